"""日志: the receptions of a day or range with their figures, each to be read as a timeline, and handed out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import local_day
from hall_assistant.logbook.day import LogFilter
from ui.models.log import LoadedLog
from ui.models.log_filters import kept_filter, kept_text
from ui.models.names import shown_names
from ui.operations import logbook
from ui.pages.day_parts.daily import DailyReport
from ui.pages.day_parts.days import DayPicker
from ui.pages.day_parts.figures_row import FiguresRow
from ui.pages.day_parts.filters import Filters
from ui.pages.day_parts.for_manager import ForManager
from ui.pages.day_parts.handing_out import HandingOut
from ui.pages.day_parts.kept_row import KeptRow
from ui.pages.reading.beside import Beside
from ui.pages.reading.reception import ReceptionView
from ui.pages.reading.table import ReceptionTable
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import plain_label

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.closing.page import ClosingPage
    from ui.pages.reports.making_bar import MakingBar

KINDS = frozenset({"case", "cases", "promises", "staff"})
SAVED = "存好了：{name}。里面有客户称呼，看完收好。"
LOW = 600
"""Logical pixels at 100 % text below which a reception being read wants the room of the figures."""
LOG, DAILY = 0, 1
"""Places of the log itself and of the report in large type; the day's end comes after them when first wanted."""


class DayLogPage(QWidget):
    """The page. It reads when shown, and again when something it shows has changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self.setObjectName("day_log_page")
        self.days = DayPicker(self._today)
        self.filters = Filters(context.hall.library)
        self._kept = KeptRow()
        self._figures = FiguresRow(context.theme)
        self._count = plain_label("", "log_count", "hint", wrap=True)
        self._told = ForManager(context)
        self.table = ReceptionTable(context, "log_table")
        self.reception = ReceptionView(context)
        self._daily = DailyReport(context.theme)
        self._places = QStackedWidget()
        self._closing: ClosingPage | None = None
        self._making: MakingBar | None = None
        self._handing = HandingOut(context, lambda: self.wanted)
        self._lay_out()
        self._connect()
        context.bus.when(self, KINDS, lambda _changes: self._read_if_shown())
        context.signed.connect(lambda _actor: self._signed())
        context.settings_changed.connect(self._read_if_shown)
        self._signed()

    def _today(self) -> str:
        clock = self._context.hall.clock
        return local_day(clock.now(), clock.offset())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        log = QWidget()
        top = QWidget(log)
        row = FlowLayout(top, gap=space("small"))
        row.addWidget(self.days)
        row.addWidget(self._handing)
        self._pair = Beside(self._context.theme, self.table, self.reception)
        inside = QVBoxLayout(log)
        inside.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        inside.setSpacing(space("small"))
        for part in (top, self._figures, self.filters, self._kept, self._count, self._told):
            inside.addWidget(part)
        inside.addWidget(self._pair, 1)
        self._inside = inside
        self._places.addWidget(log)
        large = QWidget()
        around = QVBoxLayout(large)
        around.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        around.addWidget(self._daily)
        self._places.addWidget(large)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._places)

    def _connect(self) -> None:
        self.days.picked.connect(self._turn_to_days)
        self.filters.changed.connect(self.read)
        self.filters.keep_wanted.connect(self._keep)
        self.filters.refused.connect(self._context.trouble)
        self._kept.taken.connect(lambda text: self.filters.take(kept_filter(text)))
        self.table.opened.connect(lambda case: self.open(CaseId(case)))
        self.reception.left.connect(self._close_side)
        self._pair.covered.connect(self._make_room)
        self._daily.left.connect(self._back)
        self._daily.copied.connect(self.copy_daily)
        self._handing.closing.connect(self.show_closing)
        self._handing.daily.connect(self.copy_daily)
        self._handing.file_wanted.connect(self._make_file)

    @property
    def wanted(self) -> LogFilter:
        """The days and the filter chosen."""
        return self.filters.wanted(*self.days.days, as_of=self._context.hall.clock.now())

    def read(self) -> None:
        """Ask for the log; an answer that comes after a later question is left aside."""
        self._asked += 1
        asked = self._asked

        def take(loaded: LoadedLog) -> None:
            if asked == self._asked:
                self._take(loaded)

        if self._context.actor is not None:
            logbook.read_log(self._context, wanted=self.wanted, owner=self, then=take)

    def _take(self, loaded: LoadedLog) -> None:
        self.filters.show_staff(loaded.staff)
        self.filters.show_sources(loaded.sources)
        now = kept_text(self.filters.criteria)
        self.filters.show_kept(now in self._context.counter.log_filters)
        self._kept.show_kept(loaded.kept, now)
        self._figures.show_figures(loaded.figures)
        self.table.show_lines(loaded.lines, shown_names(loaded.staff))
        self._count.setText(self._listed(loaded))
        self._told.show_lists(loaded.for_manager)
        self._make_room(self.table.isHidden())

    def _listed(self, loaded: LoadedLog) -> str:
        if not loaded.lines:
            return "没有合这些条件的接待。" if self.filters.narrowed else "这一天没有接待。换一天看，或点「今天」。"
        if loaded.count is None:
            return "只列这一位的，不计数。点一行看时间线。"
        if loaded.more:
            return f"一共 {loaded.count} 个，先列前 {len(loaded.lines)} 个；缩短日期再看，导出的是全部。"
        voided = sum(line.state == "voided" for line in loaded.lines)
        apart = f"，另有误开作废 {voided} 个，不计数" if voided else ""
        return f"一共 {loaded.count} 个{apart}。点一行看时间线。"

    def _keep(self) -> None:
        logbook.keep_filter(self._context, text=kept_text(self.filters.criteria), owner=self)

    def _turn_to_days(self) -> None:
        self._close_side()
        self.read()

    def open(self, case: CaseId) -> None:
        """Read one reception."""
        self._back()
        self._pair.show_side(True)
        self._make_room(self.table.isHidden())
        self.reception.open(case)

    def _close_side(self) -> None:
        self._pair.show_side(False)
        self._make_room(self.table.isHidden())

    def _back(self) -> None:
        """The log itself again."""
        self._places.setCurrentIndex(LOG)

    def _make_room(self, covered: bool) -> None:
        """Where one reception has the whole page, what belongs to the list gives way; the figures on a low one too."""
        low = self._pair.side_shown and self.height() < self._context.theme.px(LOW)
        for part in (self.filters, self._count):
            part.setVisible(not covered)
        self._figures.setVisible(not (covered or low))
        self._kept.setVisible(not (covered or low) and bool(self._context.counter.log_filters))
        self._told.setVisible(not (covered or low) and self._told.says_something)

    def copy_daily(self) -> None:
        """The six lines of the days on the clipboard, and in large type."""
        first, last = self.days.days
        logbook.copy_daily(self._context, day=first, last=last, owner=self, then=self._show_daily)

    def _show_daily(self, text: str) -> None:
        self._daily.show_report(text)
        self._places.setCurrentIndex(DAILY)
        self._context.say("日报已复制，到群里粘贴。")

    def _make_file(self, path: Path) -> None:
        """The receptions listed as a sheet or on A4, made aside of the screen; how far it is stands below the days."""
        from hall_assistant.logbook.reports.making import Job

        if self._making is None:
            from ui.pages.reports.making_bar import MakingBar

            self._making = making = MakingBar(self._context, saved=SAVED)
            making.changed.connect(lambda: self._handing.set_busy(making.busy))
            self._inside.insertWidget(1, making)
        wanted = self.wanted
        self._making.make(Job(wanted.first, wanted.last, path.suffix.lower().lstrip("."), log=wanted), path)

    def show_closing(self) -> None:
        """What is still open tonight (未闭环清零)."""
        if self._closing is None:
            from ui.pages.closing.page import ClosingPage

            self._closing = ClosingPage(self._context)
            self._closing.left.connect(self._back)
            self._closing.daily_wanted.connect(self._daily_of_today)
            self._closing.case_wanted.connect(lambda case: self.open(CaseId(case)))
            self._places.addWidget(self._closing)
        self._places.setCurrentWidget(self._closing)

    def _daily_of_today(self) -> None:
        self.days.pick(self._today())
        self.copy_daily()

    def _signed(self) -> None:
        self._handing.fit_person()
        self._back()
        self._told.show_lists(None)
        self._read_if_shown()

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """A page left on yesterday's today comes back on today."""
        super().showEvent(event)
        self.days.follow_today()
        self.read()
