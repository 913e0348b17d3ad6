"""The answers of a search in one painted part: kind, title with what was typed marked, and below it a line to say.

Forty rows cost one widget; with each letter typed nothing is made and nothing laid out, only painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui.widgets.painted import draw_arrow, draw_panel, enlarged
from ui.widgets.shades import Shades

SMALL = 12 / 14
"""Of the type scale's small size to its body."""
WIDEST_KIND = "怎么接"
PENDING = "待核实"
GAP = "gap:"
"""Id of the row that notes a knowledge gap (知识缺口)."""
NOTCH = 120
"""A wheel's step, in eighths of a degree."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Answer:
    """One row: what it opens and the words shown; a row without an id is a heading and cannot be taken."""

    id: str
    title: str
    below: str = ""
    kind: str = ""
    """What it is, in a word: 卡, 怎么接."""
    marks: tuple[tuple[int, int], ...] = ()
    """Stretches of the title that are what was typed."""
    pending: bool = False
    """Whether it still has to be checked (待核实)."""
    lifted: str = ""
    """Why it stands a little higher than by its words alone; empty where it does not."""
    quiet: bool = False
    """Whether Enter takes it only once it was gone to by hand."""

    @property
    def words(self) -> str:
        """All that is read of it."""
        return "\n".join(part for part in (self.title, self.below) if part)


class AnswerList(QWidget):
    """Shows answers; `chosen` carries the id of one that was clicked. Keys come from the field that owns it."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName("查到的")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._rows: tuple[Answer, ...] = ()
        self._tops: tuple[int, ...] = (0,)
        self._current = -1
        self._scrolled = 0
        self._turned = 0
        self.hide()

    @property
    def rows(self) -> tuple[Answer, ...]:
        """What is shown."""
        return self._rows

    @property
    def words(self) -> str:
        """The words of the first row."""
        return self._rows[0].words if self._rows else ""

    @property
    def current(self) -> Answer | None:
        """The row that Enter takes."""
        return self._rows[self._current] if self._current >= 0 else None

    def show_rows(self, rows: Sequence[Answer]) -> None:
        """Show these; the first that answers is the current one."""
        self._rows = tuple(rows)
        self._measure()
        self._scrolled = 0
        takes = (place for place, row in enumerate(self._rows) if row.id and not row.quiet)
        self._go_to(next(takes, -1))
        self.update()

    def _measure(self) -> None:
        self._tops = tuple(accumulate(map(self._height, self._rows), initial=0))

    def _height(self, row: Answer) -> int:
        line = self.fontMetrics().height()
        return (line if row.below else 0) + line + self._gap

    @property
    def _gap(self) -> int:
        return max(6, self.fontMetrics().height() // 2)

    def height_of(self, most: int) -> int:
        """Pixels of all rows, or of the first `most` with the one that stays in sight below them."""
        return min(self._tops[min(most, len(self._rows))] + self._foot, self._tops[-1]) + 2

    def fitting(self, room: int) -> int:
        """Pixels of as many whole rows as there is room for."""
        inside = room - self._foot - 2
        return max((top for top in self._tops if top <= min(inside, self._all)), default=0) + self._foot + 2

    @property
    def _foot(self) -> int:
        """Pixels of the row that stays in sight below the others: the one that is only taken by hand."""
        return self._height(self._rows[-1]) if len(self._rows) > 1 and self._rows[-1].quiet else 0

    @property
    def _all(self) -> int:
        """Pixels of the rows that are scrolled through."""
        return self._tops[-1] - self._foot

    @property
    def _room(self) -> int:
        """Pixels in which they are seen."""
        return self.height() - 2 - self._foot

    def _is_foot(self, place: int) -> bool:
        return bool(self._foot) and place == len(self._rows) - 1

    def step(self, step: int) -> None:
        """Go `step` rows on; from the end to the beginning, past headings."""
        taken = [place for place, row in enumerate(self._rows) if row.id]
        if taken:
            at = taken.index(self._current) if self._current in taken else -1 if step > 0 else 0
            self._go_to(taken[(at + step) % len(taken)])
            self._see_current()

    def _go_to(self, place: int) -> None:
        self._current = place
        row = self.current
        self.setAccessibleDescription(" ".join(part for part in (row.kind, row.words) if part) if row else "")
        self.update()

    def _see_current(self) -> None:
        if self._current >= 0 and not self._is_foot(self._current):
            top, bottom = self._tops[self._current], self._tops[self._current + 1]
            self._scroll_to(min(max(self._scrolled, bottom - self._room), top))

    def _scroll_to(self, top: int) -> None:
        self._scrolled = max(0, min(top, self._all - self._room))
        self.update()

    def _place_at(self, point: QPoint) -> int:
        if self._foot and point.y() > self._room:
            return len(self._rows) - 1
        at = point.y() - 1 + self._scrolled
        return next((place for place in range(len(self._rows)) if self._tops[place] <= at < self._tops[place + 1]), -1)

    # mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row below the mouse is the current one."""
        place = self._place_at(event.position().toPoint())
        if place >= 0 and place != self._current and self._rows[place].id:
            self._go_to(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press: what lies below is not meant."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the row."""
        place = self._place_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0 and self._rows[place].id:
            self.chosen.emit(self._rows[place].id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch is a row."""
        self._turned += event.angleDelta().y()
        notches = int(self._turned / NOTCH)
        self._turned -= notches * NOTCH
        self._scroll_to(self._scrolled - notches * 2 * self.fontMetrics().height())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Say why a row stands higher, or what is not checked: words of ours only."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos())
            row = self._rows[place] if place >= 0 else Answer("", "")
            said = [row.lifted, "还没核实，别当准话说" if row.pending else ""]
            QToolTip.showText(event.globalPos(), "\n".join(one for one in said if one), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another font, other places."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_rows"):
            self._measure()

    # paint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in sight."""
        painter = QPainter(self)
        shades = Shades.of(self.palette())
        painter.fillRect(self.rect(), shades.window)
        draw_panel(painter, QRectF(self.rect()), shades.base, shades.edge)
        painter.setClipRect(self.rect().adjusted(2, 2, -2, -2 - self._foot))
        for place, row in enumerate(self._rows):
            top = self._tops[place] + 1 - self._scrolled
            area = QRectF(1, top, self.width() - 2, self._height(row))
            if area.bottom() > 0 and area.top() < self._room and not self._is_foot(place):
                self._paint(painter, shades, area, row, current=place == self._current)
        if self._all > self._room:
            self._paint_thumb(painter, shades)
        if self._foot:
            self._paint_foot(painter, shades)

    def _paint_foot(self, painter: QPainter, shades: Shades) -> None:
        painter.setClipRect(self.rect().adjusted(2, 2, -2, -2))
        area = QRectF(1, self._room + 1, self.width() - 2, self._foot)
        self._paint(painter, shades, area, self._rows[-1], current=self._is_foot(self._current))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), shades.line)

    def _paint_thumb(self, painter: QPainter, shades: Shades) -> None:
        """There is more than is seen: where one is in it."""
        share = self._room / self._all
        top = 2 + self._scrolled * share
        painter.fillRect(QRectF(self.width() - 5, top, 3, self._room * share - 4), shades.edge)

    def _paint(self, painter: QPainter, shades: Shades, area: QRectF, row: Answer, *, current: bool) -> None:
        gap, line = self._gap, self.fontMetrics().height()
        small = enlarged(self.font(), SMALL)
        if current:
            painter.fillRect(area, shades.soft)
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), shades.accent)
        first = QRectF(area.left() + gap + 2, area.top() + gap / 2, area.width() - 2 * gap - 2, line)
        if not row.id:
            painter.setPen(shades.muted)
            painter.setFont(self.font())
            painter.drawText(first, _LEFT, self.fontMetrics().elidedText(row.title, _RIGHT, int(first.width())))
        else:
            first = self._paint_kind(painter, shades, first, row, small)
            ends = self._paint_signs(painter, shades, first, row, small)
            self._paint_title(painter, shades, QRectF(first.topLeft(), QPointF(ends, first.bottom())), row)
        if row.below:
            below = QRectF(first.left(), first.bottom(), area.right() - gap - first.left(), line)
            painter.setFont(self.font())
            painter.setPen(shades.muted)
            words = " ".join(row.below[:200].split())
            painter.drawText(below, _LEFT, self.fontMetrics().elidedText(words, _RIGHT, int(below.width())))

    def _paint_kind(self, painter: QPainter, shades: Shades, line: QRectF, row: Answer, small: QFont) -> QRectF:
        """The kind on the left; what is left of the line."""
        if not any(one.kind for one in self._rows):
            return line
        width = QFontMetrics(small).horizontalAdvance(WIDEST_KIND) + self._gap
        painter.setFont(small)
        painter.setPen(shades.muted)
        painter.drawText(line, _LEFT, row.kind)
        return line.adjusted(width, 0, 0, 0)

    def _paint_signs(self, painter: QPainter, shades: Shades, line: QRectF, row: Answer, small: QFont) -> float:
        """待核实, and the sign of what was lifted, on the right; where they begin."""
        right, size = line.right(), line.height()
        if row.lifted:
            draw_arrow(painter, QPointF(right - size / 4, line.center().y()), size / 5, "up", shades.muted)
            right -= size * 0.7
        if row.pending:
            width = QFontMetrics(small).horizontalAdvance(PENDING) + 8
            box = QRectF(right - width, line.top() + 1, width, size - 2)
            draw_panel(painter, box, shades.warn_soft, shades.warn_soft)
            painter.setFont(small)
            painter.setPen(shades.warn)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), PENDING)
            right -= width + 6
        return right

    def _paint_title(self, painter: QPainter, shades: Shades, area: QRectF, row: Answer) -> None:
        painter.setFont(self.font())
        painter.setPen(shades.text)
        metrics = self.fontMetrics()
        shown = metrics.elidedText(row.title, _RIGHT, int(area.width()))
        painter.drawText(area, _LEFT, shown)
        seen = len(shown) if shown == row.title else len(shown) - 1
        pen = QPen(shades.accent, max(2.0, metrics.height() / 10))
        for start, end in row.marks:
            if start < seen:
                from_, to = (area.left() + metrics.horizontalAdvance(shown[: min(at, seen)]) for at in (start, end))
                under = area.bottom() - pen.widthF() / 2
                painter.setPen(pen)
                painter.drawLine(QPointF(from_, under), QPointF(to, under))
