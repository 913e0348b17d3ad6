"""Orders from outside that a reception is linked with: one click to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hall_assistant.casefile.values import CaseId
from ui.widgets.flow_layout import FlowLayout, empty, put
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from hall_assistant.orders.records import OrderLine
    from ui.context import Context


class OrderLinks(QWidget):
    """A row of buttons, hidden while there is none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case: CaseId | None = None
        self.setObjectName("order_links")
        self._row = FlowLayout(self, gap=context.theme.space("tight"))
        self.hide()
        context.bus.when(self, {"order", "order_links"}, lambda _changes: self.read())

    def show_case(self, case: CaseId | None) -> None:
        """The reception whose orders are wanted, or none."""
        if case != self._case:
            self._take([])
        self._case = case
        self.read()

    def read(self) -> None:
        """Ask anew."""
        case = self._case
        if case is None:
            return

        def work(at: Reading) -> list[OrderLine]:
            from hall_assistant.orders.records import orders_of_case

            return orders_of_case(at, case)

        self._context.runner.read(work, owner=self, then=lambda found: self._take(found, case))

    def _take(self, found: list[OrderLine], case: CaseId | None = None) -> None:
        if case != self._case and found:
            return  # an answer to a question that is no longer asked
        empty(self._row)
        for line in found:
            button = word_button(f"派单 {line.number}", "order_link", "", "看这张派单")
            button.clicked.connect(
                lambda _on=False, order=line.order: self._context.wide_wanted.emit(f"orders:{order}")
            )
            put(self._row, button)
        self.setVisible(bool(found))
