"""点名: the words read out in the morning, and everybody who stood there; one click, all receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.models.notices import NoticeBoard, NoticeItem, group_of
from ui.operations import notices
from ui.widgets.flow_layout import FlowLayout, empty
from ui.widgets.words import plain_label, word_button
from ui.wording import button_text

if TYPE_CHECKING:
    from ui.context import Context

READ_OUT = frozenset({"lapsing", "live", "not_yet"})


class RollCall(QFrame):
    """`left` when it is done or put away."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roll_call")
        self.setProperty("look", "note")
        self._context = context
        self._notices: dict[str, QCheckBox] = {}
        self._people: dict[str, QCheckBox] = {}
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        people = QWidget()
        self._row = FlowLayout(people, gap=context.theme.space("medium"))
        self._told = plain_label("", "roll_told", "bad", wrap=True)
        self._told.hide()
        self._done = word_button("点名", "roll_done", "accent", "在场的都记上已看")
        self._done.clicked.connect(self._press)
        leave = word_button("先不点", "roll_leave", "quiet")
        leave.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self._done)
        box = QVBoxLayout(self)
        space = context.theme.space
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.addWidget(plain_label("班前会念过的", "roll_words", "strong"))
        box.addLayout(self._words)
        box.addWidget(plain_label("在场的", "roll_people", "strong"))
        box.addWidget(people)
        box.addLayout(foot)
        self.hide()

    def start(self, board: NoticeBoard) -> None:
        """Everything somebody has not read is ticked, and everybody: whoever is missing is ticked off."""
        now = self._context.hall.clock.now()
        items = [one for one in board.items if group_of(one.notice, now) in READ_OUT]
        empty(self._words)
        empty(self._row)
        self._notices = {one.notice.id: self._of_notice(one) for one in items}
        self._people = {one.staff: self._of_person(one.staff, f"{one.name} {one.number}") for one in board.staff}
        for box in self._notices.values():
            self._words.addWidget(box)
        for box in self._people.values():
            self._row.addWidget(box)
        self._told.hide()
        self._done.setEnabled(bool(items))
        if not items:
            self._tell("现在没有要念的口径。")
        self.show()

    def _of_notice(self, item: NoticeItem) -> QCheckBox:
        title, room = item.notice.title, 4_000 // self._context.theme.percent
        box = QCheckBox(button_text(title if len(title) <= room else f"{title[:room]}…"))
        box.setObjectName(f"roll_notice_{item.notice.id}")
        box.setAccessibleName(title)
        box.setChecked(bool(item.read.unread))
        return box

    def _of_person(self, staff: str, name: str) -> QCheckBox:
        box = QCheckBox(button_text(name))
        box.setObjectName(f"roll_person_{staff}")
        box.setAccessibleName(name)
        box.setChecked(True)
        return box

    def _press(self) -> None:
        read = [id for id, box in self._notices.items() if box.isChecked()]
        present = [staff for staff, box in self._people.items() if box.isChecked()]
        if not read or not present:
            self._tell("勾上念过的口径和在场的人。")
            return
        self._done.setEnabled(False)
        notices.call_roll(self._context, read, present, owner=self, then=self.left.emit, failed=self._refuse)

    def _refuse(self, error: HallError) -> None:
        self._done.setEnabled(True)
        self._tell(sentence(error))

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()
