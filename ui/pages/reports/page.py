"""报表: pick the days, see the figures, take them away as a file; beside them the county's workbooks."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.clock import local_day
from hall_assistant.errors import HallError
from hall_assistant.logbook.reports.making import Job
from hall_assistant.logbook.reports.records import CountyTemplate
from hall_assistant.people.access import may
from hall_assistant.wording import sentence
from ui.operations import reports
from ui.pages.day_parts.days import DayPicker
from ui.pages.reports.county_side import CountySide
from ui.pages.reports.figures_table import FiguresTable
from ui.pages.reports.files_bar import XLSX, FilesBar
from ui.pages.reports.making_bar import MakingBar
from ui.pages.reports.picking import PickingView
from ui.paper_folder import ask_path, of_days
from ui.widgets.faces import Faces
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from hall_assistant.people.values import Actor
    from ui.context import Context

KINDS = frozenset({"case", "cases", "promises", "orders", "county_templates", "staff"})
NOT_YOURS = "值班长或店长登录后可以看报表、填县里的表。"
SPANS = (("week", "本周"), ("last_week", "上周"), ("month", "本月"), ("last_month", "上月"))


class ReportsPage(QWidget):
    """The page. It reads when shown, and again when something it counts has changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self._day_seen = self._today()
        self._span = ""
        self._staff = context.actor.staff if context.actor is not None else ""
        self.setObjectName("reports_page")
        self.days = DayPicker(self._today)
        self.days.picked.connect(self._turn_to_days)
        self._told = plain_label("", "reports_told", "soft", wrap=True)
        self.figures = FiguresTable(context)
        self.files = FilesBar(context)
        self.files.wanted.connect(self._save)
        self.files.print_wanted.connect(self._print)
        self.county = CountySide(context)
        self.county.fill_wanted.connect(self._fill)
        self.county.pick_wanted.connect(self._open_picking)
        self.county.kept.connect(self.read)
        self.making = MakingBar(context)
        self.making.changed.connect(self._fit)
        self.picking = PickingView(context)
        self.picking.left.connect(self._back)
        self._front = self._front_face()
        self.faces = Faces("reports_faces", self._front, self.picking)
        box = QVBoxLayout(self)
        space = context.theme.space
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.addWidget(self.faces, 1)
        context.bus.when(self, KINDS, lambda _changes: self._read_if_shown())
        context.signed.connect(self._signed)
        self._show_span("month")
        self._fit()

    def _front_face(self) -> QWidget:
        space = self._context.theme.space
        when = QWidget()
        row = FlowLayout(when, gap=space("small"))
        row.addWidget(plain_label("报表", "reports_title", "title"))
        for name, words in SPANS:
            chip = word_button(words, f"report_{name}", "chip")
            chip.clicked.connect(lambda _on=False, name=name: self.pick_span(name))
            row.addWidget(chip)
        row.addWidget(self.days)
        both = QHBoxLayout()
        both.setSpacing(space("medium"))
        both.addWidget(self.figures, 3)
        both.addWidget(self.county, 2)
        front = QWidget()
        box = QVBoxLayout(front)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        for part in (when, self.files, self.making, self._told):
            box.addWidget(part)
        box.addLayout(both, 1)
        box.addStretch(0)
        return front

    # days

    def _today(self) -> str:
        clock = self._context.hall.clock
        return local_day(clock.now(), clock.offset())

    def pick_span(self, name: str) -> None:
        """Turn to this or the last week from its Monday, this or the last month from its first; up to today."""
        self._show_span(name)
        self.read()

    def _turn_to_days(self) -> None:
        """Days somebody chose stay, whatever day it becomes."""
        self._span = ""
        self.read()

    def _show_span(self, name: str) -> None:
        self._span = name
        today = date.fromisoformat(self._today())
        if "week" in name:
            first = today - timedelta(days=today.weekday() + (7 if name == "last_week" else 0))
            last = min(first + timedelta(days=6), today)
        elif name == "month":
            first, last = today.replace(day=1), today
        else:
            last = today.replace(day=1) - timedelta(days=1)
            first = last.replace(day=1)
        self.days.show_days(first.isoformat(), last.isoformat())

    # reading

    def read(self) -> None:
        """Ask for the figures; an answer that comes after a later question is left aside."""
        self._asked += 1
        asked = self._asked

        def take(found: reports.Shown) -> None:
            if asked == self._asked:
                put_text(self._told, "")
                self.figures.show_report(found.report)
                self.county.show_templates(found.templates)

        if self._allowed:
            first, last = self.days.days
            reports.read_page(self._context, first=first, last=last, owner=self, then=take, failed=self._refused)

    @property
    def _allowed(self) -> bool:
        actor = self._context.actor
        return actor is not None and may(actor.role, "reports.make")

    def _refused(self, error: HallError) -> None:
        put_text(self._told, sentence(error))

    # taking away

    def _save(self, form: str, kind: str) -> None:
        if path := self._ask_path("报表", form, kind):
            self.making.make(Job(*self.days.days, form, self.files.outward), path)

    def _ask_path(self, name: str, form: str, kind: str) -> Path | None:
        return ask_path(self, "另存", f"{of_days(name, *self.days.days)}.{form}", kind)

    def _fill(self, found: object) -> None:
        if isinstance(found, CountyTemplate) and (path := self._ask_path(found.name, "xlsx", XLSX)):
            self.making.make(Job(*self.days.days, "xlsx", self.files.outward, found.template), path)

    def _print(self) -> None:
        first, last = self.days.days
        reports.print_report(self._context, first=first, last=last, parent=self)

    # the county's workbooks

    def _open_picking(self, found: object) -> None:
        if isinstance(found, CountyTemplate):
            reports.read_sheets(
                self._context,
                found.template,
                owner=self,
                then=lambda sheets: self._show_picking(found, sheets),
                failed=self.county.refuse,
            )

    def _show_picking(self, found: CountyTemplate, sheets: reports.Sheets) -> None:
        self.picking.start(found, sheets)
        self.faces.turn_to(self.picking)

    def _back(self) -> None:
        self.faces.turn_to(self._front)
        self.read()

    # coming and going

    def _fit(self) -> None:
        put_text(self._told, "" if self._allowed else NOT_YOURS)
        for part in (self.files, self.figures, self.county):
            part.setVisible(self._allowed)
        self.files.set_busy(self.making.busy)
        self.county.setEnabled(not self.making.busy)

    def _signed(self, actor: Actor | None) -> None:
        """Whoever comes back from the lock finds what was picked; another person the figures."""
        if actor is None or actor.staff == self._staff:
            return
        self._staff = actor.staff
        self.faces.turn_to(self._front)
        self._fit()
        self._read_if_shown()

    def _read_if_shown(self) -> None:
        if self.isVisible() and self.faces.front is self._front:
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """A page left on a week or month up to yesterday comes back on one up to today."""
        super().showEvent(event)
        today = self._today()
        if self._span and self.days.days[1] == self._day_seen != today:
            self._show_span(self._span)
        self._day_seen = today
        self.read()
