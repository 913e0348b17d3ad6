"""叫值班经理: four lines to say, made from the record, and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.models.counter_desk import CounterDesk
from ui.operations import handover
from ui.operations.handover import BriefShown
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label

if TYPE_CHECKING:
    from ui.context import Context

LINES = 4


class DutyPanel(QWidget):
    """Read aloud into the telephone; nothing is recorded by looking at it."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("duty_panel")
        self._context = context
        self._counter = counter
        self._ladder = plain_label("", "duty_ladder", "strong", wrap=True)
        paper = QFrame()
        paper.setObjectName("duty_paper")
        paper.setProperty("look", "card")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(8)
        self._lines: list[QLabel] = []
        for place in range(LINES):
            self._lines.append(plain_label("", f"duty_line_{place}", "lead", wrap=True))
            inside.addWidget(self._lines[place])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._ladder)
        box.addWidget(paper)
        counter.changed.connect(WhenSeen(self, self.read).changed)

    def showEvent(self, event: QShowEvent) -> None:
        """As the record stands now."""
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Make the lines anew."""
        rungs = self._context.settings.ladder
        called = "　".join(" ".join(part for part in (one.post, one.name, one.phone) if part) for one in rungs[:3])
        self._ladder.setText(f"打给：{called}" if called else "值班电话还没填，店长在「设置 · 值班阶梯」里填。")
        if self._counter.hand.begun:
            handover.read_brief(self._counter, owner=self, then=self._show)

    def _show(self, shown: BriefShown) -> None:
        told = (*shown.duty, *[""] * LINES)
        for place, label in enumerate(self._lines):
            label.setText(f"{place + 1}　{told[place]}" if told[place] else "")
