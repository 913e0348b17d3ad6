"""Finding a past reception again: by its number, the work order's, a phone number or its tail, a surname, or a day."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.privacy.identity import Person, matching, shown
from hall_assistant.store.store import Reading


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


_COLUMNS = (
    "subject, number, day, started, counter, mode, topic, first_asked, handler, offered_to, state, outcome, ended,"
    " sentence, order_number, open_promises"
)


def lines(at: Reading, where: str, values: tuple[object, ...], *, order: str, limit: int) -> list[CaseLine]:
    """Receptions that meet an SQL condition on table `cases`, as list lines."""
    rows = at.rows(f"SELECT {_COLUMNS}, person FROM cases WHERE {where} ORDER BY {order} LIMIT ?", (*values, limit))
    return [_line(at, dict(row)) for row in rows]


def _line(at: Reading, row: dict[str, Any]) -> CaseLine:
    case = CaseId(row.pop("subject"))
    person = shown(at, row.pop("person"))
    outcome = row.pop("outcome")
    return CaseLine(case=case, person=person, outcome=Outcome(outcome) if outcome else None, **row)


def open_of(at: Reading, staff: str, *, limit: int = 50) -> list[CaseLine]:
    """Open receptions that a person handles or is asked to take over, oldest first."""
    where = "state = 'open' AND (handler = ? OR offered_to = ?)"
    return lines(at, where, (staff, staff), order="started, subject", limit=limit)


def find(at: Reading, words: str, *, year: int, limit: int = 50) -> list[CaseLine]:
    """Receptions that fit what was typed, newest first; nothing for an empty entry.

    words: a reception or work-order number or its end, a phone number or its last four digits, a surname, or a day
    as `2026-03-12`, `03-12` or `3月12日` (of `year`).
    """
    text = unicodedata.normalize("NFKC", words).strip()
    if not text:
        return []
    clauses, values = _conditions(at, text, year)
    return lines(at, " OR ".join(clauses), tuple(values), order="started DESC, subject", limit=limit)


def _conditions(at: Reading, text: str, year: int) -> tuple[list[str], list[object]]:
    plain = text.upper().replace(" ", "")
    clauses = ["number = ?", "order_number = ?", "number LIKE ? ESCAPE '\\'"]
    values: list[object] = [plain, text, f"%{_literal(plain)}%"]
    day = _day(text, year)
    if day:
        clauses, values = [*clauses, "day = ?"], [*values, day]
    people = _people(at, text)
    if people:
        clauses, values = [*clauses, f"person IN ({', '.join('?' * len(people))})"], [*values, *people]
    return clauses, values


def _literal(text: str) -> str:
    """Text with the wildcards of LIKE made plain; a pattern is cut to what a number can hold."""
    return re.sub(r"([\\%_])", r"\\\1", text[:40])


def _people(at: Reading, text: str) -> list[str]:
    digits = re.sub(r"[\s\-]", "", text).removeprefix("+86")
    if digits.isascii() and digits.isdigit():
        return matching(at, "tail" if len(digits) == 4 else "number", digits)[:200]
    surname = text.removesuffix("女士").removesuffix("先生")
    return matching(at, "surname", surname)[:200]


def _day(text: str, year: int) -> str:
    found = re.fullmatch(r"(?:(\d{4})[-/年.])?(\d{1,2})[-/月.](\d{1,2})日?", text)
    if not found:
        return ""
    return f"{int(found[1] or year):04d}-{int(found[2]):02d}-{int(found[3]):02d}"
