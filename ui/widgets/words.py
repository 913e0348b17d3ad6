"""Labels and buttons made in one place: plain text always, a name for tests and screen readers always."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

LONGEST_SHOWN = 2000
"""Characters of a typed text that a label lays out; the rest is told by 「……」 and stands in the record."""


def plain_label(text: str, name: str, look: str = "", *, wrap: bool = False) -> QLabel:
    """A label that never reads its text as HTML."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setWordWrap(wrap)
    if look:
        label.setProperty("look", look)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    label.setText(text)
    return label


def shortened(text: str, limit: int = LONGEST_SHOWN) -> str:
    """The beginning of a long typed text, so that a hundred thousand characters do not hold up the screen."""
    return text if len(text) <= limit else f"{text[:limit]}……（共{len(text)}字）"


class OnceButton(QPushButton):
    """Hears a double click once: its second half would answer what the first half asked, or press what moved here."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take it and do nothing."""
        event.accept()


def word_button(text: str, name: str, look: str = "", tip: str = "", *, once: bool = False) -> QPushButton:
    """A push button with a look; it leaves the caret where it is when clicked. once: as `OnceButton`."""
    button = OnceButton(text) if once else QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if look:
        button.setProperty("look", look)
    return button


def put_text(label: QLabel, text: str) -> None:
    """Set a label's text and hide it when there is none."""
    label.setText(text)
    label.setVisible(bool(text))
