"""日志: the receptions of a day or range with their figures, each to be read as a timeline, and handed out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import local_day
from hall_assistant.logbook.day import LogFilter
from hall_assistant.people.access import may
from hall_assistant.people.values import Role
from hall_assistant.privacy.masking import masked
from ui.models.log import LoadedLog
from ui.models.names import shown_names
from ui.operations import logbook
from ui.pages.day_parts.daily import DailyReport
from ui.pages.day_parts.days import DayPicker
from ui.pages.day_parts.figures_row import FiguresRow
from ui.pages.day_parts.filters import Filters
from ui.pages.reading.beside import Beside
from ui.pages.reading.reception import ReceptionView
from ui.pages.reading.table import ReceptionTable
from ui.paper_folder import beside_papers
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import plain_label, put_text, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.day_parts.both_sides import BothSides

KINDS = frozenset({"case", "cases", "promises", "staff"})
GAPS_NAMED = 6
"""Knowledge gaps named on the page; all are counted."""
WAYS_NAMED = 4
"""Ends of guides named on the page; all are counted."""
ONLY_LEADING = "要值班长或店长登录才能导出"


class DayLogPage(QWidget):
    """The page. It reads when shown, and again when something it shows has changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self._day_seen = self._today()
        self.setObjectName("day_log_page")
        self.days = DayPicker(self._today)
        self.filters = Filters(context.hall.library)
        self._figures = FiguresRow(context.theme)
        self._count = plain_label("", "log_count", "hint", wrap=True)
        self._gaps = plain_label("", "log_gaps", "hint", wrap=True)
        self._missing: tuple[str, ...] = ()
        self._ways = plain_label("", "log_ways", "hint", wrap=True)
        self._rated = plain_label("", "log_ratings", "hint", wrap=True)
        self._ratings: tuple[str, tuple[str, ...]] = ("", ())
        self._taken: tuple[tuple[str, int], ...] = ()
        self.table = ReceptionTable(context, "log_table")
        self.reception = ReceptionView(context)
        self._daily = DailyReport(context.theme)
        self._side = QStackedWidget()
        self._both: BothSides | None = None
        self._exports = self._buttons()
        self._tips = {name: button.toolTip() for name, button in self._exports.items()}
        self._lay_out()
        self.days.picked.connect(self._turn_to_days)
        self.filters.changed.connect(self.read)
        self.table.opened.connect(lambda case: self.open(CaseId(case)))
        self.reception.left.connect(self._close_side)
        self._daily.left.connect(self._close_side)
        self._daily.copied.connect(self.copy_daily)
        context.bus.when(self, KINDS, lambda _changes: self._read_if_shown())
        context.signed.connect(lambda _actor: self._signed())
        self._signed()

    def _today(self) -> str:
        clock = self._context.hall.clock
        return local_day(clock.now(), clock.offset())

    def _buttons(self) -> dict[str, QPushButton]:
        buttons = {
            "log_daily": (word_button("复制日报", "log_daily", "", "六行，贴进群里"), self.copy_daily),
            "log_heard": (word_button("两边的话", "log_heard", "", "别处怎么说、我们怎么说，按渠道看"), self.show_both),
            "log_csv": (word_button("导出 CSV", "log_csv", "", "表格，Excel 能直接打开"), self._ask_csv),
            "log_pdf": (word_button("导出 PDF", "log_pdf", "", "A4，每页有表头"), self._ask_pdf),
            "log_print": (word_button("打印", "log_print"), self._print),
        }
        for button, call in buttons.values():
            button.clicked.connect(call)
        return {name: button for name, (button, _call) in buttons.items()}

    def _lay_out(self) -> None:
        space = self._context.theme.space
        top = QWidget(self)
        row = FlowLayout(top, gap=space("small"))
        row.addWidget(self.days)
        handing = QWidget(self)
        handed = QHBoxLayout(handing)
        handed.setContentsMargins(0, 0, 0, 0)
        handed.setSpacing(space("tight"))
        for button in self._exports.values():
            handed.addWidget(button)
        row.addWidget(handing)
        self._side.addWidget(self.reception)
        self._side.addWidget(self._daily)
        self._pair = Beside(self._context.theme, self.table, self._side)
        self._pair.covered.connect(self._make_room)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        for part in (top, self._figures, self.filters, self._count, self._gaps, self._ways, self._rated):
            box.addWidget(part)
        box.addWidget(self._pair, 1)

    @property
    def wanted(self) -> LogFilter:
        """The days and the filter chosen."""
        return self.filters.wanted(*self.days.days)

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
        self._figures.show_figures(loaded.figures)
        self.table.show_lines(loaded.lines, shown_names(loaded.staff))
        self._count.setText(self._listed(loaded))
        self._missing, self._taken = loaded.gaps, loaded.ways
        self._ratings = (loaded.ratings, loaded.appeals)
        self._show_gaps()

    def _show_gaps(self) -> None:
        """For the manager: what the counter searched and did not find."""
        actor = self._context.actor
        told = self._missing if actor is not None and actor.role is Role.MANAGER else ()
        named = "".join(f"「{shortened(masked(query), 20)}」" for query in told[:GAPS_NAMED])
        rest = "等" if len(told) > GAPS_NAMED else ""
        put_text(self._gaps, f"知识缺口 {len(told)} 个：{named}{rest}。查了没有，等着补。" if told else "")
        self._show_ways(self._taken if actor is not None and actor.role is Role.MANAGER else ())
        self._show_ratings(*(self._ratings if actor is not None and actor.role is Role.MANAGER else ("", ())))

    def _show_ratings(self, told: str, appeals: tuple[str, ...]) -> None:
        """For the manager: what customers thought, part by part, and appeals that wait; never whose it was."""
        waiting = f"等您答复的申诉 {len(appeals)} 件：{'、'.join(appeals[:3])}" if appeals else ""
        put_text(self._rated, "。".join(part for part in (told, waiting) if part))

    def _show_ways(self, taken: tuple[tuple[str, int], ...]) -> None:
        """For the manager: which way the counter goes with its guides; ways are counted, never people."""
        named = "；".join(f"{words} {times} 回" for words, times in taken[:WAYS_NAMED])
        rest = "；等" if len(taken) > WAYS_NAMED else ""
        whole = sum(times for _words, times in taken)
        put_text(self._ways, f"按导引走了 {whole} 回：{named}{rest}。" if taken else "")

    def _listed(self, loaded: LoadedLog) -> str:
        if loaded.more:
            return f"太多了，先列前 {len(loaded.lines)} 个；缩短日期再看，导出的是全部。"
        if not loaded.lines:
            return "没有合这些条件的接待。" if self.filters.narrowed else "这一天没有接待。换一天看，或点「今天」。"
        voided = sum(line.state == "voided" for line in loaded.lines)
        apart = f"，其中误开作废 {voided} 个，不计数" if voided else ""
        return f"列出 {len(loaded.lines)} 个{apart}。点一行看时间线。"

    def _turn_to_days(self) -> None:
        self._close_side()
        self.read()

    def open(self, case: CaseId) -> None:
        """Read one reception."""
        self._side.setCurrentWidget(self.reception)
        self._pair.show_side(True)
        self.reception.open(case)

    def _close_side(self) -> None:
        self._pair.show_side(False)

    def _make_room(self, covered: bool) -> None:
        """Where one reception has the whole page, what belongs to the list gives way."""
        for part in (self._figures, self.filters, self._count):
            part.setVisible(not covered)
        for line in (self._gaps, self._ways, self._rated):
            line.setVisible(not covered and bool(line.text()))

    def copy_daily(self) -> None:
        """The six lines of the days on the clipboard, and in large type beside the list."""
        first, last = self.days.days
        logbook.copy_daily(self._context, day=first, last=last, owner=self, then=self._show_daily)

    def _show_daily(self, text: str) -> None:
        self._daily.show_report(text)
        self._side.setCurrentWidget(self._daily)
        self._pair.show_side(True)
        self._context.say("日报已复制，到群里粘贴。")

    def show_both(self) -> None:
        """What customers were told elsewhere beside ours, over the days chosen."""
        if self._both is None:
            from ui.pages.day_parts.both_sides import BothSides

            self._both = BothSides(self._context)
            self._both.left.connect(self._close_side)
            self._side.addWidget(self._both)
        self._both.show_days(*self.days.days)
        self._side.setCurrentWidget(self._both)
        self._pair.show_side(True)

    def _ask_csv(self) -> None:
        if path := self._ask_path("导出 CSV", "csv", "表格 (*.csv)"):
            logbook.save_csv(self._context, wanted=self.wanted, path=path, owner=self)

    def _ask_pdf(self) -> None:
        if path := self._ask_path("导出 PDF", "pdf", "PDF (*.pdf)"):
            logbook.save_pdf(self._context, wanted=self.wanted, path=path, owner=self)

    def _print(self) -> None:
        logbook.print_log(self._context, wanted=self.wanted, parent=self)

    def _ask_path(self, title: str, ending: str, kind: str) -> Path | None:
        first, last = self.days.days
        name = f"接待日志 {first}.{ending}" if first == last else f"接待日志 {first} 至 {last}.{ending}"
        chosen, _kind = QFileDialog.getSaveFileName(self, title, beside_papers(name), kind)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")

    def _signed(self) -> None:
        actor = self._context.actor
        allowed = actor is not None and may(actor.role, "logbook.export")
        for name in ("log_csv", "log_pdf", "log_print"):
            self._exports[name].setEnabled(allowed)
            self._exports[name].setToolTip(self._tips[name] if allowed else ONLY_LEADING)
        leads = actor is not None and may(actor.role, "cases.look_at_mismatches")
        self._exports["log_heard"].setVisible(leads)
        if self._both is not None:
            self._close_side()
        self._show_gaps()
        self._read_if_shown()

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """A page left on yesterday's today comes back on today."""
        super().showEvent(event)
        today = self._today()
        if self.days.days == (self._day_seen, self._day_seen) and today != self._day_seen:
            self.days.show_days(today, "")
        self._day_seen = today
        self.read()
