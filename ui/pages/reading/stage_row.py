"""One stage being looked back on: good or to practise, a mark or a sentence, and what was said of it before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.casefile.reviewed import GRADE_NAMES, StageGrade, StageReview
from hall_assistant.library.kinds import Step
from hall_assistant.library.review_tags import ReviewTag
from ui.operations.review import ReviewShown
from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

LONGEST = 300
MARKS = {"good": "＋", "practise": "△"}
"""What tells a good mark from one to practise without colour."""
HINTS = {StageGrade.GOOD: "好在哪", StageGrade.PRACTISE: "下回怎么说、怎么做"}


class StageRow(QWidget):
    """`said` carries the stage, the grade, the sentence and the mark picked."""

    said = Signal(str, object, str, str)

    def __init__(self, context: Context, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self.setObjectName(f"review_{step.id}")
        name = plain_label(step.name, "review_stage", "strong")
        name.setToolTip("\n".join((step.purpose, *(f"· {one}" for one in step.do))))
        name.setFixedWidth(context.theme.px(40))
        self._line = QLineEdit()
        self._line.setObjectName(f"review_line_{step.id}")
        self._line.setAccessibleName(f"{step.name}：一句话")
        self._line.setPlaceholderText("一句话：好在哪，或下回怎么说")
        bounded(self._line, LONGEST)
        self._entry = QWidget()
        entry = QHBoxLayout(self._entry)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.setSpacing(context.theme.space("tight"))
        entry.addWidget(self._line, 1)
        for grade, word in GRADE_NAMES.items():
            button = word_button(word, f"review_{grade.value}_{step.id}", "", HINTS[grade])
            button.setAccessibleName(f"{step.name} {word}")
            button.clicked.connect(lambda _on=False, grade=grade: self._say(grade))
            entry.addWidget(button)
        self._tags: tuple[ReviewTag, ...] = ()
        self._marks = ChipRow(f"review_tag_{step.id}")
        self._marks.picked.connect(self._mark)
        self._told = plain_label("", f"review_told_{step.id}", "soft", wrap=True)
        beside = QVBoxLayout()
        beside.setSpacing(context.theme.space("hair"))
        beside.addWidget(self._entry)
        beside.addWidget(self._marks)
        beside.addWidget(self._told)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.space("tight"))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)

    @property
    def stage(self) -> str:
        """Id of the stage."""
        return self._step.id

    def _say(self, grade: StageGrade) -> None:
        self.said.emit(self._step.id, grade, self._line.text(), "")

    def _mark(self, tag: str) -> None:
        """A mark is said with one tap; what is typed goes with it."""
        found = next(one for one in self._tags if one.id == tag)
        self.said.emit(self._step.id, StageGrade(found.grade), self._line.text(), tag)

    def clear(self) -> None:
        """Nothing typed."""
        self._line.clear()

    def show_said(self, shown: ReviewShown, lines: Mapping[tuple[str, int], str], *, may_say: bool) -> None:
        """What was said of this stage; without a right to say something the row is there only if something was.

        lines: how the lines of the record read, by chain and place.
        """
        mine = [one for one in shown.back.stages if one.stage == self._step.id]
        put_text(self._told, "\n".join(_words(one, shown.names, lines) for one in mine))
        self._tags = tuple(one for one in shown.tags if one.stage == self._step.id)
        self._marks.show_chips(
            [
                ChipFace(one.id, f"{MARKS[one.grade]} {one.name}", hint=GRADE_NAMES[StageGrade(one.grade)])
                for one in self._tags
            ]
        )
        self._marks.setVisible(may_say and bool(self._tags))
        self._entry.setVisible(may_say)
        self.setVisible(may_say or bool(mine))


def _words(one: StageReview, names: Mapping[str, str], lines: Mapping[tuple[str, int], str]) -> str:
    who = f"{names.get(one.by, '同事')}给{names.get(one.whom, '同事')}"
    about = f"（{lines.get(one.line, '已经改掉的一条')}）" if one.line is not None else ""
    return "，".join(part for part in (f"{who}：{GRADE_NAMES[one.grade]}", one.words) if part) + about
