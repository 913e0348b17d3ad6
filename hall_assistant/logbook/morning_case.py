"""Yesterday's case (昨天一例): which reception is told at the meeting; the manager picks, else the hardest is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hall_assistant.casefile.values import OUTCOME_NAMES, CaseId, Outcome
from hall_assistant.changes import Changes
from hall_assistant.clock import MINUTE, local_day
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.morning_model import KIND, subject_of
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.privacy.masking import masked
from hall_assistant.store.driver import Row
from hall_assistant.store.store import Reading, Store

MOST = 20
"""Receptions to pick from; a day has some dozens, the hardest come first."""


@dataclass(frozen=True, slots=True)
class ToldCase:
    """A reception as it is told to everybody: no name, numbers masked."""

    case: CaseId
    number: str
    day: str
    words: str
    """Its matter and its sentence, in one sentence."""


def pick_case(store: Store, *, by: Actor, case: CaseId) -> Changes:
    """Tell this reception at today's meeting; picked again, the later pick holds.

    Raises StaffError `access.denied`, `case.unknown`, `morning.not_ended` for one that is open or voided.
    """
    with store.write() as w:
        check(w, by, "logbook.pick_case")
        row = w.one("SELECT state FROM cases WHERE subject = ?", (case,))
        if row is None:
            raise StaffError("case.unknown")
        if row["state"] != "ended":
            raise StaffError("morning.not_ended")
        w.append(subject_of(local_day(w.now, w.offset)), KIND, by=by.staff, open={"case": case})
    return w.changes


def day_before(at: Reading, day: str) -> str | None:
    """The last day before this one that has a reception: yesterday, or Friday on a Monday; None for the first day."""
    row = at.one("SELECT max(day) AS day FROM cases WHERE day < ?", (day,))
    return row["day"] if row is not None else None


# `+state`: by itself the database would rather walk everything that ever ended.
_HARDEST = """
SELECT subject, number, day, topic, outcome, sentence, hops, max(ended - started, 0) AS lasted FROM cases
WHERE {} AND +state = 'ended' ORDER BY hops DESC, lasted DESC, subject LIMIT ?
"""


def to_pick_from(at: Reading, library: Library, *, today: str) -> list[ToldCase]:
    """The ended receptions of the last day that had any, handed on most first, then the longest."""
    day = day_before(at, today)
    rows = at.rows(_HARDEST.format("day = ?"), (day, MOST)) if day else []
    return [_told(row, library) for row in rows]


def told_case(at: Reading, library: Library, *, today: str) -> ToldCase | None:
    """The reception told at the meeting of a day: the one picked while it stands, else the hardest."""
    picked = at.one("SELECT case_id FROM morning_cases WHERE subject = ?", (subject_of(today),))
    rows = at.rows(_HARDEST.format("subject = ?"), (picked["case_id"], 1)) if picked is not None else []
    found = [_told(row, library) for row in rows] or to_pick_from(at, library, today=today)[:1]
    return found[0] if found else None


def _told(row: Row, library: Library) -> ToldCase:
    topic = library.topics.get(row["topic"] or "")
    minutes = row["lasted"] // MINUTE
    course = [f"转手{row['hops']}次"] if row["hops"] else []
    course += [f"前后{lasted(minutes)}"] if minutes > 0 else []
    result = OUTCOME_NAMES[Outcome(row["outcome"])] if row["outcome"] else ""
    words = "：".join(part for part in (topic.name if topic else "", masked(row["sentence"] or "")) if part)
    words = f"{words or '没写一句话'}（{'，'.join((result, *course) if result else course)}）"
    return ToldCase(CaseId(row["subject"]), row["number"], row["day"], words)


def lasted(minutes: int) -> str:
    """How long a reception went on, as it is said: 35分钟, 3小时, 2天."""
    if minutes < 60:
        return f"{minutes}分钟"
    return f"{round(minutes / 60)}小时" if minutes < 24 * 60 else f"{round(minutes / 60 / 24)}天"


def day_words(day: str, today: str) -> str:
    """The day a case is of, as it is said: 昨天, or 3月12日."""
    then, now = date.fromisoformat(day), date.fromisoformat(today)
    return "昨天" if (now - then).days == 1 else f"{then.month}月{then.day}日"
