"""雷达: one section a radar over the days chosen, 90 back at first; a row opens its receptions. Quiet: it reads when
it is shown or other days are picked, and nothing moves under the hand meanwhile.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import local_day
from hall_assistant.improvements.values import Source, SourceKind
from hall_assistant.logbook.radars.page import BACK, LISTED, Radars
from hall_assistant.logbook.radars.values import RADAR_NAMES, Radar, Row
from hall_assistant.people.access import may
from ui.operations import radars as operations
from ui.pages.day_parts.days import DayPicker
from ui.pages.improvements.item_form import ItemForm
from ui.pages.radars.card import RadarCard
from ui.pages.reading.beside import Beside
from ui.pages.reading.reception import ReceptionView
from ui.pages.reading.table import ReceptionTable
from ui.widgets.private_switch import PrivateSwitch
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from hall_assistant.people.values import Actor
    from ui.context import Context

WORDS = 200
"""Characters of a row that an improvement item takes along."""
HIDDEN = "写了什么在私密视图里。"


class RadarsPage(QWidget):
    """The sections, or in their place the receptions of a row."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self._radars: Radars | None = None
        self._row: Row | None = None
        self._staff = context.actor.staff if context.actor is not None else ""
        self._day_seen = self._today()
        self.setObjectName("radars_page")
        self.days = DayPicker(self._today)
        self.cards = {radar: RadarCard(context.theme, radar) for radar in Radar}
        self._told = plain_label("", "radars_told", "hint", wrap=True)
        self._list_title = plain_label("", "radars_list_title", "strong", wrap=True)
        self.form = ItemForm(context)
        self.form.opened.connect(lambda _item: self._front.show_side(False))
        self.form.left.connect(lambda: self._front.show_side(False))
        self.table = ReceptionTable(context, "radars_table", with_day=True)
        self.reception = ReceptionView(context)
        self._back_90()
        self._lay_out()
        self.days.picked.connect(self._turn_to_days)
        self.table.opened.connect(lambda case: self._open_case(CaseId(case)))
        self.reception.left.connect(lambda: self._pair.show_side(False))
        for radar, card in self.cards.items():
            card.opened.connect(self.open_row)
            card.improve.connect(lambda row, radar=radar: self.improve(radar, row))
        context.private_changed.connect(lambda _on: self._show())
        context.signed.connect(self._signed)

    def _today(self) -> str:
        clock = self._context.hall.clock
        return local_day(clock.now(), clock.offset())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        ninety = word_button(f"近{BACK}天", "radars_back", "chip", "到今天为止")
        ninety.clicked.connect(self._pick_90)
        head = QHBoxLayout()
        head.setSpacing(space("small"))
        head.addWidget(plain_label("雷达", "radars_title", "title"))
        head.addWidget(self.days)
        head.addWidget(ninety)
        head.addStretch(1)
        head.addWidget(PrivateSwitch(self._context, "radars_private"))
        self._faces = QStackedWidget()
        self._front = Beside(self._context.theme, self._sections(), self.form)
        self._faces.addWidget(self._front)
        self._faces.addWidget(self._list())
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(self._told)
        box.addWidget(self._faces, 1)

    def _sections(self) -> QWidget:
        space, ground = self._context.theme.space, QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        column.setSpacing(space("small"))
        for card in self.cards.values():
            column.addWidget(card)
        column.addStretch(1)
        return TallScroll("radars_sections", ground, tall=False)

    def _list(self) -> QWidget:
        """The receptions behind a row."""
        space, place = self._context.theme.space, QWidget()
        leave = word_button("收起", "radars_list_close", "quiet", "回到雷达")
        leave.clicked.connect(self.close_row)
        head = QHBoxLayout()
        head.addWidget(self._list_title, 1)
        head.addWidget(leave)
        self._pair = Beside(self._context.theme, self.table, self.reception, beside_from=1240)
        box = QVBoxLayout(place)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("tight"))
        box.addLayout(head)
        box.addWidget(self._pair, 1)
        return place

    # days

    def _back_90(self) -> None:
        today = date.fromisoformat(self._today())
        self.days.show_days((today - timedelta(days=BACK - 1)).isoformat(), today.isoformat())

    def _pick_90(self) -> None:
        self._back_90()
        self._turn_to_days()

    def _turn_to_days(self) -> None:
        self.close_row()
        self.read()

    # reading and showing

    @property
    def _allowed(self) -> bool:
        actor = self._context.actor
        return actor is not None and may(actor.role, "logbook.look_at_radars")

    def read(self) -> None:
        """Ask for everything anew; an answer that comes after a later question is left aside."""
        if not self._allowed:
            return
        self._asked += 1
        asked = self._asked

        def take(found: Radars) -> None:
            if asked == self._asked:
                self._radars = found
                self._show()

        operations.read_radars(self._context, *self.days.days, owner=self, then=take)

    def _show(self) -> None:
        private = self._context.private
        put_text(self._told, "" if private else HIDDEN)
        if self._radars is not None:
            for section in self._radars.sections:
                self.cards[section.radar].show_section(section, private=private)

    def open_row(self, row: object) -> None:
        """Show the receptions of a row."""
        if isinstance(row, Row):
            self._row = row
            operations.read_behind(self._context, row, owner=self, then=self._show_list)

    def _show_list(self, behind: operations.Behind) -> None:
        if behind.row is not self._row:
            return  # closed, or another one was opened meanwhile
        cut = f"，先列前 {LISTED} 件" if len(behind.row.cases) > LISTED else ""
        self._list_title.setText(f"{behind.row.head}{cut}")
        self.table.show_lines(behind.lines, behind.names)
        self._pair.show_side(False)
        self._faces.setCurrentIndex(1)

    def improve(self, radar: Radar, row: object) -> None:
        """Begin an improvement item (记一条改进) of a row, beside the sections."""
        if isinstance(row, Row):
            words = f"{RADAR_NAMES[radar]}：{row.head}"[:WORDS]
            self._front.show_side(True)
            # The first part of a key is an id; the second may have been typed, and a source's id is kept in the open.
            self.form.start(source=Source(SourceKind.RADAR, f"{radar}:{row.key[0]}", words))

    def close_row(self) -> None:
        """The sections again."""
        self._row = None
        self._faces.setCurrentIndex(0)

    def _open_case(self, case: CaseId) -> None:
        self.reception.open(case)
        self._pair.show_side(True)

    # coming and going

    def _signed(self, actor: Actor | None) -> None:
        """Whoever comes back from the lock finds what was open; another person the sections."""
        if actor is None or actor.staff == self._staff:
            return
        self._staff = actor.staff
        self._asked += 1
        self.form.clear()
        self._front.show_side(False)
        self.close_row()
        self.reception.close_reception()
        for card in self.cards.values():
            card.fold_up()
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """A page left on yesterday's 90 days comes back on today's."""
        super().showEvent(event)
        today = self._today()
        if self.days.days[1] == self._day_seen != today:
            self._back_90()
        self._day_seen = today
        self.read()
