"""What the writer remembers between transactions, so that the twentieth fact of a case costs no more than the
first.

All of it can be read again from the database; it is forgotten whenever another connection wrote or a
transaction failed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from hall_assistant.store import journal
from hall_assistant.store.driver import Connection
from hall_assistant.store.facts import Fact
from hall_assistant.store.journal import Head
from hall_assistant.store.readmodel import Kept

_SUBJECTS = 256
"""Subjects remembered at a time; a counter rarely has more than ten receptions open."""


class Known:
    """One subject: its facts, opened; its keys; its read rows by table, once they were needed."""

    def __init__(self, facts: list[Fact], keys: tuple[bytes, ...]) -> None:
        self.facts = facts
        self.keys = keys
        self.rows: dict[str, Kept] = {}
        self.marked = False
        """Whether it is noted already that the words index has to follow."""


class Memory:
    """Recent subjects, the heads of all chains, and the version of the database they were read from."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Known] = OrderedDict()
        self._version = -1
        self.heads: dict[str, Head] = {}
        self.latest = 0
        self.chain = ""

    def forget(self) -> None:
        """Read everything again when it is next needed."""
        self._known.clear()
        self._version = -1

    def drop(self, subject: str) -> None:
        """Read this subject again when it is next needed."""
        self._known.pop(subject, None)

    def unmark(self, subjects: Iterable[str]) -> None:
        """The words index says of these what their facts say."""
        for subject in subjects:
            if subject in self._known:
                self._known[subject].marked = False

    def refresh(self, at: Connection) -> None:
        """Forget if another connection has written since; called at the start of each transaction."""
        found: int = at.execute("PRAGMA data_version").fetchone()[0]
        if found != self._version:
            self._known.clear()
            self.heads = journal.heads(at)
            self.latest = max((head.clock for head in self.heads.values()), default=0)
            self.chain = meta(at, "chain") or ""
            self._version = found

    def subject(self, at: Connection, name: str) -> Known:
        """What is known of a subject, read if need be."""
        known = self._known.get(name)
        if known is None:
            known = Known(journal.of_subject(at, name), journal.subject_keys(at, name))
            self._known[name] = known
            if len(self._known) > _SUBJECTS:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(name)
        return known

    def cut(self, at: Connection, chain: str) -> None:
        """The chain lost its end: its head is another."""
        self.heads.pop(chain, None)
        head = journal.head(at, chain)
        if head is not None:
            self.heads[chain] = head

    def moved(self, chain: str, head: Head) -> None:
        """The chain has a new last fact."""
        self.heads[chain] = head
        self.latest = max(self.latest, head.clock)


def meta(at: Connection, key: str) -> str | None:
    """One of the store's own notes about itself, or None."""
    row = at.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def set_meta(at: Connection, key: str, value: str) -> None:
    """Note something about the store itself."""
    at.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))
