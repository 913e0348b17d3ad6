"""The window one meets before and between working: first start, unlocking, sign-in, lock, neutral page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from ui.theme import Theme

if TYPE_CHECKING:
    from ui.toast import Toast

TITLE = "柜台助手"


class EntranceWindow(QWidget):
    """Shows one page at a time. As a cover it takes the place of the window it hides, without taking the focus."""

    painted = Signal()
    """The window was painted for the first time; what the first paint did not need may be loaded now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("entrance")
        self.setWindowTitle(TITLE)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self.resize(theme.px(680), theme.px(440))
        self._unpainted = True

    @cached_property
    def toast(self) -> Toast:
        """Its quiet sentence, made when there is something to say."""
        from ui.toast import Toast

        return Toast(self, self._theme)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pages paint; this only notes the first time, told once the paint is through."""
        if self._unpainted:
            self._unpainted = False
            QTimer.singleShot(0, self.painted.emit)

    @property
    def page(self) -> QWidget | None:
        """The page shown."""
        return self._pages.currentWidget()

    def turn_to(self, page: QWidget) -> None:
        """Show a page, keeping the others."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus()

    def stand(self) -> None:
        """Come up in the middle of the screen, or stay where it is, with the focus."""
        if not self.isVisible():
            room = QApplication.primaryScreen().availableGeometry()
            self.move(room.center() - self.rect().center())
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
        self.show()
        self.activateWindow()

    def cover(self, place: QRect, *, on_top: bool, asked: bool) -> None:
        """Take the place of a window. Only when somebody asked for it does it take the focus too."""
        if bool(self.windowFlags() & Qt.WindowType.WindowStaysOnTopHint) != on_top:
            self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on_top)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not asked)
        self.setGeometry(place)
        self.show()
        if asked:
            self.activateWindow()


class TroublePage(QWidget):
    """Why the hall could not be opened, in a sentence, a second try, and going back to a copy where that helps."""

    again = Signal()
    restore_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        told: str,
        *,
        can_try: bool = True,
        can_restore: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("trouble_page")
        title = QLabel("现在打不开", self)
        title.setProperty("look", "title")
        self._told = QLabel(told, self)
        self._told.setObjectName("trouble_told")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        again = QPushButton("再试一次", self)
        again.setObjectName("trouble_again")
        again.setAccessibleName("再试一次")
        again.setProperty("look", "accent")
        again.setVisible(can_try)
        again.clicked.connect(self.again)
        buttons = QHBoxLayout()
        buttons.addWidget(again)
        restore = QPushButton("用备份恢复", self)
        restore.setObjectName("trouble_restore")
        restore.setAccessibleName("用备份恢复")
        restore.setVisible(can_restore)
        restore.clicked.connect(self.restore_wanted)
        buttons.addWidget(restore)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        margin = theme.space("wide")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space("large"))
        for widget in (title, self._told):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tries again."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.again.emit()
