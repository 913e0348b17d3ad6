"""Opens and closes the private view (私密视图) where words are kept back: a click, and its key on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

if TYPE_CHECKING:
    from ui.context import Context


class PrivateSwitch(QPushButton):
    """Says what a click would do. key: also take the key; where two are in sight only one may."""

    def __init__(self, context: Context, name: str, parent: QWidget | None = None, *, key: bool = True) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName(name)
        self.setProperty("look", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(context.shortcuts.tip("写的字只给自己看；一会儿不碰，自己关上", "private"))
        self.clicked.connect(self.turn)
        context.private_changed.connect(self._name)
        if key:
            context.shortcuts.on(self, "private", self.turn)
        self._name(context.private)

    def turn(self) -> None:
        """Open it, or close it."""
        self._context.show_private(not self._context.private)

    def _name(self, private: bool) -> None:
        words = "收起私密" if private else "私密视图"
        self.setText(words)
        self.setAccessibleName(words)
