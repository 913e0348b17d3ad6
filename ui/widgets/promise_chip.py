"""今天 [17:00] 前我打给您 ＋承诺: a promise with its hour in two clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.bounded import bounded
from ui.widgets.hour_line import HourLine
from ui.widgets.hours import DueHour, HallHours
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from hall_assistant.casefile.promising import PromiseKind
    from ui.widgets.day_popup import DayPopup

USUAL_WORDS = "我打给您"


class PromiseChip(HourLine):
    """Day, hour, words and the button; `promised` carries the words and the due instant (UTC ms).

    What kind of promise it is can be said in the popup of the days; the words tell it where nobody does.
    """

    promised = Signal(str, object)
    """(words, due): the words without the hour, which stands in `due`; an object, for a Qt int has 32 bits."""
    broke_off = Signal()
    """The call broke off: somebody rings back."""
    refused = Signal(str)

    def __init__(
        self, hours: HallHours, *, kinds: bool = False, calls: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(hours, "promise", after="", hour_name="hour_picker", parent=parent)
        self.setObjectName("promise_chip")
        self._kinds, self._calls = kinds, calls
        self.kind: PromiseKind | None = None
        """What was picked; None where the words tell it."""
        self._words = QLineEdit(f"前{USUAL_WORDS}")
        self._words.setObjectName("promise_words")
        self._words.setAccessibleName("答应什么")
        bounded(self._words, 200)
        self._words.returnPressed.connect(self.press)
        self._give = word_button("＋承诺", "promise_give", "", "记下这条承诺，到点前提醒")
        self._give.clicked.connect(self.press)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._give)

    def offer(self, words: str, due: DueHour) -> None:
        """Offer other words and another hour, both still to be changed."""
        self._words.setText(f"前{words}")
        self._due = due
        self._show()

    def press(self) -> None:
        """Give the promise as it stands; an hour gone by is refused with a sentence."""
        due = self.picked
        if due is None:
            self.refused.emit(f"{self._due.words}已经过了，往后挪一下再记。")
            return
        self.promised.emit(self._said() or USUAL_WORDS, due)
        self._words.setText(f"前{USUAL_WORDS}")
        self._pick_kind(None)

    def _said(self) -> str:
        return self._words.text().strip().removeprefix("前").strip()

    def _make_popup(self) -> DayPopup:
        popup = super()._make_popup()
        if self._kinds:
            popup.add_kinds(lambda: (self._said() or USUAL_WORDS, self.kind))
            popup.kind_picked.connect(self._pick_kind)
        if self._calls:
            popup.add_call_back()
            popup.broke_off.connect(self.broke_off)
        return popup

    def _pick_kind(self, kind: PromiseKind | None) -> None:
        from hall_assistant.casefile.promising import KIND_NAMES

        self.kind = kind
        self._give.setText(f"＋{KIND_NAMES[kind][:2]}" if kind else "＋承诺")
        self._give.setAccessibleName(f"＋承诺：{KIND_NAMES[kind]}" if kind else "＋承诺")
