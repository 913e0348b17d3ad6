"""The list of orders from outside on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hall_assistant.app import MODELS
from hall_assistant.clock import DAY, HOUR, SetClock
from hall_assistant.orders import desk
from hall_assistant.store import unlock
from hall_assistant.store.store import Store
from hall_assistant.training.crew import CREW, PIN, found_demo_hall
from tests.core.commands.test_commands import acting, run


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """A data folder with two orders of 1 March 2026, one of them closed."""
    folder = tmp_path / "hall"
    clock = SetClock.at("2026-03-01 09:50")
    store = Store.open(folder, unlock.create(folder).key, clock=clock, models=MODELS)
    by = found_demo_hall(store)[CREW[0].name]
    now = clock.now()
    hours = {"received": now, "answer_due": now + DAY, "contact_due": now + HOUR}
    desk.receive(store, by=by, source="city_12345", number="SZ1", phone="13812345678", **hours)
    over = desk.receive(store, by=by, source="other", number="X2", received=now, answer_due=now + DAY)[0]
    desk.close(store, by=by, order=over, closed_as="mistake", why="贴错了")
    store.close()
    (tmp_path / "pin").write_text(PIN, encoding="utf-8")
    return folder


def test_what_waits_is_listed_with_its_late_marks(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(hall, "orders", *acting(hall)) == 0
    told = capsys.readouterr().out
    assert "12345 政务热线　SZ1　收单 2026-03-01 " in told and "首次联系时限 2026-03-01 " in told
    assert "138****5678" in told and "超时 联系、回单" in told
    assert told.endswith("共1张。\n")


def test_a_day_has_all_that_came_on_it_as_json(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(hall, "orders", "--day", "2026-03-01", "--json", *acting(hall)) == 0
    assert {row["状态"] for row in json.loads(capsys.readouterr().out)} == {"待联系", "办结"}
    assert run(hall, "orders", "--day", "2026-03-02", *acting(hall)) == 0
    assert capsys.readouterr().out == "共0张。\n"


def test_a_day_that_is_none_is_one_sentence(hall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(hall, "orders", "--day", "三月", *acting(hall)) == 1
    assert "不像日期" in capsys.readouterr().err
