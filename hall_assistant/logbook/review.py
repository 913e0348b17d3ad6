"""Looking back on a reception, stage by stage (回看评点): good, or to practise, with a sentence. Source: S10.

For two people only: who says it and the clerk it is for. Nobody else reads it, no figure counts it, no paper holds it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.reviewed import CoachingNote, StageGrade, StageReview
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.concerned import concerned, refuse_whom
from hall_assistant.logbook.stages import review_flow
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Reading, Store
from hall_assistant.text import one_line, required

LONGEST = 300
"""Characters of a sentence."""


def review_stage(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    library: Library,
    stage: str,
    grade: StageGrade,
    whom: str,
    sentence: str = "",
) -> Changes:
    """Say of a stage how it went, to one of the clerks who had the reception; said again, the last word stands.

    stage: id of a stage of the content. whom: staff id of the handler or the first-asked. What is to be practised
    wants a sentence. Raises StaffError `review.stage`, `review.whom`, `review.own`, `case.unknown`, `case.voided`,
    `text.empty`, `text.too_long`.
    """
    flow = review_flow(library)
    known = flow.step(stage) if flow is not None else None
    if known is None:
        raise StaffError("review.stage")
    with store.write() as w:
        check(w, by, "logbook.review")
        refuse_whom(w, by=by, case=case, whom=whom)
        what = f"{known.name}怎么练"
        said = (
            required(sentence, what=what, limit=LONGEST)
            if grade is StageGrade.PRACTISE
            else one_line(sentence, what=what, limit=LONGEST)
        )
        opened: dict[str, Json] = {"stage": stage, "name": known.name, "grade": grade.value, "whom": whom}
        w.append(case, "case.reviewed", by=by.staff, open=opened, sealed={"sentence": said})
    return w.changes


@dataclass(frozen=True, slots=True)
class LookedBack:
    """What one person may read of it."""

    stages: tuple[StageReview, ...]
    notes: tuple[CoachingNote, ...]
    whom: tuple[str, ...]
    """To whom this person may say something (staff ids)."""


def looked_back(at: Reading, case: CaseId, *, by: Actor) -> LookedBack:
    """What a person wrote about a reception or what was written to them; nothing of anybody else's.

    Raises StaffError `access.denied`.
    """
    check(at, by, "logbook.look_back")
    me, state = by.staff, state_of(at, case)
    return LookedBack(
        tuple(one for one in state.stage_reviews if me in (one.by, one.whom)),
        tuple(one for one in state.coaching if me in (one.by, one.whom)),
        tuple(one for one in concerned(state) if one != me),
    )
