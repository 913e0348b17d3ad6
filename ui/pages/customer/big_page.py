"""大字页: one page over the whole screen to turn round to the customer, or to write on together. Source: N20, M12."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from hall_assistant.cases.agreed import Agreed
from ui.pages.customer.large import AgreedView, large_button, large_font, large_label
from ui.widgets.words import plain_label

if TYPE_CHECKING:
    from ui.context import Context


class BigPage(QWidget):
    """Covers the clerk's screen; Esc or 收起 closes it. Nothing of the record but what is handed in stands on it."""

    def __init__(self, context: Context, name: str, title: str, beside: QWidget) -> None:
        super().__init__(beside.window(), Qt.WindowType.Window)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme = context.theme
        self.leave = large_button(theme, "收起", f"{name}_leave")
        self.leave.clicked.connect(self.close)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.space("large"))
        self.foot.addWidget(plain_label("按 Esc 也能收起", f"{name}_hint", "hint"), 1)
        self.foot.addWidget(self.leave)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(*[theme.space("vast")] * 4)
        self.box.setSpacing(theme.space("large"))
        context.signed.connect(self._signed)

    def _signed(self, actor: object) -> None:
        """Locked: nothing of this clerk's stays on the screen."""
        if actor is None:
            self.close()

    def open_over(self, beside: QWidget) -> None:
        """Show it over the whole screen that a widget stands on."""
        self.setScreen(beside.screen())
        self.setGeometry(beside.screen().geometry())
        self.showFullScreen()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)


def turn_round(context: Context, found: Agreed, beside: QWidget) -> BigPage:
    """Show what was agreed, to be turned round."""
    page = BigPage(context, "big_page", "大字页", beside)
    view = AgreedView(context.theme, found, page)
    page.box.addWidget(large_label(context.theme, found.hall, "big_page_hall", "body"))
    page.box.addWidget(view, 1)
    page.box.addLayout(page.foot)
    page.open_over(beside)
    view.reading.setFocus()
    return page


def write_together(context: Context, beside: QWidget, *, keep: Callable[[str], None]) -> BigPage:
    """A large field to write on together. Nothing of it is kept; only 记成一笔 hands it to `keep`."""
    page = BigPage(context, "write_page", "一起写", beside)
    field = QPlainTextEdit(page)
    field.setObjectName("write_field")
    field.setAccessibleName("一起写，收起就没了")
    field.setPlaceholderText("您写、我写都行：名字、号码、哪一天")
    field.setFont(large_font(context.theme, "title"))
    field.setTabChangesFocus(True)
    take = large_button(context.theme, "记成一笔", "write_keep", "accent")

    def kept() -> None:
        if text := field.toPlainText().strip():
            keep(text)
            page.close()

    take.clicked.connect(kept)
    take.setEnabled(False)
    field.textChanged.connect(lambda: take.setEnabled(bool(field.toPlainText().strip())))
    page.box.addWidget(large_label(context.theme, "写在这儿，大家都看得见。收起就没了。", "write_title", "body"))
    page.box.addWidget(field, 1)
    page.foot.addWidget(take)
    page.box.addLayout(page.foot)
    page.open_over(beside)
    field.setFocus()
    return page
