"""Writing: what can be done inside one transaction. Facts are appended; the read rows follow from them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from hall_assistant.changes import Changes
from hall_assistant.clock import Clock
from hall_assistant.store import journal, sealing, taking, words
from hall_assistant.store.database import raise_sorted
from hall_assistant.store.driver import Connection, Error, Row
from hall_assistant.store.facts import FIRST, Entry, Fact, Json, canonical, digest, next_clock, parsed, timed
from hall_assistant.store.journal import Head, binding
from hall_assistant.store.memory import Known, Memory
from hall_assistant.store.reading import Params, Reading
from hall_assistant.store.readmodel import Models, subject_kind

LOCAL_TABLES = frozenset({"begun", "drafts", "local", "persons", "person_match", "pin_tries", "signed_heads"})
"""Tables that are written by SQL; everything else follows from facts."""
_WRITES = re.compile(
    r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+(\w+)", re.I
)
_NOTHING: Mapping[str, Json] = {}


class Writing(Reading):
    """One transaction. Row questions see what was appended before them; nothing is visible outside until it
    ends well.
    """

    def __init__(self, connection: Connection, folder: Path, memory: Memory, models: Models, clock: Clock) -> None:
        super().__init__(connection, folder)
        self._memory = memory
        self._models = models
        self._clock = clock
        self._dirty: dict[str, None] = {}
        self._subjects: set[str] = set()
        self._kinds: set[str] = set()
        self.appended: set[str] = set()
        """Chains that got facts."""
        self.forgot = False
        """Whether something was forgotten."""

    @property
    def now(self) -> int:
        """The time of this transaction's clock, UTC milliseconds."""
        return self._clock.now()

    @property
    def offset(self) -> int:
        """Minutes that local time lies east of UTC."""
        return self._clock.offset()

    @property
    def changes(self) -> Changes:
        """What changed: kinds of subject, read tables and local tables touched, and the subjects. Final after
        the block.
        """
        waiting = {name for subject in self._dirty if (model := self._models.of(subject)) for name in model.tables}
        return Changes(frozenset(self._kinds | waiting), frozenset(self._subjects))

    def append(
        self,
        subject: str,
        kind: str,
        *,
        by: str,
        open: Mapping[str, Json] = _NOTHING,
        sealed: Mapping[str, Json] | None = None,
        version: int = 1,
    ) -> Fact:
        """Append a fact about `subject`, done `by` a staff id; returns it as every later reader will see it.

        open: the body anyone with the file may read. sealed: what was typed by or about people, kept under
        the subject's own key. Raises TypeError or ValueError for a body no fact can hold, StaffError
        `subject.forgotten` for words about a subject that was forgotten, SurroundingsError if the disk will not.
        """
        try:
            body = canonical(self._covered(subject, kind, open, sealed)) if sealed else None
            return self._append(subject, kind, by, open, body, version)
        except Error as problem:
            raise_sorted(problem, self._folder)

    def _covered(
        self, subject: str, kind: str, open: Mapping[str, Json], sealed: Mapping[str, Json]
    ) -> Mapping[str, Json]:
        """The words as they may be kept: the one place where full numbers of customers stay behind."""
        model = self._models.of(subject)
        return sealed if model is None or model.cover is None else model.cover(self, kind, open, sealed)

    def _append(
        self, subject: str, kind: str, by: str, body: Mapping[str, Json], sealed: bytes | None, version: int
    ) -> Fact:
        memory, chain, now = self._memory, self._memory.chain, self.now
        known = memory.subject(self._at, subject)
        head = memory.heads.get(chain)
        seq, prev = (head.seq + 1, head.hash) if head else (1, FIRST)
        clock = next_clock(now, memory.latest)
        open = canonical(timed(body, now, clock))
        box = self._seal(known, subject, sealed, binding(chain, seq)) if sealed else None
        fields = (chain, seq, clock, self._clock.offset(), by, subject, kind, version)
        hash = digest(*fields, open, box, prev)
        journal.insert(self._at, Entry(*fields, open, box, prev, hash))
        fact = Fact(*fields, open=parsed(open), sealed=parsed(sealed) if sealed else {})
        known.facts.append(fact)
        memory.moved(chain, Head(seq, clock, hash))
        self._touch_subject(subject, chain)
        return fact

    def _seal(self, known: Known, subject: str, plain: bytes, bind: bytes) -> bytes:
        if not any(known.keys):
            known.keys = (journal.make_subject_key(self._at, subject),)
        return sealing.seal(known.keys[0], plain, bind)

    def _touch_subject(self, subject: str, chain: str) -> None:
        self._dirty[subject] = None
        self._subjects.add(subject)
        self._kinds.add(subject_kind(subject))
        self.appended.add(chain)

    def facts(self, subject: str) -> list[Fact]:
        """The subject's facts with those of this transaction, in order."""
        try:
            return list(self._memory.subject(self._at, subject).facts)
        except Error as problem:
            raise_sorted(problem, self._folder)

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        """The rows a question gives; read rows stand as after everything appended so far."""
        self.settled()
        return super().rows(sql, params)

    def one(self, sql: str, params: Params = ()) -> Row | None:
        """The first row, or None; see `rows`."""
        self.settled()
        return super().one(sql, params)

    def settled(self) -> None:
        """Refold now what has been appended, so that the read rows say it."""
        while self._dirty:
            self.refold(next(iter(self._dirty)))

    def refold(self, subject: str) -> None:
        """Make the subject's read rows say what its facts say."""
        try:
            self._refold(subject)
        except Error as problem:
            raise_sorted(problem, self._folder)
        self._dirty.pop(subject, None)

    def _refold(self, subject: str) -> None:
        model = self._models.of(subject)
        if model is None:
            return
        known = self._memory.subject(self._at, subject)
        folded = model.fold(subject, known.facts) if known.facts else {}
        for name in model.tables:
            table = self._models.table(self._at, name)
            before = known.rows[name] if name in known.rows else table.kept(self._at, subject)
            after = table.folded(subject, folded.get(name, ()))
            if table.replace(self._at, before, after):
                self._kinds.add(name)
                self._subjects.add(subject)
            known.rows[name] = after
        if model.words is not None and not known.marked:
            words.mark(self._at, subject)
            known.marked = True

    def follow(self, limit: int) -> int:
        """Bring the words index up for so many subjects, oldest first; returns how many there were."""
        how = self._models.words
        if how is None:
            return 0
        try:
            followed = words.follow(self._at, self._models, how, self.facts, limit=limit)
        except Error as problem:
            raise_sorted(problem, self._folder)
        self._memory.unmark(followed)
        return len(followed)

    def execute(self, sql: str, params: Params = ()) -> None:
        """Write to a local table (`LOCAL_TABLES`); ValueError for any other, which would be a side door past
        the facts.
        """
        if _written(sql) not in LOCAL_TABLES:
            raise ValueError(f"not a local table: {sql}")
        try:
            self._at.execute(sql, params)
        except Error as problem:
            raise_sorted(problem, self._folder)

    def forget(self, subject: str) -> None:
        """Destroy the key of what was typed about a subject (遗忘): its sealed bodies read 「已删除」 from now on, and
        no further one is taken. The facts themselves, and their hashes, stay.
        """
        self.forgot = True
        self._subjects.add(subject)
        try:
            journal.destroy_subject_key(self._at, subject)
            self._memory.drop(subject)
            self._refold(subject)
            self._forget_words(subject)
        except Error as problem:
            raise_sorted(problem, self._folder)
        self._dirty.pop(subject, None)

    def _forget_words(self, subject: str) -> None:
        """Take a subject's words out of the index now, not in an idle moment."""
        model = self._models.of(subject)
        if model is not None and model.words is not None:
            words.bring_up(self._at, self._models, model.words, subject, self.facts(subject))
            self._memory.unmark([subject])

    def take(self, entries: Sequence[Entry]) -> int:
        """Append facts that another copy of this hall wrote, in the sequence of their chain; returns how many were new.

        Those that are here already are passed over. Raises StaffError: `exchange.forked` where another fact stands in
        that place, `exchange.gap` where one before it is missing, `exchange.altered` where one is not as written,
        `exchange.keys` where a sealed one came before the key of its subject.
        """
        try:
            return sum(self._take(entry) for entry in entries)
        except Error as problem:
            raise_sorted(problem, self._folder)

    def _take(self, entry: Entry) -> bool:
        if not taking.is_new(self._at, self._memory.heads.get(entry.chain), entry):
            return False
        journal.insert(self._at, entry)
        self._memory.drop(entry.subject)
        head = self._memory.heads.get(entry.chain)
        if head is None or head.seq < entry.seq:
            self._memory.moved(entry.chain, Head(entry.seq, entry.clock, entry.hash))
        self._touch_subject(entry.subject, entry.chain)
        return True

    def cut(self, chain: str, after: int) -> list[tuple[Fact, bytes | None]]:
        """Take the end of a chain out of the journal, to be carried into another: each fact opened, and its sealed body
        as it lay. Only for facts that never left this computer.
        """
        entries = list(journal.of_chain(self._at, chain, after))
        found = [
            (journal.opened([entry], journal.subject_keys(self._at, entry.subject))[0], entry) for entry in entries
        ]
        journal.cut(self._at, chain, after)
        self._memory.cut(self._at, chain)
        for entry in entries:
            self._memory.drop(entry.subject)
            self._touch_subject(entry.subject, chain)
        return [(fact, entry.sealed) for fact, entry in found]

    def carry(self, fact: Fact, box: bytes | None, open: Mapping[str, Json]) -> None:
        """Append a fact that was cut, under its own clock and person, with a new open body."""
        memory, chain = self._memory, self._memory.chain
        head = memory.heads[chain]
        seq = head.seq + 1
        if fact.sealed:
            known = memory.subject(self._at, fact.subject)
            box = self._seal(known, fact.subject, canonical(fact.sealed), binding(chain, seq))
        fields = (chain, seq, fact.clock, fact.offset, fact.actor, fact.subject, fact.kind, fact.version)
        body = canonical(open)
        hash = digest(*fields, body, box, head.hash)
        journal.insert(self._at, Entry(*fields, body, box, head.hash, hash))
        memory.moved(chain, Head(seq, fact.clock, hash))
        memory.drop(fact.subject)
        self._touch_subject(fact.subject, chain)

    def give_key(self, subject: str, key: bytes) -> None:
        """Keep a key under which another copy of this hall seals words about a subject; `DESTROYED` forgets the
        subject here too. A subject that is forgotten here stays so.
        """
        known = journal.subject_keys(self._at, subject)
        if known == (journal.DESTROYED,) or key in known:
            return
        if key == journal.DESTROYED:
            self.forget(subject)
        else:
            journal.add_subject_key(self._at, subject, key)
            self._memory.drop(subject)
            self._dirty[subject] = None

    def touch(self, kind: str) -> None:
        """Add a kind to `changes`, for writes to local tables."""
        self._kinds.add(kind)

    def stale(self) -> None:
        """Part of the transaction was taken back: refold every subject it touched before it ends."""
        self._dirty.update(dict.fromkeys(self._subjects))


@lru_cache(maxsize=256)
def _written(sql: str) -> str | None:
    found = _WRITES.match(sql)
    return found.group(1).lower() if found else None
