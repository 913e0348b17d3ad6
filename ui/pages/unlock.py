"""Opening the file when this computer does not hold its key: the hall password, or the printed recovery code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.pages.forms import Entry
from ui.theme import Theme


class UnlockPage(QWidget):
    """Emits `password_given` or `code_given`; `refuse` tells why it did not open."""

    password_given = Signal(str)
    code_given = Signal(str)

    def __init__(self, theme: Theme, *, by_password: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock_page")
        self._can_password = by_password
        self._title = QLabel(self)
        self._title.setProperty("look", "title")
        self._why = QLabel(self)
        self._why.setProperty("look", "soft")
        self._why.setWordWrap(True)
        self._password = Entry(theme, "厅密码", id="hall_password", secret=True, parent=self)
        self._code = Entry(theme, "恢复码", id="recovery_entry", hint="打印纸上的那一组", parent=self)
        self._open = QPushButton("打开", self)
        self._other = QPushButton(self)
        self._lay_out(theme)
        self._open.clicked.connect(self._give)
        self._other.clicked.connect(lambda: self.ask(by_code=self._code.isHidden()))
        for entry in (self._password, self._code):
            entry.edit.returnPressed.connect(self._give)
        self.ask(by_code=not by_password)

    def _lay_out(self, theme: Theme) -> None:
        for button, name, look in ((self._open, "unlock", "accent"), (self._other, "unlock_other", "quiet")):
            button.setObjectName(name)
            button.setProperty("look", look)
        self._open.setAccessibleName("打开")
        self._open.setMinimumWidth(theme.px(120))
        buttons = QHBoxLayout()
        buttons.addWidget(self._open)
        buttons.addWidget(self._other)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        margin = theme.space("wide")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space("medium"))
        for widget in (self._title, self._why, self._password, self._code):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)

    def ask(self, *, by_code: bool) -> None:
        """Ask for the recovery code, or for the hall password."""
        self._password.setVisible(not by_code)
        self._code.setVisible(by_code)
        self._title.setText("用恢复码打开记录" if by_code else "打开本厅记录")
        self._why.setText(
            "这台电脑里没有钥匙：可能换了电脑或重装过。记录都在，输恢复码就能打开。"
            if by_code
            else "开机后输一次厅密码。记录都加密存着，没有它谁也打不开。"
        )
        self._other.setText("有厅密码，用厅密码" if by_code else "忘了厅密码，用恢复码")
        self._other.setAccessibleName(self._other.text())
        self._other.setVisible(self._can_password)
        (self._code if by_code else self._password).setFocus()

    def _give(self) -> None:
        entry, given = (self._password, self.password_given) if self._code.isHidden() else (self._code, self.code_given)
        if entry.text:
            self._open.setEnabled(False)
            given.emit(entry.text)

    def refuse(self, error: HallError) -> None:
        """Say calmly why it did not open; the code stays as typed, the password is typed anew."""
        self._open.setEnabled(True)
        entry = self._password if self._code.isHidden() else self._code
        if entry is self._password:
            entry.edit.clear()
        entry.refuse(sentence(error))
        entry.setFocus()
