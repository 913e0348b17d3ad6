"""给客人看: what the hall has turned on for the customer, in one place at the desk. Source: M12, M30, N20, S189."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.agreed import Agreed
from ui.models.counter_desk import CounterDesk
from ui.operations import cases, customer
from ui.pages.customer.message import MessageBox
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.customer.papers import PapersView


class CustomerPanel(QWidget):
    """Each way is a button, shown where it is on; the message is always there."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customer_panel")
        self._context = context
        self._counter = counter
        self._big = word_button("大字页", "customer_big", "", "说定的几样，整屏大字，转过去给客人看；Esc 收起")
        self._big.clicked.connect(self._turn_round)
        self._write = word_button("一起写", "customer_write", "", "整屏一张纸，您写我写；收起就没了")
        self._write.clicked.connect(self._write_together)
        self._screen = word_button("客人的屏上看", "customer_screen", "", "说定的几样，放到客人那边的屏上")
        self._screen.clicked.connect(self._show_there)
        self._rate = word_button("请客人评", "customer_rate", "", "客人那边开三个问题，愿意点才点")
        self._rate.clicked.connect(self._ask_rating)
        self._bring = word_button("要带的材料", "customer_papers", "", "办什么、谁来、带哪几样，能打印")
        self._bring.setCheckable(True)
        self._bring.toggled.connect(self._show_papers)
        self._papers: PapersView | None = None
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self._big, self._write, self._screen, self._rate, self._bring):
            row.addWidget(button)
        row.addStretch(1)
        fill = word_button("照说定的写一条", "customer_fill", "quiet", "还没了的承诺、定下的方案")
        fill.clicked.connect(self._fill)
        head = QHBoxLayout()
        head.addWidget(plain_label("发给客户的话", "customer_message_word", "soft"), 1)
        head.addWidget(fill)
        self.message = MessageBox(context, "customer_message")
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(row)
        box.addLayout(head)
        box.addWidget(self.message)
        box.addStretch(1)
        context.settings_changed.connect(self._show_if_on)
        counter.opened.connect(self._another)
        self._show_if_on()

    def _show_if_on(self) -> None:
        hall, screen = self._context.settings, self._context.counter.customer_window
        for button, on in (
            (self._big, hall.big_page_on),
            (self._write, hall.big_page_on),
            (self._screen, screen),
            (self._rate, screen and hall.rating_on),
            (self._bring, hall.paper_lists_on),
        ):
            button.setVisible(on)

    def _another(self) -> None:
        """Another customer: what was written to the one before is not theirs."""
        self.message.show_text("")
        self._bring.setChecked(False)

    def _turn_round(self) -> None:
        def show(_case: CaseId, found: Agreed) -> None:
            from ui.pages.customer.big_page import turn_round

            turn_round(self._context, found, self)

        customer.read_agreed(self._counter, then=show)

    def _write_together(self) -> None:
        from ui.pages.customer.big_page import write_together

        write_together(self._context, self, keep=lambda text: cases.note(self._counter, text=text))

    def _show_there(self) -> None:
        from ui.pages.customer.side import CustomerSide

        CustomerSide.shared(self._context).show_agreed(self._counter, self)

    def _ask_rating(self) -> None:
        from ui.pages.customer.side import CustomerSide

        CustomerSide.shared(self._context).ask_rating(self._counter, self)

    def _show_papers(self, on: bool) -> None:
        if on and self._papers is None:
            from ui.pages.customer.papers import PapersView

            self._papers = PapersView(self._context, self._counter)
            self._box.insertWidget(1, self._papers)
        elif on and self._papers is not None:
            self._papers.start()
        if self._papers is not None:
            self._papers.setVisible(on)

    def _fill(self) -> None:
        customer.read_message(self._counter, owner=self, then=self.message.show_text)
