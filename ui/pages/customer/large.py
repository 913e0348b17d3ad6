"""Type for eyes across the desk: twice the scale at least, in the theme's colours. Source: N20."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from hall_assistant.cases.agreed import Agreed
from ui.theme import TYPE, Theme
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, word_button

LARGE = 200
"""Percent of the type scale that these pages have at least."""


def large_font(theme: Theme, name: str, *, bold: bool = False) -> QFont:
    """The typeface at a size of the scale, at 200 % or at what the counter has if that is more."""
    font = theme.font(name, bold=bold)
    font.setPixelSize(round(TYPE[name] * max(LARGE, theme.percent) / 100))
    return font


def large_label(theme: Theme, text: str, name: str, size: str = "body", *, bold: bool = False) -> QLabel:
    """A wrapping label in large type."""
    label = plain_label(text, name, wrap=True)
    label.setFont(large_font(theme, size, bold=bold))
    return label


def large_button(theme: Theme, text: str, name: str, look: str = "") -> QPushButton:
    """A button for a finger, in large type."""
    button = word_button(text, name, look, once=True)
    button.setFont(large_font(theme, "body"))
    button.setMinimumHeight(round(TYPE["body"] * max(LARGE, theme.percent) / 100 * 1.9))
    return button


class AgreedView(QWidget):
    """What was agreed, line by line: hour, words; then the number and whom to ask for."""

    def __init__(self, theme: Theme, found: Agreed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agreed_view")
        ground = QWidget()
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, theme.space("small"), 0)
        inside.setSpacing(theme.space("medium"))
        for place, point in enumerate(found.points):
            if point.hour:
                inside.addWidget(large_label(theme, point.hour, f"agreed_hour_{place}", "title", bold=True))
            inside.addWidget(large_label(theme, point.words, f"agreed_words_{place}", "title"))
            inside.addSpacing(theme.space("medium"))
        inside.addStretch(1)
        self.reading = TallScroll("agreed_scroll", ground, tall=False)
        self.reading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        foot = "　".join(part for part in (f"编号 {found.number}" if found.number else "", found.who) if part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.space("medium"))
        title = "　".join(part for part in ("说定的", found.matter) if part)
        box.addWidget(large_label(theme, title, "agreed_title", "lead"))
        box.addWidget(self.reading, 1)
        box.addWidget(large_label(theme, foot, "agreed_foot", "body"))
