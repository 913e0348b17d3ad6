"""Days gone by: each list of each day, how much was looked at, and what was missed; nobody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from hall_assistant.checklists.records import Looked
from ui.models.checks import CheckBoard, weekday_words
from ui.widgets.flow_layout import empty
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label

if TYPE_CHECKING:
    from ui.context import Context


TOLD = "看过几样 / 一共几样。没看的只是显示出来，不算谁的。"


class PastView(QWidget):
    """A table of fourteen days."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("past_view")
        space = context.theme.space
        paper = QFrame()
        paper.setProperty("look", "card")
        self._grid = QGridLayout(paper)
        self._paper = paper
        self._told = plain_label("", "past_told", "soft", wrap=True)
        self._grid.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        self._grid.setHorizontalSpacing(space("large"))
        self._grid.setVerticalSpacing(space("tight"))
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        column.addWidget(paper)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        box.addWidget(self._told)
        box.addWidget(TallScroll("past_scroll", ground, tall=False), 1)

    def take(self, board: CheckBoard) -> None:
        """Show the days of a board, the latest first."""
        empty(self._grid)
        self._paper.setVisible(bool(board.gone))
        self._told.setText(TOLD if board.gone else "还没有往日的检查。")
        if not board.gone:
            return
        for place, (name, _items, _seen) in enumerate(board.gone[0].walks, start=1):
            self._grid.addWidget(plain_label(name, "past_name", "hint"), 0, place)
        for row, gone in enumerate(board.gone, start=1):
            self._grid.addWidget(plain_label(weekday_words(gone.day), f"past_{gone.day}", "strong"), row, 0)
            for place, (_name, items, seen) in enumerate(gone.walks, start=1):
                words, look = _cell(items, seen)
                self._grid.addWidget(plain_label(words, f"past_{gone.day}_{place}", look), row, place)
        self._grid.setColumnStretch(len(board.gone[0].walks) + 1, 1)


def _cell(items: int, seen: Looked | None) -> tuple[str, str]:
    if seen is None:
        return "没看", "warn"
    told = f"{seen.times}/{items}" if seen.times < items else f"{seen.times} 样都看了"
    return (f"{told} · {seen.faults}样不好" if seen.faults else told), ("warn" if seen.times < items else "")
