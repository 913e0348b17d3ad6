"""Today's walks: one list at a time, picked by its chip; what nobody looked at stays open to be seen, never asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.checklists.values import Mark
from hall_assistant.errors import HallError
from ui.models.checks import CheckBoard, Walk, day_words
from ui.operations import checks
from ui.pages.checks.walk_item import WalkItem
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.flow_layout import empty, put
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, put_text

if TYPE_CHECKING:
    from ui.context import Context


class WalksView(QWidget):
    """`day_wanted` with another local day, `finding_wanted` with the item `opening.lights` and its words."""

    day_wanted = Signal(str)
    finding_wanted = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._board = CheckBoard()
        self._chosen = ""
        self._rows: dict[str, WalkItem] = {}
        self._made_for: tuple[str, str, bool] | None = None
        self.setObjectName("walks_view")
        self._days = ChipRow("walk_day")
        self._days.picked.connect(self.day_wanted)
        self._lists = ChipRow("walk_list")
        self._lists.picked.connect(self._choose)
        self._told = plain_label("", "walk_told", "soft", wrap=True)
        self._items = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._context.theme.space
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        self._items.setSpacing(space("tight"))
        column.addLayout(self._items)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        head = QHBoxLayout()
        head.addWidget(self._lists, 1)
        head.addWidget(self._days, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        box.addWidget(self._told)
        self._scroll = TallScroll("walk_scroll", ground, tall=False)
        box.addWidget(self._scroll, 1)

    def take(self, board: CheckBoard) -> None:
        """Show the walks as they now stand."""
        if not board.walks:
            return
        if self._chosen not in {walk.list.id for walk in board.walks} or board.today != self._board.today:
            self._chosen = _due_now(board)
        self._board = board
        before = checks.day_before(board.today)
        self._days.show_chips(
            [
                ChipFace(day, words, checked=day == board.day, hint=hint)
                for day, words, hint in ((board.today, "今天", ""), (before, "昨天", "昨天没勾的可以补，记着是补的"))
            ]
        )
        self._show()

    def _choose(self, list: str) -> None:
        self._chosen = list
        self._scroll.verticalScrollBar().setValue(0)
        self._show()

    @property
    def walk(self) -> Walk | None:
        """The walk that is shown."""
        return next((walk for walk in self._board.walks if walk.list.id == self._chosen), None)

    def _show(self) -> None:
        self._lists.show_chips(
            [ChipFace(walk.list.id, walk.words, checked=walk.list.id == self._chosen) for walk in self._board.walks]
        )
        walk = self.walk
        if walk is None:
            return
        put_text(self._told, self._words(walk))
        made_for = (walk.list.id, self._board.day, self._board.leads)
        if made_for != self._made_for:
            self._make(walk)
            self._made_for = made_for
        for item, row in self._rows.items():
            row.take(walk.ticked.get(item), dict(self._board.names), self._board.day)

    def _words(self, walk: Walk) -> str:
        when = {"opens": "开门前", "closes": "关门后"}.get(walk.list.hour, "")
        hour = f"{when}（{walk.until}）" if when else f"{walk.until}前"
        missing = len(walk.list.items) - walk.done
        told = f"{day_words(self._board.day, self._board.today)}{hour}"
        if walk.whole:
            return f"{told}，都看过了。"
        return f"{told}，还有 {missing} 样没看。{'过了钟点，看到了照样勾。' if walk.late else ''}"

    def _make(self, walk: Walk) -> None:
        empty(self._items)
        self._rows = {}
        for item in walk.list.items:
            row = WalkItem(self._context, item, leads=self._board.leads)
            row.ticked.connect(lambda mark, note, item=item.id: self._tick(item, mark, note))
            row.finding_wanted.connect(
                lambda item=item: self.finding_wanted.emit(f"{self._chosen}.{item.id}", item.text)
            )
            put(self._items, row)
            self._rows[item.id] = row

    def _tick(self, item: str, mark: Mark, note: str) -> None:
        if (walk := self.walk) is not None and self._context.actor is not None:
            checks.tick(self._context, walk.list, self._board.day, item, mark, note, owner=self, failed=self._refused)

    def _refused(self, error: HallError) -> None:
        self._context.trouble(error)
        self._show()


def _due_now(board: CheckBoard) -> str:
    """The list to begin with: the first not whole, of those whose hour is gone the last; else the first of all."""
    waiting = [walk for walk in board.walks if not walk.whole]
    late = [walk for walk in waiting if walk.late]
    return (late[-1:] or waiting or list(board.walks))[0].list.id
