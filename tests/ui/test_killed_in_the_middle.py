"""The program is killed in the middle of a reception: nothing of it lies open anywhere, and it comes back."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall, unlock
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from tests.house.sources import ROOT
from tests.ui import played
from ui.app import App
from ui.widgets.note_field import NoteField

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="reads what a process was started with")


@dataclass
class Killed:
    """What a killed run left: its data folder, its temp folder, its home, and what it told of itself."""

    folder: Path
    temp: Path
    home: Path
    told: dict[str, Any]
    said: str


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    base = tmp_path_factory.mktemp("killed")
    temp, home = base / "temp", base / "home"
    for folder in (temp, home):
        folder.mkdir()
    places = {"TMPDIR": str(temp), "HOME": str(home), "XDG_RUNTIME_DIR": str(temp), "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-m", "tests.ui.played", str(base / "data")],
        env={**os.environ, **places},
        capture_output=True,
        text=True,
        timeout=100,
        cwd=ROOT,
    )
    assert run.returncode == -signal.SIGKILL, run.stderr
    return Killed(base / "data", temp, home, json.loads(run.stdout), run.stderr)


def _held_by(place: Path) -> list[str]:
    """Files under a folder that hold one of the marked words, in the forms a program writes text."""
    forms = [word.encode(code) for word in played.MARKED for code in ("utf-8", "utf-16-le", "gb18030")]
    forms += [json.dumps(word)[1:-1].encode() for word in played.MARKED]
    files = (file for file in place.rglob("*") if file.is_file())
    return [f"{file.relative_to(place)}: {form!r}" for file in files for form in forms if form in file.read_bytes()]


def test_no_file_it_left_says_a_word_of_the_customer_or_the_staff(killed: Killed) -> None:
    names = {file.name for file in killed.folder.rglob("*") if file.is_file()}
    assert {"hall.db", "hall.db-wal", "head.log", "library.db", "faults.log", "unlock.json"} <= names
    assert any((killed.folder / "search").iterdir())
    for place in (killed.folder, killed.temp, killed.home):
        assert _held_by(place) == []
    assert not [file.name for file in killed.temp.rglob("*") if file.suffix in (".pdf", ".html", ".db", ".json")]


def test_the_log_of_faults_says_where_and_not_what(killed: Killed) -> None:
    log = (killed.folder / "logs" / "faults.log").read_text(encoding="utf-8")
    assert "KeyError" in log and "played.py" in log and "/" not in log


def test_no_title_no_argument_and_no_message_says_it(killed: Killed) -> None:
    assert "柜台助手" in killed.told["titles"]
    children = killed.told["children"]
    assert any("ui.paper" in each for each in children)
    shown = json.dumps([killed.told["titles"], children], ensure_ascii=False) + killed.said
    assert [word for word in played.MARKED if word in shown] == []
    key = unlock.open_with(killed.folder, unlock.device(killed.folder))
    assert key.hex() not in shown + json.dumps(killed.told["argv"])


@pytest.fixture
def again(killed: Killed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.setattr("sys.excepthook", None)
    app = App(killed.folder)
    yield app
    app.leave()
    monkeypatch.undo()


def test_the_windows_come_back_with_the_reception_and_what_was_half_typed(
    killed: Killed, again: App, qtbot: QtBot
) -> None:
    assert again._take_lock(), "the lock of a program that is gone holds nobody up"
    again.opening.begin()
    qtbot.waitUntil(lambda: again.keeper is not None, timeout=20_000)
    hall, shell = again.hall, again.shell
    assert isinstance(hall, Hall) and shell is not None
    assert hall.store.verify().holds
    with hall.store.reading() as at:
        person = roll(at)[0]
    shell.sign_in_page.signed_in.emit(Actor(person.staff, person.name, person.number, person.role, "03"))
    qtbot.waitUntil(lambda: again.context.case == killed.told["case"])
    qtbot.waitUntil(lambda: not again.context.runner.busy)
    assert shell.mini is not None
    fields = [field.toPlainText() for field in shell.mini.findChildren(NoteField) if field.isVisible()]
    assert played.TYPED in fields
