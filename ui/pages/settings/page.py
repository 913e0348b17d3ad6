"""The settings page: sections on the left, one shown; each is made when first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context
from ui.pages.settings.about import AboutSection
from ui.pages.settings.authority import AuthoritySection
from ui.pages.settings.days import DaysSection
from ui.pages.settings.departments import DepartmentsSection
from ui.pages.settings.exchange import ExchangeSection
from ui.pages.settings.figures import FiguresSection
from ui.pages.settings.hall import HallSection
from ui.pages.settings.key_table import KeysSection
from ui.pages.settings.ladder import LadderSection
from ui.pages.settings.lapsing import LapsingSection
from ui.pages.settings.look import LookSection
from ui.pages.settings.order_reply import OrderReplySection
from ui.pages.settings.own_pin import OwnPinSection
from ui.pages.settings.personal import PersonalSection
from ui.pages.settings.safekeeping import BackupSection
from ui.pages.settings.seals import SealsSection
from ui.pages.settings.section import Section
from ui.pages.settings.staff import StaffSection
from ui.pages.settings.summary import SummarySection
from ui.pages.settings.switches import SwitchesSection

SECTIONS: tuple[tuple[str, Callable[[Context], Section]], ...] = (
    ("look", LookSection),
    ("own_pin", OwnPinSection),
    ("keys", KeysSection),
    ("hall", HallSection),
    ("ladder", LadderSection),
    ("departments", DepartmentsSection),
    ("authority", AuthoritySection),
    ("figures", FiguresSection),
    ("days", DaysSection),
    ("summary", SummarySection),
    ("reply", OrderReplySection),
    ("switches", SwitchesSection),
    ("staff", StaffSection),
    ("personal", PersonalSection),
    ("lapsing", LapsingSection),
    ("backup", BackupSection),
    ("seals", SealsSection),
    ("exchange", ExchangeSection),
    ("about", AboutSection),
)
NAMES = {
    "look": "外观",
    "own_pin": "我的密码",
    "keys": "快捷键",
    "hall": "厅和柜台",
    "ladder": "值班阶梯",
    "departments": "部门和交接",
    "authority": "授权额度",
    "figures": "口径数",
    "days": "放假表",
    "summary": "工单摘要",
    "reply": "回单",
    "switches": "开关",
    "staff": "人员",
    "personal": "个人信息",
    "lapsing": "保存期限",
    "backup": "安全与备份",
    "seals": "核对与日封条",
    "exchange": "交换",
    "about": "关于",
}


class SettingsPage(QWidget):
    """What anyone may change comes first, the manager's below."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("settings_page")
        self._stack = QStackedWidget(self)
        self._made: dict[str, Section] = {}
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self.side = QScrollArea(self)  # there are more sections than a low screen is high
        self._lay_out_side()
        self._fit_side()
        context.theme.changed.connect(self._fit_side)  # a method: the theme outlives this page
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self._stack, 1)
        self.turn_to("look")

    def _lay_out_side(self) -> None:
        self.side.setProperty("look", "side")
        self.side.setWidgetResizable(True)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names = QWidget()
        names.setProperty("look", "ground")
        column = QVBoxLayout(names)
        column.setContentsMargins(0, self._context.theme.space("small"), 0, 0)
        column.setSpacing(0)
        for id, _make in SECTIONS:
            column.addWidget(self._button(id, names))
        column.addStretch(1)
        self.side.setWidget(names)

    def _fit_side(self) -> None:
        self.side.setFixedWidth(self._context.theme.px(120))

    def _button(self, id: str, parent: QWidget) -> QPushButton:
        button = QPushButton(NAMES[id], parent)
        button.setObjectName(f"section_{id}")
        button.setAccessibleName(NAMES[id])
        button.setProperty("look", "nav")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.turn_to(id))
        self._group.addButton(button)
        self._buttons[id] = button
        return button

    def turn_to(self, id: str) -> Section:
        """Show a section and return it."""
        if id not in self._made:
            self._made[id] = dict(SECTIONS)[id](self._context)
            self._stack.addWidget(self._made[id])
        self._buttons[id].setChecked(True)
        self.side.ensureWidgetVisible(self._buttons[id], 0, 0)
        self._stack.setCurrentWidget(self._made[id])
        return self._made[id]
