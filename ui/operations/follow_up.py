"""Promises of any reception, settled from the follow-up list; and one reception brought to hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hall_assistant.casefile.values import CaseId
from hall_assistant.errors import HallError
from hall_assistant.promises import desk
from ui.context import Context
from ui.models.follow_up import FollowUp, load_follow_up

Failed = Callable[[HallError], None]


def read_follow_up(context: Context, *, owner: QObject, then: Callable[[FollowUp], None]) -> None:
    """Ask for the open promises, the offers waiting and one's own open receptions."""
    me = context.who.staff
    context.runner.read(lambda at: load_follow_up(at, me), owner=owner, then=then)


def keep(context: Context, *, case: CaseId, promise: str, owner: QObject, failed: Failed) -> None:
    """兑现: what was promised is done."""
    by = context.who
    context.runner.write(
        lambda store: desk.keep(store, by=by, case=case, promise=promise),
        owner=owner,
        then=lambda _changes: context.say(f"{promise} 兑现，记上了。"),
        failed=failed,
    )


def renew(
    context: Context,
    *,
    case: CaseId,
    promise: str,
    due: int,
    why: str,
    owner: QObject,
    then: Callable[[], None],
    failed: Failed,
) -> None:
    """改约: a new hour (UTC ms); the old one stays on file."""
    by = context.who

    def done() -> None:
        context.say("新钟点记上了，原来那次也留着。")
        then()

    context.runner.write(
        lambda store: desk.renew(store, by=by, case=case, promise=promise, due=due, why=why),
        owner=owner,
        then=lambda _changes: done(),
        failed=failed,
    )


def take_in_hand(context: Context, *, case: CaseId) -> None:
    """打开接待: show it at the desk."""
    context.attend(case)
    context.wide_wanted.emit("desk")
