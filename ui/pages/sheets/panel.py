"""The verification sheets (核查表) at the step 查: pick one, fill in what is known, see which way it points."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import Evidence
from hall_assistant.clock import local_text
from hall_assistant.library.sheets import Sheet
from ui.models.counter_desk import CounterDesk
from ui.models.sheets import SheetFace, sheet_chips, sheet_face
from ui.operations import cases, sheets
from ui.pages.sheets.finding import FindingPanel
from ui.pages.sheets.group import FieldsBody
from ui.pages.sheets.rows import RowsBody
from ui.widgets.ask_strip import AskStrip
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.flow_layout import empty, put
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text

if TYPE_CHECKING:
    from ui.context import Context

GroupBody: TypeAlias = FieldsBody | RowsBody
BESIDE = 600
"""Logical pixels at 100 % text from which groups and finding stand side by side."""


class SheetPanel(QWidget):
    """One sheet at a time, and of it one group; the others show how far they are filled in."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_panel")
        self._context = context
        self._counter = counter
        self._sheets: list[Sheet] = []
        self._sheet: Sheet | None = None
        self._bodies: dict[str, GroupBody] = {}
        self._group = ""
        self._picks = ChipRow("sheets")
        self._picks.picked.connect(self._pick)
        self._about = plain_label("", "sheet_about", "hint", wrap=True)
        self._meter = plain_label("", "sheet_meter", "strong")
        self._groups = ChipRow("sheet_groups")
        self._groups.picked.connect(self._turn_to)
        self._inside = QVBoxLayout()
        self._finding = FindingPanel(context)
        self._asking = AskStrip("sheet_ask")
        self._asking.answered.connect(lambda slot, answer: cases.fill_slot(counter, slot=slot, value=answer))
        self._lay_out()
        self._connect()
        self._read()

    def _lay_out(self) -> None:
        space = self._context.theme.space
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("tight"))
        for part in (self._meter, self._about, self._groups):
            column.addWidget(part)
        column.addLayout(self._inside)
        column.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(space("medium"))
        self._halves.addWidget(left, 5)
        self._halves.addWidget(self._finding, 4, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        box.addWidget(self._picks)
        box.addWidget(self._asking)
        box.addLayout(self._halves)

    def _connect(self) -> None:
        counter, finding = self._counter, self._finding
        finding.said.connect(lambda raw, line: sheets.say(counter, raw=raw, line=line))
        finding.slot_wanted.connect(self._ask)
        finding.card_wanted.connect(lambda card: cases.choose_card(counter, card=card))
        finding.concluded.connect(self._conclude)
        seen = WhenSeen(self, self.show_hand)
        counter.changed.connect(seen.changed)
        counter.typed.connect(seen.changed)
        counter.leaving.connect(self._let_go)
        counter.opened.connect(self._read)
        self._context.private_changed.connect(seen.changed)

    def _let_go(self) -> None:
        for body in self._bodies.values():
            for entry in body.entries.values():
                entry.let_go()

    def _ask(self, slot: str) -> None:
        """Ask for a gap of a line."""
        found = self._context.hall.library.slots.get(slot)
        label, choices = (f"{found.label}？", found.choices) if found else (slot, ())
        self._asking.ask(slot, label, choices=choices, value=self._counter.hand.slots.get(slot, ""))

    def _read(self) -> None:
        self._asking.hide()
        sheets.read_sheets(self._context, topic=self._counter.state.topic, owner=self, then=self._take_read)

    def _take_read(self, found: list[Sheet]) -> None:
        self._sheets = found
        begun = [sheet for sheet in found if sheet.id in self._counter.state.sheets]
        first = next(iter([*begun, *found]), None)
        self._sheet = None
        if first is not None:
            self._pick(first.id)

    def _pick(self, chosen: str) -> None:
        """Show another sheet; its groups are made anew, the first that is not complete unfolded."""
        found = next((sheet for sheet in self._sheets if sheet.id == chosen), None)
        if found is None or found is self._sheet:
            return
        self._sheet = found
        empty(self._inside)
        self._bodies = {}
        face = self._face()
        unfinished = [one.group.id for one in face.groups if not one.complete] if face else []
        self._turn_to(next(iter(unfinished), found.groups[0].id))

    def _turn_to(self, group: str) -> None:
        """Show another group of the sheet; its fields are made when it is first shown."""
        self._group = group
        for name, body in self._bodies.items():
            body.setVisible(name == group)
        if group not in self._bodies and self._sheet is not None:
            found = next(one for one in self._sheet.groups if one.id == group)
            kind = RowsBody if found.rows else FieldsBody
            self._bodies[group] = kind(self._context, self._counter, self._sheet, found)
            put(self._inside, self._bodies[group])
        self.show_hand()

    def show_hand(self) -> None:
        """Paint the sheet as it stands in the reception in hand."""
        sheet, face = self._sheet, self._face()
        if sheet is None or face is None:
            return
        self._picks.show_chips(sheet_chips(self._sheets, self._counter.state, sheet.id))
        put_text(self._about, "" if self._counter.state.sheets.get(sheet.id) else sheet.about)
        self._meter.setText(f"{sheet.title}　填齐 {face.meter} 组")
        self._groups.show_chips(
            [ChipFace(one.group.id, one.title, checked=one.group.id == self._group) for one in face.groups]
        )
        for one in face.groups:
            if one.group.id == self._group:
                self._bodies[self._group].show_group(one)
        self._finding.show_finding(face.finding)

    def _face(self) -> SheetFace | None:
        context, counter = self._context, self._counter
        if self._sheet is None:
            return None
        now = local_text(counter.now, context.hall.clock.offset())
        library = context.hall.library
        return sheet_face(self._sheet, counter.hand, library, by=context.actor, now=now, private=context.private)

    def _conclude(self, evidence: object) -> None:
        if self._sheet is not None and isinstance(evidence, Evidence):
            sheets.conclude(self._counter, sheet=self._sheet, evidence=evidence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else the finding below."""
        super().resizeEvent(event)
        beside = self.width() >= self._context.theme.px(BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() != way:
            self._halves.setDirection(way)
