"""交接单 in two buttons, printed or saved as a PDF; who leads may have the whole hall's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from hall_assistant.people.access import may
from ui.operations import shift_sheet
from ui.paper_folder import ask_path
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context


class ShiftPaper(QWidget):
    """What is open, what falls due, whom we wait for and what was given, on A4 with a line for both to sign."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shift_paper")
        self._context = context
        self._hall = QCheckBox("全厅的")
        self._hall.setObjectName("shift_paper_hall")
        self._hall.setAccessibleName("出全厅的交接单")
        paper = word_button("打印交接单", "shift_print", "", "没结的、到点的、等部门的、用过的授权，一张纸")
        paper.clicked.connect(lambda: shift_sheet.print_sheet(context, hall=self.whole, parent=self))
        file = word_button("存成PDF", "shift_save", "", "A4")
        file.clicked.connect(self._save)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label("交接单", "shift_paper_word", "soft"))
        for part in (paper, file, self._hall):
            row.addWidget(part)
        row.addStretch(1)
        context.signed.connect(self._show_who)
        self._show_who(context.actor)

    @property
    def whole(self) -> bool:
        """Whether the whole hall's is wanted."""
        return not self._hall.isHidden() and self._hall.isChecked()

    def take_whole(self, whole: bool) -> None:
        """Begin with what the page beside it shows: the whole hall's, or one's own."""
        self._hall.setChecked(whole)

    def _show_who(self, _actor: object) -> None:
        actor = self._context.actor
        self._hall.setVisible(actor is not None and may(actor.role, "logbook.shift_sheet_of_another"))
        self._hall.setChecked(False)

    def _save(self) -> None:
        if path := ask_path(self, "存交接单", "交接单.pdf"):
            shift_sheet.save_sheet(self._context, hall=self.whole, path=path, owner=self)
