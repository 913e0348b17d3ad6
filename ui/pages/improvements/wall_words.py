"""做到了: what customers said and what was done, in words that may hang on the wall, as the sheet will read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.improvements.plain_words import WALL
from hall_assistant.wording import sentence
from ui.widgets.bounded import bounded
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

HINT = f"客户看得见的话，各 {WALL} 字以内。不写人名、号码、内部的话，也不许下以后。"


class WallWords(QFrame):
    """`given` with both sentences; `left` when it is put away."""

    given = Signal(str, str)
    left = Signal()

    def __init__(
        self, context: Context, *, said: str = "", did: str = "", anew: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("improvement_wall")
        self.setProperty("look", "note")
        self._said = self._line("improvement_said", "您说", "移机改了期，没人说一声", said)
        self._did = self._line("improvement_did", "我们", "改期当天先打电话，说清改到几点", did)
        self._told = plain_label("", "improvement_wall_told", "bad", wrap=True)
        self._told.hide()
        self._save = word_button("换好了" if anew else "做到了", "improvement_wall_save", "accent", once=True)
        self._save.clicked.connect(self._press)
        leave = word_button("先不记", "improvement_wall_leave", "quiet")
        leave.clicked.connect(self.left)
        space = context.theme.space
        lines = QGridLayout()
        lines.setSpacing(space("tight"))
        for row, (word, line) in enumerate((("您说，", self._said), ("我们，", self._did))):
            lines.addWidget(plain_label(word, f"improvement_wall_{row}", "strong"), row, 0)
            lines.addWidget(line, row, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self._save)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("small"), space("tight"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        box.addWidget(plain_label(HINT, "improvement_wall_hint", "hint", wrap=True))
        box.addLayout(lines)
        box.addWidget(self._told)
        box.addLayout(foot)

    def _line(self, name: str, told: str, hint: str, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setObjectName(name)
        line.setAccessibleName(told)
        line.setPlaceholderText(hint)
        bounded(line, WALL)
        line.returnPressed.connect(self._press)
        return line

    def begin(self) -> None:
        """The first line has the keys."""
        self._said.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self) -> None:
        put_text(self._told, "")
        self._save.setEnabled(False)
        self.given.emit(self._said.text(), self._did.text())

    def refuse(self, error: HallError) -> None:
        """Say why it was not taken; what is typed stays."""
        self._save.setEnabled(True)
        put_text(self._told, sentence(error))
