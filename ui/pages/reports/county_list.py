"""The county's workbooks, one row each: fill it, say what goes where, put a newer file in, take it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hall_assistant.logbook.reports.records import CountyTemplate
from ui.models.picking import picked_words
from ui.widgets.flow_layout import FlowLayout, empty, put
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.context import Context

AGAIN = "再点一下去掉"


class CountyRow(QFrame):
    """`fill_wanted`, `pick_wanted`, `newer_wanted`, `dropped` when its buttons are pressed."""

    fill_wanted = Signal()
    pick_wanted = Signal()
    newer_wanted = Signal()
    dropped = Signal()

    def __init__(self, context: Context, found: CountyTemplate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = context.theme.space
        id_ = found.template.partition(":")[2]
        self.setObjectName(f"county_{id_}")
        self.setAccessibleName(found.name)
        self.setProperty("look", "card")
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        box.addWidget(plain_label(found.name, f"county_name_{id_}", "strong", wrap=True))
        box.addWidget(plain_label(picked_words(found.picks), f"county_about_{id_}", "hint", wrap=True))
        holder = QWidget()
        row = FlowLayout(holder, gap=space("tight"))
        fill = word_button("填好另存", f"county_fill_{id_}", "accent", "照上面选的日子填，另存一份 .xlsx")
        fill.setEnabled(bool(found.picks))
        pick = word_button("对一对", f"county_pick_{id_}", "" if found.picks else "accent", "哪格填哪个数，指一次")
        newer = word_button("换新版", f"county_newer_{id_}", "quiet", "县里发了新表，指好的格子留着")
        self._drop = word_button("去掉", f"county_drop_{id_}", "quiet", "从这里去掉，记录里还在", once=True)
        for button, signal in ((fill, self.fill_wanted), (pick, self.pick_wanted), (newer, self.newer_wanted)):
            button.clicked.connect(signal)
        self._drop.clicked.connect(self._press)
        for button in (fill, pick, newer, self._drop):
            button.setAccessibleName(f"{button.text()}：{found.name}")
            row.addWidget(button)
        box.addWidget(holder)

    def _press(self) -> None:
        if self._drop.text() == AGAIN:
            self.dropped.emit()
        self._drop.setText(AGAIN)


class CountyList(QWidget):
    """Signals carry the `CountyTemplate`."""

    fill_wanted = Signal(object)
    pick_wanted = Signal(object)
    newer_wanted = Signal(object)
    dropped = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("county_list")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(context.theme.space("small"))

    def show_templates(self, found: Sequence[CountyTemplate]) -> None:
        """Show these."""
        empty(self._box)
        for one in found:
            row = CountyRow(self._context, one)
            row.fill_wanted.connect(lambda one=one: self.fill_wanted.emit(one))
            row.pick_wanted.connect(lambda one=one: self.pick_wanted.emit(one))
            row.newer_wanted.connect(lambda one=one: self.newer_wanted.emit(one))
            row.dropped.connect(lambda one=one: self.dropped.emit(one))
            put(self._box, row)
