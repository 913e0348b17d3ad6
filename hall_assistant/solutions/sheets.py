"""Verification sheets (核查表) at work: how complete one is, what its table says, the line for the work order. Pure.

Completeness is shown and never forced; the table proposes and only the clerk concludes. Source: S153, S155, S159, C3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hall_assistant.casefile.sheets import ONLY, Entry, SheetState
from hall_assistant.library.library import Library
from hall_assistant.library.sheets import Condition, Field, Finding, Group, Sheet
from hall_assistant.library.standing import INSTEAD, general_words
from hall_assistant.solutions.course import Flag, events_of, flags_of

MOST_ROWS = 40
"""Rows a list may have; more is no check any more."""


@dataclass(frozen=True, slots=True)
class GroupMark:
    """How far one group is filled in."""

    group: str
    filled: int
    """Fields, or rows of a list."""
    complete: bool


def marks_of(sheet: Sheet, state: SheetState) -> tuple[GroupMark, ...]:
    """How far each group is filled in, in order."""
    return tuple(_mark(group, state) for group in sheet.groups)


def meter(marks: tuple[GroupMark, ...]) -> str:
    """Groups complete of all: `3/8`."""
    return f"{sum(mark.complete for mark in marks)}/{len(marks)}"


def _mark(group: Group, state: SheetState) -> GroupMark:
    rows = rows_of(group, state)
    whole = sum(_complete(group, entries) for entries in rows.values())
    if group.rows:
        return GroupMark(group.id, len(rows), whole >= group.least)
    return GroupMark(group.id, sum(len(entries) for entries in rows.values()), bool(whole))


def _complete(group: Group, entries: Mapping[str, Entry]) -> bool:
    """Whether what is needed is there; where nothing is, anything will do."""
    needed = [field.id for field in group.fields if field.need]
    return bool(entries) and all(field in entries for field in needed)


def rows_of(group: Group, state: SheetState) -> dict[str, Mapping[str, Entry]]:
    """What was filled into a group, by row; rows of other groups and fields no longer asked are left out."""
    asked = {field.id for field in group.fields}
    names = state.rows_begun if group.rows else tuple(row for row in state.rows if row == ONLY)
    kept = {row: {name: entry for name, entry in state.rows[row].items() if name in asked} for row in names}
    return {row: entries for row, entries in kept.items() if entries}


def flags(sheet: Sheet, state: SheetState, *, now: str) -> dict[str, list[Flag]]:
    """Orders that cannot be, by group. now: local day and hour, `2026-03-12 09:50`. Source: S166."""
    found = {}
    for group in sheet.groups:
        if group.course:
            found[group.id] = flags_of(group.course, events_of(group.course, rows_of(group, state)), now=now)
    return found


def decide(sheet: Sheet, state: SheetState, *, now: str) -> Finding | None:
    """The row of the table that what was filled in leads to; None while nothing is filled in."""
    if not state.rows:
        return None
    flagged = any(flags(sheet, state, now=now).values())
    values = {field.id: _values(group, field, state) for group in sheet.groups for field in group.fields}
    return next((row for row in sheet.findings if all(_holds(each, values, flagged) for each in row.when)), None)


def _values(group: Group, field: Field, state: SheetState) -> tuple[str, ...]:
    """Every value of a field: one, or one for each row that has it."""
    return tuple(entries[field.id].value for entries in rows_of(group, state).values() if field.id in entries)


def _holds(condition: Condition, values: Mapping[str, tuple[str, ...]], flagged: bool) -> bool:
    if condition.flagged is not None and condition.flagged != flagged:
        return False
    if condition.field is None:
        return True
    found = values.get(condition.field, ())
    return all(test(condition, found, values) for test in (_fits, _in_bounds, _compares))


def _fits(condition: Condition, found: tuple[str, ...], values: Mapping[str, tuple[str, ...]]) -> bool:
    if condition.filled is not None and condition.filled != bool(found):
        return False
    if condition.among and not any(value in condition.among for value in found):
        return False
    return not condition.none_of or (bool(found) and not any(value in condition.none_of for value in found))


def _in_bounds(condition: Condition, found: tuple[str, ...], values: Mapping[str, tuple[str, ...]]) -> bool:
    """Counts and yuan compared as numbers; what cannot be read as one counts as not filled in."""
    from decimal import Decimal, InvalidOperation

    if condition.least is None and condition.most is None:
        return True
    for value in found:
        try:
            number = Decimal(value)
        except InvalidOperation:
            continue
        if (condition.least or 0) <= number and (condition.most is None or number <= condition.most):
            return True
    return False


def _compares(condition: Condition, found: tuple[str, ...], values: Mapping[str, tuple[str, ...]]) -> bool:
    for other, wanted in ((condition.same, True), (condition.differs, False)):
        if other is None:
            continue
        against = values.get(other, ())
        if not found or not against or (found[0] == against[0]) is not wanted:
            return False
    return True


def line_of(sheet: Sheet, state: SheetState, finding: Finding | None) -> str:
    """The sheet in one line for the work order (核查): what was found, then the few fields it rests on."""
    told = "，".join(_told(sheet, state))
    if finding is None:
        return f"{sheet.title}：{told}" if told else ""
    return f"{sheet.title}：{finding.finding.rstrip('。')}" + (f"（{told}）" if told else "")


def _told(sheet: Sheet, state: SheetState) -> Iterator[str]:
    for group in sheet.groups:
        rows = rows_of(group, state)
        for field in group.fields:
            shown = [entries[field.id].shown for entries in rows.values() if field.id in entries]
            if field.told and shown:
                yield f"{field.label}：{'、'.join(dict.fromkeys(shown))}"


def words_of(finding: Finding, library: Library, topic: str) -> tuple[str, ...]:
    """What may be said with a finding: its own words once all the law they rest on is verified, else the topic's."""
    rows = [library.law.get(name) for name in finding.law]
    if all(row is not None and row.status == "verified" for row in rows):
        return finding.say
    lines = (general_words(library.phrases_for(topic or None, step), but=finding.say) for step in INSTEAD)
    return tuple(line for line in lines if line)


def offered(library: Library, topic: str) -> list[Sheet]:
    """Every sheet, those made for the topic or its tile first."""
    sheets: list[Sheet] = sorted(library.later("sheets").values(), key=lambda sheet: sheet.order)
    tile = library.tile_of(topic)
    near = {topic, tile.id if tile else ""} - {""}
    return sorted(sheets, key=lambda sheet: (topic not in sheet.topics, not near & set(sheet.topics)))
