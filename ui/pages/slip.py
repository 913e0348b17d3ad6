"""受理回执 in two buttons: printed, or saved as a PDF. Shown only where the hall has turned it on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from hall_assistant.casefile.values import CaseId
from ui.operations.logbook import print_receipt, save_receipt
from ui.paper_folder import ask_path
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from ui.context import Context

Hand = Callable[[CaseId], None]


class SlipButtons(QWidget):
    """`ask` is called with what to do once it is known for which reception; it may wait for writes under way."""

    def __init__(
        self, context: Context, ask: Callable[[Hand], None], name: str = "slip", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._context = context
        paper = word_button("打印回执", f"{name}_print", "", "编号、事项、答复时间、还能找谁；不是协议")
        paper.clicked.connect(lambda: ask(lambda case: print_receipt(context, case, self)))
        file = word_button("存成PDF", f"{name}_save", "", "一张，纸的大小在设置里定")
        file.clicked.connect(lambda: ask(self._save))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(paper)
        row.addWidget(file)
        row.addStretch(1)
        context.settings_changed.connect(self._show_if_on)
        if not context.settings.receipt_on:  # shown without a house it would be a window of its own for a moment
            self.hide()

    def _show_if_on(self) -> None:
        self.setVisible(self._context.settings.receipt_on)

    def _save(self, case: CaseId) -> None:
        if path := ask_path(self, "存受理回执", "受理回执.pdf"):
            save_receipt(self._context, case, path)
