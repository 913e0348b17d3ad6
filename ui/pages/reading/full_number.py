"""看全号: full numbers of a reception, where the hall keeps them; in the private view, for a reason, on the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.operations import personal
from ui.widgets.bounded import bounded
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from hall_assistant.casefile.values import CaseId
    from hall_assistant.personal.looking import Revealed
    from ui.context import Context


class FullNumberStrip(QWidget):
    """A reason and a button; what was shown goes with the private view, or with another reception."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("full_number")
        self._context = context
        self._case: CaseId | None = None
        self._why = QLineEdit()
        self._why.setObjectName("full_number_why")
        self._why.setAccessibleName("为什么看全号")
        self._why.setPlaceholderText("为什么看全号，例：给客人回电话")
        bounded(self._why, 200)
        show = word_button("看全号", "full_number_show", tip="看一次记一次", once=True)
        for asked in (show.clicked, self._why.returnPressed):
            asked.connect(self._ask)
        self._told = plain_label("", "full_number_told", "strong", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self._why, 1)
        row.addWidget(show)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row)
        box.addWidget(self._told)
        put_text(self._told, "")
        self.hide()

    def show_case(self, case: CaseId) -> None:
        """The reception being read."""
        seen = self._context.private and self._context.settings.full_numbers
        if case != self._case or not seen:
            self._why.clear()
            put_text(self._told, "")
        self._case = case
        self.setVisible(seen)

    def _ask(self) -> None:
        if self._case is not None:
            case = self._case
            personal.reveal(
                self._context,
                case=case,
                why=self._why.text(),
                owner=self,
                then=lambda found: self._show(case, found),
                failed=self._refused,
            )

    def _show(self, case: CaseId, found: Revealed) -> None:
        if case == self._case and self._context.private:
            numbers = [found.customer, *(f"记录里还有 {one}" for one in found.others)]
            put_text(self._told, "　".join(one for one in numbers if one))

    def _refused(self, error: HallError) -> None:
        put_text(self._told, sentence(error))
