"""First start, unlocking, and what cannot be opened, from the data folder to the open hall."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall, unlock
from hall_assistant.backup import noticed
from hall_assistant.backup.desk import back_up
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import counter_settings, hall_settings
from hall_assistant.training.demo import PIN
from ui.entrance import EntranceWindow, TroublePage
from ui.opening import Opening
from ui.pages.bring_back import BringBackPage
from ui.pages.damaged import DamagedPage
from ui.pages.first_start import FirstStartPage
from ui.pages.recovery import RecoveryPage
from ui.pages.unlock import UnlockPage
from ui.paper_folder import beside_papers
from ui.theme import Theme

ANSWERS = {
    "found_hall": "城东营业厅",
    "found_code": "cd",
    "found_counter": "3",
    "found_name": "张敏",
    "found_number": "8021",
    "found_pin": "246810",
    "found_again": "246810",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def start(qtbot: QtBot, folder: Path) -> Iterator[Callable[[], tuple[Opening, EntranceWindow]]]:
    """Starts anew on the same folder; every hall that opens is closed at the end."""
    halls: list[Hall] = []
    openings: list[Opening] = []

    def begin() -> tuple[Opening, EntranceWindow]:
        while halls:
            halls.pop().close()
        theme = Theme("light", 100)
        entrance = EntranceWindow(theme)
        qtbot.addWidget(entrance)
        opening = Opening(folder, entrance, theme)
        opening.opened.connect(halls.append)
        openings.append(opening)
        opening.begin()
        return opening, entrance

    yield begin
    for opening in openings:
        opening.close()
    for hall in halls:
        hall.close()


def field(page: QWidget, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None
    return found


def click(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def fill(page: QWidget, **other: str) -> None:
    for name, text in (ANSWERS | other).items():
        field(page, name).clear()
        field(page, name).insert(text)


def found(qtbot: QtBot, entrance: EntranceWindow) -> RecoveryPage:
    page = entrance.page
    assert isinstance(page, FirstStartPage)
    fill(page)
    click(qtbot, page, "found")
    recovery = entrance.page
    assert isinstance(recovery, RecoveryPage)
    return recovery


def code_of(page: RecoveryPage) -> str:
    label = page.findChild(QLabel, "recovery_code")
    assert label is not None
    return label.text()


def test_three_things_found_a_hall_and_the_recovery_code_opens_it(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]], folder: Path
) -> None:
    opening, entrance = start()
    recovery = found(qtbot, entrance)
    with qtbot.waitSignal(opening.opened) as opened:
        click(qtbot, recovery, "recovery_kept")
    (hall,) = opened.args
    with hall.store.reading() as at:
        assert hall_settings(at).hall == "城东营业厅" and hall_settings(at).code == "CD"
        assert counter_settings(at).counter == "03"
        assert [(person.name, person.number) for person in roll(at)] == [("张敏", "8021")]
    assert unlock.open_with_text(folder, code_of(recovery)) == hall.store.key


def test_the_keys_alone_go_from_field_to_field_and_found(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]]
) -> None:
    _opening, entrance = start()
    page = entrance.page
    assert page is not None
    for name, text in ANSWERS.items():
        field(page, name).insert(text)
        qtbot.keyClick(field(page, name), Qt.Key.Key_Return)
    assert isinstance(entrance.page, RecoveryPage)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("found_code", "Y!", "2到6位"),
        ("found_counter", "一百", "1到99"),
        ("found_pin", "1111", "4到6位"),
        ("found_hall", "  ", "还空着"),
        ("found_number", "", "还空着"),
        ("found_again", "999999", "两遍不一样"),
    ],
)
def test_a_refused_entry_is_told_beside_it_and_the_rest_stays(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]], name: str, text: str, said: str
) -> None:
    _opening, entrance = start()
    page = entrance.page
    assert isinstance(page, FirstStartPage)
    fill(page, **({name: text} | ({"found_again": text} if name == "found_pin" else {})))
    click(qtbot, page, "found")
    beside = "found_pin_told" if name == "found_pin" else f"{name}_told"
    told = page.findChild(QLabel, beside)
    assert told is not None and said in told.text() and not told.isHidden()
    assert field(page, "found_name").text() == "张敏"
    fill(page)
    click(qtbot, page, "found")
    assert isinstance(entrance.page, RecoveryPage)


def test_quitting_before_the_code_was_put_away_gives_a_hall_that_opens_next_time(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]]
) -> None:
    opening, entrance = start()
    found(qtbot, entrance)
    opening.close()
    again, _entrance = start()
    assert again is not opening


def test_the_code_can_be_saved_and_a_folder_that_takes_nothing_is_told(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]], tmp_path: Path
) -> None:
    _opening, entrance = start()
    recovery = found(qtbot, entrance)
    recovery.save(tmp_path / "code.txt")
    assert code_of(recovery) in (tmp_path / "code.txt").read_text(encoding="utf-8")
    recovery.save(tmp_path / "nowhere" / "code.txt")
    told = recovery.findChild(QLabel, "recovery_told")
    assert told is not None and "写不进去" in told.text()


def test_without_this_computers_key_the_recovery_code_opens_and_gives_it_a_new_one(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]], folder: Path
) -> None:
    opening, entrance = start()
    recovery = found(qtbot, entrance)
    code = code_of(recovery)
    click(qtbot, recovery, "recovery_kept")
    (folder / unlock.DEVICE_FILE).unlink()
    opening, entrance = start()
    page = entrance.page
    assert isinstance(page, UnlockPage)
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    field(page, "recovery_entry").insert(wrong)
    click(qtbot, page, "unlock")
    told = page.findChild(QLabel, "recovery_entry_told")
    assert told is not None and "恢复码" in told.text() and field(page, "recovery_entry").text() == wrong
    field(page, "recovery_entry").clear()
    field(page, "recovery_entry").insert(code.lower())
    with qtbot.waitSignal(opening.opened):
        qtbot.keyClick(field(page, "recovery_entry"), Qt.Key.Key_Return)
    assert (folder / unlock.DEVICE_FILE).exists()


def test_a_hall_password_is_asked_once_and_a_wrong_one_told(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]], folder: Path
) -> None:
    opening, entrance = start()
    recovery = found(qtbot, entrance)
    with qtbot.waitSignal(opening.opened) as opened:
        click(qtbot, recovery, "recovery_kept")
    unlock.lock_by_password(folder, opened.args[0].store.key, "春眠不觉晓，处处闻啼鸟。")
    opening, entrance = start()
    page = entrance.page
    assert isinstance(page, UnlockPage)
    field(page, "hall_password").insert("夜来风雨声，花落知多少。")
    click(qtbot, page, "unlock")
    told = page.findChild(QLabel, "hall_password_told")
    assert told is not None and "厅密码不对" in told.text()
    field(page, "hall_password").insert("春眠不觉晓，处处闻啼鸟。")
    with qtbot.waitSignal(opening.opened):
        click(qtbot, page, "unlock")
    assert not (folder / unlock.DEVICE_FILE).exists()


def test_the_demo_hall_is_laid_out_meanwhile_and_everybodys_password_told(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]], folder: Path
) -> None:
    opening, entrance = start()
    page = entrance.page
    assert isinstance(page, FirstStartPage)
    with qtbot.waitSignal(opening.opened, timeout=60_000) as opened:
        click(qtbot, page, "demo")
        assert entrance.page is not None and entrance.page.objectName() == "laying_out_page"
    with opened.args[0].store.reading() as at:
        assert len(roll(at)) >= 3
    assert opening.shown_pin == PIN
    assert not unlock.exists(folder)


def test_a_key_file_that_is_damaged_is_said_in_a_sentence(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]], folder: Path
) -> None:
    folder.mkdir()
    (folder / unlock.NAME).write_text("{", encoding="utf-8")
    _opening, entrance = start()
    assert isinstance(entrance.page, TroublePage)
    told = entrance.page.findChild(QLabel, "trouble_told")
    assert told is not None and "记录没动" in told.text()


def bring(qtbot: QtBot, entrance: EntranceWindow, copy: Path, code: str = "") -> QWidget:
    page = entrance.page
    assert isinstance(page, BringBackPage)
    page.choose(copy)
    if code:
        field(page, "bring_back_code").insert(code)
    click(qtbot, page, "bring_back_go")
    return page


def told_on(page: QWidget | None, name: str) -> str:
    assert page is not None
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


@pytest.fixture
def lived(qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]], tmp_path: Path) -> tuple[Path, str]:
    """A hall that was founded, backed up and closed; its copy and its recovery code."""
    opening, entrance = start()
    recovery = found(qtbot, entrance)
    code = code_of(recovery)
    with qtbot.waitSignal(opening.opened) as opened:
        click(qtbot, recovery, "recovery_kept")
    hall = opened.args[0]
    with hall.store.reading() as at:
        person = roll(at)[0]
    by = Actor(person.staff, person.name, person.number, person.role, "03")
    copy = back_up(hall.store, by=by, folder=tmp_path / "copies").file
    hall.close()
    return copy, code


@pytest.mark.parametrize("lost", ["damaged", "missing"])
def test_a_record_that_is_lost_is_brought_back_from_a_copy(
    qtbot: QtBot,
    start: Callable[[], tuple[Opening, EntranceWindow]],
    folder: Path,
    lived: tuple[Path, str],
    lost: str,
) -> None:
    for file in folder.glob("hall.db*"):
        file.unlink()
    if lost == "damaged":
        (folder / "hall.db").write_bytes(b"\x00" * 5000)
    opening, entrance = start()
    page = entrance.page
    assert page is not None
    if lost == "damaged":
        qtbot.waitUntil(lambda: "抢救不了" in told_on(page, "damaged_title"), timeout=20_000)
        click(qtbot, page, "damaged_copy")
    else:
        assert isinstance(page, TroublePage)
        click(qtbot, page, "trouble_restore")
    bring(qtbot, entrance, lived[0].with_name("hall-x.db"))
    qtbot.waitUntil(lambda: "读不到这份备份" in told_on(entrance.page, "bring_back_told"))
    with qtbot.waitSignal(opening.opened, timeout=20_000) as opened:
        bring(qtbot, entrance, lived[0])
    with opened.args[0].store.reading() as at:
        assert [person.number for person in roll(at)] == ["8021"]
    assert "换回来了" in entrance.toast.text
    assert bool(list(folder.glob("hall.replaced-*.db"))) == (lost == "damaged")
    entrance.toast.hide()


def test_a_damaged_record_is_salvaged_and_said_before_it_is_put_in_place(
    qtbot: QtBot,
    start: Callable[[], tuple[Opening, EntranceWindow]],
    folder: Path,
    lived: tuple[Path, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = bytearray((folder / "hall.db").read_bytes())
    whole[20:4096] = bytes(4076)
    (folder / "hall.db").write_bytes(whole)
    opening, entrance = start()
    page = entrance.page
    assert isinstance(page, DamagedPage)
    qtbot.waitUntil(lambda: "一条不少" in told_on(page, "damaged_saved"), timeout=20_000)
    assert "没找到备份" in told_on(page, "damaged_lost")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(lived[0].parent))
    click(qtbot, page, "damaged_folder")
    qtbot.waitUntil(lambda: "最近一份好的" in told_on(page, "damaged_lost"), timeout=20_000)
    assert (folder / "hall.db").read_bytes() == whole
    with qtbot.waitSignal(opening.opened, timeout=20_000) as opened:
        click(qtbot, page, "damaged_keep")
    with opened.args[0].store.reading() as at:
        assert [person.number for person in roll(at)] == ["8021"]
    assert "救回" in entrance.toast.text
    entrance.toast.hide()


def test_damage_found_while_it_was_open_is_dealt_with_at_the_next_start(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]], folder: Path, lived: tuple[Path, str]
) -> None:
    noticed.note(folder)
    opening, entrance = start()
    page = entrance.page
    assert isinstance(page, DamagedPage)
    qtbot.waitUntil(lambda: "一条不少" in told_on(page, "damaged_saved"), timeout=20_000)
    with qtbot.waitSignal(opening.opened):
        click(qtbot, page, "damaged_leave")
    assert noticed.is_noted(folder)


@pytest.mark.parametrize("damaged", [True, False])
def test_lost_keys_come_back_from_beside_a_copy_and_the_record_stays(
    qtbot: QtBot,
    start: Callable[[], tuple[Opening, EntranceWindow]],
    folder: Path,
    lived: tuple[Path, str],
    damaged: bool,
) -> None:
    (folder / unlock.NAME).unlink()
    if damaged:
        (folder / unlock.NAME).write_text("{", encoding="utf-8")
    before = (folder / "hall.db").stat().st_ino
    opening, entrance = start()
    assert isinstance(entrance.page, TroublePage), "a record without keys is no first start"
    click(qtbot, entrance.page, "trouble_restore")
    bring(qtbot, entrance, lived[0])
    qtbot.waitUntil(lambda: isinstance(entrance.page, UnlockPage), timeout=20_000)
    page = entrance.page
    assert page is not None
    field(page, "recovery_entry").insert(lived[1])
    with qtbot.waitSignal(opening.opened):
        click(qtbot, page, "unlock")
    assert (folder / "hall.db").stat().st_ino == before
    assert unlock.device_place(folder) == "file" and len(list(folder.glob("device*.key"))) == 1


def test_a_hall_moves_to_a_new_computer_with_a_copy_and_its_code(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]], folder: Path, lived: tuple[Path, str]
) -> None:
    shutil.rmtree(folder)
    opening, entrance = start()
    assert isinstance(entrance.page, FirstStartPage)
    click(qtbot, entrance.page, "restore")
    page = bring(qtbot, entrance, lived[0])
    assert "还空着" in told_on(page, "bring_back_code_told")
    bring(qtbot, entrance, lived[0], "7K2MA")
    qtbot.waitUntil(lambda: "厅密码" in told_on(page, "bring_back_code_told"))
    field(page, "bring_back_code").clear()
    with qtbot.waitSignal(opening.opened, timeout=20_000) as opened:
        bring(qtbot, entrance, lived[0], lived[1])
    with opened.args[0].store.reading() as at:
        assert [person.number for person in roll(at)] == ["8021"]
    entrance.toast.hide()


def test_going_back_from_the_copies_asks_again_what_was_asked(
    qtbot: QtBot, start: Callable[[], tuple[Opening, EntranceWindow]]
) -> None:
    _opening, entrance = start()
    assert entrance.page is not None
    click(qtbot, entrance.page, "restore")
    assert isinstance(entrance.page, BringBackPage)
    click(qtbot, entrance.page, "bring_back_leave")
    assert isinstance(entrance.page, FirstStartPage)


def test_papers_are_offered_among_the_documents_not_in_the_folder_the_program_runs_in() -> None:
    assert Path(beside_papers("恢复码.txt")).is_absolute()
    assert Path(beside_papers("恢复码.txt")).parent != Path.cwd()
