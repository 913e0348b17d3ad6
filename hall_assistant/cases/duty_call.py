"""The four lines said to the duty manager (叫值班经理), also when no reception was begun. Source: S110, counter.md."""

from __future__ import annotations

from dataclasses import replace

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.brief import brief_of
from hall_assistant.library.library import Library
from hall_assistant.store.store import Reading


def duty_lines(
    at: Reading, case: CaseId | None, library: Library, *, counter: str, caller: str, now: int, offset: int
) -> tuple[str, ...]:
    """Four lines about the reception in hand; without one they name the counter (`03`) and who calls.

    Raises StaffError `template.missing`, `template.broken`.
    """
    told = brief_of(at, case or CaseId(""), library, now=now, offset=offset)
    told = replace(told, counter=told.counter or counter, first_asked=told.first_asked or caller)
    return told.duty_lines(library)
