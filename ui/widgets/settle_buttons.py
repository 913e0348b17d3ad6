"""Buttons that settle a promise; for one past its hour they first ask how the customer was told, in their own place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from hall_assistant.casefile.promising import Way
from ui.widgets.words import plain_label, word_button

_TOLD = ((Way.COUNTER, "当面说了"), (Way.PHONE, "电话说了"))


class SettleButtons(QWidget):
    """`settled` carries the act pressed and the way of the contact, empty where none is asked for."""

    settled = Signal(str, str)

    def __init__(
        self, acts: Sequence[tuple[str, str, str]], *, late: bool, look: str = "", parent: QWidget | None = None
    ) -> None:
        """acts: id, words and object name of each button; late: whether a contact has to come with it."""
        super().__init__(parent)
        self._late = late
        self._act = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._acts = [self._button(text, name, look, act) for act, text, name in acts]
        self._asked = plain_label("过点了，跟客户：", f"{acts[0][2]}_asked", "warn")
        self._ways: list[QWidget] = [self._asked, *self._way_buttons(acts[0][2], look)]
        for part in (*self._acts, *self._ways):
            row.addWidget(part)
        for part in self._ways:
            part.hide()

    def _button(self, text: str, name: str, look: str, act: str) -> QPushButton:
        button = _fixed(word_button(text, name, look))
        button.clicked.connect(lambda: self._press(act))
        return button

    def _way_buttons(self, name: str, look: str) -> list[QPushButton]:
        buttons = []
        for way, text in _TOLD:
            button = _fixed(word_button(text, f"{name}_{way.value}", look))
            button.clicked.connect(lambda _checked=False, how=way: self.settled.emit(self._act, how.value))
            buttons.append(button)
        return buttons

    def _press(self, act: str) -> None:
        if not self._late:
            self.settled.emit(act, "")
            return
        self._act = act
        for part in self._acts:
            part.hide()
        for way in self._ways:
            way.show()


def _fixed(button: QPushButton) -> QPushButton:
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
