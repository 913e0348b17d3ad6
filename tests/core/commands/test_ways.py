"""The command `ways`: which way people take through the guides, counted without a name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hall_assistant.__main__ import main
from hall_assistant.app import MODELS
from hall_assistant.cases import desk
from hall_assistant.clock import SetClock
from hall_assistant.library.shelf import read_content
from hall_assistant.solutions.guides import Walk
from hall_assistant.solutions.guiding import take_way
from hall_assistant.store import unlock
from hall_assistant.store.store import Store
from hall_assistant.training.crew import CREW, found_demo_hall


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ways") / "hall"
    store = Store.open(folder, unlock.create(folder).key, clock=SetClock.at("2026-03-01 09:50"), models=MODELS)
    by = found_demo_hall(store)[CREW[0].name]
    walk = Walk(read_content().later("guides")["topup"])
    while walk.question is not None:
        walk = walk.answered(walk.question.answers[0].name)
    for _ in range(2):
        take_way(store, by=by, case=desk.begin(store, by=by)[0], walk=walk)
    store.close()
    return folder


def run(hall: Path, *words: str) -> int:
    return main(["ways", *words, "--data", str(hall)])


def test_the_ways_taken_are_counted_with_the_words_of_the_guide(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(hall, "--since", "2026-3-1", "--until", "2026-03-01") == 0
    first, line = capsys.readouterr().out.splitlines()
    assert first == "2026-03-01 到 2026-03-01，按导引走了2回。"
    assert line.startswith("2回　充值没到账：本厅或官方 · 到了又没了 → ")


def test_as_json_it_names_guide_path_and_end_and_no_person(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(hall, "--since", "2026-03-01", "--until", "2026-03-01", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(way["guide"], way["times"], way["end"]) for way in told["ways"]] == [("topup", 2, "gone")]
    assert set(told["ways"][0]) == {"guide", "title", "path", "labels", "end", "outcome", "times"}


def test_without_days_the_last_thirty_are_counted_and_a_slip_in_a_day_is_one_sentence(
    hall: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(hall) == 0
    assert capsys.readouterr().out.startswith("20")
    assert run(hall, "--since", "上个月") == 1
    assert "不像日期" in capsys.readouterr().err
