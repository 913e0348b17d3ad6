"""放假表: rest and work days that the published table of holidays does not know yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from hall_assistant.settings.values import REST_DAY, WORK_DAY
from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations import days
from ui.pages.settings.section import Section
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, put_text, word_button

_NONE = "还没填过。没填的日子，星期一到五先当上班日算，到点旁边会写明。"
_KINDS = ((REST_DAY, "休"), (WORK_DAY, "调休上班"))


class DaysSection(Section):
    """One day and what it is; below, the days put in, each a chip that takes it back."""

    title = "放假表"
    managers_only = True

    def __init__(self, context: Context) -> None:
        first = days.first_own_year()
        self.note = f"算工作日用。{first - 1} 年底前的放假、调休系统知道；{first} 年起，国务院通知出来填在这里。"
        super().__init__(context)
        self._first = first
        self._day = self.entry("哪一天", "own_day", hint=f"{first}-02-08")
        self.body.addWidget(self._day)
        row = QHBoxLayout()
        row.setSpacing(context.theme.space("small"))
        for kind, words in _KINDS:
            button = word_button(words, f"own_day_{'rest' if kind == REST_DAY else 'work'}", "", f"这一天{words}")
            button.clicked.connect(lambda _checked=False, kind=kind: self._set(kind))
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self._empty = plain_label(_NONE, "own_days_none", "soft", wrap=True)
        self._chips = ChipRow("own_day_chip")
        self._chips.picked.connect(self._take_back)
        box = QVBoxLayout()
        box.setSpacing(context.theme.space("tight"))
        for part in (self._empty, self._chips):
            box.addWidget(part)
        self.body.addLayout(box)
        self._ticks = {str(year): self._year_tick(str(year)) for year in (first, first + 1)}
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.fill()

    def _year_tick(self, year: str) -> QCheckBox:
        def changed(checked: bool) -> None:
            self._set_year(year, checked)

        return self.tick(f"{year} 年的放假、调休都填全了", f"whole_year_{year}", changed)

    def fill(self) -> None:
        """Show what is set now."""
        own = self.context.settings.own_days
        put_text(self._empty, "" if own else _NONE)
        self._chips.show_chips(
            [ChipFace(day, f"{day} {kind} ×", hint="点一下撤掉") for day, kind in sorted(own.items())]
        )
        for year, box in self._ticks.items():
            box.setChecked(year in self.context.settings.whole_years)

    def _set(self, kind: str) -> None:
        days.set_day(
            self.context,
            day=self._day.text,
            kind=kind,
            owner=self,
            then=self._kept,
            failed=lambda error: self._day.refuse(sentence(error)),
        )

    def _kept(self) -> None:
        self._day.accept()
        self._day.edit.clear()
        self.saved()

    def _take_back(self, day: str) -> None:
        days.set_day(self.context, day=day, kind="", owner=self, then=self.saved, failed=self.refuse)

    def _set_year(self, year: str, whole: bool) -> None:
        days.set_whole_year(self.context, year=year, whole=whole, owner=self, then=self.saved, failed=self.refuse)
