"""`import-cards`: preview, import, undo; whatever is wrong is one clear sentence and exit 1, wrong usage exit 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hall_assistant.__main__ import main
from hall_assistant.app import MODELS, Hall
from hall_assistant.authoring.records import hall_cards
from hall_assistant.clock import SetClock
from hall_assistant.store import unlock
from hall_assistant.store.store import Store
from hall_assistant.training.crew import CREW, PIN, found_demo_hall
from tests.core.authoring.tables import HEADER, put, sheet

FAQ = "问题,答案,备注\n水晶卡怎么补,带证到柜台,五号\n水晶卡怎么补？,再来一遍,\n,没问题,\n"


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """A data folder with a founded hall, and the manager's PIN in a file beside it."""
    folder = tmp_path / "hall"
    store = Store.open(folder, unlock.create(folder).key, clock=SetClock.at("2026-03-01 09:50"), models=MODELS)
    found_demo_hall(store)
    store.close()
    (tmp_path / "pin").write_text(PIN, encoding="utf-8")
    return folder


def run(hall: Path, *words: str) -> int:
    return main(["import-cards", *words, "--data", str(hall)])


def acting(hall: Path, number: str = CREW[0].number) -> tuple[str, ...]:
    return "--staff", number, "--pin-file", str(hall.parent / "pin")


def titles(hall: Path) -> list[str]:
    opened = Hall.open(hall, unlock.unlock_for_command(hall, None))
    try:
        with opened.store.reading() as at:
            return [card.title for card in hall_cards(at)]
    finally:
        opened.close()


def test_a_preview_tells_everything_and_writes_nothing(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(hall.parent, "faq.csv", FAQ)
    assert run(hall, str(path), "--preview") == 0
    told = capsys.readouterr().out
    for words in (
        "能导入1条，重复1条，有问题1条",
        "UTF-8",
        "问题：问题",
        "第3行「水晶卡怎么补？」和第2行重复",
        "第4行",
        "预览",
    ):
        assert words in told
    assert titles(hall) == []


def test_a_file_is_taken_in_and_taken_back_whole(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(hall.parent, "faq.csv", FAQ.encode("gb18030"))
    assert run(hall, str(path), "--map", "备注=别名", "--json", *acting(hall)) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["form"], told["cards"], len(told["duplicates"]), len(told["errors"])) == ("GB18030", 1, 1, 1)
    assert told["columns"] == {"问题": ["问题"], "答案": ["答案"], "分类": [], "别名": ["备注"]}
    assert titles(hall) == ["水晶卡怎么补"]
    assert run(hall, str(path), *acting(hall)) == 1
    assert "没有能导的新内容" in capsys.readouterr().err
    assert run(hall, "--undo", told["import"], *acting(hall)) == 0
    assert "整批撤回" in capsys.readouterr().out
    assert titles(hall) == []
    assert run(hall, "--undo", told["import"], *acting(hall)) == 1
    assert "已经撤回过" in capsys.readouterr().err
    assert main(["rebuild", "--data", str(hall)]) == 0


def test_a_clerk_may_look_and_not_import(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(hall.parent, "faq.csv", FAQ)
    clerk = next(one.number for one in CREW if one.role == "clerk")
    assert run(hall, str(path), *acting(hall, clerk)) == 1
    assert "有权限的同事" in capsys.readouterr().err
    assert titles(hall) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "是空的"),
        ("junk.csv", b"\x00\x01\x02", "不是文字"),
        ("broken.csv", "问题,答案\n查,".encode() + b"\xff\xff\xff", "认不出的字节"),
        ("header.csv", b"title,answer\n", "只有表头"),
        ("names.csv", "甲,乙\n一,二\n".encode(), "没看出哪一列是问题"),
        ("damaged.xlsx", b"PK\x03\x04", "打不开"),
        ("photo.png", b"\x89PNG", "不认识"),
    ],
)
def test_a_bad_file_is_one_sentence(
    hall: Path, name: str, content: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(hall, str(put(hall.parent, name, content)), "--preview") == 1
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1


def test_a_workbook_is_taken_in_with_the_sheet_told(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sheet(hall.parent, [HEADER, ("水晶卡怎么补", "=1+1")])
    assert run(hall, str(path), *acting(hall)) == 0
    assert "xlsx，工作表「Sheet」" in capsys.readouterr().out
    assert titles(hall) == ["水晶卡怎么补"]


@pytest.mark.parametrize(
    "words", [(), ("a.csv", "--undo", "x"), ("a.csv", "--map", "没有等号"), ("a.csv", "--map", "=答案")]
)
def test_wrong_usage_is_exit_2(hall: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as refused:
        run(hall, *words)
    assert refused.value.code == 2


def test_a_file_that_is_not_there_is_one_sentence(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(hall, str(hall.parent / "nowhere.csv"), "--preview") == 1
    assert "读不了" in capsys.readouterr().err


def test_the_search_command_shows_what_was_imported_and_no_word_of_the_day(
    hall: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from hall_assistant.authoring.desk import publish_notice
    from hall_assistant.people.records import roll
    from hall_assistant.people.values import Actor

    assert run(hall, str(put(hall.parent, "faq.csv", FAQ)), *acting(hall)) == 0
    opened = Hall.open(hall, unlock.unlock_for_command(hall, None))
    with opened.store.reading() as at:
        manager = next(one for one in roll(at) if one.number == CREW[0].number)
    by = Actor(manager.staff, manager.name, manager.number, manager.role, "01")
    publish_notice(opened.store, by=by, text="水晶卡口径")
    assert opened.index
    opened.close()
    capsys.readouterr()
    assert main(["search", "水晶卡", "--json", "--data", str(hall)]) == 0
    kinds = [one["kind"] for one in json.loads(capsys.readouterr().out)]
    assert kinds[0] == "hall_card" and "notice" not in kinds
