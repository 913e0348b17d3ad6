"""What a clerk does with a verification sheet (核查表): fills in fields, takes back a row, concludes."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.sheets import ONLY, SheetState
from hall_assistant.casefile.values import CaseId, Evidence
from hall_assistant.changes import Changes
from hall_assistant.clock import local_day, local_text
from hall_assistant.errors import StaffError
from hall_assistant.library.sheets import Group, Sheet
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.solutions.sheet_values import checked, shown
from hall_assistant.solutions.sheets import MOST_ROWS, decide, line_of, rows_of
from hall_assistant.store.drafts import drop
from hall_assistant.store.facts import Json
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Store, Writing


def draft_of(sheet: str, row: str, field: str) -> str:
    """Under which name what is being typed into a field is kept as a draft."""
    return f"sheet {sheet} {row} {field}"


def fill(store: Store, *, by: Actor, case: CaseId, sheet: Sheet, values: Mapping[str, str], row: str = ONLY) -> Changes:
    """Fill in fields of one group of a sheet, by id and as typed; an empty one takes its field back.

    row: the row of a list; without one a list gets a new row. Only what differs is recorded, and what was kept as a
    draft of these fields goes with it. All or nothing: raises StaffError `sheet.field` for fields that are no group's,
    `sheet.rows` where the list is full, and what `checked` raises for a value. Source: S153, S159.
    """
    with store.write() as w:
        check(w, by, "solutions.fill_sheet")
        group, today = _group_of(sheet, values, row), local_day(w.now, w.offset)
        typed_in = [draft_of(sheet.id, row, name) for name in values]
        taken = {
            field.id: checked(field, values[field.id], today=today) for field in group.fields if field.id in values
        }
        state = _state(w, case, sheet)
        if group.rows and row == ONLY:
            if len(rows_of(group, state)) >= MOST_ROWS:
                raise StaffError("sheet.rows", limit=MOST_ROWS)
            row = new_id(w.now)
        before = {name: entry.value for name, entry in state.rows.get(row, {}).items()}
        fresh = {name: value for name, value in taken.items() if value != before.get(name, "")}
        if fresh:
            ready_for_content(w, by=by, case=case)
        _append(w, by=by, case=case, sheet=sheet, row=row, values=fresh)
        for draft in typed_in:
            drop(w, case, draft)
    return w.changes


def take_row_back(store: Store, *, by: Actor, case: CaseId, sheet: Sheet, row: str) -> Changes:
    """Empty every field of a row of a list; what stood there stays on the timeline. Raises StaffError `sheet.field`."""
    with store.write() as w:
        check(w, by, "solutions.fill_sheet")
        entries = _state(w, case, sheet).rows.get(row, {})
        if row == ONLY or not entries:
            raise StaffError("sheet.field")
        ready_for_content(w, by=by, case=case)
        _append(w, by=by, case=case, sheet=sheet, row=row, values=dict.fromkeys(entries, ""))
    return w.changes


def conclude(store: Store, *, by: Actor, case: CaseId, sheet: Sheet, evidence: Evidence | None = None) -> Changes:
    """Take what the sheet's table says as the result of the check (核查结论), and set the evidence state with it.

    evidence: the state the clerk holds to be true; without it the one the table proposes. The line for the work order
    is kept as it reads now. Raises StaffError `sheet.empty` while nothing is filled in. Source: S155, C3.
    """
    with store.write() as w:
        check(w, by, "solutions.conclude_sheet")
        state = _state(w, case, sheet)
        found = decide(sheet, state, now=local_text(w.now, w.offset))
        if found is None:
            raise StaffError("sheet.empty")
        ready_for_content(w, by=by, case=case)
        w.append(
            case,
            "sheet.found",
            by=by.staff,
            open={
                "sheet": sheet.id,
                "title": sheet.title,
                "finding": found.id,
                "evidence": evidence.value if evidence else found.evidence,
            },
            sealed={
                "line": line_of(sheet, state, found),
                "short": f"{sheet.title}：{found.finding}",
                "route": found.route,
            },
        )
    return w.changes


def _state(w: Writing, case: CaseId, sheet: Sheet) -> SheetState:
    return state_of(w, case).sheets.get(sheet.id, SheetState(sheet.id))


def _group_of(sheet: Sheet, values: Mapping[str, str], row: str) -> Group:
    """The one group that all these fields stand in. Raises StaffError `sheet.field`."""
    group = next((one for one in sheet.groups if values and set(values) <= {field.id for field in one.fields}), None)
    if group is None or (row != ONLY and not group.rows):
        raise StaffError("sheet.field")
    return group


def _append(w: Writing, *, by: Actor, case: CaseId, sheet: Sheet, row: str, values: Mapping[str, str]) -> None:
    """One fact a field. Several typed in one go carry the same mark, so that they are taken back in one go too."""
    together: dict[str, Json] = {"together": new_id(w.now)} if len(values) > 1 else {}
    for name, value in values.items():
        field = sheet.field(name)
        label, told = (field.label, shown(field, value)) if field else (name, value)
        opened: dict[str, Json] = {
            "sheet": sheet.id,
            "title": sheet.title,
            "field": name,
            "row": row,
            "label": label,
            "private": bool(field and field.private),
            **together,
        }
        w.append(case, "sheet.filled", by=by.staff, open=opened, sealed={"value": value, "shown": told})
