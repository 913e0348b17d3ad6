"""The calm way to help (人身安全): step back, call somebody, the line for the telephone with the hall's address.

One key arms, a second fires: opening the page records nothing; only the second key, or one of its three buttons, opens
an incident with the number that is rung. Until then nothing on it would say anything to a camera.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.floor.telephone import CallLine, call_lines
from hall_assistant.floor.values import IncidentId
from hall_assistant.people.values import counter_name
from ui.models.counter_desk import CounterDesk
from ui.operations import floor
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

LINES = 4
NO_ADDRESS = "地址还没填：店长在「设置 · 厅和柜台」里填。这会儿照门口的门牌念。"


class SafetyPanel(QWidget):
    """`left` when it is put away; `form_wanted` with the incident that is to be written down."""

    left = Signal()
    form_wanted = Signal(str)

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safety_panel")
        self._context = context
        self._counter = counter
        self._incident: IncidentId | None = None
        self._firing = False
        self._lines: tuple[CallLine, ...] = ()
        self._chosen: CallLine | None = None
        self._cues = plain_label("", "safety_cues", "lead", wrap=True)
        self._number = plain_label("", "safety_number", "strong")
        self._say = plain_label("", "safety_say", "lead", wrap=True)
        self._gap = plain_label("", "safety_no_address", "warn", wrap=True)
        self._ladder = plain_label("", "safety_ladder", "strong", wrap=True)
        self._duty = [plain_label("", f"safety_duty_{place}", "", wrap=True) for place in range(LINES)]
        self._calls = ChipRow("safety_call")
        self._calls.picked.connect(self._pick)
        self._note = word_button("记下来", "safety_note", "", "把时间、人数、做了什么记进表里")
        self._note.clicked.connect(self._write_down)
        self._back = word_button("收起", "safety_back", "quiet", "没事了就收起；没按第二下，什么也没记")
        self._back.clicked.connect(self.put_away)
        self._build()
        context.private_changed.connect(lambda _on: self._show())
        context.signed.connect(lambda _actor: self.put_away())

    def _build(self) -> None:
        space = self._context.theme.space
        told = QFrame()
        told.setProperty("look", "paper")
        self._told = told
        inside = QVBoxLayout(told)
        inside.setContentsMargins(space("small"), space("tight"), space("small"), space("tight"))
        inside.setSpacing(space("tight"))
        for label in (self._number, self._say, self._gap):
            inside.addWidget(label)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(space("tight"))
        column.addWidget(self._cues)
        column.addWidget(told)
        column.addWidget(self._ladder)
        for label in self._duty:
            column.addWidget(label)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(space("tight"))
        foot.addWidget(self._calls, 1)
        foot.addWidget(self._note)
        foot.addWidget(self._back)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        box.addWidget(TallScroll("safety_scroll", ground), 1)
        box.addLayout(foot)

    # the two keys

    def arm(self) -> None:
        """The first key: what to do and whom to call, nothing recorded."""
        context = self._context
        self._lines = call_lines(
            context.hall.library,
            hall=context.settings.hall,
            address=context.settings.address,
            counter=counter_name(context.counter.counter),
        )
        if self._incident is None and not self._firing:
            self._chosen = None
        floor.read_duty(self._counter, owner=self, then=self._show_duty)
        self._show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # for Esc

    def fire(self) -> None:
        """The second key: the first line of the list."""
        if self._lines and not self._firing and self._incident is None:
            self._call(self._lines[0])

    def _call(self, line: CallLine) -> None:
        """Show number and line at once; the record follows. The same number again is one call."""
        if self._firing or (line is self._chosen and self._incident is not None):
            return
        self._chosen, self._firing = line, True
        self._show()
        if self._incident is None:
            floor.open_incident(
                self._counter,
                kind=line.kind,
                called=line.number,
                owner=self,
                then=self._fired,
                failed=self._not_recorded,
            )
        else:
            floor.call(
                self._context,
                self._incident,
                number=line.number,
                owner=self,
                then=self._called,
                failed=self._not_recorded,
            )

    def _fired(self, incident: IncidentId) -> None:
        self._incident = incident
        self._called()

    def _called(self) -> None:
        self._firing = False
        self._show()

    def _not_recorded(self, error: HallError) -> None:
        """What is to be said stays on the screen; the record can be made afterwards."""
        self._firing = False
        self._context.trouble(error)

    def _write_down(self) -> None:
        incident = self._incident
        self._reset()
        self.left.emit()
        if incident is not None:
            self.form_wanted.emit(incident)

    def put_away(self) -> None:
        """Back to work. What was called stays on the record and in the list."""
        self._reset()
        self.left.emit()

    def _reset(self) -> None:
        self._incident, self._chosen, self._firing = None, None, False

    # showing

    def _show(self) -> None:
        line, first = self._chosen, self._lines[0].first if self._lines else ()
        put_text(self._cues, "　".join(line.first if line else first))
        self._told.setVisible(line is not None)
        put_text(self._number, f"拨 {line.number}，照着念：" if line else "")
        put_text(self._say, line.say if line else "")
        put_text(self._gap, NO_ADDRESS if line and not line.placed else "")
        self._note.setVisible(self._incident is not None)
        rungs = self._context.settings.ladder
        called = "　".join(" ".join(part for part in (one.post, one.name, one.phone) if part) for one in rungs[:3])
        put_text(self._ladder, f"叫人：{called}" if called else "叫人：值班电话店长在「设置 · 值班阶梯」里填。")
        self._show_calls()

    def _show_calls(self) -> None:
        private = self._context.private
        self._calls.show_chips(
            [
                ChipFace(
                    line.kind,
                    f"{line.calm} {line.number}" if private else line.calm,
                    checked=line is self._chosen,
                    hint="出号码和要念的话，并且记下来",
                )
                for line in self._lines
            ]
        )

    def _pick(self, kind: str) -> None:
        self._call(next(line for line in self._lines if line.kind == kind))

    def _show_duty(self, lines: tuple[str, ...]) -> None:
        told = (*lines, *[""] * LINES)
        for place, label in enumerate(self._duty):
            put_text(label, f"{place + 1}　{told[place]}" if told[place] else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)
