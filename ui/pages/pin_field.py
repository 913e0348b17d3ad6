"""Where a PIN is given: a field for the keys and a small pad for the mouse."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.painted import PaintedButton, spacing
from ui.widgets.shades import Shades

LONGEST = 6
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class PinEdit(QLineEdit):
    """Takes up to six digits, hidden; arrow keys go to whoever shows the cards (`stepped`), Esc to `left`."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pin")
        self.setAccessibleName("密码")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setPlaceholderText("密码")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{0,6}"), self))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pick a card, Esc leaves, the rest is typing."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PadKey(PaintedButton):
    """A key of the pad; 进入 stands out. Painted: twelve styled buttons cost the start 10 ms."""

    def padding(self) -> tuple[int, int]:
        """Easy to hit with the mouse."""
        sides, _ = super().padding()
        return sides, spacing(self) + 1

    def colours(self, shades: Shades) -> tuple[QColor, QColor, QColor]:
        """The accent for 进入, else as any painted button."""
        if self.text() == "进入" and self.isEnabled() and not self.isDown():
            return shades.accent, shades.accent, shades.on_accent
        return super().colours(shades)


class PinField(QWidget):
    """The field over its pad; `given` carries the PIN on Enter or 进入."""

    given = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = PinEdit(self)
        self.edit.returnPressed.connect(self._give)
        self._pad = QGridLayout()
        self._pad.setSpacing(theme.space("tight"))
        self._keys = [self._key(text) for text in ("1", "2", "3", "4", "5", "6", "7", "8", "9", "删", "0", "进入")]
        for place, key in enumerate(self._keys):
            self._pad.addWidget(key, place // 3, place % 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(self.edit)
        column.addLayout(self._pad)
        self.setFocusProxy(self.edit)

    def _key(self, text: str) -> PadKey:
        key = PadKey(text, {"删": "pin_back", "进入": "pin_enter"}.get(text, f"pin_{text}"), self)
        key.setAccessibleName({"删": "删一位"}.get(text, text))
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        action = {"删": self.edit.backspace, "进入": self._give}.get(text, lambda: self.edit.insert(text))
        key.clicked.connect(lambda: action())
        return key

    def _give(self) -> None:
        if self.edit.text() and self.edit.isEnabled():
            self.given.emit(self.edit.text())

    def hold(self, held: bool) -> None:
        """Take no PIN for now, or take it again."""
        self.edit.setEnabled(not held)
        for key in self._keys:
            key.setEnabled(not held)
        if not held:
            self.edit.setFocus()

    def empty(self) -> None:
        """Forget what was typed."""
        self.edit.clear()
