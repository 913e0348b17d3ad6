"""The recovery code (恢复码), shown once: to print, save or copy down, and to lock away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.paper_folder import beside_papers
from ui.printing import print_text
from ui.theme import Theme

_TEXT = """柜台助手 · 恢复码

{hall}

{code}

电脑坏了、换了或重装了，用这组码打开本厅记录。
锁进保险柜，不拍照，不发群。谁拿到它，谁就能打开全部记录。
"""


class RecoveryPage(QWidget):
    """Emits `kept` when the person says it is put away."""

    kept = Signal()

    def __init__(
        self, theme: Theme, hall: str, code: str, parent: QWidget | None = None, *, done: str = "已经收好，开始用"
    ) -> None:
        super().__init__(parent)
        self._done = done
        self.setObjectName("recovery_page")
        self._text = _TEXT.format(hall=hall, code=code)
        self._code = QLabel(code)
        self._told = QLabel(self)
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        margin = theme.space("wide")
        column.setContentsMargins(margin, theme.space("large"), margin, theme.space("large"))
        column.setSpacing(theme.space("medium"))
        column.addWidget(_label("把恢复码收好", "title"))
        column.addWidget(
            _label("记录加密存在这台电脑里，平时自动打开。电脑坏了、换了、重装了，只有这组码能打开。", "soft")
        )
        column.addWidget(self._card(theme))
        column.addWidget(_label("打印或抄下来，锁进保险柜。不拍照，不发群。这一页只出现这一次。", "soft"))
        self._told.setObjectName("recovery_told")
        self._told.setProperty("look", "good")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        column.addWidget(self._told)
        column.addStretch(1)
        column.addLayout(self._buttons(theme))

    def _card(self, theme: Theme) -> QFrame:
        card = QFrame(self)
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[theme.space("large")] * 4)
        self._code.setObjectName("recovery_code")
        self._code.setProperty("look", "cue")
        self._code.setAccessibleName("恢复码")
        self._code.setTextFormat(Qt.TextFormat.PlainText)
        self._code.setWordWrap(True)
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(self._code)
        return card

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.space("small"))
        for name, text, look, call in (
            ("recovery_kept", self._done, "accent", self.kept.emit),
            ("recovery_print", "打印", "", self._print),
            ("recovery_save", "存成文件", "", self._ask_file),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setProperty("look", look)
            button.clicked.connect(call)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _print(self) -> None:
        if print_text(self._text, self):
            self._told.setText("已经送去打印。")

    def _ask_file(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, "存恢复码", beside_papers("恢复码.txt"), "文本 (*.txt)")
        if name:
            self.save(Path(name))

    def save(self, file: Path) -> None:
        """Write the code to a file, best on a stick that goes into the safe."""
        try:
            file.write_text(self._text, encoding="utf-8")
        except OSError:
            self._told.setText("这个位置写不进去，换个文件夹再存。恢复码还在上面。")
        else:
            self._told.setText(f"存好了：{file.name}。拷到U盘锁起来，再把电脑上的这份删掉。")


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    label.setWordWrap(True)
    return label
