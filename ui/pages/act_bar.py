"""One act asked in place: a text, a day, a person, as far as the act wants them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.pages.day_entry import DayEntry
from ui.widgets.bounded import bounded
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

NEAR = ((1, "明天"), (3, "三天"), (7, "一周"))


@dataclass(frozen=True, slots=True)
class Act:
    """What an act asks for. `text` is what the text is; empty for none."""

    id: str
    title: str
    done: str
    text: str = ""
    day: bool = False
    person: bool = False
    limit: int = 500
    """Characters of the text."""


class ActBar(QFrame):
    """`given` with the text, the day and the person that stand there; `left` when it is put away."""

    given = Signal(str, str, str)
    left = Signal()

    def __init__(
        self,
        context: Context,
        act: Act,
        *,
        staff: tuple[tuple[str, str], ...],
        owner: str,
        due: str,
        about: str = "finding",
        parent: QWidget | None = None,
    ) -> None:
        """about: what the act is on; its widgets are named after it."""
        super().__init__(parent)
        self.setObjectName(f"{about}_act_{act.id}")
        self.setProperty("look", "note")
        self._text = QLineEdit()
        self._text.setObjectName(f"{about}_{act.id}_text")
        self._text.setAccessibleName(act.text or act.title)
        self._text.setPlaceholderText(act.text)
        bounded(self._text, act.limit)
        self._text.returnPressed.connect(self._press)
        self._text.setVisible(bool(act.text))
        self._person = QComboBox()
        self._person.setObjectName(f"{about}_{act.id}_owner")
        self._person.setAccessibleName("给谁")
        for id, name in staff:
            self._person.addItem(name, id)
        self._person.setCurrentIndex(max(0, self._person.findData(owner)))
        self._person.setVisible(act.person)
        self._day = DayEntry(context, "到哪天", f"{about}_{act.id}_due", NEAR)
        self._day.setVisible(act.day)
        if act.person:
            self._day.show_day(due)
        else:
            self._day.show_ahead(3)
        self._told = plain_label("", f"{about}_{act.id}_told", "bad", wrap=True)
        self._told.hide()
        self._save = word_button(act.done, f"{about}_{act.id}_save", "accent", once=True)
        self._save.clicked.connect(self._press)
        leave = word_button("先不记", f"{about}_{act.id}_leave", "quiet")
        leave.clicked.connect(self.left)
        space = context.theme.space
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self._save)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("small"), space("tight"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        box.addWidget(plain_label(act.title, f"{about}_{act.id}_title", "strong"))
        for part in (self._text, self._person, self._day, self._told):
            box.addWidget(part)
        box.addLayout(foot)

    def begin(self) -> None:
        """The text has the keys, where there is one."""
        if not self._text.isHidden():
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self) -> None:
        put_text(self._told, "")
        self._save.setEnabled(False)
        self.given.emit(self._text.text(), self._day.day, str(self._person.currentData() or ""))

    def refuse(self, error: HallError) -> None:
        """Say why it was not taken; what is typed stays."""
        self._save.setEnabled(True)
        put_text(self._told, sentence(error))
