"""改进: what is being changed, overdue first; what was done by month, and the sheet for the wall made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hall_assistant.improvements.records import ItemLine
from hall_assistant.improvements.values import ItemId, Source, Standing
from hall_assistant.people.access import may
from ui.models.improvements import ItemBoard, month_words
from ui.operations import improvements
from ui.pages.improvements.item_form import ItemForm
from ui.pages.improvements.item_view import ItemView
from ui.pages.improvements.rows import item_row
from ui.pages.reading.beside import Beside
from ui.pages.shown_page import ShownPage
from ui.paper_folder import ask_path
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.flow_layout import empty, put
from ui.widgets.private_switch import PrivateSwitch
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from hall_assistant.people.values import Actor
    from ui.context import Context

KINDS = frozenset({"improvement", "improvements", "staff"})
SHEET = "您说的，我们做了"
MONTHS = 12
"""Months to pick from."""


class ImprovementsPage(ShownPage):
    """It reads when shown and when something of it changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._board = ItemBoard()
        self._tab, self._month = "open", ""
        self._staff = context.actor.staff if context.actor is not None else ""
        self.setObjectName("improvements_page")
        self.form = ItemForm(context)
        self.form.opened.connect(lambda item: self.open_item(ItemId(item)))
        self.form.left.connect(lambda: self._turn_side(None))
        self.view = ItemView(context)
        self.view.left.connect(lambda: self._turn_side(None))
        self._tabs = ChipRow("improvements_tab")
        self._tabs.picked.connect(self.turn_to)
        self._new = word_button("记一条", "improvement_new", "accent", "客户说的、自己看到的，想改的都记")
        self._new.clicked.connect(lambda: self.start())
        self._months = ChipRow("improvements_month")
        self._months.picked.connect(self._choose_month)
        self._told = plain_label("", "improvements_told", "soft", wrap=True)
        self._print = word_button("打印", "improvements_print", "", "一张 A4，大字，贴墙上")
        self._print.clicked.connect(lambda: improvements.print_sheet(context, month=self._board.month, parent=self))
        self._save = word_button("存成PDF", "improvements_pdf", "")
        self._save.clicked.connect(self._ask_where)
        self._rows = QVBoxLayout()
        self._lay_out()
        context.bus.when(self, KINDS, lambda _changes: self.read_if_shown())
        context.private_changed.connect(lambda _on: self._show())
        context.signed.connect(self._signed)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        head = QHBoxLayout()
        head.setSpacing(space("medium"))
        head.addWidget(plain_label("改进", "improvements_title", "title"))
        head.addWidget(self._tabs, 1)
        head.addWidget(PrivateSwitch(self._context, "improvements_private"))
        head.addWidget(self._new)
        paper = QWidget()
        sheet = QHBoxLayout(paper)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.setSpacing(space("tight"))
        sheet.addWidget(self._print)
        sheet.addWidget(self._save)
        self._paper = paper
        month = QHBoxLayout()
        month.addWidget(self._months, 1)
        month.addWidget(paper)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        column.setSpacing(space("tight"))
        self._rows.setSpacing(space("tight"))
        column.addLayout(month)
        column.addWidget(self._told)
        column.addLayout(self._rows)
        column.addStretch(1)
        side = QWidget()
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        for part in (self.form, self.view):
            part.hide()
            inside.addWidget(part)
        self._list = TallScroll("improvements_list", ground, tall=False)
        self._pair = Beside(self._context.theme, self._list, side)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(self._pair, 1)

    # reading and showing

    @property
    def _allowed(self) -> bool:
        actor = self._context.actor
        return actor is not None and may(actor.role, "improvements.look")

    def read(self) -> None:
        """Ask for everything anew."""
        if self._allowed:
            staff = self._staff
            improvements.read_board(
                self._context, month=self._month, owner=self, then=lambda board: self._take(board, staff)
            )

    def _take(self, board: ItemBoard, staff: str) -> None:
        """What was asked for somebody who meanwhile left the counter is not shown to the next."""
        if staff == self._staff:
            self._board = board
            self._show()

    def turn_to(self, tab: str) -> None:
        """Show `open` or `over`."""
        self._tab = tab
        self._list.verticalScrollBar().setValue(0)
        self._show()

    def _choose_month(self, month: str) -> None:
        self._month = month
        self.read()

    def _show(self) -> None:
        board, over = self._board, self._tab == "over"
        late = f" · {board.overdue}条过了日子" if board.overdue else ""
        words = f"在做 {len(board.waiting)}{late}" if board.waiting else "在做"
        faces = (("open", words), ("over", "收好的"))
        self._tabs.show_chips([ChipFace(id, words, checked=id == self._tab) for id, words in faces])
        self._months.setVisible(over)
        self._months.show_chips(
            [
                ChipFace(month, month_words(month, board.today), checked=month == board.month)
                for month in board.months[:MONTHS]
            ]
        )
        self._paper.setVisible(over and board.picks and board.picked > 0)
        put_text(self._told, self._words())
        empty(self._rows)
        for line in board.over if over else board.waiting:
            put(self._rows, self._row(line))

    def _words(self) -> str:
        board = self._board
        hidden = "" if self._context.private else "写了什么在私密视图里。"
        if self._tab == "open":
            return (
                f"到日子的，「今日」和班前一页里会提。{hidden}"
                if board.waiting
                else "没有在做的。想改什么，点「记一条」。"
            )
        if not board.over:
            return "这个月还没有收好的。"
        if not board.picks:
            return "上墙哪几条，店长来挑。"
        if not any(line.standing is Standing.DONE for line in board.over):
            return "这个月没有做到了的，先不上墙。"
        return f"「{SHEET}」挑了 {board.picked} 条。" if board.picked else f"点「上墙」挑几条，印成「{SHEET}」贴出来。"

    def _row(self, line: ItemLine) -> QWidget:
        more: list[QPushButton] = []
        if line.standing is Standing.DONE and self._board.picks:
            button = word_button("上墙", f"improvement_pick_{line.item.partition(':')[2]}", "chip", "再点一下就拿下来")
            button.setCheckable(True)
            button.setChecked(line.picked)
            button.clicked.connect(lambda on: improvements.pick(self._context, line.item, on, owner=self))
            more.append(button)
        return item_row(self._context, line, self._board, lambda: self.open_item(line.item), *more)

    # the side

    def open_item(self, item: ItemId) -> None:
        """Show one item."""
        self._turn_side(self.view)
        self.view.open(item)

    def start(self, *, source: Source | None = None, subject: str = "", words: str = "") -> None:
        """Write one down; from what, as `ItemForm.start`."""
        self._turn_side(self.form)
        self.form.start(source=source, subject=subject, words=words)

    def _turn_side(self, part: QWidget | None) -> None:
        for one in (self.form, self.view):
            one.setVisible(one is part)
        self._pair.show_side(part is not None)

    def _ask_where(self) -> None:
        if path := ask_path(self, "存成PDF", f"{SHEET} {self._board.month}.pdf"):
            improvements.save_sheet(self._context, month=self._board.month, path=path, owner=self)

    # coming and going

    def _signed(self, actor: Actor | None) -> None:
        """Whoever comes back from the lock finds what was typed; another person does not."""
        if actor is None or actor.staff == self._staff:
            return
        self._staff, self._month, self._board = actor.staff, "", ItemBoard()
        self.form.clear()
        self.view.close_item()
        self.turn_to("open")
        self.read_if_shown()
