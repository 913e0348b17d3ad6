"""保存期限: how long things are kept here, what has lain long enough, who looked; full numbers on or off. Manager's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.people.access import may
from hall_assistant.wording import sentence
from ui.context import Context
from ui.models.personal import view_lines
from ui.operations import personal
from ui.pages.forms import Entry
from ui.pages.settings.due_card import DueCard
from ui.pages.settings.section import Section, show_text
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from hall_assistant.errors import HallError
    from hall_assistant.personal.desk import Forgot
    from hall_assistant.personal.lapsing import Term
    from ui.operations.personal import Kept


class LapsingSection(Section):
    """Terms on top, then the list of what is due with why and one button for all of it, then who looked."""

    title = "保存期限"
    note = "办完的事留到期就该删。先看清单，再一次删；还有承诺没了的、依法留存的不动。"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._terms = QVBoxLayout()
        self._rows: dict[str, TermRow] = {}
        self.body.addLayout(self._terms)
        self._due = DueCard(context)
        self.body.addWidget(self._due)
        self.body.addWidget(FullNumbers(self))
        self._views = plain_label("", "views_lines", "", wrap=True)
        self._views_head = plain_label("最近谁看过别人的接待、查过个人信息", "views_head", "hint")
        self.body.addWidget(self._views_head)
        self.body.addWidget(self._views)
        self._due.done.connect(self._gone)
        self._due.failed.connect(self.refuse)

    def fill(self) -> None:
        """Read anew; of others than the manager nothing is asked."""
        actor = self.context.actor
        if self.isVisible() and actor is not None and may(actor.role, "personal.let_lapse"):
            personal.read_kept(self.context, owner=self, then=self._show)

    def _show(self, kept: Kept) -> None:
        for term in kept.terms:
            if term.rule.id not in self._rows:
                row = self._rows[term.rule.id] = TermRow(self, term)
                self._terms.addWidget(row)
            self._rows[term.rule.id].show_term(term)
        offset = self.context.hall.clock.offset()
        self._due.show_due(kept.lapsing)
        lines = view_lines(kept.views, kept.staff, offset)
        put_text(self._views, "\n".join(lines))
        self._views_head.setVisible(bool(lines))

    def _gone(self, forgot: Forgot) -> None:
        floor = f"、{forgot.incidents} 件现场的事" if forgot.incidents else ""
        self.context.say(f"删好了：{forgot.receptions} 个接待、{forgot.orders} 张派单{floor}。数没变。")
        self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Read."""
        super().showEvent(event)
        self.fill()


class TermRow(QFrame):
    """One rule: how many days, on what ground, and a reason where it is more than the rule's own."""

    def __init__(self, section: LapsingSection, term: Term) -> None:
        super().__init__()
        self._section, self._rule = section, term.rule.id
        self.setObjectName(f"term_{term.rule.id}")
        context = section.context
        law = context.hall.library.law
        grounds = [law[name] for name in term.rule.law if name in law]
        named = "；".join(one.name + ("" if one.status == "verified" else "（待核实）") for one in grounds)
        self._days = section.entry(f"{term.rule.name}，留几天", f"days_{term.rule.id}", hint=str(term.rule.days))
        self._why = section.entry("留得长要写原因", f"days_why_{term.rule.id}")
        ground = plain_label(f"{term.rule.why}{named}", f"term_ground_{term.rule.id}", "hint", wrap=True)
        keep = word_button("改天数", f"days_keep_{term.rule.id}", once=True)
        keep.clicked.connect(self._keep)
        for entry in (self._days, self._why):
            entry.edit.returnPressed.connect(self._keep)
        row = QHBoxLayout()
        row.setSpacing(context.theme.space("medium"))
        row.addWidget(self._days, 1)
        row.addWidget(self._why, 2)
        row.addWidget(_level(keep, self.fontMetrics().height()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.space("hair"))
        column.addLayout(row)
        column.addWidget(ground)

    def show_term(self, term: Term) -> None:
        """How long it is kept now."""
        show_text(self._days, str(term.days))

    def _keep(self) -> None:
        self._days.accept()
        text = self._days.text.strip()
        personal.set_retention(
            self._section.context,
            rule=self._rule,
            days=int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0,
            why=self._why.text,
            owner=self,
            then=self._kept,
            failed=lambda error: self._days.refuse(sentence(error)),
        )

    def _kept(self) -> None:
        self._section.saved()
        self._section.fill()


class FullNumbers(QFrame):
    """Whether full numbers are kept; on with a reason, which stands on the record."""

    def __init__(self, section: LapsingSection) -> None:
        super().__init__()
        self._section = section
        self.setObjectName("full_numbers")
        context = section.context
        self._words = plain_label("", "full_numbers_now", "", wrap=True)
        self._why: Entry = section.entry("要留全号，写一句原因", "full_numbers_why", hint="例：省里要求按号码回拨")
        self._turn = word_button("", "full_numbers_turn", once=True)
        self._turn.clicked.connect(self._change)
        row = QHBoxLayout()
        row.setSpacing(context.theme.space("medium"))
        row.addWidget(self._why, 1)
        row.addWidget(_level(self._turn, self.fontMetrics().height()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        column.addLayout(row)
        context.settings_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        settings = self._section.context.settings
        on = settings.full_numbers
        off_words = "号码只留遮住的：打字、记事、派单里的手机号、座机、证件号、卡号、邮箱，存之前都遮住中间。"
        on_words = f"正在留全号：{settings.full_numbers_why}。看一次要写原因，都记着。"
        self._words.setText(on_words if on else off_words)
        self._why.setVisible(not on)
        self._turn.setText("不再留全号" if on else "留全号")
        self._turn.setAccessibleName(self._turn.text())

    def _change(self) -> None:
        self._why.accept()
        personal.keep_full_numbers(
            self._section.context,
            on=not self._section.context.settings.full_numbers,
            why=self._why.text,
            owner=self,
            then=self._section.saved,
            failed=self._refused,
        )

    def _refused(self, error: HallError) -> None:
        self._why.refuse(sentence(error))


def _level(button: QWidget, above: int) -> QWidget:
    """A button level with the line of an entry beside it."""
    place = QWidget()
    box = QVBoxLayout(place)
    box.setContentsMargins(0, above, 0, 0)
    box.addWidget(button)
    box.addStretch(1)
    return place
