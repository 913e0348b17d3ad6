"""The wide window's top bar: hall and counter, who is here, the search, what is due, mini window, neutral page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from hall_assistant.people.values import Actor, counter_name
from hall_assistant.promises.records import DueCount
from ui.context import Context
from ui.wording import button_text

LINE_WIDTH = 230
"""Logical pixels for how the exchange stands; what does not fit is told when pointed at."""


class TopBar(QFrame):
    """`search_place` is where the search box goes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("top_bar")
        self.setProperty("look", "bar")
        self._hall = QLabel(self)
        self._hall.setObjectName("bar_hall")
        self._hall.setTextFormat(Qt.TextFormat.PlainText)
        self._clerk = self._button("bar_clerk", "换人、锁上、改密码", "quiet")
        self._due = self._button("bar_due", "到期的承诺", "quiet")
        self._mini = self._button("bar_mini", "收成小窗", "quiet")
        self._neutral = self._button("bar_neutral", "中性页", "quiet")
        self._floor = self._button("bar_floor", "现场：退一步、叫人", "quiet")
        self._floor.clicked.connect(lambda: context.wide_wanted.emit("floor:help"))
        self.search_place = QHBoxLayout()
        self._lay_out()
        self._mini.clicked.connect(context.mini_wanted)
        self._neutral.clicked.connect(context.neutral_wanted)
        self._due.clicked.connect(lambda: context.wide_wanted.emit("follow_up"))
        self._clerk.clicked.connect(self._offer)
        context.signed.connect(self._name)
        context.settings_changed.connect(self._name_hall)
        self._exchange: QPushButton | None = None
        context.exchange_told.connect(self._tell_exchange)
        self._tell_exchange(context.exchange_line)
        self._name(context.actor)
        self._name_hall()
        self.show_due(DueCount(0, 0))

    def _button(self, name: str, told: str, look: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAccessibleName(told)
        button.setProperty("look", look)
        return button

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._mini.setText("小窗")
        self._neutral.setText("◑")
        self._floor.setText("◇")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("large"), theme.space("tight"), theme.space("small"), theme.space("tight"))
        row.setSpacing(theme.space("small"))
        row.addWidget(self._hall)
        row.addWidget(self._clerk)
        row.addStretch(1)
        row.addLayout(self.search_place, 4)
        row.addStretch(1)
        for button in (self._due, self._mini, self._floor, self._neutral):
            row.addWidget(button)

    def _name(self, actor: Actor | None) -> None:
        self._clerk.setText(button_text(f"{actor.name} {actor.number} ▼") if actor is not None else "")

    def _name_hall(self) -> None:
        context = self._context
        hall = self.fontMetrics().elidedText(context.settings.hall, Qt.TextElideMode.ElideRight, context.theme.px(160))
        self._hall.setText(f"{hall} · {counter_name(context.counter.counter)}")
        self._floor.setToolTip(context.shortcuts.tip("现场：退一步、叫人", "safety"))
        self._neutral.setToolTip(context.shortcuts.tip("中性页：盖住屏幕", "neutral"))
        self._mini.setToolTip(context.shortcuts.tip("收成小窗", "window"))

    def show_due(self, due: DueCount) -> None:
        """Say what is due; nothing is said where nothing is."""
        parts = [f"{name} {count}" for name, count in (("今天到期", due.today), ("逾期", due.overdue)) if count]
        self._due.setText(" · ".join(parts))
        self._due.setVisible(bool(parts))

    def _tell_exchange(self, line: str) -> None:
        """How the exchange stands, as far as there is room; the whole line when pointed at."""
        if self._exchange is None and not line:
            return
        from ui.widgets.exchange_line import exchange_line, put_line

        if self._exchange is None:
            self._exchange = exchange_line(self._context, "bar_exchange")
            self._row.insertWidget(2, self._exchange)
        put_line(self._exchange, line, self._context.theme.px(LINE_WIDTH))
        self._exchange.setVisible(bool(line))

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("clerk_menu")
        tip = self._context.shortcuts.tip
        menu.addAction(tip("换人接柜", "switch"), self._context.switch_wanted.emit)
        menu.addAction(tip("锁上柜台", "lock"), self._context.lock_wanted.emit)
        menu.addAction("改我的密码", lambda: self._context.wide_wanted.emit("settings"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._clerk.mapToGlobal(self._clerk.rect().bottomLeft()))
