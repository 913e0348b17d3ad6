"""The customer's side of a counter: opens their window on the right screen, records each press, tells the clerk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from hall_assistant.casefile.rated import PARTS, RatingWay
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.agreed import Agreed
from ui.models.counter_desk import CounterDesk
from ui.operations import customer
from ui.pages.customer.window import PLAIN, CustomerWindow

if TYPE_CHECKING:
    from ui.context import Context


class CustomerSide(QObject):
    """One of a context; its window is made when first wanted and goes when it is closed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("customer_side")
        self._context = context
        self.window: CustomerWindow | None = None
        self._screen: QScreen | None = None
        self._given: dict[str, int] = {}
        self._asking = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self.screen_gone)
        context.signed.connect(self._signed)

    @classmethod
    def shared(cls, context: Context) -> CustomerSide:
        """The one of this context, made at the first call."""
        found = context.findChild(CustomerSide, "customer_side")
        return found if isinstance(found, CustomerSide) else cls(context)

    def show_agreed(self, counter: CounterDesk, beside: QWidget) -> None:
        """What was agreed, on the customer's side."""

        def show(_case: CaseId, found: Agreed) -> None:
            self._open(beside).show_agreed(found)
            self._place(beside)

        customer.read_agreed(counter, then=show)

    def ask_rating(self, counter: CounterDesk, beside: QWidget) -> None:
        """Three questions on the customer's side, if this is the time to ask; each press is recorded at once."""
        by = self._context.who

        def ask(case: CaseId) -> None:
            window = self._open(beside)
            self._given, self._asking = {}, True
            window.ask_rating()
            window.pressed.connect(lambda part, mark: self._record(case, part, mark))
            self._place(beside)

        self._by = by
        customer.ask_rating(counter, then=ask)

    def _record(self, case: CaseId, part: str, mark: int) -> None:
        self._given[part] = mark
        customer.rate(
            self._context,
            by=self._by,
            case=case,
            marks={part: mark},
            way=RatingWay.WINDOW,
            owner=self._context,
            then=self._recorded,
        )

    def _recorded(self) -> None:
        if self._given.keys() >= PARTS.keys():
            self._asking = False
            self._context.say("客人评完了，三样都记上了。")

    def _open(self, beside: QWidget) -> CustomerWindow:
        if self.window is not None:
            self.window.close()
        window = self.window = CustomerWindow(self._context)
        window.gone.connect(lambda: self._gone(window))
        self.destroyed.connect(window.deleteLater)  # another hall is opened: nothing of this one stays on a screen
        return window

    def _place(self, beside: QWidget) -> None:
        """Whole on another screen than the clerk's; else a plain window in the middle of this one."""
        own = beside.screen()
        self._screen = next((one for one in QGuiApplication.screens() if _apart(one, own)), None)
        window = self.window
        if window is None:
            return
        if self._screen is not None:
            window.setScreen(self._screen)
            window.setGeometry(self._screen.geometry())
            window.showFullScreen()
            return
        room = own.availableGeometry()
        window.resize(min(PLAIN[0], room.width()), min(PLAIN[1], room.height() - 32))
        window.move(room.center() - window.rect().center())
        window.show()
        window.raise_()

    def _gone(self, window: CustomerWindow) -> None:
        if self.window is window:
            self.window, self._screen = None, None

    def screen_gone(self, screen: QScreen) -> None:
        """The second screen was pulled out: its window goes, what was pressed is on record, and the clerk is told."""
        window = self.window
        if window is None or screen is not self._screen:
            return
        asking, given = self._asking, len(self._given)
        window.close()
        if asking:
            kept = f"点过的{given}样都记上了" if given else "还没点，没记什么"
            self._context.say(f"客人那边的屏断了，{kept}。接好再点「请客人评」，接着评。")
        else:
            self._context.say("客人那边的屏断了，记录都在。接好再点一次就行。")

    def _signed(self, actor: object) -> None:
        """Locked: what was agreed with this customer goes; a rating under way stays until they are through."""
        if actor is None and self.window is not None and not self._asking:
            self.window.close()


def _apart(one: QScreen, other: QScreen) -> bool:
    """Whether two screens show different things: mirrored ones stand on the same place."""
    return one is not other and not one.geometry().intersects(other.geometry())
