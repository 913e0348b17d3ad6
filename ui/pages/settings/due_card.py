"""What has lain long enough, line by line with why, and one button for all of it; it asks once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.context import Context
from ui.models.personal import hold_words, lapsing_line
from ui.operations import personal
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from hall_assistant.personal.lapsing import Lapsing

ROWS = 12
"""Lines of the list that are shown; the rest is counted and goes with them."""


class DueCard(QFrame):
    """`done` carries what went (`Forgot`), `failed` the error."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._due: list[Lapsing] = []
        self.setObjectName("due_card")
        self.setProperty("look", "card")
        self._head = plain_label("", "due_head", "strong", wrap=True)
        self._lines = plain_label("", "due_lines", "", wrap=True)
        self._held = plain_label("", "due_held", "warn", wrap=True)
        self._go = word_button("", "due_go", "danger", once=True)
        self._go.clicked.connect(self._ask)
        self._sure = plain_label("删了找不回来，换回备份也不回来。接待数、承诺数不变。", "due_sure", "bad", wrap=True)
        self._yes = word_button("确定删除", "due_yes", "danger", once=True)
        self._yes.clicked.connect(self._let_lapse)
        self._no = word_button("先不删", "due_no", "quiet")
        self._no.clicked.connect(lambda: self._turn(asking=False))
        space = context.theme.space
        row = QHBoxLayout()
        for button in (self._go, self._yes, self._no):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[space("medium")] * 4)
        column.setSpacing(space("small"))
        for widget in (self._head, self._lines, self._held, self._sure):
            column.addWidget(widget)
        column.addLayout(row)
        self.show_due([])

    def show_due(self, due: list[Lapsing]) -> None:
        """List what would go; what is held stands below with its basis."""
        offset = self._context.hall.clock.offset()
        self._due = [one for one in due if one.hold is None]
        held = [one for one in due if one.hold is not None]
        self._head.setText(f"到期的有 {len(self._due)} 条" if self._due else "没有到期要删的。")
        lines = [lapsing_line(one, offset) for one in self._due[:ROWS]]
        rest = len(self._due) - ROWS
        put_text(self._lines, "\n".join([*lines, f"还有 {rest} 条，一起删"] if rest > 0 else lines))
        put_text(self._held, "\n".join(f"{lapsing_line(one, offset)}。{hold_words(one)}" for one in held[:ROWS]))
        self._go.setText(f"删掉这 {len(self._due)} 条")
        self._go.setAccessibleName(self._go.text())
        self._turn(asking=False)

    def _ask(self) -> None:
        self._turn(asking=True)

    def _turn(self, *, asking: bool) -> None:
        self._go.setVisible(bool(self._due) and not asking)
        for widget in (self._sure, self._yes, self._no):
            widget.setVisible(asking)

    def _let_lapse(self) -> None:
        subjects = [one.subject for one in self._due]
        personal.let_lapse(self._context, subjects=subjects, owner=self, then=self.done.emit, failed=self.failed.emit)
