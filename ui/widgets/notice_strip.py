"""口径原文 on the card it touches: one quiet line, the whole text on a click; never styled as words to say."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.painted import PaintedButton, draw_arrow, enlarged, spacing
from ui.widgets.shades import Shades
from ui.widgets.whole_text import WholeText
from ui.widgets.words import plain_label, put_text, word_button

MARK = "口径原文"
SMALL = 12 / 14
_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class NoticeFace:
    """A word of the day as a strip shows it."""

    id: str
    title: str
    text: str
    about: str
    """文号 and until when."""
    left: str
    """剩 31 小时."""
    unread: bool


class FoldLine(PaintedButton):
    """The line: what it is, its title, how long it holds; a dot while unread, an arrow to open it."""

    def __init__(self, face: NoticeFace, name: str, parent: QWidget | None = None) -> None:
        super().__init__(face.title, name, parent)
        self._face = face
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.take(face)

    def take(self, face: NoticeFace) -> None:
        """Show another face."""
        self._face = face
        unread = "没看过，" if face.unread else ""
        self.setAccessibleName(f"{MARK}，{unread}{face.title}，{face.left}")
        self.update()

    def sizeHint(self) -> QSize:
        """One line; it takes what width there is."""
        return QSize(spacing(self) * 24, self.fontMetrics().height() + 2 * spacing(self) - 2)

    def colours(self, shades: Shades) -> tuple[QColor, QColor, QColor]:
        """No edge: it is no button to act with."""
        none = QColor(0, 0, 0, 0)
        return (shades.hover if self.underMouse() else none), none, shades.text

    def draw(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """Dot, mark, title, hours, arrow."""
        gap, shades = spacing(self), Shades.of(self.palette())
        area = area.adjusted(gap, 0, -gap, 0)
        towards = "down" if self.isChecked() else "right"
        draw_arrow(painter, QPointF(area.right() - gap / 2, area.center().y()), gap * 0.6, towards, shades.muted)
        area.setRight(area.right() - 2 * gap)
        if self._face.unread:
            painter.setBrush(shades.accent)
            painter.drawEllipse(QPointF(area.left() + gap * 0.5, area.center().y()), gap * 0.5, gap * 0.5)
            area.setLeft(area.left() + 2 * gap)
        small = enlarged(self.font(), SMALL)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(shades.muted)
        painter.drawText(area, _LINE, MARK)
        painter.drawText(area, _RIGHT, self._face.left)
        area.setLeft(area.left() + metrics.horizontalAdvance(MARK) + 1.5 * gap)
        area.setRight(area.right() - metrics.horizontalAdvance(self._face.left) - 1.5 * gap)
        painter.setFont(self.font())
        painter.setPen(ink)
        title = self.fontMetrics().elidedText(self._face.title, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, _LINE, title)


class NoticeStrip(QFrame):
    """One word of the day. `read` carries its id when 「我已看」 is pressed; `turned` when it folds or unfolds."""

    read = Signal(str)
    turned = Signal()

    def __init__(self, face: NoticeFace, *, lines: int, shrinks: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self.setObjectName(f"notice_{face.id}")
        self.setProperty("look", "paper")
        self.line = FoldLine(face, f"notice_{face.id}_line")
        self.line.toggled.connect(self._turn)
        self._about = plain_label("", f"notice_{face.id}_about", "hint", wrap=True)
        self._text = WholeText(f"notice_{face.id}_text", f"{MARK}：{face.title}", most=lines, shrinks=shrinks)
        self._read = word_button("我已看", f"notice_{face.id}_read", "quiet", "看完点一下，店长知道您看过了")
        self._read.setAccessibleName(f"我已看：{face.title}")
        self._read.clicked.connect(lambda: self.read.emit(self.face.id))
        self._whole = QWidget()
        foot = QHBoxLayout()
        foot.addWidget(self._about, 1)
        foot.addWidget(self._read, 0, Qt.AlignmentFlag.AlignBottom)
        inside = QVBoxLayout(self._whole)
        inside.setContentsMargins(8, 0, 6, 4)
        inside.setSpacing(2)
        inside.addWidget(self._text)
        inside.addLayout(foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.line)
        box.addWidget(self._whole)
        self._whole.hide()
        self.take(face)

    def take(self, face: NoticeFace) -> None:
        """Show it as it stands now; folded or open, as it was."""
        self.face = face
        self.line.take(face)
        put_text(self._about, face.about)
        self._text.show_text(face.text)
        self._read.setVisible(face.unread)

    @property
    def unfolded(self) -> bool:
        """Whether the whole text is shown."""
        return self.line.isChecked()

    def _turn(self, shown: bool) -> None:
        self._whole.setVisible(shown)
        self.turned.emit()
