"""对一对: the county's workbook on the left, the figures and lists on the right; one click each, once for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from hall_assistant.errors import HallError
from hall_assistant.logbook.reports.catalogue import FIGURES, LISTS
from hall_assistant.logbook.reports.county_book import SheetShown
from hall_assistant.logbook.reports.picks import MOST_ROWS, Picks
from hall_assistant.logbook.reports.records import CountyTemplate
from hall_assistant.wording import sentence
from ui.models.picking import Picking, Spot, picked_words
from ui.operations import reports
from ui.pages.reports.sheet_view import SheetView
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

HOW = "先在表上点一格，再在右边点要填的数。列表点它第一行的那一格，往下自动填。"
SIDE = 300
"""Logical pixels of the right column at 100 %."""
ROLE = Qt.ItemDataRole.UserRole


class PickingView(QWidget):
    """`left` when it is put away, saved or not."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._template: CountyTemplate | None = None
        self.picking = Picking((), Picks())
        self.setObjectName("county_picking")
        self._title = plain_label("", "picking_title", "title", wrap=True)
        self._told = plain_label("", "picking_told", "bad", wrap=True)
        self._here = plain_label("", "picking_here", "strong", wrap=True)
        self._count = plain_label("", "picking_count", "hint", wrap=True)
        self._sheets = self._combo("picking_sheet", "哪一张工作表")
        self._sheets.activated.connect(lambda _place: self._turn_sheet())
        self.sheet = SheetView(context)
        self.sheet.picked.connect(lambda _spot: self._stand())
        self._kinds = self._combo("picking_kind", "填一个数，还是一列")
        self._kinds.addItem("一格填一个数", "")
        for id_, listing in LISTS.items():
            self._kinds.addItem(f"往下填一列：{listing.name}", id_)
        self._kinds.activated.connect(lambda _place: self._show_choices())
        self.choices = QListWidget()
        self.choices.setObjectName("picking_choices")
        self.choices.setAccessibleName("填哪个数")
        self.choices.itemClicked.connect(self._put)
        self.choices.itemActivated.connect(self._put)
        self._last = QSpinBox()
        self._last.setObjectName("picking_last")
        self._last.setAccessibleName("填到第几行")
        self._last.setRange(0, MOST_ROWS)
        self._last.setSpecialValueText("有多少填多少")
        self._last.setPrefix("填到第 ")
        self._last.setSuffix(" 行")
        self._last.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._last.valueChanged.connect(self._set_last)
        self._remove = word_button("这格不填了", "picking_remove", "quiet")
        self._remove.clicked.connect(self._take_out)
        self._save = word_button("存好", "picking_save", "accent", "以后每周每月都照这样填")
        self._save.clicked.connect(self._keep)
        self._leave = word_button("先不存", "picking_leave", "quiet")
        self._leave.clicked.connect(self.left)
        self._lay_out()
        self._show_choices()

    def _combo(self, name: str, told: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(told)
        return box

    def _lay_out(self) -> None:
        space = self._context.theme.space
        head = QHBoxLayout()
        head.setSpacing(space("small"))
        head.addWidget(self._title, 1)
        head.addWidget(self._sheets)
        head.addWidget(self._leave)
        head.addWidget(self._save)
        side = QWidget()
        side.setFixedWidth(self._context.theme.px(SIDE))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("tight"))
        column.addWidget(self._here)
        column.addWidget(self._kinds)
        column.addWidget(self.choices, 1)
        column.addWidget(self._last)
        column.addWidget(self._remove)
        column.addWidget(self._count)
        both = QHBoxLayout()
        both.setSpacing(space("small"))
        both.addWidget(self.sheet, 1)
        both.addWidget(side)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(plain_label(HOW, "picking_how", "hint", wrap=True))
        box.addWidget(self._told)
        box.addLayout(both, 1)

    def start(self, template: CountyTemplate, sheets: tuple[SheetShown, ...]) -> None:
        """Show a workbook with what was picked in it before."""
        self._template = template
        self.picking = Picking(sheets, template.picks)
        self._title.setText(template.name)
        self._told.hide()
        self._sheets.clear()
        for sheet in sheets:
            self._sheets.addItem(sheet.name)
        self._sheets.setVisible(len(sheets) > 1)
        self._turn_sheet()

    def _turn_sheet(self) -> None:
        sheet = self.picking.sheets.get(self._sheets.currentText())
        if sheet is not None:
            self.sheet.show_sheet(sheet, self.picking)
            self.sheet.setCurrentCell(0, 0)
        self._show_here()

    def _show_choices(self) -> None:
        list_id = self._kinds.currentData()
        named = dict(LISTS[list_id].fields) if list_id else {id_: figure.name for id_, figure in FIGURES.items()}
        self.choices.clear()
        for id_, name in named.items():
            item = QListWidgetItem(name)
            item.setData(ROLE, id_)
            item.setToolTip("" if list_id else FIGURES[id_].told)
            self.choices.addItem(item)

    def _stand(self) -> None:
        """On another cell: what goes there stands marked among the choices."""
        spot = self.sheet.spot
        picked = self.picking.fields.get(spot) if spot is not None else None
        figure = self.picking.figures.get(spot) if spot is not None else None
        if picked is not None or figure is not None:
            list_id, id_ = picked or ("", figure or "")
            self._kinds.setCurrentIndex(self._kinds.findData(list_id))
            self._show_choices()
            self._mark(id_)
        else:
            self.choices.setCurrentRow(-1)
        self._show_here()

    def _mark(self, id_: str) -> None:
        for row in range(self.choices.count()):
            if self.choices.item(row).data(ROLE) == id_:
                self.choices.setCurrentRow(row)

    def _show_here(self) -> None:
        """Where the person stands, and what goes there."""
        spot = self.sheet.spot
        said = self.picking.said(spot) if spot is not None else ""
        formula = spot is not None and (spot.row, spot.column) in self._formulas(spot)
        named = f"{spot.name}：" if spot is not None else ""
        told = "公式，自己会算" if formula else said or "还没填什么"
        self._here.setText(f"{named}{told}" if spot is not None else "点表上一格")
        self.choices.setEnabled(spot is not None and not formula)
        self._remove.setVisible(bool(said))
        block = self.picking.block(spot) if spot is not None else None
        self._last.setVisible(block is not None)
        if block is not None:
            self._last.blockSignals(True)
            self._last.setValue(self.picking.last(block))
            self._last.blockSignals(False)
        self._count.setText(picked_words(self.picking.picks))
        self._save.setEnabled(bool(self.picking.spots))

    def _formulas(self, spot: Spot) -> frozenset[tuple[int, int]]:
        sheet = self.picking.sheets.get(spot.sheet)
        return sheet.formulas if sheet is not None else frozenset()

    def _put(self, item: QListWidgetItem) -> None:
        spot, list_id = self.sheet.spot, self._kinds.currentData()
        if spot is None or not self.choices.isEnabled():
            return
        if list_id:
            self.picking.put_field(spot, list_id, item.data(ROLE))
        else:
            self.picking.put_figure(spot, item.data(ROLE))
        self._again()

    def _take_out(self) -> None:
        if self.sheet.spot is not None:
            self.picking.remove(self.sheet.spot)
            self._again()

    def _set_last(self, last: int) -> None:
        spot = self.sheet.spot
        block = self.picking.block(spot) if spot is not None else None
        if block is not None:
            self.picking.set_last(block, last)

    def _again(self) -> None:
        self.sheet.fill_in(self.picking)
        self._told.hide()
        self._show_here()

    def _keep(self) -> None:
        if self._template is None:
            return
        self._save.setEnabled(False)
        reports.save_picks(
            self._context,
            self._template.template,
            self.picking.picks,
            owner=self,
            then=self._kept,
            failed=self._refused,
        )

    def _kept(self) -> None:
        self._context.say("存好了，以后每周每月点「填好另存」就行。")
        self.left.emit()

    def _refused(self, error: HallError) -> None:
        put_text(self._told, sentence(error))
        self._save.setEnabled(True)
