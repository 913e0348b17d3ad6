"""常用筛法: filters kept at this counter, each with how many receptions of the days it finds; a click takes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.models.log import Kept
from ui.widgets.chips import ChipFace, ChipRow


class KeptRow(ChipRow):
    """`taken` carries the filter as it is kept. Nothing is shown where none is kept."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__("log_kept")
        self.setAccessibleName("常用筛法")
        self._texts: tuple[str, ...] = ()
        self.picked.connect(lambda place: self.taken.emit(self._texts[int(place)]))
        self.hide()

    def show_kept(self, kept: Sequence[Kept], now: str) -> None:
        """Show these; `now` is the filter in force, as it would be kept."""
        self._texts = tuple(one.text for one in kept)
        self.show_chips(
            [
                ChipFace(str(place), f"{one.name} {one.count}", checked=one.text == now, hint="点一下就这么筛")
                for place, one in enumerate(kept)
            ]
        )
        self.setVisible(bool(kept))
