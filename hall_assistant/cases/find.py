"""Finding a past reception again: by its number, the work order's, a phone number or its tail, a surname, or a day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from hall_assistant.casefile.number import spellings
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.errors import StaffError
from hall_assistant.privacy.identity import Person, digits_of, matching, same_number, shown_each
from hall_assistant.store.store import Reading
from hall_assistant.text import whole

_Way: TypeAlias = tuple[str, tuple[object, ...]]
"""An SQL condition that an index answers, and its values."""
_LONGEST = 100
"""Characters; nothing that can be found is longer."""
_FRONT = re.compile(r"[A-Z0-9]{4,8}-\d{6}(-\d*(-\d*)?)?", re.ASCII)
"""A reception number down to its day at least."""
_PART = re.compile(
    r"((?P<counter>\d{1,2})-)?(?P<year>\d\d)?(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])-(?P<sequence>\d{1,4})(-(?P<check>\d\d))?",
    re.ASCII,
)
"""A reception number from its day on, with the counter before it or without."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One reception as a list shows it."""

    case: CaseId
    number: str
    day: str
    started: int
    counter: str
    mode: str
    topic: str
    first_asked: str
    handler: str
    offered_to: str
    state: str
    outcome: Outcome | None
    ended: int | None
    sentence: str
    order_number: str
    open_promises: int
    person: Person
    open_legs: int = 0
    offer_until: int | None = None
    """When an offer returns by itself, UTC milliseconds."""
    returned_from: str | None = None
    """Who did not take it over, until the handler has seen that."""
    crossed: bool = False
    """Ended at a counter that did not know of a promise given at another; open again (两台没对上)."""


_COLUMNS = (
    "subject, number, day, started, counter, mode, topic, first_asked, handler, offered_to, state, outcome, ended,"
    " sentence, order_number, open_promises, person, open_legs, offer_until, returned_from, crossed"
)
"""In the order of `CaseLine`: a list of thousands is put together by place."""
_OUTCOME, _PERSON = 11, 16
_OUTCOMES: Mapping[str, Outcome] = {one.value: one for one in Outcome}


def lines(at: Reading, where: str, values: tuple[object, ...], *, order: str, limit: int) -> list[CaseLine]:
    """Receptions that meet an SQL condition on table `cases` (`c`), as list lines."""
    found = at.rows(f"SELECT {_COLUMNS} FROM cases c WHERE {where} ORDER BY {order} LIMIT ?", (*values, limit))
    rows = [list(row) for row in found]
    people = shown_each(at, (row[_PERSON] for row in rows))
    for row in rows:
        row[_OUTCOME], row[_PERSON] = _OUTCOMES.get(row[_OUTCOME]), people[row[_PERSON]]
    return [CaseLine(*row) for row in rows]


def open_of(at: Reading, staff: str, *, limit: int = 50) -> list[CaseLine]:
    """Open receptions that a person handles or is asked to take over, oldest first."""
    where = "state = 'open' AND (handler = ? OR offered_to = ?)"
    return lines(at, where, (staff, staff), order="started, subject", limit=limit)


def offered_to(at: Reading, staff: str, *, limit: int = 50) -> list[CaseLine]:
    """Open receptions that a person is asked to take over, oldest first; as quick with many open ones as with few."""
    where = "state = 'open' AND offered_to <> '' AND offered_to = ?"
    return lines(at, where, (staff,), order="started, subject", limit=limit)


def came_before(at: Reading, person: str, *, but: CaseId) -> bool:
    """Whether another reception, not voided, bears the number this customer (id in the vault) gave (有上次记录)."""
    people = same_number(at, person)[:200]
    marks = ", ".join("?" * len(people))
    where = f"person IN ({marks}) AND subject <> ? AND state <> 'voided'"
    return bool(people) and at.one(f"SELECT 1 FROM cases WHERE {where} LIMIT 1", (*people, but)) is not None


def find(at: Reading, words: str, *, year: int, limit: int = 50) -> list[CaseLine]:
    """Receptions that fit what was typed, newest first; nothing for an empty entry.

    words: a reception number, with or without hyphens; its front down to the day (`YS03-260312`) or its part from the
    day on, with its counter as lists show it (`3-0312-007`) or without, of `year` or the year before; a work order's
    number; a phone number or its last four digits; a surname; or a day as `2026-03-12`, `03-12` or `3月12日` (of
    `year`).
    Every way leads through an index: it stays quick with years of receptions.
    """
    text = unicodedata.normalize("NFKC", words).strip()
    if not text or len(text) > _LONGEST or not whole(text):
        return []
    ways = [*_by_number(text, year), *_by_order(words, text), *_by_day(text, year), *_by_person(at, text)]
    where = " OR ".join(clause for clause, _ in ways)
    values = tuple(value for _, values in ways for value in values)
    return lines(at, where, values, order="started DESC, subject", limit=limit)


def _by_number(text: str, year: int) -> Iterator[_Way]:
    plain = text.upper().replace(" ", "")
    numbers = spellings(plain)
    if numbers:
        yield _one_of("number", numbers)
    elif _FRONT.fullmatch(plain):
        yield "number >= ? AND number < ?", (plain, f"{plain}~")
    part = _PART.fullmatch(plain)
    if part:
        years = (int(part["year"]) + 2000,) if part["year"] else (year, year - 1)
        for one in years:
            stem = f"{one % 100:02d}{part['month']}{part['day']}-{int(part['sequence']):03d}-"
            day = f"{one:04d}-{part['month']}-{part['day']}"
            front = f"%{int(part['counter']):02d}" if part["counter"] else "%"
            yield "day = ? AND number LIKE ?", (day, f"{front}-{stem}{part['check'] or '%'}")


def _by_order(words: str, text: str) -> Iterator[_Way]:
    """A work order's number is kept as it was typed, also in full-width figures."""
    yield _one_of("order_number", sorted({words.strip(), text}))


def _by_day(text: str, year: int) -> Iterator[_Way]:
    day = _day(text, year)
    if day:
        yield "day = ?", (day,)


def _by_person(at: Reading, text: str) -> Iterator[_Way]:
    people = _people(at, text)
    if people:
        yield _one_of("person", people)


def _one_of(column: str, values: Sequence[str]) -> _Way:
    return f"{column} IN ({', '.join('?' * len(values))})", tuple(values)


def _people(at: Reading, text: str) -> list[str]:
    try:
        digits = digits_of(text)
    except StaffError:  # no number, so perhaps a name
        surname = text.removesuffix("女士").removesuffix("先生")
        return matching(at, "surname", surname)[:200]
    return matching(at, "tail" if len(digits) == 4 else "number", digits)[:200]


def _day(text: str, year: int) -> str:
    found = re.fullmatch(r"(?:(\d{4})[-/年.])?(\d{1,2})[-/月.](\d{1,2})日?", text)
    if not found:
        return ""
    return f"{int(found[1] or year):04d}-{int(found[2]):02d}-{int(found[3]):02d}"
