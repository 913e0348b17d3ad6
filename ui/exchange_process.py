"""One exchange in a process of its own (交换的子进程): importing thousands of facts must not cost a frame."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.child import Child

if TYPE_CHECKING:
    from hall_assistant.app import Hall


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What an exchange moved, and the kinds of thing that changed here. troubles: codes of files set aside."""

    taken: int
    sent: int
    kinds: frozenset[str]
    troubles: tuple[str, ...] = ()


class ExchangeProcess(QObject):
    """Emits `taken` as facts come in, then `done` with an `Exchanged`, or `failed` with a `HallError`.

    Before `failed` comes `came` with an `Exchanged`, where the folder could be read and not written.
    """

    taken = Signal(int)
    came = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, hall: Hall, root: Path, parent: QObject, *, anew: bool = False) -> None:
        """anew: use the hall's folder although nothing is left in it."""
        super().__init__(parent)
        self._hall = hall
        self._words = ["--folder", str(root), *(["--anew"] if anew else [])]
        self._child = Child("exchange_process", "exchange.stopped", self)
        self._child.told.connect(self._hear)
        self._child.done.connect(lambda done: self.done.emit(_exchanged(done)))
        self._child.failed.connect(self.failed)

    def _hear(self, said: dict[str, Any]) -> None:
        if "came" in said:
            self.came.emit(_exchanged(said["came"]))
        else:
            self.taken.emit(said["taken"])

    def start(self) -> None:
        """Begin; the key goes over a pipe."""
        words = ["exchange", "--key-pipe", "--data", str(self._hall.folder), *self._words]
        self._child.start(words, f"{self._hall.store.key.hex()}\n".encode())

    def run_out(self, most_ms: int) -> None:
        """Begin, and wait for its end no longer than this, telling nobody; for a program that ends."""
        self._child.blockSignals(True)
        self.start()
        self._child.wait(most_ms)
        self._child.stop()

    def stop(self) -> None:
        """Break it off, telling nobody; what was taken in until now stays."""
        self._child.stop()


def _exchanged(done: dict[str, Any]) -> Exchanged:
    return Exchanged(done["taken"], done["sent"], frozenset(done["kinds"]), tuple(done["troubles"]))
