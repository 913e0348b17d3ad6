"""The screen tests: offscreen windows on the branch PC's screen (1366×768 at 100 % and 125 %), over a real hall."""

from __future__ import annotations

import gc
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from hall_assistant.app import Hall
from hall_assistant.clock import SetClock
from hall_assistant.people import desk as people_desk
from hall_assistant.people import records as people_records
from hall_assistant.people.values import Actor, Role
from hall_assistant.settings.founding import found_hall
from ui import fonts
from ui.context import Context, read_settings
from ui.runner import Runner
from ui.style_sheet import style_sheet
from ui.theme import Theme

SCREENS = Path(__file__).parent / "screens" / "counter.json"
PIN = "246810"
OTHER_PIN = "135791"

# Read by Qt when the application is made, so it has to stand in the environment before the first test.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREENS}"


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application with our typeface and Fusion, as `ui.app` makes it."""
    qapp.setStyle("Fusion")
    fonts.load()
    return qapp


@pytest.fixture(autouse=True)
def leaves_nothing(qapp: QApplication) -> Iterator[None]:
    """A test that leaves a thread, a running timer or an open window behind fails and names it."""
    threads = set(threading.enumerate())
    windows = {id(window) for window in qapp.topLevelWidgets()}
    yield
    qapp.processEvents()
    gc.collect()
    left_threads = [thread.name for thread in threading.enumerate() if thread not in threads]
    left_windows = [
        f"{type(window).__name__} {window.objectName()}"
        for window in qapp.topLevelWidgets()
        if id(window) not in windows and window.isVisible()
    ]
    assert not left_threads, f"threads left running: {left_threads}"
    assert not left_windows, f"windows left open: {left_windows}"
    assert not (left := _running_timers()), f"timers left running: {left}"


def _running_timers() -> list[str]:
    timers = [thing for thing in gc.get_objects() if isinstance(thing, QTimer) and isValid(thing)]
    return [f"{timer.parent()} every {timer.interval()} ms" for timer in timers if timer.isActive()]


@pytest.fixture
def clock() -> SetClock:
    """Ten to ten on a Thursday."""
    return SetClock.at("2026-03-12 09:50")


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content and its index, read once: seconds of work that every hall would do anew."""
    folder = tmp_path_factory.mktemp("shelf")
    hall = Hall.open(folder, bytes(range(32)), clock=SetClock.at("2026-03-12 09:50"))
    assert hall.library.cards and hall.index
    hall.close()
    return folder


@pytest.fixture
def hall(tmp_path: Path, clock: SetClock, shelf: Path) -> Iterator[Hall]:
    """A founded hall: manager 张敏 8021, clerks 李玲 8022 and 王强 8023 (`PIN`, clerks `OTHER_PIN`), counter 3."""
    shutil.copytree(shelf / "search", tmp_path / "hall" / "search")
    shutil.copy(shelf / "library.db", tmp_path / "hall" / "library.db")
    hall = Hall.open(tmp_path / "hall", bytes(range(32)), clock=clock)
    found_hall(hall.store, hall="演示厅", code="YS", counter="3", name="张敏", number="8021", pin=PIN)
    manager = _actor(hall, "8021")
    for name, number in (("李玲", "8022"), ("王强", "8023")):
        people_desk.add_staff(hall.store, by=manager, name=name, number=number, role=Role.CLERK, pin=OTHER_PIN)
    yield hall
    hall.close()


def _actor(hall: Hall, number: str) -> Actor:
    with hall.store.reading() as at:
        person = next(person for person in people_records.roll(at) if person.number == number)
    return Actor(person.staff, person.name, person.number, person.role, "03")


@pytest.fixture
def manager(hall: Hall) -> Actor:
    """张敏, the manager, at counter 3."""
    return _actor(hall, "8021")


@pytest.fixture
def clerk(hall: Hall) -> Actor:
    """李玲, a clerk, at counter 3."""
    return _actor(hall, "8022")


@pytest.fixture
def other_clerk(hall: Hall) -> Actor:
    """王强, another clerk, at counter 3."""
    return _actor(hall, "8023")


@pytest.fixture
def context(qapp: QApplication, hall: Hall) -> Iterator[Context]:
    """The context of the hall's windows, nobody signed in yet; light and 100 %."""
    theme = Theme("light", 100)
    if qapp.styleSheet() != style_sheet(theme):  # putting it on anew takes a third of a second
        theme.put_on()
    runner = Runner(hall.store)
    with hall.store.reading() as at:
        settings, counter = read_settings(at)
    context = Context(hall, runner=runner, theme=theme, settings=settings, counter=counter)
    yield context
    runner.close()
    context.deleteLater()
    runner.deleteLater()


@pytest.fixture
def at_desk(context: Context, clerk: Actor) -> Context:
    """The context with the clerk signed in."""
    context.sign_in(clerk)
    return context


@pytest.fixture
def calm(qtbot: QtBot, context: Context) -> Callable[[], None]:
    """Wait until no write or read is under way and all their results have arrived."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not context.runner.busy, timeout=10_000)

    return wait


@pytest.fixture(params=["100", "125"])
def screen(request: pytest.FixtureRequest, qapp: QApplication) -> QScreen:
    """The branch PC's screen at 100 % and at 125 %."""
    return next(screen for screen in qapp.screens() if screen.name() == request.param)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., QWidget]:
    """Show a window, on a screen if given, and wait until it is up."""

    def show(window: QWidget, screen: QScreen | None = None, *, full: bool = False) -> QWidget:
        qtbot.addWidget(window)
        if screen is not None:
            window.setScreen(screen)
            window.move(screen.availableGeometry().topLeft())
        if full:
            window.setGeometry(window.screen().availableGeometry())
        window.show()
        qtbot.waitExposed(window)
        return window

    return show
