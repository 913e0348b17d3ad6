"""客人要的: needs ticked, the cards that go with them, whether each was answered; no word about the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.library.needs import Need
from ui.models.counter_desk import CounterDesk
from ui.models.known_words import need_words
from ui.operations import cases, known
from ui.operations.known import Shelf
from ui.operations.promises import hall_hours
from ui.pages.known.fields import field, row
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.flow_layout import FlowLayout, empty, put
from ui.widgets.hour_line import HourLine
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context


class NeedsPart(QWidget):
    """One chip a need; the one pressed last is opened below."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("known_needs")
        self._context = context
        self._counter = counter
        self._shelf = Shelf()
        self._open: Need | None = None
        self._chips = ChipRow("need")
        self._chips.picked.connect(self._press)
        self._standing = plain_label("", "need_standing", "strong", wrap=True)
        self._hint = plain_label("", "need_hint", "soft", wrap=True)
        self._cards = ChipRow("need_card", arrow="right")
        self._cards.picked.connect(lambda card: cases.choose_card(counter, card=card))
        self._asked: dict[str, QLineEdit] = {}
        self._fields_row = QWidget()
        self._fields = FlowLayout(self._fields_row, gap=6)
        self.how = field("need_how", "怎么答的，一句话", 300)
        self.timed = QCheckBox("说定钟点")
        self.timed.setObjectName("need_timed")
        self.hour = HourLine(hall_hours(context), "need_hour", after="前")
        self.timed.toggled.connect(self.hour.setVisible)
        self._save = word_button("回话记下", "need_answer", "accent", "说定钟点的，一并记成承诺", once=True)
        self._save.clicked.connect(self._answer)
        self._back = word_button("点错了", "need_back", "quiet", "收回这一条")
        self._back.clicked.connect(self._take_back)
        self._form = QWidget()
        self._lay_out()
        counter.changed.connect(WhenSeen(self, self.show_hand).changed)
        counter.opened.connect(self._start_anew)
        self._start_anew()

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        for part in (self._standing, self._hint, self._cards, self._fields_row):
            form.addWidget(part)
        form.addLayout(row(self.how, self._save))
        last = QHBoxLayout()
        last.setSpacing(6)
        for widget in (self.timed, self.hour, self._back):
            last.addWidget(widget)
        last.addStretch(1)
        form.addLayout(last)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(plain_label("除了这件事，客人还要什么", "need_word", "strong"))
        box.addWidget(self._chips)
        box.addWidget(self._form)

    def take_shelf(self, shelf: Shelf) -> None:
        """The needs."""
        self._shelf = shelf
        self.show_hand()

    def _press(self, name: str) -> None:
        need = next(one for one in self._shelf.needs if one.id == name)
        if all(one.need != name for one in self._counter.state.needs):
            known.ask_for(self._counter, need=need)
        if need != self._open:
            self._open = need
            self._ask_anew(need)
        self.show_hand()

    def _ask_anew(self, need: Need) -> None:
        """Fields for what the need wants noted."""
        empty(self._fields)
        self._asked = {name: field(f"need_field_{place}", name, 200) for place, name in enumerate(need.asks)}
        for line in self._asked.values():
            line.setMinimumWidth(self._context.theme.px(190))
            put(self._fields, line)
        self._fields_row.setVisible(bool(self._asked))
        self.how.clear()
        self.timed.setChecked(False)
        self.hour.start_anew()

    def show_hand(self) -> None:
        """Which needs stand, and how the open one was answered."""
        held = {one.need: one for one in self._counter.state.needs}
        self._chips.show_chips(
            [
                ChipFace(one.id, one.name + self._mark(one.id), checked=one.id in held, hint=one.hint)
                for one in self._shelf.needs
            ]
        )
        need = self._open
        self._form.setVisible(need is not None)
        if need is None:
            return
        library, standing = self._context.hall.library, held.get(need.id)
        offset = self._context.hall.clock.offset()
        put_text(self._standing, f"{need.name}：{need_words(standing, offset)}" if standing else need.name)
        duty = "先叫值班经理，「转给…」里有四句话。" if need.duty else ""
        put_text(self._hint, need.hint + duty)
        titles = [(card, library.cards.get(card)) for card in need.cards]
        self._cards.show_chips([ChipFace(card, found.title) for card, found in titles if found is not None])
        self._save.setEnabled(standing is not None)
        self._back.setVisible(standing is not None and standing.answered is None)

    def _mark(self, need: str) -> str:
        found = next((one for one in self._counter.state.needs if one.need == need), None)
        if found is None:
            return ""
        return " · 还没回话" if found.answered is None else " · 回了话"

    def _answer(self) -> None:
        need = self._open
        due = self.hour.picked if self.timed.isChecked() else None
        if need is None:
            return
        if self.timed.isChecked() and due is None:
            self._context.say(f"{self.hour.words}已经过了，往后挪一下再记。")
            return
        self._save.setEnabled(False)
        known.answer(
            self._counter,
            need=need,
            how=self.how.text(),
            entries={name: line.text() for name, line in self._asked.items()},
            due=due,
            then=lambda: self._kept(need),
            failed=lambda: self._save.setEnabled(True),
        )

    def _kept(self, need: Need) -> None:
        self._context.say("回话记下了。")
        if self._open == need:
            self._ask_anew(need)
        self.show_hand()

    def _take_back(self) -> None:
        if self._open is not None:
            known.take_back(self._counter, need=self._open)
            self._open = None
            self.show_hand()

    def _start_anew(self) -> None:
        self._open = None
        self.hour.hide()
        self.show_hand()
