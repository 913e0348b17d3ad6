"""What the program says of itself: what it is made of, and whether the record and the content are whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.audit.report import whole_check
from hall_assistant.content import content_root
from hall_assistant.errors import HallError
from hall_assistant.library.licences import Notice, notices
from ui.context import Context

if TYPE_CHECKING:
    from hall_assistant.app import Store


def read_notices(context: Context, *, owner: QObject, then: Callable[[list[Notice]], None]) -> None:
    """Ask what ships, and under which licence."""
    context.runner.aside(lambda: notices(content_root().licences), owner=owner, then=then)


def look_through(
    context: Context, *, owner: QObject, then: Callable[[list[str]], None], failed: Callable[[HallError], None]
) -> None:
    """核对一遍: the record walked from its first fact to its last, and the content; told in lines."""

    def work(store: Store) -> list[str]:
        return [*whole_check(store)[0], content_line(len(context.hall.library.problems))]

    context.runner.apart(work, owner=owner, then=then, failed=failed)


def content_line(problems: int) -> str:
    """How the content that shipped stands."""
    if problems:
        return f"出厂内容有{problems}处不合格，那几处没有用上。请店长重装一次，或报给发布的人。"
    return "出厂内容都合格。"
