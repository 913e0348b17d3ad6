"""The summary for the official work-order system: which template, how many characters it takes."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from hall_assistant.errors import StaffError
from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations import settings
from ui.pages.settings.section import Section, show_text
from ui.pages.settings.summary_text import SummaryText

LEAST, MOST = 50, 5_000


class SummarySection(Section):
    """Templates are content (`scripts_zh/templates`); a new one there appears here. A hall may write its own."""

    title = "工单摘要"
    note = "「复制工单摘要」用哪种写法、官方系统收多少字。超了会截短，全文留在记录里。"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._template = QComboBox()
        self._template.setObjectName("set_template")
        self._template.setAccessibleName("摘要写法")
        for template in context.hall.library.templates.values():
            if template.id.startswith("summary"):
                self._template.addItem(template.name, template.id)
        self._template.activated.connect(self._choose)
        self._limit = self.entry("最多多少字", "set_limit", hint="500")
        self._limit.left.connect(self._leave)
        self.row(self._template, stretch=True)
        self.row(self._limit, stretch=True)
        self.own = SummaryText(context)
        self.own.saved_wanted.connect(self._keep)
        self.body.addWidget(self.own)
        self.fill()

    def fill(self) -> None:
        """Show what is set now."""
        now = self.context.settings
        self._template.setCurrentIndex(self._template.findData(now.summary_template))
        self._template.setEnabled(not now.summary_text)
        show_text(self._limit, str(now.summary_limit))
        self.own.show_now()

    def _choose(self, _index: int) -> None:
        self.save_hall(summary_template=self._template.currentData())

    def _keep(self, text: str) -> None:
        def kept() -> None:
            self.own.close_editor()
            self.saved()

        settings.change_hall(self.context, owner=self, then=kept, failed=self.own.refuse, summary_text=text)

    def _leave(self) -> None:
        text = self._limit.text.strip()
        if text == str(self.context.settings.summary_limit):
            return
        if text.isascii() and text.isdigit() and len(text) < 9:
            self.save_hall(self._limit, summary_limit=int(text))
        else:
            self._limit.refuse(sentence(StaffError("setting.number", least=LEAST, most=MOST)))
