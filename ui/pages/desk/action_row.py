"""The row of the mini window that is always there: begin, write up, copy the summary, end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from hall_assistant.casefile.number import short
from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import MINUTE
from ui.models.counter_desk import CounterDesk
from ui.models.receptions import ReceptionFace
from ui.operations import cases
from ui.widgets.hours import spent_words
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import word_button
from ui.wording import button_text

if TYPE_CHECKING:
    from ui.context import Context


class ActionRow(QWidget):
    """Before a reception: begin and write-up. During one: what is running, with a menu of the rarer things."""

    end_wanted = Signal()
    write_up_wanted = Signal()
    summary_wanted = Signal()

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("action_row")
        self._context = context
        self._counter = counter
        tip = context.shortcuts.tip
        self._begin = word_button("接待开始 ●", "begin", "accent", tip("只开计时，什么都不用填", "begin"))
        self._begin.clicked.connect(counter.begin)
        self._running = word_button("", "running", "", "这次接待：撤销、放一放、换一位")
        self._menu = QMenu(self)
        self._menu.setObjectName("running_menu")
        self._running.clicked.connect(self._open_menu)
        self._write_up = word_button("事后补记", "write_up", "", tip("忙完再记，五个问题", "write_up"))
        self._write_up.clicked.connect(self.write_up_wanted)
        self._summary = word_button("复制摘要", "copy_summary", "", tip("复制工单摘要，去工单系统粘贴", "summary"))
        self._summary.clicked.connect(self.summary_wanted)
        self._end = word_button("结束", "end", "", tip("结束接待", "end"))
        self._end.clicked.connect(self.end_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self._begin, self._running, self._write_up, self._summary, self._end):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        seen = WhenSeen(self, self.show_hand)
        counter.changed.connect(seen.changed)
        counter.listed.connect(seen.changed)
        self.show_hand()

    def show_hand(self) -> None:
        """Paint what is in hand."""
        hand = self._counter.hand
        waiting = len(self._counter.own)
        self._begin.setVisible(not hand.begun and not waiting)
        self._running.setVisible(hand.begun or waiting > 0)
        self._write_up.setVisible(not hand.begun)
        self._end.setVisible(hand.begun)
        if hand.begun:
            self._running.setText(button_text(f"● {self._name()} {spent_words(self._minutes())}"))
        else:
            self._begin.setVisible(True)
            self._running.setText(f"开着 {waiting}")

    def _name(self) -> str:
        state = self._counter.state
        return short(state.number) if state.number else "接待中"

    def _minutes(self) -> int:
        began = self._counter.hand.began
        return max((self._counter.now - began) // MINUTE, 0) if began else 0

    def _open_menu(self) -> None:
        self.fill_menu()
        height = self._menu.sizeHint().height()
        self._menu.popup(self._running.mapToGlobal(self._running.rect().topLeft()) - QPoint(0, height))

    def fill_menu(self) -> None:
        """The rarer things, as they stand now."""
        self._menu.clear()
        counter = self._counter
        if counter.hand.begun:
            self._entry("撤销上一步", "undo", lambda: cases.undo(counter))
            self._entry("放一放（先回首屏）", "put_away", counter.put_away)
            self._entry("再接一位", "begin_another", counter.begin)
            self._entry("事后补记", "menu_write_up", self.write_up_wanted.emit)
            self._entry("误开作废", "void", lambda: cases.void(counter))
        others = [face for face in counter.own if face.case != counter.case]
        if others and counter.hand.begun:
            self._menu.addSeparator()
        for face in others:
            self._entry(self._words(face), f"open_{face.case}", lambda case=face.case: counter.open(CaseId(case)))

    def _words(self, face: ReceptionFace) -> str:
        topic = self._context.hall.library.topics.get(face.topic)
        parts = (face.number or "刚开始", face.surname, topic.name if topic else "")
        return button_text(" ".join(part for part in parts if part))

    def _entry(self, text: str, name: str, call: object) -> None:
        action = QAction(text, self._menu)
        action.setObjectName(name)
        action.triggered.connect(lambda _on=False: call() if callable(call) else None)
        self._menu.addAction(action)
