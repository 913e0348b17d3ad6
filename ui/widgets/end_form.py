"""结束接待: result, one sentence, work-order number, promises. What blocks closing is a list, each with a jump."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.casefile.values import OUTCOME_NAMES, Outcome
from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.flow_layout import empty
from ui.widgets.marked_line import MarkedLine
from ui.widgets.slip_hint import SlipHint
from ui.widgets.words import plain_label, word_button


@dataclass(frozen=True, slots=True)
class OpenPromiseFace:
    """A promise that is still open: its name within the reception, its words, and how long is left."""

    name: str
    words: str
    left: str
    late: bool = False
    """Past its hour with nobody in touch since: a contact goes with whatever settles it."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What was filled in."""

    outcome: Outcome | None = None
    sentence: str = ""
    order_number: str = ""


def blockers(ending: Ending, promises: Sequence[OpenPromiseFace]) -> tuple[ChipFace, ...]:
    """What keeps the reception from being closed, each naming the place to jump to."""
    found = []
    if ending.outcome is None:
        found.append(ChipFace("outcome", "选一个结果", missing=True))
    if not ending.sentence.strip():
        found.append(ChipFace("sentence", "写一句结果", missing=True))
    if ending.outcome is Outcome.ORDERED and not ending.order_number.strip():
        found.append(ChipFace("order", "填工单号", missing=True))
    found += [ChipFace(f"promise_{one.name}", f"承诺还没了：{one.words[:14]}", missing=True) for one in promises]
    return tuple(found)


class EndForm(QWidget):
    """`ended` carries an `Ending` with nothing missing; promises are settled or renewed by their own signals."""

    ended = Signal(object)
    voided = Signal()
    back = Signal()
    left_open = Signal()
    kept = Signal(str, str)
    renewed = Signal(str, str)
    """Name, and how the customer was told where it is overdue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("end_form")
        self._outcome: Outcome | None = None
        self._promises: tuple[OpenPromiseFace, ...] = ()
        self._tried = False
        self._outcomes = ChipRow("outcome")
        self._outcomes.picked.connect(self._pick)
        self.slips = SlipHint("sentence_slip")
        self.sentence = MarkedLine()
        _named(self.sentence, "sentence", "一句话：怎么了结的", 500)
        self._order = QLineEdit()
        _named(self._order, "order", "工单号（有就填）", 60)
        for field in (self.sentence, self._order):
            field.textChanged.connect(self._again)
            field.returnPressed.connect(self.press)
        self._list = QVBoxLayout()
        self._list.setSpacing(3)
        self._blocks = ChipRow("blockers", arrow="right")
        self._blocks.picked.connect(self._jump)
        self._title = plain_label("怎么了结的", "end_title", "strong")
        self._build()
        self._again()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for part in (self._title, self._outcomes, self.sentence, self.slips, self._order):
            box.addWidget(part)
        box.addLayout(self._list)
        box.addWidget(self._blocks)
        box.addStretch(1)
        row = QHBoxLayout()
        self._end = word_button("结束接待", "end_now", "accent")
        self._end.clicked.connect(self.press)
        self._open = word_button("先开着，到点提醒", "end_left_open", "accent", "承诺了了再结束；它在「跟进」里等着")
        self._open.clicked.connect(self.left_open)
        away = word_button("误开作废", "end_void", "quiet", "开错了，不算一次接待")
        away.clicked.connect(self.voided)
        back = word_button("返回", "end_back")
        back.clicked.connect(self.back)
        for button in (away, back, self._open, self._end):
            row.addWidget(button)
        row.insertStretch(1, 1)
        box.addLayout(row)

    def start(self, ending: Ending, *, focus: bool = True) -> None:
        """Begin anew with what is known already."""
        self._tried = False
        self._outcome = ending.outcome
        self.sentence.setText(ending.sentence)
        self._order.setText(ending.order_number)
        self._again()
        if focus:
            self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_promises(self, faces: Sequence[OpenPromiseFace]) -> None:
        """Show the promises that are still open."""
        if tuple(faces) == self._promises:
            return
        self._promises = tuple(faces)
        empty(self._list)
        for face in faces:
            self._list.addWidget(self._promise_row(face))
        self._again()

    def _promise_row(self, face: OpenPromiseFace) -> QWidget:
        row = QWidget()
        row.setObjectName(f"open_{face.name}")
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(plain_label(f"{face.words}　{face.left}", f"open_{face.name}_words", wrap=True), 1)
        from ui.widgets.settle_buttons import SettleButtons  # not before there is a promise: the start has no room

        acts = (("keep", "已兑现", f"keep_{face.name}"), ("renew", "改约", f"renew_{face.name}"))
        buttons = SettleButtons(acts, late=face.late)
        signals = {"keep": self.kept, "renew": self.renewed}
        buttons.settled.connect(lambda act, way: signals[act].emit(face.name, way))
        inside.addWidget(buttons)
        return row

    @property
    def ending(self) -> Ending:
        """What is filled in now."""
        return Ending(self._outcome, self.sentence.text(), self._order.text())

    def press(self) -> None:
        """End it, or say what is missing."""
        self._tried = True
        self._again()
        if not blockers(self.ending, self._promises):
            self.ended.emit(self.ending)

    def _pick(self, outcome: str) -> None:
        self._outcome = Outcome(outcome)
        self._again()
        wanted = self._order if self._outcome is Outcome.ORDERED and self.sentence.text() else self.sentence
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _again(self) -> None:
        names = OUTCOME_NAMES.items()
        self._outcomes.show_chips([ChipFace(one.value, name, checked=one is self._outcome) for one, name in names])
        waiting = bool(self._promises)
        self._end.setVisible(not waiting)
        self._open.setVisible(waiting)
        found = blockers(self.ending, self._promises) if self._tried else ()
        self._blocks.show_chips(found)
        self._blocks.setVisible(bool(found))

    def _jump(self, place: str) -> None:
        places: dict[str, QWidget] = {"sentence": self.sentence, "order": self._order}
        wanted = places.get(place) or self.findChild(QWidget, f"keep_{place.removeprefix('promise_')}")
        if place == "outcome":
            wanted = self._outcomes.chip(Outcome.SOLVED.value)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.TabFocusReason)


def _named(field: QLineEdit, name: str, hint: str, limit: int) -> None:
    field.setObjectName(name)
    field.setAccessibleName(hint)
    field.setPlaceholderText(hint)
    bounded(field, limit)
