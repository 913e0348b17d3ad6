"""Joining a hall on first start: folder and code, the record in a process of its own, then the people sign in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.settings.founding import found_hall
from hall_assistant.settings.records import counter_settings
from hall_assistant.sync.joining import invite, start_exchange
from hall_assistant.sync.rounds import exchange
from ui.entrance import EntranceWindow
from ui.opening import Opening
from ui.pages.first_start import FirstStartPage
from ui.pages.joining import JoiningPage
from ui.pages.recovery import RecoveryPage
from ui.theme import Theme


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], tuple[Opening, EntranceWindow]]]:
    """Starts anew on the same folder; every hall that opens is closed at the end."""
    halls: list[Hall] = []
    openings: list[Opening] = []

    def begin() -> tuple[Opening, EntranceWindow]:
        while openings:
            openings.pop().close()
        theme = Theme("light", 100)
        entrance = EntranceWindow(theme)
        qtbot.addWidget(entrance)
        opening = Opening(tmp_path / "data", entrance, theme)
        opening.opened.connect(halls.append)
        openings.append(opening)
        opening.begin()
        return opening, entrance

    yield begin
    for opening in openings:
        opening.close()
    for hall in halls:
        hall.close()


def click(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def told(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_a_new_computer_joins_by_folder_and_code_and_its_people_sign_in(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]], tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    first = Hall.open(tmp_path / "first", bytes(32))
    found_hall(first.store, hall="城东营业厅", code="CD", counter="1", name="张敏", number="8021", pin="246810")
    with first.store.reading() as at:
        boss = roll(at)[0]
    by = Actor(boss.staff, boss.name, boss.number, boss.role, "01")
    start_exchange(first.store, by=by)
    code, _ = invite(first.store, share, by=by, counter="5")
    opening, entrance = start()
    assert isinstance(entrance.page, FirstStartPage)
    click(qtbot, entrance.page, "join")
    page = entrance.page
    assert isinstance(page, JoiningPage)
    page.choose(tmp_path / "away")
    typed = page.findChild(QLineEdit, "joining_code")
    assert typed is not None
    typed.insert(code)
    click(qtbot, page, "joining_go")
    qtbot.waitUntil(lambda: "找不到交换文件夹" in told(page, "joining_told"), timeout=10_000)
    page.choose(share)
    click(qtbot, page, "joining_go")
    qtbot.waitUntil(lambda: "记录还没到" in told(page, "joining_words"), timeout=30_000)
    opening, entrance = start()  # closed meanwhile: it still belongs to the hall, and waits for the record
    page = entrance.page
    assert isinstance(page, JoiningPage)
    exchange(first.store, share)
    own = next(file for file in share.glob("hall-*/*/seen.state") if file.parent.name != first.store.chain)
    first.close()
    own.unlink()
    own.mkdir()  # as on a stick that takes no writing: the record comes all the same
    click(qtbot, page, "joining_go")
    qtbot.waitUntil(lambda: isinstance(entrance.page, RecoveryPage), timeout=30_000)
    with qtbot.waitSignal(opening.opened) as opened:
        click(qtbot, entrance.page, "recovery_kept")
    with opened.args[0].store.reading() as at:
        assert [person.name for person in roll(at)] == ["张敏"]
        assert counter_settings(at).counter == "05"
        assert counter_settings(at).exchange_folder == str(share)
