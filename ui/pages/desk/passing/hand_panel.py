"""转给同事: the brief is read first, then the colleague is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.clock import local_time
from ui.models.counter_desk import CounterDesk
from ui.operations import handover
from ui.operations.handover import BriefShown
from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text, word_button
from ui.wording import button_text

if TYPE_CHECKING:
    from ui.context import Context


class HandPanel(QWidget):
    """Whom, what the other will read, why; once asked, whom we wait for and how to take it back."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hand_panel")
        self._context = context
        self._counter = counter
        self._staff = ""
        self._dont: tuple[str, ...] = ()
        self._to = ChipRow("hand_to")
        self._to.picked.connect(self.choose)
        self._brief = plain_label("", "hand_brief", "lead", wrap=True)
        self._private = plain_label("", "hand_dont", "soft", wrap=True)
        self._why = QLineEdit()
        self._why.setObjectName("hand_why")
        self._why.setAccessibleName("为什么转")
        self._why.setPlaceholderText("为什么转（可以不写）")
        bounded(self._why, 200)
        self._give = word_button("转过去", "hand_give", "accent", "对方点了「接过来」才算转，首问不变")
        self._give.clicked.connect(self._press)
        self._waits = plain_label("", "hand_waits", "strong", wrap=True)
        self._back = word_button("收回", "hand_take_back", "", "不转了，还是我办")
        self._back.clicked.connect(lambda: handover.take_back(counter))
        self._lay_out()
        seen = WhenSeen(self, self.show_hand)
        counter.changed.connect(seen.changed)
        counter.opened.connect(self._start_anew)
        context.private_changed.connect(lambda _on: self._show_private())

    def _lay_out(self) -> None:
        paper = QFrame()
        paper.setObjectName("hand_paper")
        paper.setProperty("look", "card")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(plain_label("接手的人先看这几句，二十秒", "hand_title", "hint"))
        inside.addWidget(self._brief)
        inside.addWidget(self._private)
        row = QHBoxLayout()
        row.addWidget(self._waits, 1)
        row.addWidget(self._why, 1)
        row.addWidget(self._back)
        row.addWidget(self._give)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._to)
        box.addWidget(paper)
        box.addLayout(row)
        self.setFocusProxy(self._why)

    def choose(self, staff: str) -> None:
        """Ask this colleague (staff id), and read the brief anew."""
        self._staff = staff
        self.show_hand()
        handover.read_brief(self._counter, owner=self, then=self._take)

    def show_hand(self) -> None:
        """Who could take it."""
        mine, counter = self._context.who.staff, self._counter
        self._to.show_chips(
            [
                ChipFace(one.staff, f"{one.name} {one.number}", checked=one.staff == self._staff)
                for one in counter.staff
                if one.active and one.staff != mine
            ]
        )
        name = counter.name_of(self._staff) if self._staff else ""
        self._give.setText(button_text(f"转给{name}") if name else "先选一位同事")
        self._give.setEnabled(bool(name))
        waits = counter.state.offered_to
        put_text(self._waits, f"等{counter.name_of(waits)}点「接过来」{self._until()}" if waits else "")
        self._back.setVisible(bool(waits))
        for part in (self._to, self._why, self._give):
            part.setVisible(not waits)

    def _until(self) -> str:
        told, offset = self._counter.state.offer, self._context.hall.clock.offset()
        return f"，{local_time(told.until, offset)} 前没接会退回来。" if told and told.until else "。"

    def _take(self, shown: BriefShown) -> None:
        self._brief.setText(shown.text)
        self._dont = shown.dont
        self._show_private()

    def _show_private(self) -> None:
        told = self._context.private and self._dont
        put_text(self._private, f"不要说：{'；'.join(self._dont)}" if told else "")

    def _press(self) -> None:
        name = self._counter.name_of(self._staff)
        handover.offer(self._counter, to=self._staff, why=self._why.text())
        self._context.say(f"已请{name}接手，点了「接过来」才算转。")
        self._why.clear()

    def _start_anew(self) -> None:
        self._staff, self._dont = "", ()
        self._why.clear()
        self._brief.clear()
        self._show_private()
