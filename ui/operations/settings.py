"""Changing settings of the hall and of this counter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hall_assistant.errors import HallError
from ui.context import Context


def change_hall(
    context: Context, *, owner: QObject, then: Callable[[], None], failed: Callable[[HallError], None], **values: object
) -> None:
    """Set some of the hall's settings."""
    from hall_assistant.settings import desk

    by = context.who
    context.runner.write(
        lambda store: desk.change(store, by=by, **values),
        owner=owner,
        then=lambda _changes: then(),
        failed=failed,
    )


def change_counter(
    context: Context,
    *,
    owner: QObject,
    then: Callable[[], None] | None = None,
    failed: Callable[[HallError], None] | None = None,
    **values: object,
) -> None:
    """Set some of this counter's own settings."""
    from hall_assistant.settings import desk

    by = context.who
    context.runner.write(
        lambda store: desk.change_counter(store, by=by, **values),
        owner=owner,
        then=lambda _changes: then() if then is not None else None,
        failed=failed,
    )


def remember_place(context: Context, *, window: str, place: str) -> None:
    """Remember where a window stood; without anyone signed in there is nothing to remember it for."""
    if context.actor is not None and context.counter.windows.get(window) != place:
        windows = {**context.counter.windows, window: place}
        change_counter(context, owner=context, windows=windows)
