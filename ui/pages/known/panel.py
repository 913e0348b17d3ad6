"""客人与上次: four parts by chips, each made when first opened; nothing of it in the public view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.counter_desk import CounterDesk
from ui.operations import known
from ui.operations.known import Shelf
from ui.pages.known.earlier import EarlierPart
from ui.pages.known.final import FinalPart
from ui.pages.known.heard import HeardPart
from ui.pages.known.needs import NeedsPart
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label

if TYPE_CHECKING:
    from ui.context import Context

Part = EarlierPart | NeedsPart | HeardPart | FinalPart
PARTS: Mapping[str, tuple[str, Callable[[Context, CounterDesk], Part]]] = {
    "earlier": ("上次", EarlierPart),
    "needs": ("客人要的", NeedsPart),
    "heard": ("别处怎么说", HeardPart),
    "final": ("最终答复", FinalPart),
}


class KnownPanel(QWidget):
    """One part at a time."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("known_panel")
        self._context = context
        self._counter = counter
        self._shelf = Shelf()
        self._made: dict[str, Part] = {}
        self._chosen = "earlier"
        self._closed = plain_label("这里写着客人的事，打开「私密视图」再看。", "known_closed", "soft", wrap=True)
        self._chips = ChipRow("known_part")
        self._chips.picked.connect(self.choose)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(self._closed)
        self._box.addWidget(self._chips)
        context.private_changed.connect(lambda _on: self._show())
        known.read_shelf(context, owner=self, then=self._take_shelf)
        self._show()

    def choose(self, name: str) -> None:
        """Turn to a part."""
        if name in PARTS:
            self._chosen = name
            self._show()

    def _take_shelf(self, shelf: Shelf) -> None:
        self._shelf = shelf
        for part in self._made.values():
            part.take_shelf(shelf)

    def _show(self) -> None:
        private = self._context.private
        self._closed.setVisible(not private)
        self._chips.setVisible(private)
        self._chips.show_chips(
            [ChipFace(name, word, checked=name == self._chosen) for name, (word, _make) in PARTS.items()]
        )
        if private and self._chosen not in self._made:
            part = PARTS[self._chosen][1](self._context, self._counter)
            part.take_shelf(self._shelf)
            self._made[self._chosen] = part
            self._box.addWidget(part)
        for name, part in self._made.items():
            part.setVisible(private and name == self._chosen)
