"""The picture for the customer: it covers the whole window, so nothing else is read when the screen is turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.solutions.calculators.values import Picture
from ui.widgets.sum_picture import SumPicture
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context


class CustomerPicture(QFrame):
    """One picture over a window; a click or Esc puts it away."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("customer_picture")
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        space = context.theme.space
        self._title = plain_label("", "customer_picture_title", "huge", wrap=True)
        self.picture = SumPicture("customer_picture_drawn")
        back = word_button("收起", "customer_picture_back", "quiet", "点图上任何地方也行")
        back.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("vast"), space("wide"), space("vast"), space("wide"))
        box.setSpacing(space("wide"))
        box.addLayout(head)
        box.addWidget(self.picture, 1)
        window.installEventFilter(self)
        self.hide()

    def show_picture(self, picture: Picture) -> None:
        """Cover the window with this."""
        self._title.setText(picture.title)
        self.picture.show_picture(picture)
        self.setAccessibleName(picture.title)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Anywhere puts it away."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)
