"""事后补记: a whole reception recorded at once, and the drafts of its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import writeup
from hall_assistant.cases.drafting import drafts_of, keep_draft
from hall_assistant.changes import Changes
from hall_assistant.errors import HallError
from ui.context import Context
from ui.models.write_up import Answers

if TYPE_CHECKING:
    from hall_assistant.app import Store

FIELDS = ("surname", "phone", "request", "done", "promise", "sentence", "order")


def _place(context: Context) -> CaseId:
    """Where the drafts of a form that is no reception yet are kept: one place per person."""
    return CaseId(f"writeup:{context.who.staff}")


def write_up(
    context: Context,
    *,
    answers: Answers,
    owner: QObject,
    then: Callable[[CaseId], None],
    failed: Callable[[HallError], None],
) -> None:
    """Record it, all or nothing; the drafts go with it."""
    by, place = context.who, _place(context)

    def work(store: Store) -> tuple[CaseId, Changes]:
        case, changes = writeup.write_up(store, by=by, answers=answers.for_the_core())
        for field in FIELDS:
            changes |= keep_draft(store, by=by, case=place, field=field, text="")
        return case, changes

    context.runner.write(work, owner=owner, then=lambda done: then(done[0]), failed=failed)


def keep(context: Context, *, field: str, text: str, owner: QObject) -> None:
    """Keep what stands in a field of the form."""
    by, place = context.who, _place(context)
    context.runner.write(lambda store: keep_draft(store, by=by, case=place, field=field, text=text), owner=owner)


def find_drafts(context: Context, *, owner: QObject, then: Callable[[dict[str, str]], None]) -> None:
    """What was being written up when the form was last left."""
    place = _place(context)
    context.runner.read(lambda at: drafts_of(at, place), owner=owner, then=then)
