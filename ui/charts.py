"""Charts painted from the core's values: the same code for the screen, light or dark, and for paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from hall_assistant.logbook.charts import Bar, Chart

_MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
WIDEST = 56.0
"""A bar is no wider than this many times a seventh of a line; two bars do not fill the wall."""
FINE = 3
"""Dots of a picture for paper in each of the page's own pixels: about 300 in an inch."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What a chart is painted with."""

    text: QColor
    soft: QColor
    line: QColor
    bar: QColor
    font: QFont


def draw_chart(painter: QPainter, area: QRectF, chart: Chart, ink: Ink) -> None:
    """Paint a chart into an area: title on top, every bar with its number and its words."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bold = QFont(ink.font)
    bold.setBold(True)
    line = QFontMetricsF(ink.font, painter.device()).height()
    painter.setFont(bold)
    painter.setPen(ink.text)
    painter.drawText(QRectF(area.left(), area.top(), area.width(), line * 1.2), _LEFT, chart.title)
    painter.setFont(ink.font)
    inner = area.adjusted(0, line * 1.6, 0, 0)
    if not chart.highest:
        painter.setPen(ink.soft)
        painter.drawText(inner, _MIDDLE, chart.nothing)
    elif chart.lying:
        _draw_lying(painter, inner, chart, ink, line)
    else:
        _draw_standing(painter, inner, chart, ink, line)
    painter.restore()


def _draw_standing(painter: QPainter, area: QRectF, chart: Chart, ink: Ink, line: float) -> None:
    """Bars from left to right; where their words would touch, only every second or third has its own."""
    step = area.width() / len(chart.bars)
    wide = min(step * 0.7, WIDEST * line / 7)
    floor, tall = area.bottom() - line * 1.3, area.height() - line * 2.6
    widest = max(painter.fontMetrics().horizontalAdvance(bar.label) for bar in chart.bars) + line * 0.4
    every = max(1, int(-(-widest // step)))
    painter.setPen(QPen(ink.line, 1))
    painter.drawLine(QLineF(area.left(), floor, area.right(), floor))
    for place, bar in enumerate(chart.bars):
        middle = area.left() + (place + 0.5) * step
        high = tall * bar.value / chart.highest
        if bar.value:
            painter.fillRect(QRectF(middle - wide / 2, floor - high, wide, high), ink.bar)
            painter.setPen(ink.text)
            painter.drawText(QRectF(middle - step, floor - high - line * 1.1, 2 * step, line), _MIDDLE, str(bar.value))
        if place % every == 0:
            painter.setPen(ink.soft)
            painter.drawText(QRectF(middle - widest, floor + line * 0.2, 2 * widest, line), _MIDDLE, bar.label)


def _draw_lying(painter: QPainter, area: QRectF, chart: Chart, ink: Ink, line: float) -> None:
    """Bars below each other; the words stand at their left, the number at their end."""
    metrics = painter.fontMetrics()
    names = min(max(metrics.horizontalAdvance(bar.label) for bar in chart.bars) + line * 0.5, area.width() * 0.4)
    numbers = metrics.horizontalAdvance(str(chart.highest)) + line
    step = min(area.height() / len(chart.bars), line * 2.2)
    for place, bar in enumerate(chart.bars):
        row = QRectF(area.left(), area.top() + place * step, area.width(), step)
        _draw_row(painter, row, bar, chart.highest, ink, names, numbers)


def _draw_row(painter: QPainter, row: QRectF, bar: Bar, highest: int, ink: Ink, names: float, numbers: float) -> None:
    gap = row.height() * 0.18
    long = (row.width() - names - numbers) * bar.value / highest
    painter.setPen(ink.soft)
    name = painter.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, int(names))
    painter.drawText(QRectF(row.left(), row.top(), names, row.height()), _LEFT, name)
    painter.fillRect(QRectF(row.left() + names, row.top() + gap, max(long, 1.0), row.height() - 2 * gap), ink.bar)
    painter.setPen(ink.text)
    end = row.left() + names + long + row.height() * 0.25
    painter.drawText(QRectF(end, row.top(), numbers, row.height()), _LEFT, str(bar.value))


def paper_ink(font: QFont) -> Ink:
    """What a chart is painted with on paper: greys that a bad printer keeps apart."""
    return Ink(QColor("#1d2328"), QColor("#3a434b"), QColor("#87929b"), QColor("#5d7f86"), font)


def paper_picture(chart: Chart, wide: int, high: int, font: QFont) -> QImage:
    """A chart as a picture for paper; `wide` and `high` in the page's own pixels."""
    picture = QImage(wide * FINE, high * FINE, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    painter.scale(FINE, FINE)
    small = QFont(font)
    small.setPixelSize(12)
    draw_chart(painter, QRectF(0, 0, wide, high), chart, paper_ink(small))
    painter.end()
    return picture
