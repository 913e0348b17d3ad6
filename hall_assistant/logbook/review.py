"""Looking back on a reception, by stage and by line (回看评点): good, or to practise, and why. Source: S10.

For two people only: who says it and the clerk it is for. Nobody else reads it, no figure counts it, no paper holds it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.reviewed import COACHING, CoachingNote, StageGrade, StageReview
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.library.review_tags import ReviewTag
from hall_assistant.logbook.concerned import concerned, refuse_whom
from hall_assistant.logbook.stages import review_flow
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Reading, Store, Writing
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
    tag: str = "",
    line: tuple[str, int] | None = None,
) -> Changes:
    """Say of a stage, or of one line of the record, how it went; said again, the last word stands.

    stage: id of a stage of the content; the one a line is put in. whom: staff id of the handler or the first-asked.
    tag: id of a short mark of that stage and grade. What is to be practised wants a mark or a sentence. line: chain and
    place of the fact it is about. Raises StaffError `review.stage`, `review.tag`, `review.line`, `review.whom`,
    `review.own`, `case.unknown`, `case.voided`, `text.empty`, `text.too_long`.
    """
    name = _stage_name(library, stage)
    opened: dict[str, Json] = {"stage": stage, "name": name, "grade": grade.value, "whom": whom}
    opened |= _marked(library, stage, grade, tag) if tag else {}
    with store.write() as w:
        check(w, by, "logbook.review")
        refuse_whom(w, by=by, case=case, whom=whom)
        if line is not None:
            opened |= _standing(w, case, line)
        needed = grade is StageGrade.PRACTISE and not tag
        said = (required if needed else one_line)(sentence, what=f"{name}怎么练", limit=LONGEST)
        w.append(case, "case.reviewed", by=by.staff, open=opened, sealed={"sentence": said})
    return w.changes


def _stage_name(library: Library, stage: str) -> str:
    flow = review_flow(library)
    known = flow.step(stage) if flow is not None else None
    if known is None:
        raise StaffError("review.stage")
    return known.name


def _marked(library: Library, stage: str, grade: StageGrade, tag: str) -> dict[str, Json]:
    found: ReviewTag | None = library.later("review_tags").get(tag)
    if found is None or (found.stage, found.grade) != (stage, grade.value):
        raise StaffError("review.tag")
    return {"tag": tag, "tag_name": found.name}


def _standing(w: Writing, case: CaseId, line: tuple[str, int]) -> dict[str, Json]:
    """The fact a word is about, if the record holds it and it was not taken back."""
    undone = {(one.open.get("chain"), one.open.get("seq")) for one in w.facts(case) if one.kind == "case.undone"}
    if line in undone or all(one.ref != line or one.kind in COACHING for one in w.facts(case)):
        raise StaffError("review.line")
    return {"chain": line[0], "seq": line[1]}


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
