"""今日口径: what a manager does with a word of the day, and what everybody does, reading it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from PySide6.QtCore import QObject

from hall_assistant.authoring.values import NoticeKind
from ui.context import Context
from ui.models.notices import NoticeBoard, load_board
from ui.operations.acting import Done, Failed, write_and_say


class Wording(TypedDict):
    """What a word of the day says, how long, and what it touches."""

    text: str
    title: str
    number: str
    end: int | None
    cards: tuple[str, ...]
    topics: tuple[str, ...]
    kind: NoticeKind


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
    kind: NoticeKind = NoticeKind.WORD

    @property
    def wording(self) -> Wording:
        """All but when it begins, as the desk takes it."""
        return Wording(
            text=self.text,
            title=self.title,
            number=self.number,
            end=self.end,
            cards=self.cards,
            topics=self.topics,
            kind=self.kind,
        )


def read_board(context: Context, *, owner: QObject, then: Callable[[NoticeBoard], None]) -> None:
    """Ask for all words of the day with who has read them."""
    now = context.hall.clock.now()
    context.runner.read(lambda at: load_board(at, now), owner=owner, then=then)


def publish(context: Context, typed: Typed, *, owner: QObject, then: Done, failed: Failed) -> None:
    """Put a text up; it is live at once on this counter."""
    from hall_assistant.authoring import desk

    by = context.who
    said = "贴上了，这台柜马上就能看到。48小时内点「确认有效」，才接着用。"
    write_and_say(
        context,
        lambda store: desk.publish_notice(store, by=by, start=typed.start, **typed.wording),
        said,
        owner=owner,
        then=then,
        failed=failed,
    )


def correct(context: Context, notice: str, typed: Typed, *, owner: QObject, then: Done, failed: Failed) -> None:
    """Put another wording in its place; everybody reads it anew."""
    from hall_assistant.authoring import desk

    by = context.who
    said = "改好了。改过的算新口径：48小时重新算，大家重新看。"
    write_and_say(
        context,
        lambda store: desk.correct_notice(store, by=by, notice=notice, **typed.wording),
        said,
        owner=owner,
        then=then,
        failed=failed,
    )


def confirm(context: Context, notice: str, *, owner: QObject, failed: Failed) -> None:
    """确认有效: it goes on beyond its 48 hours."""
    from hall_assistant.authoring import desk

    by = context.who
    write_and_say(
        context,
        lambda store: desk.confirm_notice(store, by=by, notice=notice),
        "确认了，接着用。",
        owner=owner,
        failed=failed,
    )


def withdraw(context: Context, notice: str, why: str, *, owner: QObject, then: Done, failed: Failed) -> None:
    """撤下: it is shown nowhere any more."""
    from hall_assistant.authoring import desk

    by, said = context.who, "撤下了，哪儿都不再出现；记录里还在。"
    write_and_say(
        context,
        lambda store: desk.withdraw_notice(store, by=by, notice=notice, why=why),
        said,
        owner=owner,
        then=then,
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

    by, said = context.who, f"点过名了，在场{len(present)}位都记上已看。"
    write_and_say(
        context,
        lambda store: desk.call_roll(store, by=by, notices=notices, present=present),
        said,
        owner=owner,
        then=then,
        failed=failed,
    )
