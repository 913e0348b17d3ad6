"""今日: what needs somebody now, six tiles that open their lists, charts; any day or days; and 班前一页."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import local_day
from hall_assistant.logbook.figures import Span
from hall_assistant.logbook.today import LISTED, PROMISE_TILES, TILE_NAMES, Tile, Today
from hall_assistant.logbook.wanting import Item
from hall_assistant.people.access import may
from ui.models.today import Behind
from ui.operations import today as operations
from ui.pages.day_parts.days import DayPicker
from ui.pages.reading.beside import Beside
from ui.pages.reading.reception import ReceptionView
from ui.pages.reading.table import ReceptionTable
from ui.pages.today.charts_place import ChartsPlace
from ui.pages.today.items import ItemList
from ui.pages.today.tiles import TileRow
from ui.paper_folder import ask_path, of_days
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.today.morning import MorningView

KINDS = frozenset(
    {
        "case",
        "cases",
        "promises",
        "clocks",
        "order",
        "orders",
        "solutions",
        "ratings",
        "staff",
        "roster",
        "findings",
        "improvements",
    }
)
MINUTE = 60_000
ONLY_LEADING = "这一页给值班长和店长看。"


class TodayPage(QStackedWidget):
    """The page, and 班前一页 in its place. It reads when shown, when something changed, and looks at the hour."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self._open: Tile | None = None
        self._behind: Behind | None = None
        self.setObjectName("today_page")
        theme = context.theme
        self.days = DayPicker(self._today)
        self.tiles = TileRow(theme.space("small"))
        self.wanting = ItemList(theme, "today_wanting", "要办的")
        self.charts = ChartsPlace(theme)
        self.items = ItemList(theme, "today_items", "点开的单子")
        self.table = ReceptionTable(context, "today_table", with_day=True)
        self.reception = ReceptionView(context)
        self._count = plain_label("", "wanting_count", "strong")
        self._list_title = plain_label("", "today_list_title", "strong", wrap=True)
        self._morning: MorningView | None = None
        self._lay_out()
        self.days.picked.connect(self._turn_to_days)
        self.tiles.picked.connect(self.open_tile)
        for listed in (self.wanting, self.items):
            listed.opened.connect(self._open_item)
        self.table.opened.connect(lambda case: self._open_case(CaseId(case)))
        self.reception.left.connect(lambda: self._pair.show_side(False))
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self.read)
        context.bus.when(self, KINDS, lambda _changes: self._read_if_shown())
        context.signed.connect(lambda _actor: self._other_person())

    def _today(self) -> str:
        clock = self._context.hall.clock
        return local_day(clock.now(), clock.offset())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        morning = word_button("班前一页", "today_morning", "accent", "开门前念三分钟：到点的、派单、昨天一例、新口径")
        morning.clicked.connect(self.open_morning)
        head = QHBoxLayout()
        head.setSpacing(space("small"))
        head.addWidget(plain_label("今日", "today_title", "title"))
        head.addWidget(self.days)
        head.addStretch(1)
        for button in self._paper():
            head.addWidget(button)
        head.addWidget(morning)
        self._lists = QStackedWidget()
        self._lists.addWidget(self._now_and_charts())
        self._lists.addWidget(self._list())
        self._pair = Beside(self._context.theme, self._lists, self.reception, beside_from=1240)
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(self.tiles)
        box.addWidget(self._pair, 1)
        self.addWidget(whole)

    def _paper(self) -> list[QPushButton]:
        """The page on paper, and in a file."""
        print_it = word_button("打印", "today_print", "quiet", "这一页上 A4：数、要办的、图和表")
        print_it.clicked.connect(lambda: operations.print_today(self._context, self.span, parent=self))
        save = word_button("存成PDF", "today_pdf", "quiet", "同样的一页")
        save.clicked.connect(self._save)
        return [print_it, save]

    def _save(self) -> None:
        if path := ask_path(self, "存成PDF", f"{of_days('今日', *self.days.days)}.pdf"):
            operations.save_today(self._context, self.span, path=path, owner=self)

    def _now_and_charts(self) -> QWidget:
        """What needs somebody at the left, the charts at the right."""
        space, place = self._context.theme.space, QWidget()
        left = QFrame()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("tight"))
        column.addWidget(self._count)
        column.addWidget(self.wanting, 1)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("medium"))
        row.addWidget(left, 11)
        row.addWidget(self.charts, 10)
        return place

    def _list(self) -> QWidget:
        """The list behind a tile."""
        space, place = self._context.theme.space, QWidget()
        leave = word_button("收起", "today_list_close", "quiet", "回到要办的")
        leave.clicked.connect(lambda: self.open_tile(None))
        head = QHBoxLayout()
        self._before = word_button("", "today_before", "chip", "这几天以前开的、还没结的接待")
        self._before.setCheckable(True)
        self._before.toggled.connect(lambda _on: self._show_again())
        head.addWidget(self._list_title, 1)
        head.addWidget(self._before)
        head.addWidget(leave)
        self._kinds = QStackedWidget()
        self._kinds.addWidget(self.items)
        self._kinds.addWidget(self.table)
        box = QVBoxLayout(place)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("tight"))
        box.addLayout(head)
        box.addWidget(self._kinds, 1)
        return place

    # reading and showing

    @property
    def span(self) -> Span:
        """The days looked at."""
        return operations.days_of(self._context, *self.days.days)

    @property
    def _allowed(self) -> bool:
        actor = self._context.actor
        return actor is not None and may(actor.role, "logbook.look_at_today")

    def read(self) -> None:
        """Ask for everything anew; an answer that comes after a later question is left aside."""
        if not self._allowed:
            return
        self._asked += 1
        asked = self._asked

        def take(today: Today) -> None:
            if asked == self._asked:
                self._take(today)

        operations.read_today(self._context, self.span, owner=self, then=take)
        if self._open is not None:
            operations.read_behind(self._context, self._open, self.span, owner=self, then=self._show_list)

    def _take(self, today: Today) -> None:
        clock, late = self._context.hall.clock, sum(one.late for one in today.wanting)
        self.tiles.show_figures(today)
        self.charts.show_charts(today.charts)
        told = f"现在要办的 {len(today.wanting) + today.more} 件" + (f"，过了点 {late} 件" if late else "")
        self._count.setText(told if today.wanting else "现在要办的")
        self.wanting.show_items(
            today.wanting, "眼下没有等着办的。", now=clock.now(), offset=clock.offset(), more=today.more
        )

    def open_tile(self, tile: Tile | None) -> None:
        """Open the list of a tile, or close it."""
        self._open = tile
        self._before.setChecked(False)
        self.tiles.check(tile)
        self._pair.show_side(False)
        if tile is None:
            self._lists.setCurrentIndex(0)
        else:
            operations.read_behind(self._context, tile, self.span, owner=self, then=self._show_list)

    def _show_list(self, behind: Behind) -> None:
        if behind.tile is not self._open:
            return  # another one was opened meanwhile
        self._behind = behind
        self._before.setText(f"往日还有 {len(behind.before)}")
        self._before.setVisible(bool(behind.before))
        older = self._before.isChecked() and bool(behind.before)
        listed = behind.before if older else behind.lines
        clock, promises = self._context.hall.clock, behind.tile in PROMISE_TILES
        many = len(behind.items if promises else listed)
        cut = f"（先列前 {LISTED} 个）" if many >= LISTED else ""
        longest = "，等得久的在前" if behind.tile is Tile.WORD else ""
        name = f"{'往日' if older else ''}{TILE_NAMES[behind.tile]}"
        self._list_title.setText(f"{name} {many} {'件' if promises else '个'}{cut}{longest}")
        if promises:
            done = behind.tile is Tile.KEPT
            self.items.show_items(behind.items, "没有。", now=clock.now(), offset=clock.offset(), done=done)
        else:
            self.table.show_lines(listed, behind.names or {})
        self._kinds.setCurrentWidget(self.items if promises else self.table)
        self._lists.setCurrentIndex(1)

    def _show_again(self) -> None:
        if self._behind is not None:
            self._show_list(self._behind)

    def _open_item(self, item: Item) -> None:
        if item.case is not None:
            self._open_case(item.case)
        elif item.order is not None:
            self._context.wide_wanted.emit(f"orders:{item.order}")
        elif item.finding is not None:
            self._context.wide_wanted.emit(f"checks:{item.finding}")
        elif item.improvement is not None:
            self._context.wide_wanted.emit(f"improvements:{item.improvement}")

    def _open_case(self, case: CaseId) -> None:
        self.reception.open(case)
        self._pair.show_side(True)

    def open_morning(self) -> None:
        """班前一页, made when first wanted."""
        if self._morning is None:
            from ui.pages.today.morning import MorningView

            self._morning = MorningView(self._context)
            self._morning.left.connect(lambda: self.setCurrentIndex(0))
            self.addWidget(self._morning)
        self.setCurrentWidget(self._morning)
        self._morning.read()

    def _turn_to_days(self) -> None:
        self._pair.show_side(False)
        self.read()

    # coming and going

    def _other_person(self) -> None:
        self.open_tile(None)
        self.setCurrentIndex(0)
        self.reception.close_reception()
        self._read_if_shown()

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """A page left on yesterday's today comes back on today; the hour is looked at each minute while shown."""
        super().showEvent(event)
        self.days.follow_today()
        self.read()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while nobody looks."""
        super().hideEvent(event)
        self._minute.stop()
