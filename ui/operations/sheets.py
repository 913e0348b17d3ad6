"""Verification sheets of the reception in hand: each act shows at once and is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.casefile.sheets import ONLY
from hall_assistant.casefile.values import CaseState, Evidence, Said
from hall_assistant.cases import desk
from hall_assistant.clock import local_day
from hall_assistant.errors import StaffError
from hall_assistant.library.sheets import Sheet
from hall_assistant.solutions import sheet_desk
from hall_assistant.solutions.sheet_values import checked
from hall_assistant.solutions.sheets import offered
from ui.models.counter_desk import CounterDesk, same
from ui.models.sheets import with_values
from ui.operations import cases, promises
from ui.widgets.hours import due_words

if TYPE_CHECKING:
    from ui.context import Context

Refuse = Callable[[str, StaffError], None]
"""Tells beneath which field what was refused."""


def read_sheets(context: Context, *, topic: str, owner: QObject, then: Callable[[list[Sheet]], None]) -> None:
    """Ask for all sheets, those of the topic first; read from the shelf beside the screen."""
    context.runner.read(lambda _at: offered(context.hall.library, topic), owner=owner, then=then)


def fill(
    counter: CounterDesk, *, sheet: Sheet, values: Mapping[str, str], row: str = ONLY, new: bool = False, refuse: Refuse
) -> bool:
    """Fill in fields; what cannot be taken is told at its field and nothing is recorded. new: a new row of a list."""
    taken: dict[str, str] = {}
    today = local_day(counter.now, counter.context.hall.clock.offset())
    for name, typed in values.items():
        field = sheet.field(name)
        try:
            taken[name] = checked(field, typed, today=today) if field else ""
        except StaffError as error:
            refuse(name, error)
            return False
    for name in values:
        counter.note_typing(sheet_desk.draft_of(sheet.id, row, name), "")
    who, at = counter.context.who.staff, counter.now
    counter.act(
        same if new else lambda state: with_values(state, sheet, row, taken, at=at, by=who),
        lambda store, by, case: sheet_desk.fill(store, by=by, case=case, sheet=sheet, values=values, row=row),
    )
    return True


def take_row_back(counter: CounterDesk, *, sheet: Sheet, row: str) -> None:
    """划掉: a row of a list; it stays on the timeline."""
    counter.act(same, lambda store, by, case: sheet_desk.take_row_back(store, by=by, case=case, sheet=sheet, row=row))


def conclude(counter: CounterDesk, *, sheet: Sheet, evidence: Evidence) -> None:
    """就按这个定: take what the table says as the result of the check, with the state the clerk chose."""
    counter.act(
        lambda state: replace(state, evidence=evidence),
        lambda store, by, case: sheet_desk.conclude(store, by=by, case=case, sheet=sheet, evidence=evidence),
        then=lambda: counter.context.say("核查结论记上了，摘要里有这一句。"),
    )


def say(counter: CounterDesk, *, raw: str, line: str) -> None:
    """A line of a finding was said; one with an hour gives the promise. raw: the line with its gaps. Source: S82."""
    step, at, context = counter.sight.step or "inform", counter.now, counter.context
    due = promises.hour_of_line(counter, line=raw)

    def ahead(state: CaseState) -> CaseState:
        spoken = replace(state, said=(*state.said, Said("", line, step, at)))
        return spoken if due is None else promises.with_promise(spoken, line, due, context.who.staff, at)

    counter.act(ahead, lambda store, by, case: desk.say(store, by=by, case=case, line=line, step=step, due=due))
    if due is not None:
        context.say(f"{due_words(due, at, context.hall.clock.offset())} 前，记成承诺了。")


def draft(counter: CounterDesk, *, sheet: Sheet, row: str, field: str, text: str) -> None:
    """Keep what is being typed into a field."""
    cases.draft(counter, field=sheet_desk.draft_of(sheet.id, row, field), text=text)


def draft_of(counter: CounterDesk, *, sheet: Sheet, row: str, field: str) -> str:
    """What was being typed into a field and is not recorded yet."""
    return counter.drafts.get(sheet_desk.draft_of(sheet.id, row, field), "")
