"""Changing settings of the hall and of this counter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.errors import HallError
from hall_assistant.settings.values import FigureChange
from ui.context import Context

if TYPE_CHECKING:
    from hall_assistant.app import Reading


@dataclass(frozen=True, slots=True)
class FigureLog:
    """Who changed each figure last, and names by staff id."""

    changes: Mapping[str, FigureChange]
    names: Mapping[str, str]


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


def set_figure(
    context: Context,
    *,
    name: str,
    text: str,
    owner: QObject,
    then: Callable[[], None],
    failed: Callable[[HallError], None],
) -> None:
    """Set one of the hall's figures (口径数); empty takes the shipped default again."""
    from hall_assistant.settings import desk

    by = context.who
    context.runner.write(
        lambda store: desk.set_figure(store, by=by, name=name, text=text),
        owner=owner,
        then=lambda _changes: then(),
        failed=failed,
    )


def read_figures(context: Context, *, owner: QObject, then: Callable[[FigureLog], None]) -> None:
    """Ask who changed which figure last."""

    def work(at: Reading) -> FigureLog:
        from hall_assistant.people.records import roll
        from hall_assistant.settings.records import figure_changes
        from ui.models.names import shown_names

        return FigureLog(figure_changes(at), shown_names(roll(at, everyone=True)))

    context.runner.read(work, owner=owner, then=then)
