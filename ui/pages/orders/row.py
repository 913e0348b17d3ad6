"""One order in the list: by when what is due, from where, whose, how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from hall_assistant.orders.records import OrderLine
from hall_assistant.orders.values import STAGE_NAMES, WORDS, Stage
from ui.models.notices import moment_words
from ui.models.orders import OrderBoard, due_word, long_left
from ui.pages.follow_parts.promise_row import LOOKS, urgency
from ui.widgets.marks import Mark
from ui.widgets.words import plain_label, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context


class OrderRow(QFrame):
    """`opened` when its button is pressed."""

    opened = Signal()

    def __init__(self, context: Context, line: OrderLine, board: OrderBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._context = context
        clock = context.hall.clock
        self._now, self._offset = clock.now(), clock.offset()
        self.setObjectName("order_row")
        self.setProperty("look", "card")
        self._lay_out(board)

    def _lay_out(self, board: OrderBoard) -> None:
        theme, line, top = self._context.theme, self.line, Qt.AlignmentFlag.AlignTop
        space = theme.space
        grid = QGridLayout(self)
        grid.setContentsMargins(space("small"), space("tight"), space("small"), space("tight"))
        grid.setHorizontalSpacing(space("small"))
        grid.setVerticalSpacing(space("hair"))
        grid.setColumnStretch(2, 1)
        due = line.next_due
        state = urgency(due, self._now, self._offset) if due is not None else "done"
        colour = theme.colour(LOOKS.get(state, "faint"))
        grid.addWidget(Mark(state, colour), 0, 0, top)
        hours = QWidget()
        hours.setFixedWidth(theme.px(172))
        column = QVBoxLayout(hours)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("hair"))
        column.addWidget(plain_label(self._due_words(), "order_due", "strong", wrap=True))
        column.addWidget(plain_label(self._left_words(), "order_left", LOOKS.get(state, "soft"), wrap=True))
        grid.addWidget(hours, 0, 1, 3, 1, top)
        head = f"{board.sources.get(line.source, '其他')}　{line.number}"
        grid.addWidget(plain_label(head, "order_head", "lead", wrap=True), 0, 2)
        grid.addWidget(plain_label(self._about(board), "order_about", "hint", wrap=True), 1, 2)
        if line.text:
            first = shortened(" ".join(line.text.split()), 80).split("……")[0]
            grid.addWidget(plain_label(first, "order_text", "soft", wrap=True), 2, 2)
        open = word_button("打开", "order_open", "quiet", "看这张派单，记联系、回单")
        open.setAccessibleName(f"打开派单 {line.number}")
        open.clicked.connect(self.opened)
        grid.addWidget(open, 0, 3, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{self._due_words()} {head}")

    def _due_words(self) -> str:
        due = self.line.next_due
        if due is None:
            return STAGE_NAMES[self.line.stage]
        return f"{moment_words(due, self._now, self._offset)}前{due_word(self.line)}"

    def _left_words(self) -> str:
        line = self.line
        if line.next_due is not None:
            return ("超时 " if line.next_due < self._now else "") + long_left(line.next_due, self._now)
        marks = line.clocks(self._now)
        late = [name for name, is_late in (("联系", marks.contact_late), ("回单", marks.answer_late)) if is_late]
        when = line.closed or line.answered
        done = moment_words(when, self._now, self._offset) if when else ""
        return done + (f"，{'和'.join(late)}超时" if late else "")

    def _about(self, board: OrderBoard) -> str:
        line = self.line
        tried = f"打了 {line.tries} 次没接通" if line.tries and line.first_reached is None else ""
        parts = [STAGE_NAMES[line.stage] if line.next_due is not None else "", line.person.line]
        parts += [f"{board.names.get(line.holder, '同事')} 办", tried if line.stage is Stage.CONTACT else ""]
        parts += [f"退回 {line.sent_back} 次" if line.sent_back else ""]
        parts += [f"又派来 {line.came_again} 次" if line.came_again else "", WORDS.get(line.word, "")]
        return " · ".join(part for part in parts if part)
