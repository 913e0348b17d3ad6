"""改进: what people do about improvement items, each one call of the desk; and the month's sheet on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hall_assistant.clock import local_day
from hall_assistant.improvements.values import ItemId, Source
from ui.context import Context
from ui.models.improvements import Begun, ItemBoard, ItemShown, load_beginning, load_board, load_item
from ui.operations.acting import Done, Failed, write_and_say

if TYPE_CHECKING:
    from hall_assistant.app import Reading


def read_board(context: Context, *, month: str, owner: QObject, then: Callable[[ItemBoard], None]) -> None:
    """Ask for the page; an empty month is this one."""
    by, clock = context.who, context.hall.clock
    now, offset = clock.now(), clock.offset()
    context.runner.read(lambda at: load_board(at, by, month=month, now=now, offset=offset), owner=owner, then=then)


def read_item(
    context: Context, item: ItemId, *, owner: QObject, then: Callable[[ItemShown], None], failed: Failed
) -> None:
    """Ask for one item."""
    by, clock = context.who, context.hall.clock
    today = local_day(clock.now(), clock.offset())
    context.runner.read(lambda at: load_item(at, item, by=by, today=today), owner=owner, then=then, failed=failed)


def read_beginning(context: Context, subject: str, *, owner: QObject, then: Callable[[Begun], None]) -> None:
    """Ask for what a form begins with; subject: the reception or finding it comes from, empty for none."""
    library = context.hall.library
    context.runner.read(lambda at: load_beginning(at, library, subject), owner=owner, then=then)


def open_item(
    context: Context,
    words: str,
    source: Source,
    staff: str,
    due: str,
    *,
    owner: QObject,
    then: Callable[[ItemId], None],
    failed: Failed,
) -> None:
    """记一条."""
    from hall_assistant.improvements import desk

    by = context.who

    def done(made: tuple[ItemId, object]) -> None:
        context.say("记下了，到日子那天「今日」和班前一页里会提。")
        then(made[0])

    context.runner.write(
        lambda store: desk.open_item(store, by=by, words=words, source=source, owner=staff, due=due),
        owner=owner,
        then=done,
        failed=failed,
    )


def change(
    context: Context, item: ItemId, staff: str, due: str, why: str, *, owner: QObject, then: Done, failed: Failed
) -> None:
    """换人、改日子."""
    from hall_assistant.improvements import desk

    by = context.who
    write_and_say(
        context,
        lambda store: desk.change(store, by=by, item=item, owner=staff, due=due, why=why),
        "改好了，原来的记在经过里。",
        owner=owner,
        then=then,
        failed=failed,
    )


def finish(
    context: Context, item: ItemId, said: str, did: str, *, anew: bool, owner: QObject, then: Done, failed: Failed
) -> None:
    """做到了; with `anew` the words of one that is done are put better."""
    from hall_assistant.improvements import desk

    by, act = context.who, desk.reword if anew else desk.finish
    library = context.hall.library
    write_and_say(
        context,
        lambda store: act(store, by=by, item=item, said=said, did=did, library=library),
        "换好了，要上墙的再点一下「上墙」。" if anew else "记下了，在「收好的」里。",
        owner=owner,
        then=then,
        failed=failed,
    )


def drop(context: Context, item: ItemId, why: str, *, owner: QObject, then: Done, failed: Failed) -> None:
    """不做了: nothing is deleted."""
    from hall_assistant.improvements import desk

    by, said = context.who, "收好了，记录里还在。"
    write_and_say(
        context,
        lambda store: desk.drop(store, by=by, item=item, why=why),
        said,
        owner=owner,
        then=then,
        failed=failed,
    )


def reopen(context: Context, item: ItemId, due: str, why: str, *, owner: QObject, then: Done, failed: Failed) -> None:
    """再办."""
    from hall_assistant.improvements import desk

    by = context.who
    write_and_say(
        context,
        lambda store: desk.reopen(store, by=by, item=item, due=due, why=why),
        "又开了，在「在做」里。",
        owner=owner,
        then=then,
        failed=failed,
    )


def pick(context: Context, item: ItemId, on: bool, *, owner: QObject) -> None:
    """上墙, or off it again."""
    from hall_assistant.improvements import desk

    by = context.who
    write_and_say(context, lambda store: desk.pick(store, by=by, item=item, on=on), "", owner=owner)


def save_sheet(context: Context, *, month: str, path: Path, owner: QObject) -> None:
    """存成PDF: A4, large type."""
    from ui.operations.logbook import save_page

    _sheet(
        context,
        month,
        owner,
        lambda html: save_page(context, html, page="A4", path=path, owner=owner, said=f"存好了：{path.name}。"),
    )


def print_sheet(context: Context, *, month: str, parent: QWidget) -> None:
    """打印: to a printer the person picks."""
    from ui.operations.logbook import print_html

    _sheet(context, month, parent, lambda html: print_html(context, html, page="A4", parent=parent))


def _sheet(context: Context, month: str, owner: QObject, then: Callable[[str], None]) -> None:
    by, library = context.who, context.hall.library

    def read(at: Reading) -> str:
        from hall_assistant.improvements.sheet import wall_html

        return wall_html(at, by=by, library=library, month=month)

    context.runner.read(read, owner=owner, then=then)
