"""One act on an order, asked in place: choices, a text, an hour, as far as the act wants them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.pages.orders.hour_entry import HourEntry
from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

LONGEST = 500


@dataclass(frozen=True, slots=True)
class ActSpec:
    """What an act asks for."""

    id: str
    title: str
    done: str
    """What its button says."""
    choices: tuple[tuple[str, str], ...] = ()
    """(id, words); the first is chosen."""
    hint: str = ""
    """What the text is; empty for no text."""
    lines: int = 1
    text: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The text to begin with, by choice."""
    second: str = ""
    """What a second line is; empty for none."""
    moment: str = ""
    """What the hour is; empty for none."""
    warning: str = ""
    extra: str = ""
    """A second button."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was given: `extra` when the second button was pressed."""

    choice: str
    text: str
    second: str
    at: int | None
    extra: bool = False


class ActBar(QFrame):
    """`given` carries a `Given`; `left` when it is put away."""

    given = Signal(object)
    left = Signal()

    def __init__(self, context: Context, spec: ActSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._context = context
        self.setObjectName(f"order_act_{spec.id}")
        self.setProperty("look", "note")
        self._chosen = spec.choices[0][0] if spec.choices else ""
        self._chips = ChipRow(f"order_{spec.id}_choice")
        self._chips.picked.connect(self.choose)
        self._text = self._field() if spec.hint else None
        self._second = self._line("second", spec.second) if spec.second else None
        self._moment = HourEntry(context, spec.moment, f"order_{spec.id}_at", ends=False) if spec.moment else None
        self._warning = plain_label(spec.warning, f"order_{spec.id}_warning", "warn", wrap=True)
        self._warning.setVisible(bool(spec.warning))
        self._told = plain_label("", f"order_{spec.id}_told", "bad", wrap=True)
        self._told.hide()
        self._save = word_button(spec.done, f"order_{spec.id}_done", "accent")
        self._save.clicked.connect(lambda: self.press())
        self._lay_out()
        self._show_choices()

    def _field(self) -> QLineEdit | QPlainTextEdit:
        if self.spec.lines == 1:
            return self._line("text", self.spec.hint)
        field = QPlainTextEdit(self.spec.text)
        field.setObjectName(f"order_{self.spec.id}_text")
        field.setAccessibleName(self.spec.hint)
        field.setPlaceholderText(self.spec.hint)
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * self.spec.lines + self._context.theme.px(16))
        return field

    def _line(self, part: str, hint: str) -> QLineEdit:
        field = QLineEdit(self.spec.text if part == "text" else "")
        field.setObjectName(f"order_{self.spec.id}_{part}")
        field.setAccessibleName(hint)
        field.setPlaceholderText(hint)
        bounded(field, LONGEST)
        field.returnPressed.connect(lambda: self.press())
        return field

    def _lay_out(self) -> None:
        space = self._context.theme.space
        box = QVBoxLayout(self)
        box.setContentsMargins(space("small"), space("tight"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        box.addWidget(plain_label(self.spec.title, f"order_{self.spec.id}_title", "strong", wrap=True))
        box.addWidget(self._warning)
        box.addWidget(self._chips)
        self._chips.setVisible(bool(self.spec.choices))
        for part in (self._text, self._second, self._moment):
            if part is not None:
                box.addWidget(part)
        box.addWidget(self._told)
        foot = QHBoxLayout()
        foot.addStretch(1)
        leave = word_button("先不记", f"order_{self.spec.id}_leave", "quiet")
        leave.clicked.connect(self.left)
        foot.addWidget(leave)
        if self.spec.extra:
            extra = word_button(self.spec.extra, f"order_{self.spec.id}_extra", "")
            extra.clicked.connect(lambda: self.press(extra=True))
            foot.addWidget(extra)
        foot.addWidget(self._save)
        box.addLayout(foot)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other choices, the first of them chosen."""
        self.spec = ActSpec(self.spec.id, self.spec.title, self.spec.done, tuple(choices), self.spec.hint)
        self._chosen = choices[0][0] if choices else ""
        if self._text is not None:
            self._text.clear()
        self._show_choices()
        self._chips.show()

    def _show_choices(self) -> None:
        self._chips.show_chips([ChipFace(id, words, checked=id == self._chosen) for id, words in self.spec.choices])

    def choose(self, chosen: str) -> None:
        """Take a choice; a text that belongs to it stands there."""
        self._chosen = chosen
        self._show_choices()
        chip = self._chips.chip(chosen)
        if chip is not None:
            chip.setChecked(True)  # pressed once more it stays chosen
        if chosen in self.spec.texts and isinstance(self._text, QLineEdit):
            self._text.setText(self.spec.texts[chosen])

    def begin(self) -> None:
        """The first thing to type has the keys."""
        first = self._text or self._second
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def text(self) -> str:
        """What is typed."""
        if isinstance(self._text, QPlainTextEdit):
            return self._text.toPlainText()
        return self._text.text() if self._text is not None else ""

    def press(self, *, extra: bool = False) -> None:
        """Give what stands here, unless the hour cannot be read."""
        read, at = self._moment.hour(self._context.hall.clock.now()) if self._moment is not None else (True, None)
        if not read:
            return
        put_text(self._told, "")
        self._save.setEnabled(extra)
        second = self._second.text() if self._second is not None else ""
        self.given.emit(Given(self._chosen, self.text, second, at, extra))

    def refuse(self, error: HallError) -> None:
        """Say why it was not taken; what is typed stays."""
        self.tell(sentence(error))

    def tell(self, text: str) -> None:
        """Say something beneath, and let it be tried again."""
        self._save.setEnabled(True)
        put_text(self._told, text)
