"""How the exchange stands: who was seen when, what waits, what was noted; and never two at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hall_assistant.clock import DAY, HOUR
from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.settings.desk import change_counter
from hall_assistant.sync import telling
from hall_assistant.sync.alone import alone
from hall_assistant.sync.joining import invite
from hall_assistant.sync.noted import noted
from hall_assistant.sync.running import run
from hall_assistant.sync.standing import Standing, standing
from hall_assistant.sync.values import NotLaid
from tests.core.sync.hall import Hall


def stands(hall: Hall, counter: str) -> Standing:
    with hall.counters[counter].reading() as at:
        return standing(at)


def line(hall: Hall, counter: str) -> str:
    clock = hall.clocks[counter]
    return telling.line(stands(hall, counter), clock.now(), clock.offset())


def goes(hall: Hall, *counters: str) -> None:
    for counter in counters:
        run(hall.counters[counter], hall.share)


def test_what_waits_at_each_counter_is_counted_by_facts(three: Hall) -> None:
    goes(three, "02", "03", "01")
    three.reception("01", "账单多了二十")
    one, two, third = stands(three, "01").counters
    assert (one.own, two.counter, third.counter) == (True, "02", "03")
    assert two.lacks == third.lacks > 0
    three.reception("02", "卡停了")
    goes(three, "01", "02", "01")
    _one, two, third = stands(three, "01").counters
    assert (two.lacks, two.missing) == (0, 0)
    assert third.lacks > 0


def test_who_was_not_seen_is_named_by_this_computers_clock(three: Hall) -> None:
    three.clocks["03"].advance(-400 * DAY)  # a clock gone wrong says nothing about when it was here
    goes(three, "02", "03", "01")
    assert line(three, "01") == "已交换 09:50"
    for counter in ("01", "02"):
        three.clocks[counter].advance(2 * HOUR)
    goes(three, "02", "01")
    assert line(three, "01") == "已交换 11:50 · 3号柜 2 小时未见"
    three.clocks["01"].advance(3 * DAY)
    goes(three, "01")
    assert line(three, "01") == "已交换 11:50 · 3号柜 3 天未见 · 2号柜 3 天未见"


def test_a_folder_that_is_away_is_noted_until_it_is_back_and_a_stick_is_not(three: Hall, tmp_path: Path) -> None:
    goes(three, "01")
    store, away = three.counters["01"], tmp_path / "away"
    change_counter(store, by=three.who("周伟"), exchange_folder=str(three.share))
    with pytest.raises(SurroundingsError, match=r"exchange\.folder_away"):
        run(store, away)
    assert stands(three, "01").last.failure is None
    three.share.rename(away)
    with pytest.raises(SurroundingsError, match=r"exchange\.folder_away"):
        run(store, three.share)
    assert line(three, "01").startswith("交换停着，上次 09:50")
    assert "找不到交换文件夹" in telling.troubles(stands(three, "01"))[0]
    away.rename(three.share)
    goes(three, "01")
    assert line(three, "01").startswith("已交换")


def test_whoever_was_heard_of_counts_as_seen_also_where_nothing_could_be_laid_down(three: Hall) -> None:
    goes(three, "01", "02", "03", "01")
    for counter in ("01", "02"):
        three.clocks[counter].advance(2 * HOUR)
    three.reception("02", "账单多了二十")
    goes(three, "02")
    (mine,) = three.share.glob(f"hall-*/{three.counters['01'].chain}/seen.state")
    mine.unlink()
    mine.mkdir()
    with pytest.raises(NotLaid) as problem:
        goes(three, "01")
    assert problem.value.came.facts_taken and "case" in problem.value.came.changed
    assert line(three, "01") == "已交换 09:50 · 3号柜 2 小时未见"
    mine.rmdir()
    goes(three, "01")


def test_what_is_noted_survives_nonsense(three: Hall) -> None:
    store = three.counters["01"]
    with store.write() as w:
        w.execute("INSERT OR REPLACE INTO local(key, value) VALUES ('exchange.noted', '{\"done\": \"x\"}')")
    with store.reading() as at:
        assert noted(at).done == 0


def test_two_at_once_is_refused_and_the_lock_falls_with_its_holder(three: Hall) -> None:
    with alone(three.counters["01"].folder), pytest.raises(StaffError, match=r"exchange\.busy"):
        goes(three, "01")
    goes(three, "01")


def test_the_halls_folder_is_not_written_to_once_all_that_was_laid_there_is_gone(three: Hall, tmp_path: Path) -> None:
    store, by = three.counters["01"], three.who("周伟")
    change_counter(store, by=by, exchange_folder=str(three.share))
    goes(three, "01")
    three.share.rename(tmp_path / "mounted")
    three.share.mkdir()  # the mount point that was under it
    for _again in range(2):
        with pytest.raises(SurroundingsError, match=r"exchange\.folder_emptied"):
            goes(three, "01")
    with pytest.raises(SurroundingsError, match=r"exchange\.folder_emptied"):
        invite(store, three.share, by=by, counter="04")
    assert list(three.share.iterdir()) == []
    assert line(three, "01").startswith("交换停着，上次 09:50")
    assert "是不是没连上" in telling.troubles(stands(three, "01"))[0]
    run(store, three.share, anew=True)
    goes(three, "01", "02")
    assert stands(three, "01").last.failure is None and len(list(three.share.glob("hall-*/*/seen.state"))) == 2


def test_an_empty_folder_is_as_good_as_any_where_nothing_was_laid(three: Hall, tmp_path: Path) -> None:
    store, by = three.counters["01"], three.who("周伟")
    change_counter(store, by=by, exchange_folder=str(three.share))
    goes(three, "01")
    for name in ("stick", "other_stick"):
        (tmp_path / name).mkdir()
        run(store, tmp_path / name)
    shutil.rmtree(tmp_path / "stick")
    (tmp_path / "stick").mkdir()
    run(store, tmp_path / "stick")  # an empty one under the letter of the one before
    change_counter(store, by=by, exchange_folder=str(tmp_path / "moved"))
    (tmp_path / "moved").mkdir()
    run(store, tmp_path / "moved")
    assert list((tmp_path / "moved").glob("hall-*/*/seen.state"))


def test_a_folder_that_could_only_be_read_is_known_to_hold_the_hall_too(three: Hall, tmp_path: Path) -> None:
    store = three.counters["01"]
    change_counter(store, by=three.who("周伟"), exchange_folder=str(three.share))
    (mine,) = three.share.glob(f"hall-*/{store.chain}/seen.state")
    mine.unlink()
    mine.mkdir()
    with pytest.raises(NotLaid):
        goes(three, "01")
    three.share.rename(tmp_path / "mounted")
    three.share.mkdir()
    with pytest.raises(SurroundingsError, match=r"exchange\.folder_emptied"):
        goes(three, "01")
