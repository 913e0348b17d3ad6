"""Looking back on a reception: what two people say to each other about it; read and written in the private view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.casefile.reviewed import StageGrade
from hall_assistant.casefile.values import CaseId
from hall_assistant.errors import HallError
from hall_assistant.library.kinds import Step
from hall_assistant.library.review_tags import ReviewTag
from hall_assistant.logbook import coaching, review
from hall_assistant.logbook.review import LookedBack
from hall_assistant.logbook.stages import review_flow
from hall_assistant.people.records import names
from ui.context import Context
from ui.operations.acting import write_and_say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hall_assistant.app import Reading

Failed = Callable[[HallError], None]
Then = Callable[[], None]


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """What one person may read about a reception, and names by staff id."""

    back: LookedBack
    names: Mapping[str, str]
    tags: tuple[ReviewTag, ...]
    """Short marks to pick from (短评)."""


def stages(context: Context) -> tuple[Step, ...]:
    """The stages to look back by."""
    flow = review_flow(context.hall.library)
    return flow.steps if flow is not None else ()


def read_review(context: Context, *, case: CaseId, owner: QObject, then: Callable[[ReviewShown], None]) -> None:
    """Ask what the person here may read about a reception."""
    by, library = context.who, context.hall.library

    def work(at: Reading) -> ReviewShown:
        return ReviewShown(review.looked_back(at, case, by=by), names(at), tuple(library.later("review_tags").values()))

    context.runner.read(work, owner=owner, then=then)


def review_stage(
    context: Context,
    *,
    case: CaseId,
    stage: str,
    grade: StageGrade,
    whom: str,
    sentence: str,
    tag: str,
    line: tuple[str, int] | None,
    owner: QObject,
    then: Then,
    failed: Failed,
) -> None:
    """评点: say of a stage, or of one line of it, how it went."""
    by, library = context.who, context.hall.library
    write_and_say(
        context,
        lambda store: review.review_stage(
            store,
            by=by,
            case=case,
            library=library,
            stage=stage,
            grade=grade,
            whom=whom,
            sentence=sentence,
            tag=tag,
            line=line,
        ),
        "记上了，只有您和他看得到。",
        owner=owner,
        then=then,
        failed=failed,
    )


def coach(context: Context, *, case: CaseId, whom: str, text: str, owner: QObject, then: Then, failed: Failed) -> None:
    """悄悄话: a note for one colleague."""
    by = context.who
    write_and_say(
        context,
        lambda store: coaching.coach(store, by=by, case=case, whom=whom, text=text),
        "留给他了，只有您和他看得到。",
        owner=owner,
        then=then,
        failed=failed,
    )
