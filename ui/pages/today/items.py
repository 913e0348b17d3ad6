"""Entries in a list: a sign, the hour, what it is, whose it is; painted, so that hundreds cost little."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hall_assistant.casefile.number import short
from hall_assistant.logbook.wanting import MATTER_NAMES, Item, item_words
from ui.theme import Theme
from ui.widgets.flow_layout import empty, put
from ui.widgets.hours import due_words
from ui.widgets.list_scroll import ListScroll
from ui.widgets.marks import draw_mark
from ui.widgets.painted import PaintedButton, enlarged, spacing
from ui.widgets.shades import Shades
from ui.widgets.words import plain_label

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
SMALL = 0.88


class ItemRow(PaintedButton):
    """One entry."""

    def __init__(self, item: Item, hour: str, *, done: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(item_words(item), f"item_{item.matter.value}", parent)
        self.item = item
        hour = hour.partition(" ")[0] if item.by_day else hour
        self._late = " 过了点" if item.late and not item.by_day else ""  # a day gone is in the words
        self._hour = hour or MATTER_NAMES[item.matter]
        self._sign = "late" if item.late else "done" if done else "soon" if item.hour else "later"
        told = " · ".join(part for part in (hour, self._late.strip(), item.words, item.who) if part)
        self.setAccessibleName(f"{MATTER_NAMES[item.matter]} {told}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines, wide enough for an hour and some words."""
        line = self.fontMetrics().height()
        return QSize(line * 12, round(line * 2.1) + spacing(self))

    def draw(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """Sign and words in the first line; hour, number and whose it is below."""
        shades, gap, line = Shades.of(self.palette()), spacing(self), float(self.fontMetrics().height())
        inner = area.adjusted(gap, gap / 2, -gap, -gap / 2)
        colour = shades.bad if self._sign == "late" else shades.warn if self._sign == "soon" else shades.muted
        sign = QRectF(inner.left(), inner.top() + line * 0.15, line * 0.8, line * 0.8)
        draw_mark(painter, sign, self._sign, colour, shades.base)
        left = inner.left() + line * 1.3
        width = inner.right() - left
        painter.setPen(ink)
        words = self.fontMetrics().elidedText(self.item.words, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(QRectF(left, inner.top(), width, line), _LEFT, words)
        small = enlarged(self.font(), SMALL)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        below = QRectF(left, inner.top() + line * 1.05, width, line)
        who = metrics.elidedText(self.item.who, Qt.TextElideMode.ElideRight, int(width * 0.5))
        painter.setPen(shades.muted)
        painter.drawText(below, _RIGHT, who)
        number = short(self.item.number) if self.item.case else self.item.number
        told = " · ".join(part for part in (self._hour + self._late, number) if part)
        painter.setPen(colour if self.item.late else shades.muted)
        room = int(width - metrics.horizontalAdvance(who) - gap)
        painter.drawText(below, _LEFT, metrics.elidedText(told, Qt.TextElideMode.ElideRight, room))


class ItemList(ListScroll):
    """Entries below each other; `opened` carries the one clicked."""

    opened = Signal(object)

    def __init__(self, theme: Theme, name: str, told: str, parent: QWidget | None = None) -> None:
        super().__init__(name, told, right=theme.space("small"), parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space("tight"))
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self._shown: tuple[object, ...] = ()

    def show_items(
        self, items: Sequence[Item], nothing: str, *, now: int, offset: int, done: bool = False, more: int = 0
    ) -> None:
        """Show these, or a sentence where there are none; done: they are settled. What is the same stays as it is."""
        shown = (tuple(items), nothing, done, more, [due_words(one.hour, now, offset) for one in items if one.hour])
        if shown == self._shown:
            return
        self._shown = shown
        at = self.verticalScrollBar().value()
        empty(self._rows)
        for item in items:
            row = ItemRow(item, due_words(item.hour, now, offset) if item.hour else "", done=done)
            row.clicked.connect(lambda _on=False, one=item: self.opened.emit(one))
            put(self._rows, row)
        if not items:
            put(self._rows, plain_label(nothing, "items_nothing", "soft", wrap=True))
        if more:
            put(self._rows, plain_label(f"后面还有 {more} 件，到「跟进」里看。", "items_more", "hint", wrap=True))
        self.verticalScrollBar().setValue(at)
