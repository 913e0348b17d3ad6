"""今日口径: what a manager does with a word of the day, and what everybody does, reading it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from hall_assistant.errors import HallError
from ui.context import Context
from ui.models.notices import NoticeBoard, load_board

Failed = Callable[[HallError], None]
Done = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Typed:
    """A word of the day as it stands in the form. Times are UTC milliseconds; None where none is given."""

    text: str
    title: str = ""
    number: str = ""
    start: int | None = None
    end: int | None = None
    cards: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def read_board(context: Context, *, owner: QObject, then: Callable[[NoticeBoard], None]) -> None:
    """Ask for all words of the day with who has read them."""
    now = context.hall.clock.now()
    context.runner.read(lambda at: load_board(at, now), owner=owner, then=then)


def publish(context: Context, typed: Typed, *, owner: QObject, then: Done, failed: Failed) -> None:
    """Put a text up; it is live at once on this counter."""
    from hall_assistant.authoring import desk

    by = context.who

    def done(_made: object) -> None:
        context.say("贴上了，这台柜马上就能看到。48小时内点「确认有效」，才接着用。")
        then()

    context.runner.write(
        lambda store: desk.publish_notice(
            store,
            by=by,
            text=typed.text,
            title=typed.title,
            number=typed.number,
            start=typed.start,
            end=typed.end,
            cards=typed.cards,
            topics=typed.topics,
        ),
        owner=owner,
        then=done,
        failed=failed,
    )


def correct(context: Context, notice: str, typed: Typed, *, owner: QObject, then: Done, failed: Failed) -> None:
    """Put another wording in its place; everybody reads it anew."""
    from hall_assistant.authoring import desk

    by = context.who

    def done(_changes: object) -> None:
        context.say("改好了。改过的算新口径：48小时重新算，大家重新看。")
        then()

    context.runner.write(
        lambda store: desk.correct_notice(
            store,
            by=by,
            notice=notice,
            text=typed.text,
            title=typed.title,
            number=typed.number,
            end=typed.end,
            cards=typed.cards,
            topics=typed.topics,
        ),
        owner=owner,
        then=done,
        failed=failed,
    )


def confirm(context: Context, notice: str, *, owner: QObject, failed: Failed) -> None:
    """确认有效: it goes on beyond its 48 hours."""
    from hall_assistant.authoring import desk

    by = context.who
    context.runner.write(
        lambda store: desk.confirm_notice(store, by=by, notice=notice),
        owner=owner,
        then=lambda _changes: context.say("确认了，接着用。"),
        failed=failed,
    )


def withdraw(context: Context, notice: str, why: str, *, owner: QObject, then: Done, failed: Failed) -> None:
    """撤下: it is shown nowhere any more."""
    from hall_assistant.authoring import desk

    by = context.who

    def done(_changes: object) -> None:
        context.say("撤下了，哪儿都不再出现；记录里还在。")
        then()

    context.runner.write(
        lambda store: desk.withdraw_notice(store, by=by, notice=notice, why=why),
        owner=owner,
        then=done,
        failed=failed,
    )


def read(context: Context, notice: str, *, owner: QObject) -> None:
    """我已看: one's own receipt."""
    from hall_assistant.authoring import desk

    by = context.who
    context.runner.write(lambda store: desk.read_notice(store, by=by, notice=notice), owner=owner)


def call_roll(
    context: Context, notices: Sequence[str], present: Sequence[str], *, owner: QObject, then: Done, failed: Failed
) -> None:
    """点名: read out in the morning to those present."""
    from hall_assistant.authoring import desk

    by = context.who

    def done(_changes: object) -> None:
        context.say(f"点过名了，在场{len(present)}位都记上已看。")
        then()

    context.runner.write(
        lambda store: desk.call_roll(store, by=by, notices=notices, present=present),
        owner=owner,
        then=done,
        failed=failed,
    )
