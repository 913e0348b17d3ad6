"""Which receptions of the days are listed: by person, matter, result and state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from hall_assistant.casefile.values import OUTCOME_NAMES, Outcome
from hall_assistant.logbook.day import LogFilter
from hall_assistant.logbook.exports import STATE_NAMES
from hall_assistant.people.values import StaffMember
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from hall_assistant.library.library import Library


class Filters(QWidget):
    """Five choices that wrap where the window is narrow; `changed` when one is another."""

    changed = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("log_filters")
        self._library = library
        self._staff: tuple[tuple[str, str], ...] = ()
        self.handler = self._box("filter_handler", "经办")
        self.first_asked = self._box("filter_first", "首问")
        self.topic = self._box("filter_topic", "话题")
        self.outcome = self._box("filter_outcome", "结果")
        self.state = self._box("filter_state", "状态")
        self._all = word_button("全部", "filter_all", "quiet", "不筛了，都列出来")
        self._all.clicked.connect(self.clear)
        row = FlowLayout(self, gap=5)
        for part in (self.handler, self.first_asked, self.topic, self.outcome, self.state, self._all):
            row.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._offer(self.topic, [(topic.id, topic.name) for topic in library.tiles])
        self._offer(self.outcome, [(one.value, name) for one, name in OUTCOME_NAMES.items()])
        self._offer(self.state, list(STATE_NAMES.items()))
        self._all.setVisible(False)

    def _box(self, name: str, told: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(told)
        box.addItem(f"{told}：全部", "")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.currentIndexChanged.connect(self._chosen)
        return box

    def _offer(self, box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(1)
        for value, name in choices:
            box.addItem(f"{box.accessibleName()}：{name}", value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(False)

    def show_staff(self, staff: Sequence[StaffMember]) -> None:
        """Offer everyone who ever worked here; whoever left is marked."""
        choices = tuple((one.staff, one.name if one.active else f"{one.name}（已离厅）") for one in staff)
        if choices != self._staff:
            self._staff = choices
            for box in (self.handler, self.first_asked):
                self._offer(box, choices)

    def wanted(self, first: str, last: str) -> LogFilter:
        """The filter for these days; a tile stands for all matters under it."""
        topic, outcome = str(self.topic.currentData()), str(self.outcome.currentData())
        below = (topic, *(one.id for one in self._library.children(topic))) if topic else ()
        return LogFilter(
            first,
            last,
            handler=str(self.handler.currentData()),
            first_asked=str(self.first_asked.currentData()),
            topics=below,
            state=str(self.state.currentData()),
            outcome=Outcome(outcome) if outcome else None,
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        boxes = (self.handler, self.first_asked, self.topic, self.outcome, self.state)
        return any(box.currentIndex() > 0 for box in boxes)

    def clear(self) -> None:
        """List everything again."""
        for box in (self.handler, self.first_asked, self.topic, self.outcome, self.state):
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self._chosen()

    def _chosen(self) -> None:
        self._all.setVisible(self.narrowed)
        self.changed.emit()
