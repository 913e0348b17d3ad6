"""The appeal pack: made in one read of the record, then put where the person wants it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.casefile.values import CaseId
from hall_assistant.errors import HallError
from hall_assistant.logbook.profiles import Profile
from hall_assistant.orders.values import OrderId
from ui.context import Context

if TYPE_CHECKING:
    from hall_assistant.app import Store
    from hall_assistant.appeal.desk import Pack
    from hall_assistant.changes import Changes

__all__ = ["Profile", "Subject", "make_pack", "save_pack"]

Subject = CaseId | OrderId
Failed = Callable[[HallError], None]


def make_pack(
    context: Context,
    *,
    subject: Subject,
    profile: Profile,
    owner: QObject,
    then: Callable[[Pack], None],
    failed: Failed,
) -> None:
    """做申诉材料."""
    from hall_assistant.appeal import desk

    by, library = context.who, context.hall.library

    def work(store: Store) -> tuple[Pack, Changes]:
        return desk.make_pack(store, by=by, subject=subject, profile=profile, library=library)

    context.runner.write(work, owner=owner, then=lambda both: then(both[0]), failed=failed)


def save_pack(context: Context, *, pack: Pack, path: Path, owner: QObject) -> None:
    """Put the archive in its place and say so."""
    from hall_assistant.logbook.files import put_file

    def saved(_nothing: None) -> None:
        context.say(f"存好了：{path.name}。先打开里面的 index.html 看一遍，再交出去。")

    context.runner.aside(lambda: put_file(path, pack.content), owner=owner, then=saved)
