"""Which receptions of the days are listed: words, person, matter, result, state, time limit, order, sum, come again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from hall_assistant.casefile.values import OUTCOME_NAMES
from hall_assistant.errors import StaffError
from hall_assistant.logbook.day import LogFilter
from hall_assistant.logbook.exports import STATE_NAMES
from hall_assistant.logbook.narrowing import CLOCKS
from hall_assistant.money import yuan
from hall_assistant.people.values import StaffMember
from ui.models.log_filters import ANY_SOURCE, Criteria
from ui.widgets.bounded import bounded
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from hall_assistant.library.library import Library

_BOXES = {
    "handler": "经办",
    "first_asked": "首问",
    "topic": "话题",
    "outcome": "结果",
    "state": "状态",
    "clock": "时限",
    "source": "派单",
}
_MORE = ("clock", "source")
"""Choices that show with 更多, beside the sums and who came again."""


class Filters(QWidget):
    """Choices that wrap where the window is narrow. `changed` when one is another, `keep_wanted` to keep them,
    `refused` with a StaffError where a sum is none.
    """

    changed = Signal()
    keep_wanted = Signal()
    refused = Signal(object)

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("log_filters")
        self._library = library
        self._staff: tuple[tuple[str, str], ...] = ()
        self._sums = {"least": "", "most": ""}
        self._boxes = {name: self._box(name, told) for name, told in _BOXES.items()}
        self.words = self._edit("filter_words", "字句", "找字句", 150)
        self._amounts = {
            "least": self._edit("filter_least", "定下的金额从几元", "从几元", 84),
            "most": self._edit("filter_most", "定下的金额到几元", "到几元", 84),
        }
        self._sum_place = QWidget(self)
        self.repeated = self._toggle("又来一次", "filter_repeated", "关联过的，或同号同事项30天内来过的")
        self._more = self._toggle("更多", "filter_more", "时限、派单、金额、又来一次")
        self._keep = word_button("存成常用", "filter_keep", "quiet", "留在这台柜台上；不存是谁、不存字句")
        self._all = word_button("全部", "filter_all", "quiet", "不筛了，都列出来")
        self._lay_out()
        self._connect()
        self._offer_all()
        self._fit()

    def _lay_out(self) -> None:
        row = FlowLayout(self, gap=5)
        first = [self.words, *(box for name, box in self._boxes.items() if name not in _MORE), self._more]
        sums = QHBoxLayout(self._sum_place)
        sums.setContentsMargins(0, 0, 0, 0)
        sums.setSpacing(5)
        for part in (plain_label("定下", "filter_sums", "soft"), *self._amounts.values()):
            sums.addWidget(part)
        more = [*(self._boxes[name] for name in _MORE), self._sum_place, self.repeated]
        for part in (*first, *more, self._keep, self._all):
            row.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _connect(self) -> None:
        for box in self._boxes.values():
            box.currentIndexChanged.connect(self._chosen)
        self.repeated.clicked.connect(self._chosen)
        self._more.clicked.connect(self._fit)
        self.words.returnPressed.connect(self._typed)
        self.words.editingFinished.connect(self._typed)
        for name, edit in self._amounts.items():
            edit.editingFinished.connect(lambda name=name: self._sum_typed(name))
        self._keep.clicked.connect(self.keep_wanted)
        self._all.clicked.connect(self.clear)
        self._looked_for = ""

    def _box(self, name: str, told: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("filter_first" if name == "first_asked" else f"filter_{name}")
        box.setAccessibleName(told)
        box.addItem(f"{told}：全部", "")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box

    def _edit(self, name: str, told: str, hint: str, wide: int) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(told)
        edit.setPlaceholderText(hint)
        edit.setFixedWidth(wide)
        edit.setClearButtonEnabled(name == "filter_words")
        bounded(edit, 100)
        return edit

    def _toggle(self, text: str, name: str, tip: str) -> QPushButton:
        button = word_button(text, name, "chip", tip)
        button.setCheckable(True)
        return button

    @property
    def handler(self) -> QComboBox:
        """Who handles it."""
        return self._boxes["handler"]

    @property
    def topic(self) -> QComboBox:
        """The matter."""
        return self._boxes["topic"]

    @property
    def state(self) -> QComboBox:
        """Open, ended or voided."""
        return self._boxes["state"]

    # what is offered

    def _offer_all(self) -> None:
        self._offer("topic", [(topic.id, topic.name) for topic in self._library.tiles])
        self._offer("outcome", [(one.value, name) for one, name in OUTCOME_NAMES.items()])
        self._offer("state", list(STATE_NAMES.items()))
        self._offer("clock", list(CLOCKS.items()))

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        box = self._boxes[name]
        chosen = box.currentData()
        with QSignalBlocker(box):
            while box.count() > 1:
                box.removeItem(1)
            for value, told in choices:
                box.addItem(f"{box.accessibleName()}：{told}", value)
            box.setCurrentIndex(max(box.findData(chosen), 0))

    def show_staff(self, staff: Sequence[StaffMember]) -> None:
        """Offer everyone who ever worked here; whoever left is marked."""
        choices = tuple((one.staff, one.name if one.active else f"{one.name}（已离厅）") for one in staff)
        if choices != self._staff:
            self._staff = choices
            for name in ("handler", "first_asked"):
                self._offer(name, choices)

    def show_sources(self, sources: Mapping[str, str]) -> None:
        """Offer where orders come from, by id."""
        choices = [(ANY_SOURCE, "有派单的"), *sources.items()]
        if self._boxes["source"].count() != len(choices) + 1:
            self._offer("source", choices)

    # what is chosen

    @property
    def criteria(self) -> Criteria:
        """What is chosen."""
        chosen = {name: str(box.currentData()) for name, box in self._boxes.items()}
        return Criteria(**chosen, **self._sums, repeated=self.repeated.isChecked(), words=self._looked_for)

    def wanted(self, first: str, last: str, *, as_of: int) -> LogFilter:
        """The filter for these days."""
        return self.criteria.filter(self._library, first, last, as_of=as_of)

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return self.criteria.narrows

    def take(self, criteria: Criteria) -> None:
        """Choose all this, and nothing else."""
        for name, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(max(box.findData(getattr(criteria, name)), 0))
        for name, edit in self._amounts.items():
            self._sums[name] = getattr(criteria, name)
            edit.setText(self._sums[name])
        self.repeated.setChecked(criteria.repeated)
        self._looked_for = criteria.words
        self.words.setText(criteria.words)
        self._chosen()

    def show_kept(self, kept: bool) -> None:
        """Say whether what is chosen is kept already."""
        self._keep.setText("不留这个常用" if kept else "存成常用")
        self._keep.setAccessibleName(self._keep.text())

    def clear(self) -> None:
        """List everything again."""
        self.take(Criteria())

    def _typed(self) -> None:
        if (words := self.words.text().strip()) != self._looked_for:
            self._looked_for = words
            self._chosen()

    def _sum_typed(self, name: str) -> None:
        edit = self._amounts[name]
        try:
            told = str(yuan(edit.text(), what=edit.accessibleName())) if edit.text().strip() else ""
        except StaffError as error:
            self.refused.emit(error)
            return
        if told != self._sums[name]:
            self._sums[name] = told
            self._chosen()

    def _chosen(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show what was asked for, and what is chosen of the rest."""
        criteria, more = self.criteria, self._more.isChecked()
        for name in _MORE:
            self._boxes[name].setVisible(more or bool(getattr(criteria, name)))
        self._sum_place.setVisible(more or any(self._sums.values()))
        self.repeated.setVisible(more or criteria.repeated)
        self._keep.setVisible(criteria.to_keep.narrows)
        self._all.setVisible(criteria.narrows)
