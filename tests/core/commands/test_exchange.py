"""The exchange by command: founded, somebody invited, joined, taken out; how it stands; as a child of the windows."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hall_assistant.__main__ import main
from hall_assistant.app import MODELS, unlock
from hall_assistant.cases import desk
from hall_assistant.clock import SystemClock
from hall_assistant.errors import SurroundingsError
from hall_assistant.people.values import Actor
from hall_assistant.settings.desk import change_counter
from hall_assistant.store.store import Store
from hall_assistant.sync.alone import alone
from hall_assistant.training.crew import CREW, PIN, found_demo_hall


def opened(folder: Path) -> Store:
    key = unlock.open_with(folder, unlock.device(folder)) if unlock.exists(folder) else unlock.create(folder).key
    return Store.open(folder, key, clock=SystemClock(), models=MODELS)


@pytest.fixture
def boss(tmp_path: Path) -> Actor:
    """A founded hall in `one`, an empty share, and the manager's PIN in a file."""
    store = opened(tmp_path / "one")
    by = found_demo_hall(store)[CREW[0].name]
    store.close()
    (tmp_path / "pin").write_text(PIN, encoding="utf-8")
    (tmp_path / "share").mkdir()
    return by


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, boss: Actor, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command at a data folder; returns exit code and what was said."""

    def run(at: str, *words: str, typed: str = "") -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        who = ("--staff", boss.number, "--pin-file", str(tmp_path / "pin")) if words[0] == "exchange" else ()
        code = main([*words, *who, "--data", str(tmp_path / at)])
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def test_a_second_computer_joins_and_sees_the_first_ones_reception(run: Run, tmp_path: Path, boss: Actor) -> None:
    share = str(tmp_path / "share")
    assert run("one", "exchange", "status") == (1, "本厅还没开交换。记录照常记。店长在「设置 · 交换」里打开它。\n")
    assert run("one", "exchange", "found", "--folder", share)[0] == 0
    store = opened(tmp_path / "one")
    case, _ = desk.begin(store, by=boss)
    desk.note(store, by=boss, case=case, text="卡停了")
    store.close()
    code, told = run("one", "exchange", "invite", "--counter", "2")
    assert code == 0
    code, joined = run("two", "join", "--folder", share, typed=told.splitlines()[-1] + "\n")
    assert (code, "加入了演示厅，收进" in joined, "恢复码" in joined) == (0, True, True)
    second = opened(tmp_path / "two")
    with second.reading() as at:
        assert [row["subject"] for row in at.rows("SELECT subject FROM cases")] == [case]
    second.close()
    code, told = run("one", "exchange")
    assert code == 0 and told.startswith("收进")
    code, told = run("one", "exchange", "status")
    assert "2号柜" in told and "它还没读" in told
    device = next(line.split()[1] for line in told.splitlines() if line.startswith("2号柜"))
    assert run("one", "exchange", "leave", device)[0] == 0
    assert "已离开" in run("one", "exchange", "status")[1]


def test_from_a_folder_that_takes_no_writing_the_record_comes_all_the_same(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = str(tmp_path / "share")
    run("one", "exchange", "found", "--folder", share)
    invited = run("one", "exchange", "invite", "--counter", "2")[1].splitlines()[-1]
    code, told = run("two", "join", "--folder", share, typed="ABCDE\n")
    assert code == 1 and "恢复码" in told, "told once, and the code is typed again without it"

    def full(*_values: object) -> None:
        raise SurroundingsError("exchange.folder_full", folder=share)

    monkeypatch.setattr("hall_assistant.sync.folder.Folder.write", full)
    code, told = run("two", "join", "--folder", share, typed=invited + "\n")
    assert code == 0 and "加入了演示厅，收进" in told and "收进 0 条" not in told


def test_what_cannot_be_done_is_one_sentence(run: Run, tmp_path: Path) -> None:
    assert "还没选交换文件夹" in run("one", "exchange")[1]
    assert run("one", "exchange", "found")[0] == 0
    assert "找不到交换文件夹" in run("one", "exchange", "--folder", str(tmp_path / "away"))[1]
    with alone(tmp_path / "one"):
        assert "正在交换" in run("one", "exchange", "--folder", str(tmp_path / "share"))[1]


def test_an_emptied_folder_is_used_again_only_where_it_is_said(run: Run, tmp_path: Path) -> None:
    share = tmp_path / "share"
    run("one", "exchange", "found", "--folder", str(share))
    assert run("one", "exchange")[0] == 0
    share.rename(tmp_path / "mounted")
    share.mkdir()
    code, told = run("one", "exchange")
    assert (code, list(share.iterdir())) == (1, []) and "是不是没连上" in told
    assert run("one", "exchange", "--anew")[0] == 0
    assert list(share.glob("hall-*/*/seen.state"))


def test_as_a_child_it_takes_the_key_by_pipe_and_answers_in_lines(run: Run, tmp_path: Path, boss: Actor) -> None:
    share = str(tmp_path / "share")
    run("one", "exchange", "found")
    store = opened(tmp_path / "one")
    change_counter(store, by=boss, exchange_folder=share)
    key = store.key
    store.close()
    for folder, wanted in ((share, "done"), (str(tmp_path / "away"), "code")):
        words = ("exchange", "--key-pipe", "--data", str(tmp_path / "one"), "--folder", folder)
        child = subprocess.run(
            [sys.executable, "-m", "hall_assistant", *words], input=key.hex() + "\n", capture_output=True, text=True
        )
        said = [json.loads(line) for line in child.stdout.splitlines()]
        assert wanted in said[-1], child.stderr
        assert child.returncode == (0 if wanted == "done" else 1)
    assert said[-1] == {"code": "exchange.folder_away", "values": {"folder": str(tmp_path / "away")}}


def test_a_fault_of_a_child_leaves_its_place_in_the_log_and_nobodys_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_args: object) -> int:
        raise ValueError("王女士13800005678")

    monkeypatch.setattr("hall_assistant.commands.exchanging.exchange", fails)
    assert main(["exchange", "--key-pipe", "--data", str(tmp_path)]) == 1
    told = capsys.readouterr()
    log = (tmp_path / "logs" / "faults.log").read_text(encoding="utf-8")
    assert "test_exchange.py" in log and "fails" in log and "ValueError" in log
    assert "王女士" not in log + told.out + told.err
    with pytest.raises(ValueError):
        main(["exchange", "--data", str(tmp_path)])
