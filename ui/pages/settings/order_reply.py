"""The answer to an order from outside (回单): how many characters it may have, and the hall's own text for it."""

from __future__ import annotations

from hall_assistant.errors import StaffError
from hall_assistant.library.order_slots import ORDER_EXAMPLE, ORDER_SLOTS, ORDER_START
from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations import settings
from ui.pages.settings.section import Section, show_text
from ui.pages.settings.summary import LEAST, MOST
from ui.pages.settings.summary_text import OwnText, SummaryText

REPLY = OwnText("reply", "本厅的回单", ORDER_SLOTS, ORDER_START, ORDER_EXAMPLE, lambda hall: hall.order_reply_text)


class OrderReplySection(Section):
    """As the work-order summary: a shipped text, or one of the hall's own."""

    title = "回单"
    note = "派单台账里「回单」怎么写、派单系统收多少字。超了会截短，全文留在记录里。"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._limit = self.entry("最多多少字", "set_reply_limit", hint="500")
        self._limit.left.connect(self._leave)
        self.row(self._limit, stretch=True)
        self.own = SummaryText(context, what=REPLY)
        self.own.saved_wanted.connect(self._keep)
        self.body.addWidget(self.own)
        self.fill()

    def fill(self) -> None:
        """Show what is set now."""
        show_text(self._limit, str(self.context.settings.order_reply_limit))
        self.own.show_now()

    def _keep(self, text: str) -> None:
        def kept() -> None:
            self.own.close_editor()
            self.saved()

        settings.change_hall(self.context, owner=self, then=kept, failed=self.own.refuse, order_reply_text=text)

    def _leave(self) -> None:
        text = self._limit.text.strip()
        if text == str(self.context.settings.order_reply_limit):
            return
        if text.isascii() and text.isdigit() and len(text) < 9:
            self.save_hall(self._limit, order_reply_limit=int(text))
        else:
            self._limit.refuse(sentence(StaffError("setting.number", least=LEAST, most=MOST)))
