"""The wide window (大窗): writing up, follow-up and the back office. Its pages are made when first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hall_assistant.changes import Changes
from hall_assistant.people.access import may
from ui.context import Context
from ui.models.own_content import OwnContent
from ui.operations.due import read_due
from ui.operations.settings import remember_place
from ui.top_bar import TopBar

if TYPE_CHECKING:
    from hall_assistant.people.values import Actor

TITLE_BAR = 32
"""Logical pixels left for the system's title bar, whose height nobody knows before the window is shown."""


def _desk(context: Context) -> QWidget:
    from ui.pages.desk.page import DeskPage

    return DeskPage(context)


def _follow_up(context: Context) -> QWidget:
    from ui.pages.follow_up import FollowUpPage

    return FollowUpPage(context)


def _orders(context: Context) -> QWidget:
    from ui.pages.orders.page import OrdersPage

    return OrdersPage(context)


def _find(context: Context) -> QWidget:
    from ui.pages.find import FindPage

    return FindPage(context)


def _day_log(context: Context) -> QWidget:
    from ui.pages.day_log import DayLogPage

    return DayLogPage(context)


def _today(context: Context) -> QWidget:
    from ui.pages.today.page import TodayPage

    return TodayPage(context)


def _floor(context: Context) -> QWidget:
    from ui.pages.floor.page import FloorPage

    return FloorPage(context)


def _handbook(context: Context) -> QWidget:
    from ui.pages.handbook import HandbookPage

    return HandbookPage(context)


def _notices(context: Context) -> QWidget:
    from ui.pages.notices.page import NoticesPage

    return NoticesPage(context)


def _imports(context: Context) -> QWidget:
    from ui.pages.imports.page import ImportsPage

    return ImportsPage(context)


def _reports(context: Context) -> QWidget:
    from ui.pages.reports.page import ReportsPage

    return ReportsPage(context)


def _radars(context: Context) -> QWidget:
    from ui.pages.radars.page import RadarsPage

    return RadarsPage(context)


def _checks(context: Context) -> QWidget:
    from ui.pages.checks.page import ChecksPage

    return ChecksPage(context)


def _improvements(context: Context) -> QWidget:
    from ui.pages.improvements.page import ImprovementsPage

    return ImprovementsPage(context)


def _settings(context: Context) -> QWidget:
    from ui.pages.settings.page import SettingsPage

    return SettingsPage(context)


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the left navigation and how its page is made."""

    id: str
    name: str
    make: Callable[[Context], QWidget]
    act: str = ""
    """Only who may do this act sees the place; empty for everybody."""


PLACES = (
    Place("desk", "接待", _desk),
    Place("follow_up", "跟进", _follow_up),
    Place("orders", "派单", _orders),
    Place("floor", "现场", _floor),
    Place("checks", "检查", _checks),
    Place("find", "查找", _find),
    Place("today", "今日", _today, "logbook.look_at_today"),
    Place("log", "日志", _day_log),
    Place("radars", "雷达", _radars, "logbook.look_at_radars"),
    Place("reports", "报表", _reports, "reports.make"),
    Place("improvements", "改进", _improvements, "improvements.look"),
    Place("notices", "口径", _notices),
    Place("imports", "资料", _imports),
    Place("handbook", "手册", _handbook),
    Place("settings", "设置", _settings),
)


class MainWindow(QWidget):
    """Navigation on the left, the bar on top, one page beside them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("wide_window")
        self.setWindowTitle("柜台助手")
        self.bar = TopBar(context, self)
        self._pages = QStackedWidget(self)
        self._made: dict[str, QWidget] = {}
        self._nav = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._add_search()
        context.signed.connect(self._signed)
        context.bus.when(self, {"promises", "cases"}, self._changed)
        self._own = OwnContent.shared(context)
        self._own.changed.connect(self._mark_unread)
        self._mark_unread()
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._count)
        context.shortcuts.on(self, "safety", self._press_safety)
        self._stand()
        self.turn_to("desk")

    def _lay_out(self) -> None:
        side = QFrame(self)
        side.setObjectName("navigation")
        side.setProperty("look", "side")
        self._side = side
        self._context.theme.changed.connect(self._fit_side)  # a method: the theme outlives this window
        column = QVBoxLayout(side)
        column.setContentsMargins(0, self._context.theme.space("small"), 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        self._fit_places(self._context.actor)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(side)
        below.addWidget(self._pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(below, 1)

    def _fit_places(self, actor: Actor | None) -> None:
        """Show the places that are for the person here; a place's button is made when somebody first may see it."""
        column = self._side.layout()
        for turn, place in enumerate(PLACES):
            open_to = not place.act or (actor is not None and may(actor.role, place.act))
            if place.id not in self._buttons and open_to:
                before = sum(one.id in self._buttons for one in PLACES[:turn])
                if isinstance(column, QVBoxLayout):
                    column.insertWidget(before, self._button(place, self._side))
            elif place.id in self._buttons:
                self._buttons[place.id].setVisible(open_to)
                if not open_to and self._pages.currentWidget() is self._made.get(place.id):
                    self.turn_to("desk")
        self._fit_side()

    def _fit_side(self) -> None:
        """As wide as two words; where large text would make it higher than the screen, its buttons stand closer."""
        self._side.setFixedWidth(self._context.theme.px(76))
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        room = self.screen().availableGeometry().height() - TITLE_BAR - self.bar.sizeHint().height()
        room -= self._context.theme.space("small")
        for button in shown:
            button.setFixedHeight(min(button.sizeHint().height(), room // len(shown)))

    def _signed(self, actor: Actor | None) -> None:
        if actor is not None:  # whoever unlocks again finds the page as it was
            self._fit_places(actor)
        self._count()

    def _add_search(self) -> None:
        """The search of the whole window; what is taken opens at the desk."""
        from PySide6.QtCore import Qt

        from ui.models.counter_desk import CounterDesk
        from ui.pages.desk.finder import Finder

        counter = CounterDesk.shared(self._context)
        finder = Finder(self._context, counter, "搜知识、说法：汉字 / 拼音 / 首字母", "wide_search", self)
        finder.taken.connect(self._show_found)
        self.bar.search_place.addWidget(finder)
        self._context.shortcuts.on(self, "search", lambda: finder.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _show_found(self) -> None:
        from ui.pages.desk.page import DeskPage

        desk = self.turn_to("desk")
        if isinstance(desk, DeskPage):
            desk.show_found()

    def _button(self, place: Place, parent: QWidget) -> QPushButton:
        button = QPushButton(place.name, parent)
        button.setObjectName(f"nav_{place.id}")
        button.setAccessibleName(place.name)
        button.setProperty("look", "nav")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.turn_to(place.id))
        self._nav.addButton(button)
        self._buttons[place.id] = button
        return button

    def turn_to(self, id: str) -> QWidget:
        """Show a place's page, made now if it was never shown, and return it; `handbook:keys#2` turns to a section."""
        id, _, section = id.partition(":")
        if id not in self._made:
            place = next(place for place in PLACES if place.id == id)
            self._made[id] = place.make(self._context)
            self._pages.addWidget(self._made[id])
        self._buttons[id].setChecked(True)
        self._pages.setCurrentWidget(self._made[id])
        if section:
            self._turn_page(self._made[id], section)
        return self._made[id]

    def _turn_page(self, page: QWidget, section: str) -> None:
        from ui.pages.handbook import HandbookPage

        if isinstance(page, HandbookPage):
            page.open_section(section)
        elif page is self._made.get("orders"):
            self._open_order(page, section)
        elif page is self._made.get("floor"):
            self._turn_floor(section)
        elif page is self._made.get("checks"):
            self._open_finding(page, section)
        elif page is self._made.get("improvements"):
            self._open_improvement(page, section)
        elif page is self._made.get("settings"):
            self._turn_settings(page, section)

    def _open_order(self, page: QWidget, order: str) -> None:
        from hall_assistant.orders.values import OrderId
        from ui.pages.orders.page import OrdersPage

        if isinstance(page, OrdersPage):
            page.open_order(OrderId(order))

    def _open_finding(self, page: QWidget, finding: str) -> None:
        from hall_assistant.checklists.values import FindingId
        from ui.pages.checks.page import ChecksPage

        if isinstance(page, ChecksPage):
            page.open_finding(FindingId(finding))

    def _open_improvement(self, page: QWidget, section: str) -> None:
        """`improvements:improvement:…` opens an item; a reception or finding begins one that comes from there."""
        from hall_assistant.improvements.values import ItemId
        from ui.pages.improvements.page import ImprovementsPage

        if isinstance(page, ImprovementsPage):
            if section.startswith("improvement:"):
                page.open_item(ItemId(section))
            else:
                page.start(subject=section)

    def _turn_settings(self, page: QWidget, section: str) -> None:
        from ui.pages.settings.page import SettingsPage

        if isinstance(page, SettingsPage):
            page.turn_to(section)

    def _turn_floor(self, section: str) -> None:
        """`floor:help` shows what to do first; any other section is an incident."""
        from hall_assistant.floor.values import IncidentId
        from ui.pages.floor.page import FloorPage

        page = self._made["floor"]
        if isinstance(page, FloorPage):
            if section == "help":
                page.arm()
            else:
                page.open_incident(IncidentId(section))

    def _press_safety(self) -> None:
        """The key: once to see what to do first, once more for the call."""
        from ui.pages.floor.page import FloorPage

        page = self.turn_to("floor")
        if isinstance(page, FloorPage):
            page.press()

    def _mark_unread(self) -> None:
        """A quiet dot at 口径 while there is something the person here has not read."""
        unread, button = len(self._own.unread), self._buttons["notices"]
        button.setText("口径 •" if unread else "口径")
        button.setToolTip(f"{unread} 条还没看" if unread else "")
        button.setAccessibleName(f"口径，{unread} 条还没看" if unread else "口径")

    def _changed(self, _changes: Changes) -> None:
        self._count()

    def _count(self) -> None:
        if self._context.actor is not None and self.isVisible():
            read_due(self._context, owner=self, then=self.bar.show_due)

    def _stand(self) -> None:
        place = self._context.counter.windows.get("wide", "")
        if not (place and self.restoreGeometry(QByteArray.fromHex(place.encode()))):
            room = QApplication.primaryScreen().availableGeometry()
            self.resize(min(room.width(), 1280), min(room.height() - TITLE_BAR, 720))
            self.move(room.center() - self.rect().center())
        elif not self.isMaximized():
            self._keep_on_screen()

    def _keep_on_screen(self) -> None:
        """What was kept on a larger or less enlarged screen must not hang over the edge of this one."""
        room = self.screen().availableGeometry()
        self.resize(min(self.width(), room.width()), min(self.height(), room.height() - TITLE_BAR))
        left = max(room.left(), min(self.x(), room.right() + 1 - self.width()))
        top = max(room.top(), min(self.y(), room.bottom() + 1 - TITLE_BAR - self.height()))
        self.move(left, top)

    def showEvent(self, _event: object) -> None:
        """Count what is due, and again each minute while shown; which screen it is on is known now."""
        self._fit_side()
        self._count()
        self._minute.start()
        if self.focusWidget() is None:
            self.setFocus()

    def hideEvent(self, _event: QHideEvent) -> None:
        """Remember where it stood."""
        self._minute.stop()
        remember_place(self._context, window="wide", place=bytes(self.saveGeometry().toHex().data()).decode())
