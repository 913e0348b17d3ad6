"""算一算 in the place of the lines: which sum, what it asks, what came out. Made when first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.solutions.calculating import Answer
from ui.models.counter_desk import CounterDesk
from ui.operations import calculating
from ui.pages.calculators.outcome import Outcome
from ui.pages.calculators.sheet import CalculatorSheet
from ui.pages.calculators.showing import CustomerPicture
from ui.widgets.chips import ChipFace, ChipRow

if TYPE_CHECKING:
    from ui.context import Context


class CalculatorPanel(QWidget):
    """The chooser, the sheet of the one chosen, the outcome. Nothing of one customer stays for the next."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calculators")
        self._context = context
        self._counter = counter
        self._sheets: dict[str, CalculatorSheet] = {}
        self._chosen = ""
        self._wanted = ""
        self._asked = 0
        self.chooser = ChipRow("calculator")
        self.chooser.picked.connect(self.choose)
        self.outcome = Outcome(context)
        self.outcome.copy_wanted.connect(self._copy)
        self.outcome.note_wanted.connect(self._put_down)
        self.outcome.show_wanted.connect(self._show_picture)
        self._picture: CustomerPicture | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(context.theme.space("small"))
        self._box.addWidget(self.chooser)
        self._box.addWidget(self.outcome)
        self._box.addStretch(1)
        context.private_changed.connect(self._show_again)
        context.signed.connect(self._clear)
        counter.opened.connect(self._clear)
        self._show_again()

    def choose(self, name: str) -> None:
        """Ask for one of the sums; one that is not for this view waits for the private one."""
        self._wanted = name
        self._show_again()
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def sheet(self) -> CalculatorSheet:
        """The sheet of the one chosen."""
        return self._sheets[self._chosen]

    def _show_again(self) -> None:
        """Chips and sheet for this view: what may not be named here is not shown, and comes back with its typing."""
        offered = calculating.offered(private=self._context.private)
        chosen = next((one for one in offered if one.id == self._wanted), offered[0])
        self.chooser.show_chips([ChipFace(one.id, one.name, checked=one is chosen, hint=one.about) for one in offered])
        if chosen.id not in self._sheets:
            sheet = self._sheets[chosen.id] = CalculatorSheet(self._context, chosen)
            sheet.asked.connect(self._work_out)
            sheet.edited.connect(lambda: self._take(None))
            self._box.insertWidget(1, sheet)
        for name, sheet in self._sheets.items():
            sheet.setVisible(name == chosen.id)
        if chosen.id != self._chosen:
            self._chosen = chosen.id
            self._take(None)
        else:
            self.outcome.show_answer(self.outcome.made)

    def _work_out(self) -> None:
        self._asked += 1
        asked, sheet = self._asked, self.sheet

        def then(made: Answer) -> None:
            if asked == self._asked:
                self.outcome.show_answer(made)
                self._bring_into_sight()

        def failed(error: HallError) -> None:
            if asked == self._asked:
                self.outcome.show_answer(None)
                sheet.refuse(error)

        calculating.work_out(self._context, sheet.of.id, sheet.typed, owner=self, then=then, failed=failed)

    def _bring_into_sight(self) -> None:
        """Scroll whatever house this stands in, once the answer has its height."""
        house = self.parentWidget()
        while house is not None and not isinstance(house, QScrollArea):
            house = house.parentWidget()
        if house is not None:
            scroll, below = house, self._context.theme.space("small")
            QTimer.singleShot(0, self, lambda: scroll.ensureWidgetVisible(self.outcome, 0, below))

    def _take(self, made: Answer | None) -> None:
        self._asked += 1  # what is still being worked out no longer fits
        self.outcome.show_answer(made)

    def _copy(self) -> None:
        if self.outcome.made is not None:
            calculating.copy(self._context, self.outcome.made)

    def _put_down(self) -> None:
        if self.outcome.made is not None:
            calculating.put_down(self._counter, self.outcome.made)

    def _show_picture(self) -> None:
        made = self.outcome.made
        if made is not None and made.result.picture is not None:
            if self._picture is None:
                self._picture = CustomerPicture(self._context, self.window())
            self._picture.show_picture(made.result.picture)

    def _clear(self, *_who: object) -> None:
        """Another reception, or another person: nothing typed or worked out stays."""
        if self._picture is not None:
            self._picture.hide()
        for sheet in self._sheets.values():
            sheet.clear()
        self._take(None)
