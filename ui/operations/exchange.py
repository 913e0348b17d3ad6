"""The exchange with the other counters: by itself while a folder is set, on wish, and with a stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hall_assistant.changes import Changes
from hall_assistant.errors import HallError, StaffError
from hall_assistant.sync import telling
from hall_assistant.sync.standing import Standing, standing
from ui.exchange_process import Exchanged, ExchangeProcess

if TYPE_CHECKING:
    from ui.context import Context

EVERY_MS = 3 * 60_000
"""How often a counter exchanges by itself."""
LAST_MS = 5_000
"""How long the exchange on exit may take."""
NAME = "exchange_keeper"
Then = Callable[[Exchanged], None]
Failed = Callable[[HallError], None]


class ExchangeKeeper(QObject):
    """Exchanges while the program runs, one at a time, and keeps the line the windows show. It never pops up."""

    changed = Signal()
    """The standing was read anew, an exchange began or ended."""
    taken = Signal(int)
    """So many facts came in so far."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName(NAME)
        self._context = context
        self.standing: Standing | None = None
        self._folder = ""
        self._going: ExchangeProcess | None = None
        self._after: Path | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._again)
        context.bus.when(self, {"exchange", "counter", "device"}, self._heard)

    @classmethod
    def shared(cls, context: Context) -> ExchangeKeeper:
        """The one of this context, made at the first call."""
        found = context.findChild(ExchangeKeeper, NAME)
        return found if isinstance(found, ExchangeKeeper) else cls(context)

    @property
    def going(self) -> bool:
        """Whether an exchange is under way."""
        return self._going is not None

    def look(self) -> None:
        """Read how the exchange stands; from then on it goes by itself where there is one, and a folder is set."""
        self._context.runner.read(standing, owner=self, then=self._take)

    def go(self, root: Path, *, anew: bool = False, then: Then | None = None, failed: Failed | None = None) -> None:
        """Exchange with a folder now, `anew` also where it was emptied. Where one is under way `failed` hears
        `exchange.busy`; who does not listen gets another exchange after it.
        """
        if self._going is not None:
            if failed is not None:
                failed(StaffError("exchange.busy"))
            else:
                self._after = root
            return
        self._going = going = ExchangeProcess(self._context.hall, root, self, anew=anew)
        going.taken.connect(self.taken)
        going.came.connect(lambda came: self._context.bus.publish(Changes(came.kinds)))
        going.done.connect(lambda done: self._done(done, then))
        going.failed.connect(lambda problem: self._failed(problem, failed))
        going.start()
        self.changed.emit()

    def stop(self) -> None:
        """Exchange no more; what is under way is broken off and goes on the next time."""
        self._timer.stop()
        self._after = None
        if self._going is not None:
            self._going.stop()
            self._going = None

    def last(self) -> None:
        """The exchange on exit, the windows being closed: what it cannot do in some seconds the next start does."""
        if self._folder:
            ExchangeProcess(self._context.hall, Path(self._folder), self).run_out(LAST_MS)

    def _heard(self, _changes: Changes) -> None:
        self.look()

    def _take(self, now: Standing) -> None:
        self.standing = now
        clock = self._context.hall.clock
        self._context.tell_exchange(telling.line(now, clock.now(), clock.offset()))
        self._follow(self._context.counter.exchange_folder if now.on else "")
        self.changed.emit()

    def _follow(self, folder: str) -> None:
        if folder == self._folder:
            return
        self._folder = folder
        self._timer.stop()
        if folder:
            self._timer.start()
            self.go(Path(folder))

    def _again(self) -> None:
        self.look()
        self.go(Path(self._folder))

    def _done(self, done: Exchanged, then: Then | None) -> None:
        self._end()
        self._context.bus.publish(Changes(done.kinds))
        if then is not None:
            then(done)

    def _failed(self, problem: HallError, failed: Failed | None) -> None:
        self._end()
        self.look()
        if failed is not None:
            failed(problem)

    def _end(self) -> None:
        if self._going is not None:
            self._going.deleteLater()
            self._going = None
        after, self._after = self._after, None
        if after is not None:
            self.go(after)
        self.changed.emit()


def start_exchange(context: Context, *, owner: QObject, failed: Failed) -> None:
    """Found the hall's exchange on this computer (打开交换)."""
    from hall_assistant.sync import joining

    by = context.who
    context.runner.write(lambda store: joining.start_exchange(store, by=by), owner=owner, failed=failed)


def invite(
    context: Context, *, root: Path, counter: str, owner: QObject, then: Callable[[str], None], failed: Failed
) -> None:
    """Invite one more computer (请一台进来); `then` gets the one-time code. The share may take its time: apart."""
    from hall_assistant.sync import joining

    by = context.who
    context.runner.apart(
        lambda store: joining.invite(store, root, by=by, counter=counter),
        owner=owner,
        then=lambda made: then(made[0]),
        failed=failed,
    )


def leave(context: Context, *, device: str, owner: QObject, then: Callable[[], None], failed: Failed) -> None:
    """Take a computer out of the hall (请出本厅)."""
    from hall_assistant.sync import joining

    by = context.who
    context.runner.write(
        lambda store: joining.leave(store, by=by, device=device),
        owner=owner,
        then=lambda _changes: then(),
        failed=failed,
    )
