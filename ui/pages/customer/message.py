"""发给客户的话: what was agreed as a text message, counted in parts while one types; copied, not sent. S189."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.sms_count import SmsCount
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from ui.context import Context

LINES = 5


class MessageBox(QWidget):
    """A field that is filled once and then the clerk's; nothing of it is recorded."""

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._context = context
        self.field = QPlainTextEdit()
        self.field.setObjectName(f"{name}_text")
        self.field.setAccessibleName("发给客户的话")
        self.field.setPlaceholderText("说定了什么，写给客户带走")
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * LINES + 16)
        self.count = SmsCount(self.field, f"{name}_count")
        copy = word_button("复制", f"{name}_copy", "", "复制下来，到短信或企业微信里粘贴；这儿不发")
        copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.field)
        box.addLayout(row)

    def show_text(self, text: str) -> None:
        """Put a text in the place of what stands there."""
        self.field.setPlainText(text)

    def _copy(self) -> None:
        if text := self.field.toPlainText().strip():
            QGuiApplication.clipboard().setText(text)
            self._context.say("复制好了，去粘贴。")
