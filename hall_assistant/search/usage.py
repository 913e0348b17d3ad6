"""How often this counter opened what it found (用得多), so that the search may put it a little higher.

Kept in this computer's own rows (`local`), a number for each entry and day; no word of a reception or of a question is
in it, and it is nobody's figure: it holds no person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hall_assistant.changes import Changes
from hall_assistant.clock import DAY, local_day
from hall_assistant.library.library import Library
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.store import Reading, Store
from hall_assistant.text import required

DAYS = 30
"""Days back that count."""
OFTEN = 10
"""Times from which more often makes no difference."""
USED, FITTING = 0.5, 0.5
"""The most that use and the case's topic add, of the 1 that lifts most."""
_KEY = "opened "
_WIDTH = len(_KEY) + len("2026-03-12 ")


@dataclass(frozen=True, slots=True)
class Lifting:
    """What lifts an entry: how often it was opened here in the last days, and the topic in hand."""

    library: Library
    times: Mapping[str, int] = field(default_factory=dict)
    """By entry id, `card:arrears_stop`."""
    topic: str = ""

    def __call__(self, entry: str) -> float:
        """0 to 1 for an entry."""
        used = min(self.times.get(entry, 0), OFTEN) / OFTEN * USED
        return used + (FITTING if self.fits(entry) else 0.0)

    def fits(self, entry: str) -> bool:
        """Whether an entry belongs to the topic in hand."""
        return bool(self.topic) and topic_of(self.library, entry) == self.topic


def topic_of(library: Library, entry: str) -> str:
    """The topic an entry belongs to; empty for one that belongs to all or none."""
    kind, _, name = entry.partition(":")
    if kind == "topic":
        return name if name in library.topics else ""
    boards: Mapping[str, Mapping[str, object]] = {
        "card": library.cards,
        "phrase": library.phrases,
        "provocation": library.provocations,
        "jargon": library.jargon,
    }
    return str(getattr(boards.get(kind, {}).get(name), "topic", ""))


def note_opened(store: Store, *, by: Actor, entry: str) -> Changes:
    """Count that something found was opened; what is older than DAYS goes.

    Raises StaffError `text.empty` or `text.too_long` for an id that is none, `access.denied`.
    """
    entry = required(entry, what="编号", limit=200)
    with store.write() as w:
        check(w, by, "search.note_opened")
        now, offset = store.clock.now(), store.clock.offset()
        w.execute(
            "INSERT INTO local(key, value) VALUES (?, '1') ON CONFLICT(key) DO UPDATE SET value = value + 1",
            (f"{_KEY}{local_day(now, offset)} {entry}",),
        )
        w.execute("DELETE FROM local WHERE key >= ? AND key < ?", (_KEY, f"{_KEY}{_first(now, offset)}"))
    return w.changes


def opened(at: Reading, *, now: int, offset: int) -> dict[str, int]:
    """How often each entry was opened at this counter in the last DAYS; now: UTC ms, offset: minutes of local time."""
    first = f"{_KEY}{_first(now, offset)}"
    rows = at.rows("SELECT key, value FROM local WHERE key >= ? AND key < ?", (first, f"{_KEY}~"))
    found: dict[str, int] = {}
    for row in rows:
        entry = row["key"][_WIDTH:]
        found[entry] = found.get(entry, 0) + int(row["value"])
    return found


def _first(at: int, offset: int) -> str:
    """The first day that counts."""
    return local_day(at - (DAYS - 1) * DAY, offset)
