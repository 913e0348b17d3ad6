"""Writing a text of one's own (自己写): checked as one types, told at its line, looked at with an example."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from hall_assistant.errors import HallError, StaffError
from hall_assistant.library.summary_slots import SUMMARY_EXAMPLE, SUMMARY_SLOTS, SUMMARY_START
from hall_assistant.library.written import written
from hall_assistant.settings.values import HallSettings
from hall_assistant.wording import sentence
from ui.theme import set_look
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.whole_text import WholeText
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

LINES, SHOWN = 12, 14
HOW = "只认文字、{{%s}} 这样的空、{%% if 结果 %%}…{%% else %%}…{%% endif %%}；空后面可以加 |一行、|去空、|二十字内。"


@dataclass(frozen=True, slots=True)
class OwnText:
    """Which text of the hall's it is."""

    id: str
    name: str
    slots: tuple[str, ...]
    start: str
    """What it begins with."""
    example: Mapping[str, str]
    kept: Callable[[HallSettings], str]
    """The text in force; empty for the shipped template."""


SUMMARY = OwnText(
    "summary", "本厅的工单摘要", SUMMARY_SLOTS, SUMMARY_START, SUMMARY_EXAMPLE, lambda hall: hall.summary_text
)


class SummaryText(QWidget):
    """`saved_wanted` carries the text to keep; empty for the shipped template."""

    saved_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None, *, what: OwnText = SUMMARY) -> None:
        super().__init__(parent)
        self._what = what
        self.setObjectName(f"{what.id}_own")
        self._context = context
        self._state = plain_label("", f"{what.id}_state", "soft", wrap=True)
        self._write = word_button("自己写一份", f"{what.id}_write", "", "从一份写好的开始改")
        self._write.clicked.connect(self.start)
        self._text = QPlainTextEdit()
        self._text.setObjectName(f"{what.id}_text")
        self._text.setAccessibleName(what.name)
        self._text.setTabChangesFocus(True)
        self._text.textChanged.connect(self._look)
        self._slots = ChipRow(f"{what.id}_slot")
        self._slots.show_chips([ChipFace(name, name) for name in what.slots])
        self._slots.picked.connect(lambda name: self._text.insertPlainText("{{" + name + "}}"))
        self._told = plain_label("", f"{what.id}_told", "bad", wrap=True)
        self._example = WholeText(f"{what.id}_example", "用例子看看", most=SHOWN)
        self._save = word_button("就用这个", f"{what.id}_save", "accent")
        self._save.clicked.connect(lambda: self.saved_wanted.emit(self._text.toPlainText()))
        self._back = word_button("用回出厂的", f"{what.id}_back", "", "自己写的这份不再用")
        self._back.clicked.connect(self._give_back)
        self._editor = self._editing()
        self._editor.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(context.theme.space("small"))
        row = QHBoxLayout()
        row.addWidget(self._write)
        row.addWidget(self._state, 1)
        box.addLayout(row)
        box.addWidget(self._editor)
        context.theme.changed.connect(self._fit)

    def _editing(self) -> QWidget:
        space, what = self._context.theme.space, self._what
        paper = QFrame()
        paper.setProperty("look", "paper")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        inside.addWidget(plain_label("用例子看看", f"{what.id}_example_word", "hint"))
        inside.addWidget(self._example)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._save)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        box.addWidget(plain_label(HOW % what.slots[0], f"{what.id}_how", "hint", wrap=True))
        for part in (self._text, self._told, self._slots, paper):
            box.addWidget(part)
        box.addLayout(foot)
        self._fit()
        return holder

    def _fit(self) -> None:
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * LINES + self._context.theme.px(16))

    @property
    def _kept(self) -> str:
        return self._what.kept(self._context.settings)

    def show_now(self) -> None:
        """Show what is in force, unless somebody is writing."""
        self._state.setText("现在用的是本厅自己写的。" if self._kept else "")
        self._write.setText("改本厅写的" if self._kept else "自己写一份")
        self._back.setText("用回出厂的" if self._kept else "不写了")

    def start(self) -> None:
        """Open the editor with the hall's own text, or with one to begin from; again puts it away."""
        if not self._editor.isHidden():
            self._editor.hide()
            return
        self._text.setPlainText(self._kept or self._what.start)
        self._look()
        self._editor.show()
        self._text.setFocus()

    def close_editor(self) -> None:
        """It was kept, or is not wanted."""
        self._editor.hide()

    def _give_back(self) -> None:
        if self._kept:
            self.saved_wanted.emit("")
        else:
            self.close_editor()

    def _look(self) -> None:
        """Read what stands there: the example, or what is wrong and in which line."""
        try:
            read = written(self._text.toPlainText(), self._what.slots)
        except StaffError as error:
            self.refuse(error)
            return
        put_text(self._told, "")
        self._text.setExtraSelections([])
        set_look(self._text, "")
        self._save.setEnabled(bool(self._text.toPlainText().strip()))
        self._example.show_text(read.fill(self._what.example).strip())

    def refuse(self, error: HallError) -> None:
        """Say what is wrong, and mark its line."""
        put_text(self._told, sentence(error))
        self._save.setEnabled(False)
        set_look(self._text, "refused")
        line = error.values.get("line")
        block = self._text.document().findBlockByNumber(int(line) - 1) if isinstance(line, int) else None
        if block is not None and block.isValid():
            self._text.setExtraSelections([_marked(QTextCursor(block), self._context.theme.colour("bad_soft"))])


def _marked(line: QTextCursor, colour: QColor) -> QTextEdit.ExtraSelection:
    """A whole line on a ground of that colour."""
    ground = QTextCharFormat()
    ground.setBackground(colour)
    ground.setProperty(QTextFormat.Property.FullWidthSelection, True)
    mark = QTextEdit.ExtraSelection()
    mark.cursor, mark.format = line, ground  # type: ignore[attr-defined]  # PySide's stub leaves the two out
    return mark
