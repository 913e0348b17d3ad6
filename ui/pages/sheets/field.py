"""One field of a sheet: chips to choose from, or a line to type in, refused beneath with a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hall_assistant.errors import StaffError
from hall_assistant.library.sheets import Field, FieldKind
from hall_assistant.solutions.sheet_values import LONGEST
from hall_assistant.wording import sentence
from ui.pages.forms import told_label
from ui.theme import set_look
from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.note_field import PAUSE
from ui.widgets.words import plain_label, put_text

if TYPE_CHECKING:
    from ui.context import Context

HINTS: Mapping[FieldKind, str] = {
    "date": "3月12日",
    "time": "9:05，下午3点半",
    "amount": "多少元",
    "number": "几",
    "phone": "只留前三后四",
    "imei": "15位，拨 *#06#",
}
COVERED = "已填。私密视图里看得到、改得了。"
NOT_YET = "私密视图里填。"


class FieldEntry(QWidget):
    """`given` carries the field's id and what was picked or typed; `paused` what is being typed."""

    given = Signal(str, str)
    paused = Signal(str, str)

    def __init__(self, context: Context, field: Field, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.setObjectName(name)
        self._value = ""
        self._typing = ""
        asked = f"{field.label}　{field.hint}" if field.answers and field.hint else field.label
        self._label = plain_label(asked, f"{name}_label", "hint", wrap=True)
        self._cover = plain_label("", f"{name}_cover", "soft")
        self._told = told_label(self, f"{name}_told")
        self._chips = ChipRow(f"{name}_chips")
        self._chips.setAccessibleName(field.label)
        self._chips.picked.connect(self._pick)
        self._edit = self._line(name)
        self._chips.setVisible(bool(field.answers))
        self._edit.setVisible(not field.answers)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(context.theme.space("hair"))
        for part in (self._label, self._chips, self._edit, self._cover, self._told):
            box.addWidget(part)
        self._cover.hide()

    def _line(self, name: str) -> QLineEdit:
        edit = bounded(QLineEdit(), LONGEST)
        edit.setObjectName(f"{name}_edit")
        edit.setAccessibleName(self.field.label)
        edit.setPlaceholderText(self.field.hint or HINTS.get(self.field.kind, ""))
        edit.textEdited.connect(self._edited)
        edit.editingFinished.connect(self._left)
        return edit

    def put(self, value: str, typing: str = "") -> None:
        """Show what was recorded, or what is being typed and is not recorded yet; never under the caret."""
        if self.field.answers:
            self._value = value
            self._show_chips()
        elif (value, typing) != (self._value, self._typing) and not self._edit.hasFocus():
            self._value, self._typing = value, typing
            self._edit.setText(typing or value)
            self.accept()
        else:
            self._value = value

    def cover(self, covered: bool) -> None:
        """Keep a private value from view, or show it."""
        put_text(self._cover, (COVERED if self.text else NOT_YET) if covered else "")
        self._chips.setVisible(bool(self.field.answers) and not covered)
        self._edit.setVisible(not self.field.answers and not covered)

    def clear(self) -> None:
        """Nothing chosen or typed."""
        self._value = self._typing = ""
        self._edit.clear()
        self._show_chips()
        self.accept()

    @property
    def text(self) -> str:
        """What stands here now: what is typed, or the id of what is chosen."""
        return self._value if self.field.answers else self._edit.text()

    def _show_chips(self) -> None:
        self._chips.show_chips(
            [ChipFace(each.id, each.name, checked=each.id == self._value) for each in self.field.answers]
        )

    def _pick(self, chosen: str) -> None:
        """The same again takes it back."""
        self._value = "" if chosen == self._value else chosen
        self._show_chips()
        self.accept()
        self.given.emit(self.field.id, self._value)

    def _edited(self, _text: str) -> None:
        self.accept()
        self._pause.start()

    def _left(self) -> None:
        """Enter, or the focus gone: it should become a fact."""
        self._pause.stop()
        if self._edit.text().strip() != self._value:
            self.given.emit(self.field.id, self._edit.text())

    def flush(self) -> None:
        """Tell what stands here as being typed."""
        self._pause.stop()
        text = self._edit.text()
        if text != self._typing and text != self._value:
            self._typing = text
            self.paused.emit(self.field.id, text)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is typed stays a draft when it goes out of sight."""
        if self._pause.isActive():
            self.flush()
        super().hideEvent(event)

    def let_go(self) -> None:
        """Another reception is about to be in hand: what is typed is told as a draft of this one and stands no more."""
        self.flush()
        self._edit.blockSignals(True)  # the focus going is no answer for the next reception
        self._edit.clear()
        self._edit.clearFocus()
        self._edit.blockSignals(False)
        self._value = self._typing = ""

    def refuse(self, error: StaffError) -> None:
        """Say beneath why it cannot be taken; what is typed stays, as a draft."""
        self.flush()
        self._told.setText(sentence(error))
        self._told.show()
        set_look(self._edit, "refused")

    def accept(self) -> None:
        """Take a refusal back."""
        if self._told.text():
            self._told.clear()
            self._told.hide()
            set_look(self._edit, "")
