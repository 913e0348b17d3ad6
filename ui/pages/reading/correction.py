"""更正: an entry of the timeline put right in its place; what it was stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from hall_assistant.casefile.values import OUTCOME_NAMES
from hall_assistant.clock import local, parse_local
from hall_assistant.errors import HallError
from hall_assistant.logbook.timeline import Amendable
from hall_assistant.text import LONG
from hall_assistant.wording import sentence
from ui.widgets.bounded import bounded
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context

Value = str | int
LONG_FIELDS = frozenset({"text", "words", "sentence", "line"})


class CorrectionForm(QFrame):
    """Fields filled with what stands now. `sent` carries [(field, value)] of those changed, and the reason."""

    sent = Signal(object, str)
    left = Signal()

    def __init__(self, context: Context, amendable: Sequence[Amendable], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._amendable = amendable
        self.setObjectName("correction")
        self.setProperty("look", "note")
        self._fields = {one.field: self._editor(one) for one in amendable}
        self._reason = QLineEdit(self)
        self._reason.setObjectName("correction_reason")
        self._reason.setAccessibleName("为什么改")
        self._reason.setPlaceholderText("为什么改（可以不写）")
        bounded(self._reason, 200)
        self._told = plain_label("", "correction_told", "bad", wrap=True)
        self._told.hide()
        self._save = word_button("存更正", "correction_save", "accent", "原来的也留着，划线标明")
        self._save.clicked.connect(self._send)
        leave = word_button("不改了", "correction_leave", "quiet")
        leave.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addWidget(self._reason, 1)
        buttons.addWidget(leave)
        buttons.addWidget(self._save)
        box = QVBoxLayout(self)
        space = context.theme.space
        box.setContentsMargins(space("small"), space("small"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        for one in amendable:
            box.addWidget(plain_label(one.name, f"correction_{one.field}_name", "hint"))
            box.addWidget(self._fields[one.field])
        box.addLayout(buttons)
        box.addWidget(self._told)

    def _editor(self, one: Amendable) -> QWidget:
        made: QWidget
        if one.field in ("started", "due", "at"):
            made = self._hour(one.value if isinstance(one.value, int) else 0)
        elif one.field == "outcome":
            made = _choice([(outcome.value, name) for outcome, name in OUTCOME_NAMES.items()], str(one.value))
        elif one.field == "topic":
            topics = self._context.hall.library.topics.values()
            made = _choice([(topic.id, topic.name) for topic in topics], str(one.value))
        elif one.field in LONG_FIELDS:
            made = QPlainTextEdit(str(one.value))
            made.setTabChangesFocus(True)
            made.setFixedHeight(self._context.theme.px(72))
        else:
            made = QLineEdit(str(one.value))
            bounded(made, LONG)
        made.setParent(self)
        made.setObjectName(f"correction_{one.field}")
        made.setAccessibleName(one.name)
        return made

    def _hour(self, value: int) -> QDateTimeEdit:
        """An hour as the hall's clock shows it, whatever zone the computer believes in."""
        moment = local(value, self._context.hall.clock.offset())
        edit = QDateTimeEdit(QDateTime(QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute)))
        edit.setDisplayFormat("yyyy-MM-dd HH:mm")
        return edit

    def _value(self, field: str) -> Value:
        editor = self._fields[field]
        if isinstance(editor, QDateTimeEdit):
            shown = editor.date().toString("yyyy-MM-dd") + editor.time().toString(" HH:mm")
            return parse_local(shown, self._context.hall.clock.offset())
        if isinstance(editor, QComboBox):
            return str(editor.currentData())
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText()
        return editor.text() if isinstance(editor, QLineEdit) else ""

    def _changed(self, one: Amendable, value: Value) -> bool:
        if isinstance(one.value, int) and isinstance(value, int):
            return value // 60_000 != one.value // 60_000
        return value != one.value

    def _send(self) -> None:
        given = [(one, self._value(one.field)) for one in self._amendable]
        changed = [(one.field, value) for one, value in given if self._changed(one, value)]
        if not changed:
            self.tell("还没有改动。改好再存，或点「不改了」。")
            return
        self._save.setEnabled(False)
        self.sent.emit(changed, self._reason.text())

    def refuse(self, error: HallError) -> None:
        """Say why it was not taken; what is typed stays."""
        self._save.setEnabled(True)
        self.tell(sentence(error))

    def tell(self, text: str) -> None:
        """Say something beneath the fields."""
        self._told.setText(text)
        self._told.show()


def _choice(choices: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
    box = QComboBox()
    for value, name in choices:
        box.addItem(name, value)
    box.setCurrentIndex(max(box.findData(chosen), 0) if box.findData(chosen) >= 0 else -1)
    return box
