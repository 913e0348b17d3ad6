"""交换 in the windows: a real process exchanges, the line says so quietly, and who may do what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import MODELS
from hall_assistant.cases import desk
from hall_assistant.changes import Changes
from hall_assistant.clock import SystemClock
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.settings.desk import change_counter
from hall_assistant.store.store import Store
from hall_assistant.sync.joining import invite, join, start_exchange
from hall_assistant.sync.rounds import exchange
from ui.context import Context
from ui.exchange_process import ExchangeProcess
from ui.mini_window import MiniWindow
from ui.operations.exchange import ExchangeKeeper
from ui.pages.settings.exchange import ExchangeSection
from ui.top_bar import TopBar

Calm = Callable[[], None]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """An empty share."""
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def keeper(context: Context) -> Iterator[ExchangeKeeper]:
    """The keeper of this context, stopped at the end."""
    kept = ExchangeKeeper.shared(context)
    yield kept
    kept.stop()


@pytest.fixture
def page(
    context: Context, manager: Actor, keeper: ExchangeKeeper, share: Path, shown: Callable[..., QWidget], calm: Calm
) -> ExchangeSection:
    """The page as the manager finds it, with a folder set and nothing turned on."""
    change_counter(context.hall.store, by=manager, exchange_folder=str(share))
    context.sign_in(manager)
    context.runner.changed.emit(Changes(frozenset({"counter"})))
    calm()
    made = ExchangeSection(context)
    made.resize(800, 560)
    shown(made)
    calm()
    return made


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None and button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def told(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text() if not label.isHidden() else ""


def counters(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel, "counter_name")]


def at_rest(qtbot: QtBot, keeper: ExchangeKeeper, calm: Calm) -> None:
    qtbot.waitUntil(lambda: not keeper.going, timeout=30_000)
    calm()


def test_turned_on_invited_and_met(
    qtbot: QtBot,
    page: ExchangeSection,
    keeper: ExchangeKeeper,
    context: Context,
    share: Path,
    tmp_path: Path,
    calm: Calm,
) -> None:
    assert "还没打开" in told(page, "exchange_line")
    mini, bar = MiniWindow(context), TopBar(context)
    for window in (mini, bar):
        qtbot.addWidget(window)
    press(qtbot, page, "exchange_found")
    qtbot.waitUntil(lambda: keeper.going, timeout=5_000)
    at_rest(qtbot, keeper, calm)
    assert told(page, "exchange_line").startswith("已交换")
    page.findChild(QWidget, "invite_counter").insert("5")
    press(qtbot, page, "invite")
    qtbot.waitUntil(lambda: told(page, "invite_code") != "", timeout=5_000)
    at_rest(qtbot, keeper, calm)
    second = Store.open(share.with_name("second"), b"2" * 32, clock=SystemClock(), models=MODELS)
    join(second, share, code=told(page, "invite_code"))
    exchange(second, share)
    second.close()
    press(qtbot, page, "exchange_now")
    at_rest(qtbot, keeper, calm)
    qtbot.waitUntil(lambda: counters(page) == ["3号柜", "5号柜"])  # the rows before them go with the next turn
    assert told(page, "invite_code") == "", "a code that is used up is put away"
    for window, name in ((mini, "mini_exchange"), (bar, "bar_exchange")):
        line = window.findChild(QPushButton, name)
        assert line is not None and line.text().startswith("已交换")
    leaves = next(b for b in page.findChildren(QPushButton) if b.objectName().startswith("leave_") and b.isVisible())
    qtbot.mouseClick(leaves, Qt.MouseButton.LeftButton)
    assert "确定" in leaves.text()
    qtbot.mouseClick(leaves, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "5号柜" in told(page, "exchange_gone"), timeout=5_000)
    at_rest(qtbot, keeper, calm)
    qtbot.waitUntil(lambda: counters(page) == ["3号柜"])


def test_what_the_other_counter_wrote_reaches_the_pages(
    qtbot: QtBot,
    page: ExchangeSection,
    keeper: ExchangeKeeper,
    context: Context,
    share: Path,
    tmp_path: Path,
    calm: Calm,
) -> None:
    start_exchange(context.hall.store, by=context.who)
    code, _ = invite(context.hall.store, share, by=context.who, counter="5")
    exchange(context.hall.store, share)
    second = Store.open(share.with_name("second"), b"2" * 32, clock=SystemClock(), models=MODELS)
    join(second, share, code=code)
    exchange(second, share)
    with second.reading() as at:
        person = roll(at)[0]
    by = Actor(person.staff, person.name, person.number, person.role, "05")
    case, _ = desk.begin(second, by=by)
    desk.note(second, by=by, case=case, text="账单多了二十")
    exchange(second, share)
    second.close()
    heard: list[frozenset[str]] = []
    context.bus.changed.connect(lambda changes: heard.append(changes.kinds))
    (away,) = share.glob(f"hall-*/{context.hall.store.chain}/seen.state")
    away.unlink()
    away.mkdir()  # nothing can be laid down there
    page.by_stick(share)
    at_rest(qtbot, keeper, calm)
    assert any({"case", "exchange"} <= kinds for kinds in heard), "it came all the same"
    assert told(page, "section_told").startswith("收进") and told(page, "exchange_moved") == ""
    away.rmdir()
    page.by_stick(share)
    at_rest(qtbot, keeper, calm)
    assert told(page, "section_told") == ""
    with context.hall.store.reading() as at:
        assert at.rows("SELECT 1 FROM cases WHERE subject = ?", (case,))


def test_a_folder_that_is_away_is_told_on_the_page_only(
    qtbot: QtBot, page: ExchangeSection, keeper: ExchangeKeeper, context: Context, share: Path, calm: Calm
) -> None:
    said: list[str] = []
    context.said.connect(said.append)
    press(qtbot, page, "exchange_found")
    qtbot.waitUntil(lambda: keeper.going, timeout=5_000)
    at_rest(qtbot, keeper, calm)
    share.rename(share.with_name("away"))
    keeper.go(share)
    at_rest(qtbot, keeper, calm)
    assert "找不到交换文件夹" in told(page, "exchange_troubles")
    assert told(page, "exchange_line").startswith("交换停着，上次")
    assert said == []


def test_an_empty_folder_where_ours_was_is_asked_about_and_used_with_one_click(
    qtbot: QtBot,
    page: ExchangeSection,
    keeper: ExchangeKeeper,
    context: Context,
    share: Path,
    manager: Actor,
    clerk: Actor,
    calm: Calm,
) -> None:
    press(qtbot, page, "exchange_found")
    qtbot.waitUntil(lambda: keeper.going, timeout=5_000)
    at_rest(qtbot, keeper, calm)
    anew = page.findChild(QPushButton, "exchange_anew")
    assert anew is not None and not anew.isVisible()
    share.rename(share.with_name("mounted"))
    share.mkdir()
    press(qtbot, page, "exchange_now")
    at_rest(qtbot, keeper, calm)
    assert "是不是没连上" in told(page, "exchange_troubles")
    assert told(page, "section_told") == told(page, "exchange_moved") == "", "it is said once"
    assert list(share.iterdir()) == []
    context.sign_in(clerk)
    calm()
    assert not anew.isVisible(), "which folder it is, is the manager's to say"
    context.sign_in(manager)
    calm()
    press(qtbot, page, "exchange_anew")
    at_rest(qtbot, keeper, calm)
    assert list(share.glob("hall-*/*/seen.state"))
    assert told(page, "exchange_troubles") == "" and not anew.isVisible()
    assert told(page, "exchange_line").startswith("已交换")


def test_a_clerk_sees_it_and_changes_nothing(page: ExchangeSection, context: Context, clerk: Actor, calm: Calm) -> None:
    context.sign_in(clerk)
    calm()
    for name in ("exchange_found", "exchange_choose", "invite"):
        button = page.findChild(QPushButton, name)
        assert button is not None and not button.isVisible()


def test_the_exchange_on_exit_is_waited_for_and_never_for_long(
    page: ExchangeSection, keeper: ExchangeKeeper, context: Context, share: Path
) -> None:
    start_exchange(context.hall.store, by=context.who)
    ExchangeProcess(context.hall, share, keeper).run_out(1)
    ExchangeProcess(context.hall, share, keeper).run_out(30_000)
    assert list(share.glob("hall-*/*/seen.state"))
