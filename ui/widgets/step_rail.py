"""The steps as a strip of marks (小窗) or a rail with names and time (大窗); free to press in any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.widgets.flow_layout import empty
from ui.widgets.hours import spent_words
from ui.widgets.painted import PaintedButton, enlarged, spacing
from ui.widgets.shades import Shades


@dataclass(frozen=True, slots=True)
class StepFace:
    """What a step shows: its one-character mark (听), name, where it stands and the minutes spent in it."""

    id: str
    mark: str
    name: str
    state: str = ""
    """Empty, `doing`, `done` or `skipped`."""
    minutes: int | None = None
    current: bool = False
    named: bool = True
    """Whether the rail writes the name beside the mark; 道歉 or 满意 is nothing for the customer to read."""


_LEFT = int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
STATE_WORDS = {"": "还没到", "doing": "正在", "done": "做过了", "skipped": "跳过"}


class StepButton(PaintedButton):
    """One step; the state is told by a sign as well as by colour: ✓ done, ● doing, – skipped, ○ not yet."""

    def __init__(self, face: StepFace, *, wide: bool, parent: QWidget | None = None) -> None:
        super().__init__(face.mark, f"step_{face.id}", parent)
        self.face = face
        self.wide = wide
        self.setCheckable(True)
        self.setToolTip("" if wide else face.name)
        across = QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._tell()

    def take(self, face: StepFace) -> None:
        """Show a step anew."""
        if face != self.face:
            self.face = face
            self._tell()
            self.update()

    def _tell(self) -> None:
        face = self.face
        self.setChecked(face.current)
        self.setAccessibleName(f"{face.name} {STATE_WORDS.get(face.state, '')}")

    def nextCheckState(self) -> None:
        """Which step is current is said from outside; a press alone changes nothing."""

    def written(self) -> QFont:
        """The mark is what the eye looks for."""
        return enlarged(self.font(), 1.1, bold=self.face.current)

    def sizeHint(self) -> QSize:
        """A square, or a row."""
        metrics = QFontMetrics(self.written())
        gap = spacing(self)
        if self.wide:
            return QSize(metrics.horizontalAdvance("听聆听聆听  12′") + 5 * gap, metrics.height() + gap + 2)
        return QSize(metrics.horizontalAdvance("听") + 2 * gap, metrics.height() + 2 * gap)

    def minimumSizeHint(self) -> QSize:
        """A mark and its sign, no more."""
        hint = self.sizeHint()
        return QSize(hint.width() - spacing(self), hint.height())

    def colours(self, shades: Shades) -> tuple[QColor, QColor, QColor]:
        """The current one filled; in the rail the others have no edge."""
        if self.face.current:
            return shades.accent, shades.accent, shades.on_accent
        fill, edge, ink = super().colours(shades)
        if self.wide and not self.underMouse():
            return shades.window, shades.window, ink
        return fill, edge, ink

    def draw(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """Mark, name and time in a row, or the mark alone with its sign below."""
        if self.wide:
            self._draw_row(painter, area, ink)
        else:
            painter.drawText(area, _MIDDLE, self.face.mark)
            self._draw_line_below(painter, area, ink)

    def _draw_row(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        gap = spacing(self)
        inner = area.adjusted(gap, 0, -gap, 0)
        self._draw_sign(painter, QPointF(inner.left() + gap, area.center().y()), ink)
        painter.setPen(ink)
        text = inner.adjusted(gap * 3, 0, 0, 0)
        painter.drawText(text, _LEFT, self.face.mark)
        painter.setFont(self.font())
        if self.face.named:
            after_mark = QFontMetrics(self.written()).horizontalAdvance("听") + gap
            painter.drawText(text.adjusted(after_mark, 0, 0, 0), _LEFT, self.face.name)
        if self.face.minutes is not None:
            painter.drawText(inner, _RIGHT, spent_words(self.face.minutes))

    def _draw_sign(self, painter: QPainter, middle: QPointF, ink: QColor) -> None:
        size = spacing(self) * 0.75
        painter.setPen(QPen(ink, 1.6))
        painter.setBrush(ink if self.face.state == "doing" or self.face.current else Qt.BrushStyle.NoBrush)
        if self.face.state == "done" and not self.face.current:
            painter.drawPolyline(
                [
                    middle + QPointF(-size, 0),
                    middle + QPointF(-size / 3, size * 0.7),
                    middle + QPointF(size, -size * 0.7),
                ]
            )
        elif self.face.state == "skipped" and not self.face.current:
            painter.drawLine(middle + QPointF(-size, 0), middle + QPointF(size, 0))
        else:
            painter.drawEllipse(middle, size * 0.8, size * 0.8)

    def _draw_line_below(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        if self.face.state not in ("done", "doing") or self.face.current:
            return
        shades = Shades.of(self.palette())
        painter.setPen(QPen(shades.accent, 2))
        inset = area.width() * 0.3
        painter.drawLine(
            QPointF(area.left() + inset, area.bottom() - 4), QPointF(area.right() - inset, area.bottom() - 4)
        )


class StepRail(QWidget):
    """All steps of the flow; `picked` tells the step pressed. The buttons are kept while only their state changes."""

    picked = Signal(str)

    def __init__(self, *, wide: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("step_rail" if wide else "step_strip")
        self._wide = wide
        self._buttons: dict[str, StepButton] = {}
        way = QBoxLayout.Direction.TopToBottom if wide else QBoxLayout.Direction.LeftToRight
        self._box = QBoxLayout(way, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 if wide else 4)

    def show_steps(self, faces: Sequence[StepFace]) -> None:
        """Show these steps in this order."""
        if list(self._buttons) != [face.id for face in faces]:
            self._build(faces)
        for face in faces:
            self._buttons[face.id].take(face)

    def _build(self, faces: Sequence[StepFace]) -> None:
        empty(self._box)
        self._buttons = {face.id: StepButton(face, wide=self._wide, parent=self) for face in faces}
        for step, button in self._buttons.items():
            button.clicked.connect(lambda _on=False, chosen=step: self.picked.emit(chosen))
            self._box.addWidget(button)
            button.show()

    def button(self, step: str) -> StepButton | None:
        """The button of a step."""
        return self._buttons.get(step)
