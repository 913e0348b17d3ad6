"""The mini window (小窗): the counter's default, beside the CRM, taking no focus until it is clicked."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QMoveEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hall_assistant.authoring.values import HALL_WORD
from hall_assistant.casefile.values import CaseId
from hall_assistant.people.values import counter_name
from ui.models.counter_desk import CounterDesk
from ui.models.looking import Looking
from ui.operations import cases, handover
from ui.operations.settings import remember_place
from ui.operations.summary import copy_summary
from ui.pages.desk.action_row import ActionRow
from ui.pages.desk.due_words import DueWords
from ui.pages.mini.home import MiniHome
from ui.pages.mini.talk import MiniTalk
from ui.widgets.faces import Faces
from ui.widgets.offer_banner import OfferBanner
from ui.widgets.order_strip import OrderStrip
from ui.widgets.still import held, lay_out
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.desk.ending import EndPanel
    from ui.pages.floor.safety import SafetyPanel
    from ui.pages.mini.reading import MiniReading
    from ui.pages.write_up import WriteUpPage

WIDTH, HEIGHT = 420, 320
"""Logical pixels at 100 % text."""
MINUTE_TICK = 15_000
"""How often the minutes shown are looked at, in milliseconds, while the window is shown."""


class MiniWindow(QWidget):
    """Header, one of three faces (tiles, talk, end), the row of actions, what is due."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mini_window")
        self._context = context
        self.counter = CounterDesk.shared(context)
        self._picking = False
        self._ending = False
        self._writing = False
        self._helping = False
        self._exchange: QPushButton | None = None
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit_now)
        self._set_flags()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._who = plain_label("", "mini_who", "strong")
        self._private = word_button("私密", "mini_private", "quiet", "看整句、缘由和不要这样说；不看了自己会关")
        self._other = word_button("换", "mini_other_topic", "quiet", "换一件事")
        self._build_faces()
        self._build()
        self._tick = QTimer(self)
        self._tick.setInterval(MINUTE_TICK)
        self._tick.timeout.connect(self._minute)
        self._place = QTimer(self)
        self._place.setSingleShot(True)
        self._place.setInterval(1_000)
        self._place.timeout.connect(self._remember_place)
        self._listen()
        self._show_face()
        self.setWindowTitle("柜台助手")
        self.resize(context.theme.px(WIDTH), context.theme.px(HEIGHT))
        self.dock()

    def _set_flags(self) -> None:
        flags = Qt.WindowType.Window | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint
        flags |= Qt.WindowType.WindowCloseButtonHint | Qt.WindowType.WindowMinimizeButtonHint
        if self._context.counter.topmost:
            flags |= Qt.WindowType.WindowStaysOnTopHint
        if flags != self.windowFlags():
            shown = self.isVisible()
            self.setWindowFlags(flags)
            self.setVisible(shown)

    def _build_faces(self) -> None:
        self.home = MiniHome(self._context, self.counter)
        self.home.chosen.connect(self._topic_chosen)
        self.talk = MiniTalk(self._context, self.counter)
        self._looking = Looking.shared(self._context)
        self.faces = Faces("mini_faces", self.home, self.talk)
        self._write_up_page: WriteUpPage | None = None

    @cached_property
    def end(self) -> EndPanel:
        """How a reception ends; this and the next two are made when they are first wanted."""
        from ui.pages.desk.ending import EndPanel

        panel = EndPanel(self._context, self.counter)
        panel.closed.connect(self._end_closed)
        self.faces.add(panel)
        return panel

    @cached_property
    def safety(self) -> SafetyPanel:
        """What to do first, whom to call, what to say; made when it is first wanted."""
        from ui.pages.floor.safety import SafetyPanel

        panel = SafetyPanel(self._context, self.counter)
        panel.left.connect(self._help_closed)
        panel.form_wanted.connect(lambda incident: self._context.wide_wanted.emit(f"floor:{incident}"))
        self.faces.add(panel)
        return panel

    @cached_property
    def reading(self) -> MiniReading:
        """What a search found, to be read."""
        from ui.pages.mini.reading import MiniReading

        face = MiniReading(self._context)
        self.faces.add(face)
        return face

    @property
    def write_up_page(self) -> WriteUpPage:
        """Where one writes up afterwards; its many fields are made when it is first wanted."""
        if self._write_up_page is None:
            from ui.pages.write_up import WriteUpPage

            self._write_up_page = WriteUpPage(self._context, self.counter)
            self._write_up_page.closed.connect(self._writing_closed)
            self.faces.add(self._write_up_page)
        return self._write_up_page

    def _build(self) -> None:
        self._other.clicked.connect(self._pick_topic)
        context = self._context
        self._private.clicked.connect(lambda: context.show_private(not context.private))
        wide = word_button("展开", "mini_wide", "quiet", self._context.shortcuts.tip("展开大窗", "window"))
        wide.clicked.connect(lambda: self._context.wide_wanted.emit("desk"))
        calm = word_button("◑", "mini_neutral", "quiet", self._context.shortcuts.tip("盖住屏幕", "neutral"))
        calm.setAccessibleName("盖住屏幕")
        calm.clicked.connect(self._context.neutral_wanted)
        help = word_button("◇", "mini_safety", "quiet", self._context.shortcuts.tip("现场：退一步、叫人", "safety"))
        help.setAccessibleName("现场：退一步、叫人")
        help.clicked.connect(self.arm)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._who)
        head.addWidget(self._other)
        head.addStretch(1)
        for button in (self._private, wide, help, calm):
            head.addWidget(button)
        self.banner = OfferBanner()
        self.order = OrderStrip()
        self.action_row = ActionRow(self._context, self.counter)
        self.due = DueWords(self._context)
        self._box = box = QVBoxLayout(self)
        box.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # _fit_now sets the least size
        box.setContentsMargins(8, 4, 8, 6)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.banner)
        box.addWidget(self.faces, 1)
        box.addWidget(self.order)
        box.addWidget(self.action_row)
        box.addWidget(self.due)

    def _listen(self) -> None:
        context, counter = self._context, self.counter
        self.banner.accepted.connect(lambda case: handover.accept(context, case=CaseId(case), owner=counter))
        self.banner.declined.connect(
            lambda case, why: handover.decline(context, case=CaseId(case), owner=counter, why=why)
        )
        self.banner.all_accepted.connect(lambda: handover.accept_all(context, owner=counter))
        self.order.given.connect(lambda number: cases.set_order(counter, number=number))
        self.action_row.end_wanted.connect(self.start_end)
        self.action_row.summary_wanted.connect(self.copy_summary)
        self.action_row.write_up_wanted.connect(self.write_up)
        counter.changed.connect(self._show_face)
        counter.opened.connect(self._opened)
        counter.listed.connect(self._show_offer)
        context.signed.connect(self._signed)
        context.private_changed.connect(self._show_private)
        self._looking.changed.connect(self._show_face)
        context.settings_changed.connect(self._set_flags)
        context.exchange_told.connect(self._tell_exchange)
        self._bind_keys()

    def _bind_keys(self) -> None:
        on, context = self._context.shortcuts.on, self._context
        calls: dict[str, Callable[[], object]] = {
            "begin": self.counter.begin,
            "write_up": self.write_up,
            "search": self.search,
            "summary": self.copy_summary,
            "promise": self.talk.promise.press,
            "note": self.note,
            "private": lambda: context.show_private(not context.private),
            "end": self.start_end,
            "safety": self.press_safety,
        }
        for action, call in calls.items():
            on(self, action, call)
        for place in range(8):
            on(self, f"step_{place + 1}", partial(self._step, place))

    def _step(self, place: int) -> None:
        steps = self.counter.sight.steps
        if place < len(steps) and not self._ending and not self._writing:
            self._looking.close_entry()
            cases.enter_step(self.counter, step=steps[place].id)

    # what is shown

    def _tell_exchange(self, line: str) -> None:
        """How the exchange stands; the line is made when there is first something to say."""
        from ui.widgets.exchange_line import exchange_line, put_line

        if self._exchange is None:
            self._exchange = exchange_line(self._context, "mini_exchange")
            self._box.addWidget(self._exchange, 0, Qt.AlignmentFlag.AlignLeft)
        put_line(self._exchange, line, self._context.theme.px(WIDTH - 50))
        self._exchange.setVisible(bool(line) and self.faces.front is self.home)
        self._fit()

    def _show_face(self) -> None:
        if self._helping:
            wanted: QWidget = self.safety
        elif self._writing:
            wanted = self.write_up_page
        elif self._ending:
            wanted = self.end
        elif self._looking.shown is not None and not self._picking:
            wanted = self.reading
            self.reading.show_entry()
        elif (self.counter.sight.topic or self.counter.hand.own) and not self._picking:
            wanted = self.talk
        else:
            wanted = self.home
        if wanted is self.talk and self.isVisible():
            self.talk.seen.catch_up()
        talking = wanted is self.talk
        with held(self, self.faces, self.talk):
            self._other.setVisible(talking)
            self.due.setVisible(wanted is self.home)
            if self._exchange is not None:
                self._exchange.setVisible(wanted is self.home and bool(self._exchange.text()))
            self._who.setText((self.counter.sight.topic_words or HALL_WORD) if talking else self._who_words())
            self.faces.turn_to(wanted)
            if self.isVisible():
                lay_out()
        if self.isVisible():
            for house in (wanted, self.faces):  # held, they heard of nothing
                house.updateGeometry()
            QCoreApplication.postEvent(self.faces, QEvent(QEvent.Type.LayoutRequest))  # nor laid out what came in front
            self._fit_now()
            lay_out()

    def event(self, event: QEvent) -> bool:
        """Grow and shrink with what the face in front needs."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """As high as the face in front needs, no more: the CRM wants the room."""
        if self.isVisible() and not self._fitting.isActive():
            self._fitting.start()

    def _fit_now(self) -> None:
        self._fitting.stop()
        theme = self._context.theme
        least, room = self._box.totalMinimumSize(), self.screen().availableGeometry().height() - 40
        self.setMinimumSize(max(theme.px(360), least.width()), min(least.height(), room))
        width = max(self.width(), theme.px(WIDTH))
        needed = max(self._box.totalHeightForWidth(width), theme.px(HEIGHT))
        self.resize(width, min(needed, room))
        self._keep_on_screen()

    def _keep_on_screen(self) -> None:
        """Large type must not push the title bar or the right half off the screen."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        left = max(room.left(), min(frame.left(), room.right() + 1 - frame.width()))
        top = max(room.top(), min(frame.top(), room.bottom() + 1 - frame.height()))
        if (left, top) != (frame.left(), frame.top()):
            self.move(left, top)

    def _signed(self, _actor: object) -> None:
        self._show_face()

    def _who_words(self) -> str:
        context = self._context
        counter, actor = counter_name(context.counter.counter), context.actor
        return f"{counter} · {actor.name}" if actor else counter

    def _show_private(self, shown: bool) -> None:
        self._private.setText("收起私密" if shown else "私密")
        if self._looking.shown is not None:
            self.reading.show_entry()

    def _show_offer(self) -> None:
        self.banner.show_offer(*self.counter.offer)
        self._fit()

    def _minute(self) -> None:
        handover.return_late(self.counter)
        self.talk.notices.own.look()
        self.due.show_minute()
        if self.counter.hand.begun:
            self.counter.show_again()

    # what the clerk does

    def _pick_topic(self) -> None:
        if self.counter.hand.begun:
            self._picking = True
            self._show_face()
        else:
            self.counter.put_away()

    def _topic_chosen(self) -> None:
        self._picking = False
        self._show_face()

    def _opened(self) -> None:
        self._picking = self._ending = self._writing = False
        self._show_face()

    def start_end(self) -> None:
        """Show the end of the reception in hand."""
        if not self.counter.hand.begun:
            self._context.say("还没有接待，先点「接待开始」。")
            return
        self._ending, self._writing = True, False
        self.end.start(focus=self.isActiveWindow())
        self._show_face()

    def arm(self) -> None:
        """What to do first; nothing is recorded. What was in front comes back afterwards."""
        if not self._helping:
            self._helping = True
            self.safety.arm()
            self._show_face()

    def press_safety(self) -> None:
        """The key: once to see what to do first, once more for the call."""
        if self._helping:
            self.safety.fire()
        else:
            self.arm()

    def _help_closed(self) -> None:
        self._helping = False
        self._show_face()

    def _end_closed(self) -> None:
        self._ending = False
        self._show_face()

    def _writing_closed(self) -> None:
        self._writing = False
        self._show_face()

    def copy_summary(self) -> None:
        """复制工单摘要, then the place where the number comes back."""
        copy_summary(self.counter, then=self._ask_order)

    def _ask_order(self) -> None:
        self.order.ask()
        self._fit()

    def write_up(self) -> None:
        """事后补记 in this window; it grows for it."""
        self._ending, self._writing = False, True
        self._show_face()
        self.write_up_page.start(focus=True)

    def search(self) -> None:
        """Put the caret into the search; from a talk, the tiles come first."""
        self._picking = bool(self.counter.sight.topic)
        self._ending = self._writing = False
        self._show_face()
        self.activateWindow()
        self.home.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def note(self) -> None:
        """Put the caret into the note field."""
        if self.faces.front is self.talk:
            self.activateWindow()
            self.talk.noting.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # place on the screen

    def dock(self) -> None:
        """Where it stood last, else the right edge of the screen."""
        room = self.screen().availableGeometry()
        place = QPoint(room.right() - self.width() - 8, room.top() + 60)
        kept = self._context.counter.windows.get("mini", "").split(",")
        if len(kept) == 2 and all(part.lstrip("-").isdigit() for part in kept):
            wanted = QPoint(int(kept[0]), int(kept[1]))
            place = wanted if room.contains(wanted) else place
        self.move(place)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Remember a new place once it has stood there for a second."""
        super().moveEvent(event)
        if self.isVisible():
            self._place.start()

    def _remember_place(self) -> None:
        remember_place(self._context, window="mini", place=f"{self.x()},{self.y()}")

    def showEvent(self, event: QShowEvent) -> None:
        """Minutes run while it is seen."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tick.start()
        self._fit()
        self.due.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while it is hidden."""
        self._tick.stop()
        self._place.stop()
        self._fitting.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever shows the windows decides what closing means; what was typed is kept."""
        self.talk.noting.field.flush()
        if self._write_up_page is not None:
            self._write_up_page.flush()
        super().closeEvent(event)
