"""县里的表 beside the figures: the list, and a new workbook or a newer one taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.logbook.reports.records import CountyTemplate
from hall_assistant.wording import sentence
from ui.operations import reports
from ui.pages.reports.county_list import CountyList
from ui.pages.reports.files_bar import XLSX
from ui.paper_folder import beside_papers
from ui.widgets.list_scroll import ListScroll
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

NONE_YET = "县里每周每月要的表放在这里，格子指一次，以后点一下就填好。"


class CountySide(QWidget):
    """`fill_wanted` and `pick_wanted` carry the `CountyTemplate`; `kept` when a file was taken in."""

    fill_wanted = Signal(object)
    pick_wanted = Signal(object)
    kept = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("county_side")
        self._none = plain_label("", "county_none", "soft", wrap=True)
        self._told = plain_label("", "county_told", "bad", wrap=True)
        self._told.hide()
        self.list = CountyList(context)
        self._add = word_button("放一张县里的表", "county_add", "", "县里发的 .xlsx，指一次格子，以后自动填")
        self._add.clicked.connect(lambda: self._choose(None))
        self.list.fill_wanted.connect(self.fill_wanted)
        self.list.pick_wanted.connect(self.pick_wanted)
        self.list.newer_wanted.connect(self._choose)
        self.list.dropped.connect(self._drop)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._context.theme.space
        scroll = ListScroll("county_scroll", "县里的表", right=space("small"))
        inside = scroll.column
        inside.setSpacing(space("small"))
        inside.addWidget(self._none)
        inside.addWidget(self.list)
        inside.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(plain_label("县里的表", "county_title", "strong"), 1)
        head.addWidget(self._add)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(self._told)
        box.addWidget(scroll, 1)

    def show_templates(self, found: Sequence[CountyTemplate]) -> None:
        """Show these."""
        self.list.show_templates(found)
        put_text(self._none, "" if found else NONE_YET)

    def _choose(self, found: object) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, "县里的表", beside_papers(""), XLSX)
        if chosen:
            self.take_in(Path(chosen), found if isinstance(found, CountyTemplate) else None)

    def take_in(self, path: Path, found: CountyTemplate | None) -> None:
        """Keep a workbook, or a newer file in the place of one."""
        self._add.setEnabled(False)
        put_text(self._told, "")
        reports.keep(
            self._context,
            path,
            template=found.template if found is not None else None,
            name=found.name if found is not None else path.stem,
            owner=self,
            then=self._take,
            failed=self.refuse,
        )

    def _take(self, kept: reports.Kept) -> None:
        self._add.setEnabled(True)
        lost = f"表里的{'、'.join(kept.lost)}填的时候带不过去，别的都原样。" if kept.lost else ""
        leads = f"表里连着{kept.outside}：填好后点了、更新了，数可能带出去。不认识的先问县里。" if kept.outside else ""
        put_text(self._told, f"{lost}{leads}")
        self._context.say(f"「{kept.name}」放好了。下一步点「对一对」。")
        self.kept.emit()

    def refuse(self, error: HallError) -> None:
        """Say above the list why something was not done."""
        self._add.setEnabled(True)
        put_text(self._told, sentence(error))

    def _drop(self, found: object) -> None:
        if isinstance(found, CountyTemplate):
            reports.drop(self._context, found.template, owner=self, failed=self.refuse)
