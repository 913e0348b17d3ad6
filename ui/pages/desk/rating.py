"""The customer's three ratings in one quiet row (态度/方案/规定), where the hall has turned them on. Source: S09."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from ui.models.counter_desk import CounterDesk
from ui.operations import cases
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context

ASKED = {"manner": "态度", "solution": "方案", "rule": "规定"}
MARKS = {5: "5 满意", 4: "4 还行", 3: "3 一般", 2: "2 不太满意", 1: "1 不满意"}


class RatingRow(QWidget):
    """Recorded once all three are given; asked for by nobody, in the way of nothing."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rating_row")
        self._context = context
        self._counter = counter
        self._given: dict[str, int] = {}
        self._menu = QMenu(self)
        self._menu.setObjectName("rating_menu")
        self._buttons = {name: self._button(name) for name in ASKED}
        self._hint = plain_label("", "rating_hint", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(plain_label("客户打分", "rating_word", "soft"))
        for button in self._buttons.values():
            row.addWidget(button)
        row.addWidget(self._hint)
        row.addStretch(1)
        context.settings_changed.connect(self._show_if_on)
        self._show_if_on()

    def _button(self, name: str) -> QPushButton:
        button = word_button(ASKED[name], f"rating_{name}", "chip", "客户愿意打才打，1到5分")
        button.clicked.connect(lambda: self._open(name))
        return button

    def _show_if_on(self) -> None:
        self.setVisible(self._context.settings.rating_on)

    def start(self) -> None:
        """Begin with what this reception was given already."""
        self._given = dict(self._counter.state.ratings)
        self._show()

    def _open(self, name: str) -> None:
        self.fill_menu(name)
        button = self._buttons[name]
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def fill_menu(self, name: str) -> None:
        """The five marks for one of the three."""
        self._menu.clear()
        for mark, words in MARKS.items():
            action = QAction(words, self._menu)
            action.setObjectName(f"mark_{name}_{mark}")
            action.triggered.connect(lambda _on=False, mark=mark: self.give(name, mark))
            self._menu.addAction(action)

    def give(self, name: str, mark: int) -> None:
        """Take one mark; with the third all are recorded."""
        self._given[name] = mark
        self._show()
        if self._given.keys() >= ASKED.keys():
            cases.rate(self._counter, **{one: self._given[one] for one in ASKED})

    def _show(self) -> None:
        for name, button in self._buttons.items():
            mark = self._given.get(name)
            button.setText(f"{ASKED[name]} {mark}" if mark else ASKED[name])
            button.setAccessibleName(button.text())
        whole = self._given.keys() >= ASKED.keys()
        self._hint.setText("记上了" if whole else "三样都有了才记" if self._given else "")
