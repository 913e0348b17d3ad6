"""今天到期 2 · 逾期 1 [17:00 · 剩 40 分]: what is due, in one line that opens the list; a dot for an unread 口径."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from hall_assistant.changes import Changes
from hall_assistant.promises.records import DueCount
from ui.models.own_content import OwnContent
from ui.operations.due import read_due, read_nearest
from ui.widgets.hours import due_words, left_words
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from ui.context import Context


class DueWords(QWidget):
    """Counts over the whole hall, read again whenever a promise changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("due_words")
        self._context = context
        self._open = word_button("", "due_open", "quiet", "看跟进")
        self._open.clicked.connect(lambda: context.wide_wanted.emit("follow_up"))
        self._open.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._nearest: int | None = None
        self._next: QPushButton | None = None
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._unread = word_button("", "unread_open", "quiet", "看口径")
        self._unread.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._unread.clicked.connect(lambda: context.wide_wanted.emit("notices"))
        row.addStretch(1)
        row.addWidget(self._unread, 0, Qt.AlignmentFlag.AlignRight)
        self._own = OwnContent.shared(context)
        self._own.changed.connect(self._show_unread)
        self._show_unread()
        self._show(DueCount(0, 0))
        context.bus.when(self, {"promises", "cases", "clocks"}, self._heard)
        context.signed.connect(self._signed)

    def _signed(self, _actor: object) -> None:
        self.refresh()

    def _heard(self, _changes: Changes) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        read_due(self._context, owner=self, then=self._show)
        read_nearest(self._context, owner=self, then=self._show_nearest)

    def _show_unread(self) -> None:
        unread = len(self._own.unread)
        self._unread.setText(f"• {unread} 条口径没看")
        self._unread.setAccessibleName(f"{unread} 条口径没看")
        self._unread.setVisible(unread > 0)

    def _show(self, count: DueCount) -> None:
        overdue = f" · 逾期 {count.overdue}" if count.overdue else ""
        self._open.setText(f"今天到期 {count.today}{overdue}")
        self._open.setAccessibleName(self._open.text())

    def _show_nearest(self, nearest: int | None) -> None:
        self._nearest = nearest
        self.show_minute()

    def show_minute(self) -> None:
        """The next hour as of now; nothing private in it and no red, whoever looks."""
        nearest, clock = self._nearest, self._context.hall.clock
        now = clock.now()
        if nearest is not None and nearest <= now:
            self.refresh()
            return
        if nearest is None:
            if self._next is not None:
                self._next.hide()
            return
        words = f"{due_words(nearest, now, clock.offset()).removeprefix('今天 ')} · {left_words(nearest, now)}"
        button = self._next_button()
        button.setText(words)
        button.setAccessibleName(f"我的下一个钟点 {words}")
        button.show()

    def _next_button(self) -> QPushButton:
        """Made with the first hour there is."""
        if self._next is None:
            self._next = word_button("", "due_next", "", "我的下一个钟点，点开看跟进")
            self._next.clicked.connect(lambda: self._context.wide_wanted.emit("follow_up"))
            self._row.insertWidget(1, self._next)
        return self._next
