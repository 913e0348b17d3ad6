"""One reception still open at night: whose, what, since when; to be ended, or carried over in two clicks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from hall_assistant.casefile.number import short
from hall_assistant.cases.find import CaseLine
from hall_assistant.logbook.closing import Carried
from hall_assistant.logbook.exports import topic_name
from ui.widgets.hours import due_words
from ui.widgets.marks import Mark
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context


class CaseRow(QFrame):
    """`opened` to read or end it, `carry_wanted` to carry it over."""

    opened = Signal()
    carry_wanted = Signal()

    def __init__(
        self,
        context: Context,
        line: CaseLine,
        names: Mapping[str, str],
        *,
        carried: Carried | None = None,
        may_carry: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.line = line
        self.setObjectName("closing_case")
        self.setProperty("look", "card")
        theme, clock = context.theme, context.hall.clock
        now, offset = clock.now(), clock.offset()
        space, top = theme.space, Qt.AlignmentFlag.AlignTop
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(space("small"), space("tight"), space("small"), space("tight"))
        grid.setHorizontalSpacing(space("small"))
        grid.setVerticalSpacing(space("hair"))
        grid.setColumnStretch(2, 1)
        state, colour = ("later", "soft") if carried else ("soon", "warn")
        grid.addWidget(Mark(state, theme.colour(colour)), 0, 0, top)
        when = f"{due_words(carried.due, now, offset)} 接着办" if carried else "还没定钟点"
        hour = plain_label(when, "closing_hour", "strong")
        hour.setFixedWidth(theme.px(172))
        grid.addWidget(hour, 0, 1, top)
        told = (
            ("答应了客人" if carried.promised else "厅里记着")
            if carried
            else f"{due_words(line.started, now, offset)} 来的"
        )
        grid.addWidget(plain_label(told, "closing_told", "soft"), 1, 1, top)
        head = "　".join(
            part for part in (line.person.line or "还没登记是谁", topic_name(line, context.hall.library)) if part
        )
        grid.addWidget(plain_label(head, "closing_head", "lead", wrap=True), 0, 2)
        grid.addWidget(plain_label(self._about(names), "closing_about", "hint", wrap=True), 1, 2)
        grid.addWidget(self._buttons(carried, may_carry), 0, 3, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{when} {short(line.number)} {head}")

    def _about(self, names: Mapping[str, str]) -> str:
        line = self.line
        parts = [short(line.number), f"{names.get(line.handler, '同事')} 经办"]
        parts.append(f"正请{names.get(line.offered_to, '同事')}接手" if line.offered_to else "")
        parts.append("另一台先结过，这里又答应了" if line.crossed else "")
        parts.append(f"等部门 {line.open_legs} 处" if line.open_legs else "")
        parts.append(f"承诺 {line.open_promises} 件" if line.open_promises else "")
        return " · ".join(part for part in parts if part)

    def _buttons(self, carried: Carried | None, may_carry: bool) -> QWidget:
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        open = word_button("打开" if carried else "去结掉", "closing_open", "quiet", "看这次接待，能结就结")
        open.clicked.connect(self.opened)
        carry = word_button("改钟点" if carried else "转明日", "closing_carry", "", "定个钟点，今天这件就清了")
        carry.clicked.connect(self.carry_wanted)
        carry.setVisible(may_carry)
        for button in (open, carry):
            button.setAccessibleName(f"{button.text()} {short(self.line.number)}")
            row.addWidget(button)
        return place

    def open_below(self, bar: QWidget) -> None:
        """Put a bar beneath."""
        self._grid.addWidget(bar, 2, 0, 1, 4)
        bar.show()
