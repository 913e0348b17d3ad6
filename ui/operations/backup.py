"""Backing up: by hand, nightly, and when the program is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.context import Context

LOOK_MS = 30 * 60_000
"""How often the nightly copy is thought of; `backup.desk.due` says whether it is wanted."""


def back_up_now(
    context: Context, *, folder: Path, owner: QObject, then: Callable[[str], None], failed: Callable[[HallError], None]
) -> None:
    """Write a checked copy now; `then` gets its file name."""
    from hall_assistant.backup import desk

    by = context.who
    context.runner.write(
        lambda store: desk.back_up(store, by=by, folder=folder),
        owner=owner,
        then=lambda made: then(made.file.name),
        failed=failed,
    )


class BackupKeeper(QObject):
    """Makes the nightly copy while the program runs, and the last one when it is closed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to think of it."""
        self._timer.start()

    def look(self) -> None:
        """Seal the days that are over, and make the nightly copy if one is due."""
        from ui.operations.sealing import seal_days

        seal_days(self._context)
        if folder := self._context.counter.backup_folder:
            from hall_assistant.backup import desk

            self._context.runner.write(lambda store: desk.back_up_if_due(store, folder=Path(folder)), owner=self)

    def stop(self) -> None:
        """Think of it no more."""
        self._timer.stop()

    def tell(self) -> None:
        """Say in one sentence that the program could not make its last copy by itself, if so."""
        from hall_assistant.backup.lately import LastBackup, last_backup

        context = self._context

        def say(last: LastBackup) -> None:
            if last.failed is not None:
                context.say(f"上次自动备份没做成。{sentence(last.failed)}")

        context.runner.read(last_backup, owner=self, then=say)

    def last(self) -> None:
        """Make the copy on exit. A folder that is away costs the copy, not the record: the next start tells."""
        self.stop()
        if folder := self._context.counter.backup_folder:
            from hall_assistant.backup import desk

            try:
                desk.back_up_if_due(self._context.hall.store, folder=Path(folder), every=0)
            except HallError:
                return
