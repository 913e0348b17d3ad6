"""A text of the hall's own where a card would stand: 本店资料 · 待核实. The clerk reads it; it is no line to say."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.whole_text import WholeText
from ui.widgets.words import plain_label, put_text, word_button

NOT_TO_SAY = "给您看的，别照着念给客户。"


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of the hall's own in the place of a card."""

    id: str
    """`hall_card:<id>` or `notice:<id>`."""
    mark: str
    """本店资料 · 待核实, or 口径原文: what it is, and that it is no line to say."""
    title: str
    text: str
    foot: str
    """Where it comes from."""


class OwnCardView(QFrame):
    """Shows one text; `left` goes back to the card."""

    left = Signal()

    def __init__(self, name: str, *, lines: int, shrinks: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "paper")
        self.shown: OwnText | None = None
        self._mark = plain_label("", f"{name}_mark", "hint", wrap=True)
        self._title = plain_label("", f"{name}_title", "strong", wrap=True)
        self._text = WholeText(f"{name}_text", "本店内容原文", most=lines, shrinks=shrinks)
        self._foot = plain_label("", f"{name}_foot", "hint", wrap=True)
        back = word_button("收起", f"{name}_back", "quiet", "回到卡片")
        back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self._mark, 1)
        head.addWidget(back)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 2, 4, 6)
        box.setSpacing(3)
        box.addLayout(head)
        for part in (self._title, self._text, self._foot):
            box.addWidget(part)
        self.hide()

    def show_text(self, own: OwnText | None) -> None:
        """Show it, or nothing."""
        if own != self.shown:
            self.shown = own
            if own is not None:
                self._mark.setText(f"{own.mark} · {NOT_TO_SAY}")
                self._title.setText(own.title)
                self._text.show_text(own.text)
                put_text(self._foot, own.foot)
                self.setAccessibleName(f"{own.mark}：{own.title}")
        self.setVisible(own is not None)
