"""How an item stands in a list: sign, how far it is, what was said (in private), whose it is and by which day."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hall_assistant.clock import local_day
from hall_assistant.improvements.records import ItemLine
from hall_assistant.improvements.values import SOURCE_NAMES, STANDING_NAMES, Standing
from ui.models.checks import day_words
from ui.models.improvements import ItemBoard, done_line
from ui.widgets.marks import Mark as Sign
from ui.widgets.words import plain_label, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context

SHORT = 80
"""Characters of an item in the list."""


def item_row(
    context: Context, line: ItemLine, board: ItemBoard, open: Callable[[], None], *more: QPushButton
) -> QWidget:
    """One item with its button, and more beside it."""
    space, late, id = context.theme.space, line.overdue(board.today), line.item.partition(":")[2]
    row = QFrame()
    row.setObjectName("improvement_row")
    row.setProperty("look", "card")
    texts = QVBoxLayout()
    texts.setSpacing(space("hair"))
    head = f"{SOURCE_NAMES[line.source]} · {'过了日子' if late else STANDING_NAMES[line.standing]}"
    texts.addWidget(plain_label(head, "improvement_head", "bad" if late else "strong"))
    if words := done_line(line) or (line.words if context.private else ""):
        texts.addWidget(plain_label(shortened(words, SHORT * 2), "improvement_line", "", wrap=True))
    texts.addWidget(plain_label(_about(context, line, board), "improvement_hint", "hint", wrap=True))
    look = word_button("打开", f"improvement_open_{id}", "quiet", "看经过、换人、记做到了")
    look.setAccessibleName(f"打开 {head}")
    look.clicked.connect(lambda: open())
    inside = QHBoxLayout(row)
    inside.setContentsMargins(space("small"), space("tight"), space("small"), space("tight"))
    inside.setSpacing(space("small"))
    shape, colour = _sign(line, late)
    inside.addWidget(Sign(shape, context.theme.colour(colour)), 0, Qt.AlignmentFlag.AlignTop)
    inside.addLayout(texts, 1)
    for button in (*more, look):
        inside.addWidget(button)
    return row


def _about(context: Context, line: ItemLine, board: ItemBoard) -> str:
    owner = board.names.get(line.owner, "同事")
    if line.closed is None:
        return f"{owner} · 办到{day_words(line.due, board.today)}"
    closed = local_day(line.closed, context.hall.clock.offset())
    return f"{owner} · {day_words(closed, board.today)}收的"


def _sign(line: ItemLine, late: bool) -> tuple[str, str]:
    if late:
        return "late", "bad"
    return {
        Standing.OPEN: ("later", "soft"),
        Standing.DONE: ("done", "good"),
        Standing.DROPPED: ("void", "faint"),
    }[line.standing]
