"""用备份恢复 where the hall cannot be opened: pick a copy, with the recovery code if this computer has no key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.pages.forms import Entry, told_label
from ui.theme import Theme
from ui.widgets.words import plain_label, word_button

WITH_KEY = "选最近的一份备份。先核对，核对过了才换上；换下来的那份原样留在旁边。备份以后记的，不在里面。"
KEYS_ONLY = "选最近的一份备份，只取它旁边的钥匙。记录不动，接着用恢复码打开。"
WITH_CODE = "选一份备份，再照着纸输恢复码。备份里有的都会回来。"


class BringBackPage(QWidget):
    """Emits `wanted` with the copy and the code typed ("" where none is asked for), or `left`."""

    wanted = Signal(object, str)
    left = Signal()

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bring_back_page")
        self._copy: Path | None = None
        self._words = plain_label(words, "bring_back_words", "soft", wrap=True)
        self._pick = word_button("选备份", "bring_back_pick")
        self._file = plain_label("还没选", "bring_back_file", "hint", wrap=True)
        self._code = Entry(theme, "恢复码（设过厅密码的，输厅密码也行）", id="bring_back_code", parent=self)
        self._code.setVisible(words == WITH_CODE)
        self._told = told_label(self, "bring_back_told")
        self._go = word_button("换上这一份", "bring_back_go", "accent")
        self._back = word_button("返回", "bring_back_leave", "quiet")
        self._lay_out(theme)
        self._pick.clicked.connect(self._ask_file)
        self._go.clicked.connect(self._give)
        self._back.clicked.connect(self.left)
        self._code.edit.returnPressed.connect(self._give)
        self._ready()

    def _lay_out(self, theme: Theme) -> None:
        picked = QHBoxLayout()
        picked.setSpacing(theme.space("medium"))
        picked.addWidget(self._pick)
        picked.addWidget(self._file, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._go)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space("wide")] * 4)
        column.setSpacing(theme.space("medium"))
        column.addWidget(plain_label("用备份恢复", "bring_back_title", "title"))
        column.addWidget(self._words)
        column.addLayout(picked)
        column.addWidget(self._code)
        column.addWidget(self._told)
        column.addLayout(buttons)
        column.addStretch(1)

    def _ask_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, "选一份备份", "", "备份 (hall-*.db);;所有文件 (*)")
        if name:
            self.choose(Path(name))

    def choose(self, copy: Path) -> None:
        """Take a copy; nothing is done with it yet."""
        self._copy = copy
        self._file.setText(copy.name)
        self._told.hide()
        self._ready()
        if not self._code.isHidden():
            self._code.setFocus()

    def _ready(self) -> None:
        self._go.setText("换上这一份")
        self._go.setEnabled(self._copy is not None)
        for widget in (self._pick, self._back, self._code):
            widget.setEnabled(True)

    def _give(self) -> None:
        if self._copy is None or not self._go.isEnabled():
            return
        if not self._code.isHidden() and not self._code.text.strip():
            self._code.refuse("恢复码还空着，照着纸输进来。")
            return
        self._told.hide()
        self._go.setText("在核对、换上……")
        for widget in (self._go, self._pick, self._back, self._code):
            widget.setEnabled(False)
        self.wanted.emit(self._copy, self._code.text)

    def refuse(self, error: HallError) -> None:
        """Say why it could not be done; what was picked and typed stays."""
        self._ready()
        if error.code.startswith("unlock.") and not self._code.isHidden():
            self._code.refuse(sentence(error))
            self._code.setFocus()
        else:
            self._told.setText(sentence(error))
            self._told.show()
