"""Safety of the record: how it is unlocked, which copies there are, what going back to one would lose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.backup import desk, unlocking
from hall_assistant.backup.comparing import Comparison
from hall_assistant.backup.copies import Kept, kept
from hall_assistant.backup.lately import LastBackup, last_backup
from hall_assistant.backup.unlocking import Rekeyed, Unlocking
from hall_assistant.changes import Changes
from hall_assistant.errors import HallError
from ui.context import Context

if TYPE_CHECKING:
    from hall_assistant.app import Reading, Store
    from hall_assistant.people.values import Actor

Failed = Callable[[HallError], None]
Work = Callable[["Store", "Actor"], Rekeyed]


@dataclass(frozen=True, slots=True)
class Standing:
    """How safely the record stands now."""

    unlocking: Unlocking | None
    last: LastBackup


def read_standing(context: Context, *, owner: QObject, then: Callable[[Standing], None]) -> None:
    """Ask how the record is unlocked and how its last copies went."""
    folder = context.hall.folder

    def work(at: Reading) -> Standing:
        return Standing(unlocking.unlocking(folder, at), last_backup(at))

    context.runner.read(work, owner=owner, then=then)


def set_password(
    context: Context, *, password: str, owner: QObject, then: Callable[[Rekeyed], None], failed: Failed
) -> None:
    """设厅密码: this computer gives up its own key."""
    _rekey(context, lambda store, by: unlocking.set_password(store, by=by, password=password), owner, then, failed)


def remove_password(context: Context, *, owner: QObject, then: Callable[[Rekeyed], None], failed: Failed) -> None:
    """去掉厅密码: this computer opens the record by itself again."""
    _rekey(context, lambda store, by: unlocking.remove_password(store, by=by), owner, then, failed)


def new_code(context: Context, *, owner: QObject, then: Callable[[Rekeyed], None], failed: Failed) -> None:
    """换恢复码: the old one opens nothing any more."""
    _rekey(context, lambda store, by: unlocking.new_code(store, by=by), owner, then, failed)


def bind(context: Context, *, owner: QObject, then: Callable[[Rekeyed], None], failed: Failed) -> None:
    """搬到系统钥匙库: this computer's own key goes to the best place here."""
    _rekey(context, lambda store, by: unlocking.bind(store, by=by), owner, then, failed)


def rehearse(context: Context, *, code: str, owner: QObject, then: Callable[[], None], failed: Failed) -> None:
    """试恢复码: whether it opens this record; nothing is changed by it."""
    by = context.who

    def work(store: Store) -> tuple[None, Changes]:
        return None, unlocking.rehearse(store, by=by, code=code)

    context.runner.write(work, owner=owner, then=lambda _both: then(), failed=failed)


def prepare_rekey(
    context: Context, *, password: str, owner: QObject, then: Callable[[str], None], failed: Failed
) -> None:
    """The recovery code that will hold once the database key is changed."""
    by, store = context.who, context.hall.store
    context.runner.aside(
        lambda: unlocking.prepare_rekey(store, by=by, password=password), owner=owner, then=then, failed=failed
    )


def _rekey(context: Context, act: Work, owner: QObject, then: Callable[[Rekeyed], None], failed: Failed) -> None:
    by = context.who

    def work(store: Store) -> tuple[Rekeyed, Changes]:
        made = act(store, by)
        return made, made.changes

    context.runner.write(work, owner=owner, then=lambda both: then(both[0]), failed=failed)


def list_copies(
    context: Context, *, folder: Path, owner: QObject, then: Callable[[list[Kept]], None], failed: Failed
) -> None:
    """Ask which copies lie in the backup folder."""
    context.runner.aside(lambda: kept(folder), owner=owner, then=then, failed=failed)


def compare(
    context: Context, *, copy: Path, owner: QObject, then: Callable[[Comparison], None], failed: Failed
) -> None:
    """Ask what going back to a copy would lose; nothing is changed by asking."""
    by, store = context.who, context.hall.store
    context.runner.aside(lambda: desk.compare(store, by=by, copy=copy), owner=owner, then=then, failed=failed)
