"""The calm window after a fault of ours: what it means, that nothing is lost, what to do."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import Theme

_TEXT = "刚才那一步没做成，是程序的毛病，不怪您。\n记下的都在，接待还开着，接着办就行；不放心就重开一次程序。"


class FaultWindow(QWidget):
    """Shows one fault's number; it blocks nothing."""

    def __init__(self, theme: Theme, number: str) -> None:
        super().__init__(None, Qt.WindowType.Dialog)
        self.setObjectName("fault_window")
        self.setWindowTitle("柜台助手")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = QLabel(_TEXT, self)
        text.setWordWrap(True)
        told = QLabel(f"故障编号 {number}，报修时念这四位数。", self)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setObjectName("fault_number")
        told.setProperty("look", "hint")
        close = QPushButton("知道了", self)
        close.setObjectName("fault_close")
        close.setAccessibleName("知道了")
        close.setProperty("look", "accent")
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space("wide")] * 4)
        column.setSpacing(theme.space("medium"))
        for widget in (text, told):
            column.addWidget(widget)
        column.addLayout(row)
        text.setFixedWidth(theme.px(400))
        text.setMinimumHeight(text.heightForWidth(theme.px(400)))
        self.setFixedSize(self.sizeHint())


class FaultTeller(QObject):
    """Brings a fault from whatever thread it happened on to the screen's."""

    told = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.shown: FaultWindow | None = None
        self.told.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def _show(self, number: str) -> None:
        self.shown = FaultWindow(self._theme, number)
        self.shown.show()
