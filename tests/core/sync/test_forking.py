"""Two computers from one image, and one whose disk went back: nothing is lost, nothing stands twice."""

from __future__ import annotations

import shutil
from pathlib import Path

from hall_assistant.casefile.records import state_of
from hall_assistant.cases import desk
from hall_assistant.cases.ending import correct
from hall_assistant.clock import HOUR
from hall_assistant.promises.desk import keep, promise, renew
from hall_assistant.sync.rounds import exchange
from tests.core.sync.hall import Hall, dump


def image_of(hall: Hall, counter: str, copy: str) -> None:
    """Another computer with all that lies on one, taken for the same place."""
    hall.counters[counter].close()
    shutil.copytree(hall.home / counter, hall.home / copy)
    hall.open(counter)
    hall.open(copy, image=counter)


def test_two_computers_of_one_image_each_keep_what_they_wrote(three: Hall) -> None:
    image_of(three, "02", "04")
    first = three.reception("02", "二号柜记的")
    second = three.reception("04", "四号柜记的")
    three.meet()
    for store in three.counters.values():
        with store.reading() as at:
            assert state_of(at, first).notes[0].text == "二号柜记的"
            assert state_of(at, second).notes[0].text == "四号柜记的"
        assert store.verify().holds
    assert len({str(dump(store)) for store in three.counters.values()}) == 1
    assert three.counters["02"].chain != three.counters["04"].chain


def test_one_that_wrote_less_than_the_other_finds_it_too(three: Hall) -> None:
    image_of(three, "02", "04")
    for number in range(3):
        three.reception("02", f"二号柜第{number}件")
        three.exchange("02")
    case = three.reception("04", "四号柜只有一件")
    assert three.exchange("04").forked
    three.meet()
    for store in three.counters.values():
        with store.reading() as at:
            assert state_of(at, case).notes[0].text == "四号柜只有一件"
    assert len({str(dump(store)) for store in three.counters.values()}) == 1


def test_who_read_what_was_then_taken_back_under_new_numbers_is_told_and_nobody_else(
    three: Hall, tmp_path: Path
) -> None:
    image_of(three, "02", "04")
    stick = tmp_path / "stick"
    stick.mkdir()
    three.reception("02", "二号柜记的")
    three.exchange("02")
    three.reception("04", "四号柜记的")
    for counter in ("04", "03"):
        exchange(three.counters[counter], stick)
    three.meet()
    for more in ("", "二号柜又记的"):
        if more:
            three.reception("02", more)
        three.meet()
        troubles = {counter: {each.code for each in three.exchange(counter).troubles} for counter in three.counters}
        assert troubles == {"01": set(), "02": set(), "03": {"exchange.apart"}, "04": set()}
    lost = three.counters.pop("03")
    lost.close()
    three.join("05")
    three.meet()
    assert len({str(dump(store)) for store in three.counters.values()}) == 1


def test_what_named_a_moved_fact_by_its_place_still_finds_it(three: Hall) -> None:
    before = three.reception("02", "开头就记下的")
    promise(three.counters["02"], by=three.who("王敏", "02"), case=before, words="三点前打给您", due=_at(three, 5))
    three.exchange("02")
    image_of(three, "02", "04")
    three.reception("02", "二号柜先写了一笔")
    three.exchange("02")
    store, by = three.counters["04"], three.who("王敏", "04")
    keep(store, by=by, case=before, promise="P1", how="打过了")
    promise(store, by=by, case=before, words="五点前再打一次", due=_at(three, 7))
    renew(store, by=by, case=before, promise="P2", words="六点前打", due=_at(three, 8), why="还没查完")
    with store.reading() as at:
        note = state_of(at, before).notes[0]
    desk.note(store, by=by, case=before, text="写错了的")
    with store.reading() as at:
        wrong = state_of(at, before).notes[1]
        was = state_of(at, before)
    correct(store, by=by, case=before, chain=wrong.chain, seq=wrong.seq, field="text", value="写对了的")
    correct(store, by=by, case=before, chain=note.chain, seq=note.seq, field="text", value="开头更正的")
    assert three.exchange("04").forked
    three.meet()
    for store in three.counters.values():
        with store.reading() as at:
            now = state_of(at, before)
        assert [note.text for note in now.notes] == ["开头更正的", "写对了的"]
        assert [one.state for one in now.promises] == [one.state for one in was.promises]
        assert [one.words for one in now.promises] == [one.words for one in was.promises]
        assert store.verify().holds
        assert store.rebuild().equal


def test_a_disk_that_went_back_takes_its_own_lost_facts_from_the_folder(three: Hall) -> None:
    three.counters["02"].close()
    shutil.copytree(three.home / "02", three.home / "day-before")
    three.open("02")
    case = three.reception("02", "当天记的")
    three.meet()
    three.counters["02"].close()
    shutil.rmtree(three.home / "02")
    (three.home / "day-before").rename(three.home / "02")
    store = three.open("02")
    assert three.exchange("02").facts_taken > 0
    with store.reading() as at:
        assert state_of(at, case).notes[0].text == "当天记的"
    three.reception("02", "接着记")
    three.meet()
    assert len({str(dump(store)) for store in three.counters.values()}) == 1
    assert store.verify().holds


def _at(hall: Hall, hours: int) -> int:
    return hall.clocks["02"].now() + hours * HOUR
