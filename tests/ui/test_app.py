"""The start itself: one window per folder, the fault log without personal words, fcitx, Qt's words in Chinese."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall, unlock
from hall_assistant.clock import SetClock
from hall_assistant.faults import LARGEST
from hall_assistant.training.crew import found_demo_hall
from ui.app import data_folder, prepare_input_method
from ui.crash_guard import CrashGuard
from ui.dialogs.fault import FaultTeller
from ui.theme import Theme
from ui.translations import put_on_translations

_TWICE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from ui.app import App
first, second = App(Path(sys.argv[1])), App(Path(sys.argv[1]))
assert first._take_lock()
QTimer.singleShot(200, lambda: (
    sys.stdout.buffer.write(second.entrance.page.findChild(QLabel, "trouble_told").text().encode()),
    second.leave(),
))
second.run()
first.leave()
"""

_STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from ui.app import App
app = App(Path(sys.argv[1]))
def look():
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    words = [label.text() for window in shown for label in window.findChildren(QLabel) if label.isVisible()]
    sys.stdout.buffer.write(" ".join(words).encode())
    for window in shown:
        window.close()
QTimer.singleShot(600, look)
"""
_DISK_FILLS_UP = """
import os
def fill():
    app.hall.store._log._at = os.open("/dev/full", os.O_WRONLY)
    with app.hall.store.write() as w:
        w.append("hall", "clock.back", by="program", open={})
QTimer.singleShot(400, fill)
"""


def started(folder: Path, more: str = "") -> str:
    """Start the program over a folder, close its window; returns the words that stood there."""
    code = f"{_STARTED}{more}app.run()"
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, timeout=60, check=True)
    assert not (folder / "window.lock").exists()
    return done.stdout.decode()


@pytest.fixture
def founded(tmp_path: Path) -> Path:
    """The data folder of a hall with its people, closed."""
    folder = tmp_path / "hall"
    with closing(Hall.open(folder, unlock.create(folder).key, clock=SetClock.at("2026-03-12 09:50"))) as hall:
        found_demo_hall(hall.store)
    return folder


def test_damage_that_shows_only_in_the_settings_is_told_in_a_window(founded: Path) -> None:
    with closing(Hall.open(founded, unlock.unlock_for_command(founded))) as hall, hall.store.reading() as at:
        row = at.one("SELECT rootpage FROM sqlite_master WHERE name = 'local'")
        file = hall.store.file
    assert row is not None
    with file.open("r+b") as damaged:
        damaged.seek((row["rootpage"] - 1) * 4096 + 1000)
        damaged.write(b"damage")
    assert "坏了" in started(founded)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_keeps_nobody_from_leaving(founded: Path) -> None:
    assert "输密码" in started(founded, _DISK_FILLS_UP)


def test_a_second_window_on_the_same_folder_says_so_and_opens_nothing(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _TWICE, str(tmp_path)], capture_output=True, timeout=60, check=True)
    assert "已经开着" in done.stdout.decode()
    assert not (tmp_path / "hall.db").exists()


def fail_on(words: str) -> None:
    raise ValueError(f"bad number {words}")


def test_a_fault_is_noted_with_its_place_and_without_anyones_words(tmp_path: Path) -> None:
    guard, told = CrashGuard(tmp_path), list[str]()
    guard.tell = told.append
    for _ in range(3):
        try:
            fail_on("王女士13800005678")
        except ValueError as fault:
            guard.caught(type(fault), fault, fault.__traceback__)
    log = (tmp_path / "faults.log").read_text(encoding="utf-8")
    assert "test_app.py" in log and "fail_on" in log and "ValueError" in log
    assert "王女士" not in log and "5678" not in log
    assert len(told) == 1 and told[0] in log


def test_the_fault_log_turns_over(tmp_path: Path) -> None:
    guard = CrashGuard(tmp_path)
    for round in range(5):
        (tmp_path / "faults.log").write_text("x" * (LARGEST + 1), encoding="utf-8")
        guard.caught(ValueError, ValueError(), None)
        assert (tmp_path / "faults.log").stat().st_size < 200, round
    assert sorted(file.name for file in tmp_path.iterdir()) == ["faults.1", "faults.2", "faults.3", "faults.log"]


def test_a_fault_is_told_in_a_calm_window_that_blocks_nothing(qtbot: QtBot) -> None:
    teller = FaultTeller(Theme("light", 100))
    teller.told.emit("0423")
    qtbot.waitUntil(lambda: teller.shown is not None)
    window = teller.shown
    assert window is not None and not window.isModal()
    number = window.findChild(QLabel, "fault_number")
    assert number is not None and "0423" in number.text()
    button = window.findChild(QPushButton, "fault_close")
    assert button is not None
    button.click()


@pytest.mark.parametrize("named", [{"QT_IM_MODULE": "fcitx"}, {"XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULE": "fcitx5"}])
def test_fcitx_is_spoken_to_as_ibus_where_qt_has_no_plugin_for_it(named: dict[str, str]) -> None:
    environ = dict(named)
    prepare_input_method(environ)
    assert environ["QT_IM_MODULE"] == "ibus"


@pytest.mark.parametrize("named", [{}, {"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": "compose"}])
def test_other_input_methods_are_left_alone(named: dict[str, str]) -> None:
    environ = dict(named)
    prepare_input_method(environ)
    assert environ == named


def test_qts_own_buttons_are_chinese(qapp: QApplication) -> None:
    assert put_on_translations(qapp)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_the_data_folder_is_the_one_named(tmp_path: Path) -> None:
    assert data_folder(["--data", str(tmp_path)]) == tmp_path
    assert data_folder([]).name == "hall-assistant"
    with pytest.raises(SystemExit) as left:
        data_folder(["--nonsense"])
    assert left.value.code == 2


def test_the_path_to_the_sign_in_page_loads_no_content(tmp_path: Path) -> None:
    code = (
        "import sys, ui.app, ui.shell, ui.context, ui.runner\n"
        "heavy = {'yaml', 'jinja2', 'sqlite_utils', 'tantivy', 'argon2', 'msgspec', 'nacl', 'cryptography',"
        " 'ui.mini_window', 'ui.main_window', 'hall_assistant.library.shelf', 'hall_assistant.search.index'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
