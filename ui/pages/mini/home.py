"""The mini window before a topic is chosen: eight tiles and the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.counter_desk import CounterDesk
from ui.operations import cases
from ui.pages.desk.finder import Finder
from ui.widgets.tiles import TileFace, TileGrid

if TYPE_CHECKING:
    from ui.context import Context


class MiniHome(QWidget):
    """One click on a tile gives the lines and the card; nothing else is needed."""

    chosen = Signal()

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mini_home")
        faces = [TileFace(topic.id, topic.name) for topic in context.hall.library.tiles]
        tiles = TileGrid(faces, self)
        tiles.picked.connect(self._pick)
        self._counter = counter
        self.finder = Finder(context, counter, "搜 汉字 / 拼音 / 首字母", "mini_search")
        self.finder.taken.connect(self.chosen)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(tiles, 1)
        box.addWidget(self.finder)

    def _pick(self, topic: str) -> None:
        cases.set_topic(self._counter, topic=topic)
        self.chosen.emit()
