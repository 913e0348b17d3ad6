"""Sheets for tests: filled in by hand, without a store, and the answers that lead to a row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from hall_assistant.casefile.sheets import ONLY, Entry, SheetState
from hall_assistant.library.sheets import Condition, Field, Finding, Group, Sheet
from hall_assistant.solutions.sheets import decide

NOW = "2026-03-12 09:50"
SERIALS = ("490154203237518", "356938035643809")
_TRIES = 60_000


def filled(sheet: Sheet, *rows: Mapping[str, str]) -> SheetState:
    """A sheet with these values: single fields and rows of lists alike; each mapping is a row where it is a list."""
    told: dict[str, dict[str, Entry]] = {}
    for place, values in enumerate(rows):
        for name, value in values.items():
            group, field = sheet.group_of(name), sheet.field(name)
            assert group and field, name
            row = f"row{place}" if group.rows else ONLY
            told.setdefault(row, {})[name] = Entry(value, field.label, value, 0, "")
    return SheetState(sheet.id, sheet.title, {row: entries for row, entries in told.items() if entries})


def way_to(sheet: Sheet, finding: Finding) -> SheetState | None:
    """What to fill in so that the table says this row, or None where nothing does."""
    for rows in islice(_tries(sheet, finding), _TRIES):
        state = filled(sheet, *rows)
        found = decide(sheet, state, now=NOW)
        if found is not None and found.id == finding.id:
            return state
    return None


def _tries(sheet: Sheet, finding: Finding) -> Iterator[list[dict[str, str]]]:
    """Every mix of values that matter for this row, more and more of the others."""
    own = _named(finding)
    for names in (own, *([*own, other] for other in _others(sheet, own))):
        for values in product(*(_candidates(sheet, name) for name in names)):
            yield [*_spread(sheet, dict(zip(names, values, strict=True))), *_unfit(sheet, finding)]


def _named(finding: Finding) -> list[str]:
    found = [name for each in finding.when for name in (each.field, each.same, each.differs) if name]
    return list(dict.fromkeys(found))


def _others(sheet: Sheet, own: list[str]) -> list[str]:
    return [field.id for group in sheet.groups for field in group.fields if field.id not in own]


def _candidates(sheet: Sheet, name: str) -> list[str]:
    field = sheet.field(name)
    assert field is not None
    if field.answers:
        twice = ["+".join(pair) for pair in _pairs(field)] if _in_rows(sheet, name) else []
        return ["", *(option.id for option in field.answers), *twice]
    return {"imei": ["", *SERIALS], "number": ["", "0", "3"], "amount": ["", "0.00", "30.00"]}.get(
        field.kind, ["", "2026-03-10" if field.kind == "date" else "话"]
    )


def _pairs(field: Field) -> Iterator[tuple[str, str]]:
    ids = [option.id for option in field.answers]
    yield from ((one, other) for at, one in enumerate(ids) for other in ids[at + 1 :])


def _in_rows(sheet: Sheet, name: str) -> bool:
    group: Group | None = sheet.group_of(name)
    return group is not None and group.rows


def _spread(sheet: Sheet, values: dict[str, str]) -> list[dict[str, str]]:
    """Two values of a field in a list stand in two rows."""
    single = {name: value for name, value in values.items() if value and not _in_rows(sheet, name)}
    rows = [
        {name: each} for name, value in values.items() if value and _in_rows(sheet, name) for each in value.split("+")
    ]
    return [single, *rows]


def _unfit(sheet: Sheet, finding: Finding) -> list[dict[str, str]]:
    """For a row that asks for an order that cannot be: an event that has not come yet."""
    wanted = any(isinstance(each, Condition) and each.flagged for each in finding.when)
    course = next((group.course for group in sheet.groups if group.course), None)
    if not wanted or course is None:
        return []
    event = sheet.field(course.event)
    assert event is not None
    return [{course.event: event.options[0].id, course.day: "2027-01-01"}]
