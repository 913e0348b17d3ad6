"""转部门: what was asked of whom, a form for the next question, where the customer was sent, and every hop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.casefile.handing import HOP_NAMES, Hop, HopKind
from hall_assistant.casefile.legs import Leg, UrgeWay
from ui.models.counter_desk import CounterDesk
from ui.models.leg_face import face_of
from ui.operations import legs
from ui.operations.promises import hall_hours
from ui.pages.desk.passing.leg_row import LegRow
from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.flow_layout import empty, put
from ui.widgets.hour_line import HourLine
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context


class LegsPanel(QWidget):
    """The legs of the reception in hand."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("legs_panel")
        self._context = context
        self._counter = counter
        self._again: Leg | None = None
        self._shown: tuple[object, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.department = QComboBox()
        self.department.setObjectName("leg_department")
        self.department.setAccessibleName("转给哪个部门")
        self.department.setEditable(True)
        self.department.setMinimumWidth(context.theme.px(140))
        line = self.department.lineEdit()
        if line is not None:
            line.setPlaceholderText("哪个部门")
            bounded(line, 20)
        self.question = _field("leg_question", "请部门办什么，一句话", 300)
        self.hour = HourLine(hall_hours(context), "leg_hour", after="前回")
        self._ask = word_button("转过去", "leg_open", "accent", "首问还是原来那位，到点没回会提醒")
        self._ask.clicked.connect(self._press)
        self._for = plain_label("", "leg_for", "hint", wrap=True)
        self.where = _field("sent_where", "请客人去哪儿、取什么", 100)
        self._sent = word_button("记上", "sent_save", "", "让客人多跑的一趟也算一手")
        self._sent.clicked.connect(self._send_on)
        self.hops = ChipRow("hops")
        self.hops.picked.connect(self._judge)
        self._hops_word = plain_label("", "hops_word", "hint", wrap=True)
        self._lay_out()
        seen = WhenSeen(self, self.show_hand)
        counter.changed.connect(seen.changed)
        counter.opened.connect(self._start_anew)
        context.private_changed.connect(lambda _on: self._paint_anew())
        context.settings_changed.connect(self._fill_departments)
        self._fill_departments()
        self.show_hand()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(self._rows)
        box.addWidget(self._for)
        box.addLayout(_row(self.department, self.question, stretch=1))
        box.addLayout(_row(self.hour, None, self._ask, stretch=1))
        box.addWidget(plain_label("请客人去别处", "sent_word", "strong"))
        box.addLayout(_row(self.where, self._sent, stretch=0))
        box.addWidget(self._hops_word)
        box.addWidget(self.hops)
        self.setFocusProxy(self.question)

    def _fill_departments(self) -> None:
        chosen = self.department.currentText()
        self.department.clear()
        for one in self._context.settings.departments:
            self.department.addItem(one.name)
        self.department.setCurrentText(chosen or self.department.itemText(0))

    # showing

    def show_hand(self) -> None:
        """Show the legs anew where they differ; what is being written in a row stays."""
        state, clock = self._counter.state, self._context.hall.clock
        shown = (state.case, state.legs, clock.now() // 60_000)
        rows = [row for row in self.findChildren(LegRow) if row.isVisible()]
        if shown != self._shown and not (shown[:2] == self._shown[:2] and any(row.typing for row in rows)):
            self._shown = shown
            empty(self._rows)
            for leg in sorted(state.legs, key=lambda leg: (not leg.unsettled, leg.due)):
                put(self._rows, self._leg_row(leg))
        self._show_hops(state.hops)
        again = self._again
        put_text(self._for, f"重新转：{again.department}退回来的「{shortened(again.question, 60)}」" if again else "")

    def _leg_row(self, leg: Leg) -> LegRow:
        row = LegRow(self._context, face_of(leg))
        row.urged.connect(lambda way: legs.urge(self._counter, leg=leg.leg, how=UrgeWay(way)))
        row.settled.connect(lambda act, words: self._settle(leg, act, words))
        row.again_wanted.connect(lambda: self._start_again(leg))
        return row

    def _show_hops(self, hops: tuple[Hop, ...]) -> None:
        faces = [
            ChipFace(
                f"{place}",
                f"{self._hop(hop)}{' · 可免' if hop.avoidable else ''}",
                checked=hop.avoidable,
                hint="点一下：这一手窗口本来就能办；再点一下取消",
            )
            for place, hop in enumerate(hops)
        ]
        self.hops.show_chips(faces)
        self.hops.setVisible(bool(faces))
        put_text(self._hops_word, f"到现在转了 {len(hops)} 手，哪一手本来可以免，点一下：" if faces else "")

    def _hop(self, hop: Hop) -> str:
        where = self._counter.name_of(hop.where) if hop.kind is HopKind.HANDED else hop.where
        return f"{HOP_NAMES[hop.kind]} {shortened(where, 12)}"

    # acts

    def _press(self) -> None:
        due, department = self.hour.picked, self.department.currentText()
        if not department.strip() or not self.question.text().strip():
            self._context.say("先写清转给哪个部门、请他们办什么，再转。")
            return
        if due is None:
            self._context.say(f"{self.hour.words}已经过了，往后挪一下再转。")
            return
        self._ask.setEnabled(False)
        legs.open_leg(
            self._counter,
            department=department,
            question=self.question.text(),
            due=due,
            again=self._again.leg if self._again else "",
            then=self._asked,
            failed=lambda: self._ask.setEnabled(True),
        )

    def _asked(self) -> None:
        self._context.say(f"转过去了，{self.hour.words}前要回话。首问不变。")
        self._start_anew()

    def _start_anew(self) -> None:
        self._again = None
        self.question.clear()
        self.hour.start_anew()
        self._ask.setEnabled(True)
        self.show_hand()

    def _start_again(self, leg: Leg) -> None:
        self._again = leg
        self.department.setCurrentText(leg.department)
        self.question.setText(leg.question)
        self.question.setFocus()
        self.show_hand()

    def _settle(self, leg: Leg, act: str, words: str) -> None:
        legs.settle(self._counter, leg=leg.leg, act=act, words=words, then=self._paint_anew)

    def _paint_anew(self) -> None:
        self._shown = ()
        self.show_hand()

    def _send_on(self) -> None:
        where = self.where.text()
        if where.strip():
            self.where.clear()  # at once: a double click is one hop
            legs.send_on(self._counter, where=where, failed=lambda: self.where.setText(where))
        else:
            self._context.say("写一下请客人去哪儿，再记上。")

    def _judge(self, place: str) -> None:
        legs.judge(self._counter, hop=self._counter.state.hops[int(place)])


def _field(name: str, asked: str, limit: int) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(asked)
    field.setPlaceholderText(asked)
    bounded(field, limit)
    return field


def _row(*parts: QWidget | None, stretch: int) -> QHBoxLayout:
    """Parts side by side; the one at `stretch` takes the room."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for place, part in enumerate(parts):
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, 1 if place == stretch else 0)
    return row
