"""What the verification sheets show, worked out from the state in hand. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hall_assistant.casefile.sheets import ONLY, Entry, SheetState
from hall_assistant.casefile.values import EVIDENCE_NAMES, CaseState, Evidence
from hall_assistant.library.library import Library
from hall_assistant.library.sheets import Field, Finding, Group, Sheet
from hall_assistant.people.values import Actor
from hall_assistant.phrases.render import render
from hall_assistant.solutions.course import Flag, events_of
from hall_assistant.solutions.sheet_values import shown
from hall_assistant.solutions.sheets import decide, flags, marks_of, meter, rows_of, words_of
from ui.models.hand import Hand
from ui.models.sight import slot_values
from ui.widgets.chips import ChipFace

COVERED = "填了"
"""What stands for a private value in the public view."""


@dataclass(frozen=True, slots=True)
class RowFace:
    """One row of a list as it is shown."""

    row: str
    text: str
    flagged: bool = False
    """Whether its place in the course cannot be."""
    flags: tuple[str, ...] = ()
    """Why; told once, at the first of the rows it is about."""


@dataclass(frozen=True, slots=True)
class GroupFace:
    """One group: how far it is filled in, what stands in it and, for a list, its rows in order."""

    group: Group
    filled: int
    complete: bool
    entries: Mapping[str, Entry]
    """Of a group that is no list."""
    rows: tuple[RowFace, ...] = ()
    entries_of: Mapping[str, Mapping[str, Entry]] | None = None
    """Of each row of a list."""

    @property
    def title(self) -> str:
        """Its name, how much of it, and a mark once all that counts is there."""
        count = f" {self.filled}" if self.group.rows else f" {self.filled}/{len(self.group.fields)}"
        return f"{self.group.name}{count if self.filled else ''}{' ✓' if self.complete else ''}"


@dataclass(frozen=True, slots=True)
class SaidFace:
    """A line to say with a finding."""

    say: str
    text: str
    """With its slots filled as far as known."""
    missing: tuple[tuple[str, str], ...]
    """(slot, label) of gaps still open."""
    said: bool


@dataclass(frozen=True, slots=True)
class FindingFace:
    """What the table says now."""

    finding: Finding
    lines: tuple[SaidFace, ...]
    cards: tuple[ChipFace, ...]
    concluded: str
    """What was concluded before, or empty."""
    stale: bool
    """Whether the table says something else than what was concluded."""


@dataclass(frozen=True, slots=True)
class SheetFace:
    """One sheet with all its groups."""

    sheet: Sheet
    meter: str
    groups: tuple[GroupFace, ...]
    finding: FindingFace | None


def sheet_chips(sheets: list[Sheet], state: CaseState, current: str) -> tuple[ChipFace, ...]:
    """Every sheet; those begun with their completeness."""
    return tuple(
        ChipFace(sheet.id, _chip_words(sheet, state), checked=sheet.id == current, hint=sheet.about) for sheet in sheets
    )


def _chip_words(sheet: Sheet, state: CaseState) -> str:
    begun = state.sheets.get(sheet.id)
    return f"{sheet.title} {meter(marks_of(sheet, begun))}" if begun and begun.rows else sheet.title


def sheet_face(sheet: Sheet, hand: Hand, library: Library, *, by: Actor | None, now: str, private: bool) -> SheetFace:
    """A sheet as it is shown. now: local day and hour."""
    state = hand.state.sheets.get(sheet.id, SheetState(sheet.id))
    marks = marks_of(sheet, state)
    wrong = flags(sheet, state, now=now)
    groups = tuple(
        GroupFace(
            group,
            mark.filled,
            mark.complete,
            {} if group.rows else rows_of(group, state).get(ONLY, {}),
            row_faces(group, state, wrong.get(group.id, []), private=private),
            rows_of(group, state) if group.rows else None,
        )
        for group, mark in zip(sheet.groups, marks, strict=True)
    )
    found = decide(sheet, state, now=now)
    return SheetFace(sheet, meter(marks), groups, _finding(found, state, hand, library, by) if found else None)


def row_faces(group: Group, state: SheetState, wrong: list[Flag], *, private: bool) -> tuple[RowFace, ...]:
    """Rows of a list, a course of events in its order."""
    rows = rows_of(group, state) if group.rows else {}
    order = [event.row for event in events_of(group.course, rows)] if group.course else []
    names = [*order, *(row for row in rows if row not in order)]
    first = {flag.says: min(flag.rows, key=names.index) for flag in wrong}
    return tuple(
        RowFace(
            row,
            _row_words(group, rows[row], private=private),
            any(row in flag.rows for flag in wrong),
            tuple(says for says, at in first.items() if at == row),
        )
        for row in names
    )


def _row_words(group: Group, entries: Mapping[str, Entry], *, private: bool) -> str:
    first = [group.course.day, group.course.hour, group.course.event] if group.course else []
    when = " ".join(entries[name].shown for name in first if name in entries)
    rest = [
        words_shown(field, entries.get(field.id), private=private) for field in group.fields if field.id not in first
    ]
    return " · ".join(part for part in (when, *rest) if part)


def words_shown(field: Field, entry: Entry | None, *, private: bool) -> str:
    """A value as it may be seen; a private one is covered in the public view."""
    if entry is None:
        return ""
    return entry.shown if private or not field.private else f"{field.label}{COVERED}"


def _finding(found: Finding, state: SheetState, hand: Hand, library: Library, by: Actor | None) -> FindingFace:
    told = state.concluded
    titles = {name: library.cards[name].title for name in found.cards if name in library.cards}
    return FindingFace(
        found,
        tuple(_said(line, hand, library, by) for line in words_of(found, library, hand.state.topic)),
        tuple(ChipFace(name, title) for name, title in titles.items()),
        f"{EVIDENCE_NAMES[Evidence(told.evidence)]} · {told.short}" if told else "",
        bool(told) and told is not None and told.finding != found.id,
    )


def _said(line: str, hand: Hand, library: Library, by: Actor | None) -> SaidFace:
    filled = render(line, slot_values(hand, by), library.slots)
    missing = tuple((name, library.slots[name].label if name in library.slots else name) for name in filled.missing)
    return SaidFace(line, filled.text, missing, any(said.line == filled.text for said in hand.state.said))


def with_values(state: CaseState, sheet: Sheet, row: str, values: Mapping[str, str], *, at: int, by: str) -> CaseState:
    """The state as it will be once these values are recorded; painted ahead of the store."""
    before = state.sheets.get(sheet.id, SheetState(sheet.id, sheet.title))
    entries = {**before.rows.get(row, {})}
    for name, value in values.items():
        field = sheet.field(name)
        if field and value:
            entries[name] = Entry(value, field.label, shown(field, value), at, by, field.private)
        else:
            entries.pop(name, None)
    rows = {**before.rows, row: entries}
    kept = {name: told for name, told in rows.items() if told}
    return replace(state, sheets={**state.sheets, sheet.id: replace(before, rows=kept)})
