"""加入本厅: the folder the counters exchange through, and the code shown to the manager; then the record comes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.pages.forms import Entry, told_label
from ui.theme import Theme
from ui.widgets.words import plain_label, put_text, word_button

ASKING = "请店长在他那台电脑的「设置 · 交换」里点「请一台进来」，会有一串码。这里选同一个文件夹，或他给的U盘，再输码。"
WAITING = "这台已经是本厅的了，记录还没到。请店长那台点一次「现在交换」，这里再收一次。用U盘的，插好再收。"


class JoiningPage(QWidget):
    """Emits `wanted` with the folder and the code ("" where this computer belongs to the hall already), or `left`."""

    wanted = Signal(object, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("joining_page")
        self._root: Path | None = None
        self._joined = False
        self._words = plain_label(ASKING, "joining_words", "soft", wrap=True)
        self._pick = word_button("选文件夹", "joining_pick")
        self._folder = plain_label("还没选", "joining_folder", "hint", wrap=True)
        self._code = Entry(theme, "邀请码", id="joining_code", hint="店长那边屏幕上的一串", parent=self)
        self._code.setMaximumWidth(theme.px(560))
        self._progress = plain_label("", "joining_progress", wrap=True)
        self._told = told_label(self, "joining_told")
        self._go = word_button("加入", "joining_go", "accent")
        self._back = word_button("返回", "joining_leave", "quiet")
        self._lay_out(theme)
        self._pick.clicked.connect(self._ask_folder)
        self._go.clicked.connect(self._give)
        self._back.clicked.connect(self.left)
        self._code.edit.returnPressed.connect(self._give)
        self._ready()

    def _lay_out(self, theme: Theme) -> None:
        picked, buttons = QHBoxLayout(), QHBoxLayout()
        picked.setSpacing(theme.space("medium"))
        picked.addWidget(self._pick)
        picked.addWidget(self._folder, 1)
        self._go.setMinimumWidth(theme.px(120))
        for button in (self._go, self._back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space("wide")] * 4)
        column.setSpacing(theme.space("medium"))
        column.addWidget(plain_label("加入本厅", "joining_title", "title"))
        column.addWidget(self._words)
        column.addLayout(picked)
        for widget in (self._code, self._progress, self._told):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "交换文件夹", "")
        if chosen:
            self.choose(Path(chosen))

    def choose(self, root: Path) -> None:
        """Take a folder; nothing is done with it yet."""
        self._root = root
        self._folder.setText(str(root))
        self._told.hide()
        self._ready()
        self._code.setFocus()

    def _give(self) -> None:
        if self._root is None or not self._go.isEnabled():
            return
        if not self._joined and not self._code.text.strip():
            self._code.refuse("邀请码还空着，照着店长那边的输进来。")
            return
        self._told.hide()
        self._code.accept()
        put_text(self._progress, "在加入……")
        self._hold(True)
        self.wanted.emit(self._root, "" if self._joined else self._code.text)

    def belongs(self, root: Path) -> None:
        """This computer belongs to the hall now; only the record has to come."""
        self._joined = True
        self._code.hide()
        self._back.hide()
        self._go.setText("再收一次")
        self._words.setText(WAITING)
        self.choose(root)

    def receive(self, facts: int = 0) -> None:
        """The record is coming."""
        self._hold(True)
        self._words.setText("加入了。记录正在收进来，收完就能登录，别关电脑。")
        put_text(self._progress, f"收进 {facts:,} 条……" if facts else "在收……")

    def refuse(self, error: HallError | None) -> None:
        """Say why it could not be done, or that the record has not come yet; what was picked and typed stays."""
        self._ready()
        if error is not None and error.code.startswith("exchange.code") and not self._joined:
            self._code.refuse(sentence(error))
        elif error is not None:
            self._told.setText(sentence(error))
            self._told.show()
        if self._joined:
            self._words.setText(WAITING)

    def _ready(self) -> None:
        put_text(self._progress, "")
        self._hold(False)
        self._go.setEnabled(self._root is not None)

    def _hold(self, held: bool) -> None:
        for widget in (self._go, self._pick, self._back, self._code):
            widget.setEnabled(not held)
