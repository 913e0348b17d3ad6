"""How long the screen's thread was busy at a time: a turn of its event loop in which nothing else can be painted."""

from __future__ import annotations

import time

from PySide6.QtCore import QAbstractEventDispatcher


class Turns:
    """Notes the turns of this thread's event loop from being made until `stop`; milliseconds."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        """By the clock on the wall: with everything else that wants the machine."""
        self.own: list[float] = []
        """What the thread itself worked."""
        self._since: tuple[float, float] | None = None
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._dispatcher.awake.connect(self._begin)
        self._dispatcher.aboutToBlock.connect(self._end)

    def stop(self) -> None:
        """Note no more."""
        self._dispatcher.awake.disconnect(self._begin)
        self._dispatcher.aboutToBlock.disconnect(self._end)

    def _begin(self) -> None:
        if self._since is None:
            self._since = time.perf_counter(), time.thread_time()

    def _end(self) -> None:
        if self._since is not None:
            wall, own = self._since
            self._since = None
            self.wall.append((time.perf_counter() - wall) * 1000)
            self.own.append((time.thread_time() - own) * 1000)
