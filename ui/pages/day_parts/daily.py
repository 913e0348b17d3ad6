"""日报六行 in large type: it is on the clipboard already; this is for retyping it on a phone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.words import plain_label, word_button


class DailyReport(QFrame):
    """`copied` when it is wanted on the clipboard again, `left` when it is closed."""

    copied = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("daily_report")
        self.setProperty("look", "card")
        self._count = plain_label("", "daily_count", "hint")
        self._text = plain_label("", "daily_text", "huge", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        again = word_button("再复制一次", "daily_again")
        again.clicked.connect(self.copied)
        leave = word_button("收起", "daily_close", "quiet", "回到列表")
        leave.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(plain_label("日报六行，已复制", "daily_title", "lead"), 1)
        head.addWidget(again)
        head.addWidget(leave)
        ground = QWidget()
        ground.setProperty("look", "ground")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, theme.space("small"), theme.space("small"), 0)
        inside.addWidget(self._text)
        inside.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setObjectName("daily_scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(ground)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.space("medium"), theme.space("small"), theme.space("small"), theme.space("small"))
        box.addLayout(head)
        box.addWidget(self._count)
        box.addWidget(scroll, 1)

    def show_report(self, text: str) -> None:
        """Show the report."""
        self._text.setText(text)
        self._count.setText(f"{len(text)} 字，贴进群里，或照着打到手机上")
