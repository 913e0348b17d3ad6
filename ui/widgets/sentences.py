"""Sentences below each other in one painted part: a card of forty lines costs one widget, not forty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.painted import enlarged
from ui.widgets.shades import Shades
from ui.widgets.slot_text import OPEN, draw_with_slots

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
GAP = 3
SMALL = 12 / 14
"""Of the type scale's small size to its body."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and how it looks: `title`, `small` or plain."""

    text: str
    look: str = ""


class Sentences(QWidget):
    """Plain text, wrapped; read out by its accessible name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._sentences: tuple[Sentence, ...] = ()
        self._placed: dict[int, tuple[QRect, ...]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> tuple[str, ...]:
        """What is shown."""
        return tuple(one.text for one in self._sentences)

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Show these."""
        if tuple(sentences) == self._sentences:
            return
        self._sentences = tuple(sentences)
        self._placed.clear()
        self.setAccessibleName("\n".join(self.words))
        self.updateGeometry()
        self.update()

    def _places(self, width: int) -> tuple[QRect, ...]:
        if width not in self._placed:
            self._placed[width] = _placed(self._sentences, width, _Font(self.font().key(), self.font()))
        return self._placed[width]

    def heightForWidth(self, width: int) -> int:
        """Height of all sentences at a width."""
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        """Eighteen characters to a row."""
        width = self.fontMetrics().height() * 14
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few characters to a row."""
        return QSize(self.fontMetrics().height() * 6, 0)

    def changeEvent(self, event: object) -> None:
        """Another font, other places."""
        if hasattr(self, "_placed"):
            self._placed.clear()
        super().changeEvent(event)  # type: ignore[arg-type]  # PySide's stub names QEvent, Qt hands the same object on

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write what is in sight."""
        painter = QPainter(self)
        shades = Shades.of(self.palette())
        for one, place in zip(self._sentences, self._places(self.width()), strict=True):
            if place.intersects(event.rect()):
                painter.setFont(_font(self.font(), one.look))
                painter.setPen(shades.muted if one.look == "small" else shades.text)
                if OPEN.search(one.text):
                    font = painter.font()
                    draw_with_slots(painter, QRectF(place), one.text, font, painter.pen().color(), shades.bad)
                else:
                    painter.drawText(place, _WRAP, one.text)


def _font(font: QFont, look: str) -> QFont:
    if look == "title":
        return enlarged(font, 1.0, bold=True)
    return enlarged(font, SMALL) if look == "small" else font


@dataclass(frozen=True, slots=True)
class _Font:
    """A font known by its key."""

    key: str
    font: QFont = field(compare=False)


@lru_cache(maxsize=64)
def _placed(sentences: tuple[Sentence, ...], width: int, held: _Font) -> tuple[QRect, ...]:
    """Where the sentences stand; kept, for the same few cards are gone back to all day."""
    top = 0
    found: list[QRect] = []
    for one in sentences:
        top += 2 * GAP if one.look == "title" and found else 0
        metrics = QFontMetrics(_font(held.font, one.look))
        place = metrics.boundingRect(QRect(0, top, max(width, 40), 100_000), _WRAP, one.text)
        found.append(QRect(0, top, width, place.height()))
        top += place.height() + GAP
    return tuple(found)
