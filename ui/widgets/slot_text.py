"""A line whose open slots (〔时间〕) stand in red: what is still to be asked is seen before it is said."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.widgets.shades import Shades

OPEN = re.compile("〔[^〔〕]{1,20}〕")
"""An open slot as a rendered line shows it."""


def draw_with_slots(painter: QPainter, area: QRectF, text: str, font: QFont, ink: QColor, open: QColor) -> None:
    """Write a wrapped text into an area from its top, each open slot in the colour `open`."""
    layout, high = _laid(text, font, open, area.width())
    painter.setPen(ink)
    layout.draw(painter, QPointF(area.left(), area.top() + max(0.0, area.height() - high) / 2))


def _laid(text: str, font: QFont, open: QColor, width: float) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text, font)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(wrap)
    layout.setFormats([_red(found.start(), found.end(), open) for found in OPEN.finditer(text)])
    high = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(width)
        line.setPosition(QPointF(0, high))
        high += line.height()
    layout.endLayout()
    return layout, high


def _red(start: int, end: int, colour: QColor) -> QTextLayout.FormatRange:
    red = QTextCharFormat()
    red.setForeground(colour)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, red  # type: ignore[attr-defined]  # stub lacks them
    return found


class SlotLabel(QLabel):
    """A label for a line to say; plain text always."""

    def __init__(self, name: str, look: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As any label, but for open slots."""
        text = self.text()
        if not OPEN.search(text):
            super().paintEvent(event)
            return
        shades = Shades.of(self.palette())
        area = QRectF(self.contentsRect())
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            area.setHeight(0)
        draw_with_slots(QPainter(self), area, text, self.font(), shades.text, shades.bad)
