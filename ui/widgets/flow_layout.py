"""A layout that sets its parts in a row and wraps like text, for parts whose number and width are not known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


def flowed(sizes: Sequence[tuple[int, int]], width: int, gap: int) -> tuple[list[tuple[int, int]], int]:
    """Where parts (wide, high) stand, left to right, then the next row; and the height of all rows, in pixels."""
    x, y, row = 0, 0, 0
    places = []
    for wide, high in sizes:
        if x and x + wide > width:
            x, y, row = 0, y + row + gap, 0
        places.append((x, y))
        x, row = x + wide + gap, max(row, high)
    return places, y + row


class FlowLayout(QLayout):
    """Left to right, then the next row; height follows from width."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 5) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more part at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts it holds."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The part at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # as above
        """Give a part back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than its parts."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all rows at a width, in pixels."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it changed its size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Set the parts into their rows."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All parts in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest part alone."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        items = self._shown()
        sizes = [item.sizeHint() for item in items]
        places, height = flowed([(size.width(), size.height()) for size in sizes], rect.width(), self._gap)
        if move:
            for item, (x, y), size in zip(items, places, sizes, strict=True):
                item.setGeometry(QRect(rect.topLeft() + QPoint(x, y), size))
        return height


def put(layout: QLayout, part: QWidget) -> None:
    """Add a part and show it now, not at the next turn of the event loop as layouts do."""
    layout.addWidget(part)
    part.show()


def empty(layout: QLayout) -> None:
    """Take all parts out of a layout and let them go."""
    while (item := layout.takeAt(0)) is not None:
        if (part := item.widget()) is not None:
            part.hide()
            part.deleteLater()
