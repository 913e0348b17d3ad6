"""The command line: what it says, and how it ends; every refusal is one sentence and exit 1."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from hall_assistant.__main__ import main
from hall_assistant.app import MODELS
from hall_assistant.cases import desk
from hall_assistant.clock import SetClock
from hall_assistant.people.values import Role
from hall_assistant.store import unlock
from hall_assistant.store.store import Store
from hall_assistant.training.crew import CREW, MANAGER, PIN, CrewMember, found_demo_hall


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """A data folder with one reception of 1 March 2026, and the manager's PIN in a file beside it."""
    folder = tmp_path / "hall"
    store = Store.open(folder, unlock.create(folder).key, clock=SetClock.at("2026-03-01 09:50"), models=MODELS)
    by = found_demo_hall(store)[CREW[0].name]
    case, _ = desk.begin(store, by=by)
    desk.note(store, by=by, case=case, text="卡停了")
    store.close()
    (tmp_path / "pin").write_text(PIN, encoding="utf-8")
    return folder


def run(hall: Path, *words: str) -> int:
    return main([*words, "--data", str(hall)])


def acting(hall: Path, person: CrewMember = MANAGER) -> tuple[str, ...]:
    return "--staff", person.number, "--pin-file", str(hall.parent / "pin")


@pytest.mark.parametrize("day", ["2026-03-01", "2026-3-1"])
def test_a_day_is_reported_however_it_is_written(hall: Path, tmp_path: Path, day: str) -> None:
    out = tmp_path / "log.csv"
    assert run(hall, "report", day, "--out", str(out), *acting(hall)) == 0
    assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "三月一日", "--out", "log.csv"), "不像日期"),
        (("report", "2026-03-01", "--out", "log.doc"), "结尾"),
        (("report", "2026-03-01", "--out", "no/such/folder/log.csv"), "写不进去"),
        (("backup", "--to", "no/such/folder"), "备份"),
        (("restore", "no-such-copy.db"), "备份"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    hall: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(hall, *words, *acting(hall)) == 1
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1


def test_a_folder_without_a_hall_is_said_and_founds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--data", str(tmp_path / "nowhere")]) == 1
    assert "没有厅的记录" in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()


def test_a_pin_file_that_is_not_there_is_one_sentence(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(hall, "backup", "--to", ".", "--staff", CREW[0].number, "--pin-file", "no-such-file") == 1
    assert capsys.readouterr().err.startswith("写着密码的文件读不了")


def test_the_record_is_verified_and_rebuilt(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(hall, "verify") == 0
    assert "核查通过" in capsys.readouterr().out
    assert run(hall, "rebuild") == 0
    assert "一致" in capsys.readouterr().out


def test_the_record_is_sealed_and_a_code_from_paper_compared(
    hall: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(hall, "seal", *acting(hall)) == 0
    code = capsys.readouterr().out.splitlines()[0]
    assert run(hall, "verify", "--seal", code) == 0
    assert run(hall, "verify", "--seal", "2026-03-01 AAAAA-AAAAA-AAAAA-AAAAA") == 1
    assert "纸上的" in capsys.readouterr().out
    out = tmp_path / "journal.jsonl"
    assert run(hall, "export-journal", "--out", str(out), *acting(hall)) == 0
    assert out.read_text(encoding="utf-8").startswith('{"format":"hall journal 1"')


def test_an_appeal_pack_is_written_by_number_and_a_wrong_number_writes_nothing(
    hall: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log, out = tmp_path / "log.csv", tmp_path / "pack.zip"
    assert run(hall, "report", "2026-03-01", "--out", str(log), *acting(hall)) == 0
    number = log.read_text(encoding="utf-8-sig").splitlines()[1].split(",")[0]
    assert run(hall, "appeal-pack", "8888", "--out", str(out), *acting(hall)) == 1
    assert "没有找到编号「8888」" in capsys.readouterr().err and not out.exists()
    assert run(hall, "appeal-pack", number, "--inward", "--out", str(out), *acting(hall)) == 0
    assert "index.html" in ZipFile(out).namelist() and "对内" in capsys.readouterr().out


def test_an_appeal_pack_is_refused_to_a_clerk_before_the_number_is_looked_for(
    hall: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = next(one for one in CREW if one.role is Role.CLERK)
    assert run(hall, "appeal-pack", "8888", "--out", str(tmp_path / "pack.zip"), *acting(hall, clerk)) == 1
    told = capsys.readouterr().err
    assert "没有找到" not in told and "要有权限的同事来办" in told


@pytest.mark.parametrize(
    "words",
    [
        ("report", "2026-03-01"),
        ("period-report", "2026-03-01", "2026-03-31"),
        ("appeal-pack", "8888"),
        ("export-journal",),
    ],
)
def test_a_folder_in_the_place_of_a_file_is_named(
    hall: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    for folder in (str(tmp_path), ".", f"{tmp_path}/没有/"):
        assert run(hall, *words, "--out", folder, *acting(hall)) == 1
        assert f"「{folder}」是文件夹" in capsys.readouterr().err


def test_a_copy_is_made_compared_and_put_in_place(
    hall: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(hall, "backup", "--to", str(tmp_path / "copies"), *acting(hall)) == 0
    copy = next((tmp_path / "copies").glob("*.db"))
    assert run(hall, "restore", str(copy), *acting(hall)) == 0
    assert "还没有动" in capsys.readouterr().out
    assert run(hall, "restore", str(copy), "--yes", *acting(hall)) == 0
    assert run(hall, "verify") == 0


def test_a_damaged_record_is_salvaged_after_it_was_said_what_comes_back(
    hall: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(hall, "backup", "--to", str(tmp_path / "copies"), *acting(hall)) == 0
    file = hall / "hall.db"
    file.write_bytes(bytes(4096) + file.read_bytes()[4096:])
    assert run(hall, "verify") == 1
    assert run(hall, "salvage", "--from", str(tmp_path / "copies")) == 0
    assert "一条不少" in (told := capsys.readouterr().out) and "还没有换" in told
    assert run(hall, "verify") == 1
    assert run(hall, "salvage", "--from", str(tmp_path / "copies"), "--yes") == 0
    assert run(hall, "verify") == 0
    assert list(hall.glob("hall.damaged-*.db")) and list(hall.glob("salvage-*.txt"))


def test_a_terminal_without_the_character_shows_another_in_its_place(hall: Path) -> None:
    words = [sys.executable, "-m", "hall_assistant", "search", "👍👍", "--data", str(hall)]
    done = subprocess.run(words, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "gbk"}, check=False)
    assert done.returncode == 0
    assert "「??」" in done.stdout.decode("gbk")


def test_fewer_than_one_reception_is_no_hall_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["demo-data", "--cases", "-5", "--data", str(tmp_path / "demo")])
    assert refused.value.code == 2
    assert not (tmp_path / "demo").exists()
