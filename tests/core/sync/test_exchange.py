"""Counters that exchange through a folder end up with the same record, whatever the order in which they meet."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import Outcome
from hall_assistant.cases import desk
from hall_assistant.cases.ending import end
from hall_assistant.checklists import desk as checks
from hall_assistant.checklists import photos
from hall_assistant.clock import HOUR, local_day
from hall_assistant.personal.desk import correct, keep_full_numbers
from hall_assistant.privacy.identity import matching, shown
from hall_assistant.privacy.vault import full_number
from hall_assistant.promises.desk import promise
from hall_assistant.promises.records import open_promises
from hall_assistant.store.store import Store
from hall_assistant.sync import sending
from hall_assistant.sync.rounds import exchange
from tests.core.sync.hall import Hall, dump


def alike(hall: Hall) -> bool:
    first, *others = (dump(store) for store in hall.counters.values())
    return all(other == first for other in others)


def test_a_joined_counter_knows_staff_settings_and_receptions(hall: Hall) -> None:
    case = hall.reception("01", "卡停了，要用")
    second = hall.join("02")
    assert hall.who("王敏", "02").staff == hall.who("王敏").staff
    with second.reading() as at:
        assert state_of(at, case).notes[0].text == "卡停了，要用"
        assert second.verify().holds


def test_what_is_done_at_one_counter_is_seen_at_the_others(three: Hall) -> None:
    case = three.reception("02", "账单多了二十")
    three.meet()
    store = three.counters["03"]
    desk.note(store, by=three.who("陈静", "03"), case=case, text="补一句")
    three.meet()
    with three.counters["02"].reading() as at:
        assert [note.text for note in state_of(at, case).notes] == ["账单多了二十", "补一句"]
    assert alike(three)


def test_a_customer_is_known_everywhere_and_matched_by_number(three: Hall) -> None:
    case = three.reception("02", "账单多了二十")
    by = three.who("王敏", "02")
    desk.identify(three.counters["02"], by=by, case=case, surname="王", honorific="女士", phone="13800005678")
    three.meet()
    with three.counters["03"].reading() as at:
        assert shown(at, state_of(at, case).person).line == "王女士 138****5678"
    assert alike(three)


def test_ended_here_and_promised_there_is_open_and_flagged_at_every_counter(three: Hall) -> None:
    case = three.reception("01", "卡停了，要用")
    three.meet()
    one, two = three.counters["01"], three.counters["02"]
    end(one, by=three.who("王敏"), case=case, outcome=Outcome.SOLVED, sentence="好了")
    due = two.clock.now() + HOUR
    promise(two, by=three.who("陈静", "02"), case=case, words="五点前打您", due=due)
    three.meet()
    for store in three.counters.values():
        with store.reading() as at:
            state = state_of(at, case)
            assert (state.state, state.crossed) == ("open", True)
            assert [one.case for one in open_promises(at) if one.crossed] == [case]
    assert alike(three)


def test_photos_fill_a_segment_by_their_weight_and_are_seen_everywhere(
    three: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "HEAVY", 5 * photos.LARGEST)
    jpeg = b"\xff\xd8\xff" + os.urandom(photos.LARGEST - 5) + b"\xff\xd9"
    store, by = three.counters["02"], three.who("周伟", "02")
    kept = []
    for text in ("灯箱灭了", "门垫破了", "地上有水"):
        finding, _ = checks.open_finding(store, by=by, text=text, owner=by.staff, due=checks_day(store))
        kept += [checks.add_photo(store, by=by, finding=finding, jpeg=jpeg)[0] for _ in range(4)]
    three.meet()
    with three.counters["03"].reading() as at:
        assert [photos.photo(at, one) == jpeg for one in kept] == [True] * 12
    assert max(path.stat().st_size for path in three.share.rglob("*") if path.is_file()) < 7 * photos.LARGEST
    assert alike(three)


def checks_day(store: Store) -> str:
    return local_day(store.clock.now(), store.clock.offset())


def test_a_name_put_right_at_one_counter_is_right_at_all(three: Hall) -> None:
    case = three.reception("02", "账单多了二十")
    by = three.who("王敏", "02")
    desk.identify(three.counters["02"], by=by, case=case, surname="黄", honorific="女士", phone="13800005678")
    three.meet()
    correct(three.counters["01"], by=three.who("周伟"), phone="13800005678", surname="王", honorific="女士")
    three.meet()
    with three.counters["03"].reading() as at:
        assert shown(at, state_of(at, case).person).surname == "王"
        assert matching(at, "surname", "黄") == []
    assert alike(three)


def test_full_numbers_that_the_hall_gives_up_go_everywhere(three: Hall) -> None:
    manager = three.who("周伟")
    keep_full_numbers(three.counters["01"], by=manager, on=True, why="要回拨")
    three.meet()
    case = three.reception("02", "账单多了二十")
    by = three.who("王敏", "02")
    desk.identify(three.counters["02"], by=by, case=case, surname="王", honorific="女士", phone="13800005678")
    three.meet()
    with three.counters["03"].reading() as at:
        assert full_number(at, state_of(at, case).person) == "13800005678"
    keep_full_numbers(three.counters["01"], by=manager, on=False, why="")
    three.meet()
    three.meet()
    three.join("04")
    three.meet()
    for store in three.counters.values():
        with store.reading() as at:
            assert full_number(at, state_of(at, case).person) == ""
    assert alike(three)


def test_a_second_round_with_nothing_new_moves_nothing(three: Hall) -> None:
    three.meet()
    rounds = [three.exchange(counter) for counter in three.counters]
    assert all(not each.sent and not each.taken and not each.troubles for each in rounds)


def test_days_apart_they_meet_again(three: Hall) -> None:
    for day in range(3):
        for counter in ("01", "02", "03"):
            three.clocks[counter].advance(86_400_000 + day * 1000)
            three.reception(counter, f"第{day}天在{counter}")
    three.meet()
    assert alike(three)
    assert all(store.rebuild().equal for store in three.counters.values())


def test_a_stick_that_meets_one_counter_of_a_share_carries_all_of_them(three: Hall, tmp_path: Path) -> None:
    case = three.reception("02", "账单多了二十")
    three.exchange("02")
    three.exchange("01")
    stick = tmp_path / "stick"
    stick.mkdir()
    exchange(three.counters["01"], stick)
    exchange(three.counters["03"], stick)
    with three.counters["03"].reading() as at:
        assert state_of(at, case).notes[0].text == "账单多了二十"
    assert three.exchange("03").facts_taken == 0


def test_many_small_segments_become_one_and_a_newcomer_reads_it(three: Hall) -> None:
    for number in range(20):
        three.reception("02", f"第{number}件")
        three.exchange("02")
    folder = next(three.share.glob(f"hall-*/{three.counters['02'].chain}"))
    assert len(list(folder.glob("*.facts"))) < 10
    assert {file.stem for file in folder.glob("*.facts")} == {file.stem for file in folder.glob("*.keys")}
    three.join("04")
    three.meet()
    assert alike(three)
