"""Settling: rooms taken and free again, others looking on, a long wait; the lines that follow; a break suggested."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hall_assistant.casefile.fold import fold
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending, settling
from hall_assistant.cases.duty_call import duty_lines
from hall_assistant.cases.rooms import rooms
from hall_assistant.cases.strain import heavy, rest_suggested
from hall_assistant.clock import MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.floor.desk import open_incident
from hall_assistant.flow.suggest import Situation, suggest
from hall_assistant.library.library import Library
from hall_assistant.logbook.timeline import timeline
from hall_assistant.people.values import Actor
from hall_assistant.settings.desk import change
from tests.core.counter import Counter


@pytest.fixture
def counter(counter: Counter) -> Counter:
    change(counter.store, by=counter.zhou, rooms=("一号间", "二号间"), wait_minutes=20)
    return counter


def board(counter: Counter) -> list[tuple[str, str]]:
    with counter.store.reading() as at:
        return [(room.name, room.handler) for room in rooms(at)]


def refused(code: str, call: Any) -> None:
    with pytest.raises(StaffError) as caught:
        call()
    assert caught.value.code == code


def take(counter: Counter, case: CaseId, room: str, by: Actor | None = None) -> None:
    settling.take_room(counter.store, by=by or counter.wang, case=case, room=room)


def test_a_room_says_who_is_in_it_since_when_and_is_free_when_the_reception_ends(counter: Counter) -> None:
    case = counter.reception()
    counter.clock.advance(4 * MINUTE)
    take(counter, case, "二号间")
    assert board(counter) == [("一号间", ""), ("二号间", counter.wang.staff)]
    with counter.store.reading() as at:
        there = rooms(at)[1]
    assert there.since == counter.clock.now() and there.case == case and there.counter == "03"
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="通了")
    assert board(counter) == [("一号间", ""), ("二号间", "")]
    assert counter.state(case).room == "二号间", "which room it was stays on the record"
    assert counter.agrees(case)


def test_two_receptions_do_not_share_a_room_and_changing_rooms_frees_the_first(counter: Counter) -> None:
    case, other = counter.reception(), counter.reception(counter.chen)
    take(counter, case, "一号间")
    refused("room.taken", lambda: take(counter, other, "一号间", counter.chen))
    refused("room.unknown", lambda: take(counter, other, "三号间", counter.chen))
    take(counter, case, "二号间")
    take(counter, case, "二号间")
    take(counter, other, "一号间", counter.chen)
    assert board(counter) == [("一号间", counter.chen.staff), ("二号间", counter.wang.staff)]
    assert counter.kinds(case).count("case.room") == 2, "the same room again is no fact"
    refused("case.not_yours", lambda: settling.free_room(counter.store, by=counter.wang, case=other))
    settling.free_room(counter.store, by=counter.li, case=other)
    assert board(counter)[0] == ("一号间", "")


def test_a_room_taken_off_the_list_is_shown_while_somebody_sits_in_it(counter: Counter) -> None:
    case = counter.reception()
    take(counter, case, "一号间")
    change(counter.store, by=counter.zhou, rooms=("贵宾室",))
    assert [name for name, _ in board(counter)] == ["贵宾室", "一号间"]


def test_taking_a_room_is_content_and_opens_the_record(counter: Counter) -> None:
    case = counter.begun()
    take(counter, case, "一号间")
    assert counter.kinds(case) == ["case.opened", "case.room"]


def test_a_room_taken_by_mistake_is_taken_back_within_a_minute(counter: Counter) -> None:
    case = counter.reception()
    take(counter, case, "一号间")
    ending.undo(counter.store, by=counter.wang, case=case)
    assert board(counter)[0] == ("一号间", "") and counter.agrees(case)


def test_onlookers_change_the_lines_and_their_going_changes_them_back(counter: Counter, shipped: Library) -> None:
    case = counter.reception()

    def offered(step: str) -> list[str]:
        situation = Situation(step=step, around=counter.state(case).around)
        return [one.phrase.id for one in suggest(situation, shipped.phrases_for(None, step))]

    before = offered("settle")
    assert not any("watched" in name or "waited" in name for name in before)
    settling.set_watched(counter.store, by=counter.wang, case=case, watched=True)
    assert offered("settle")[0].startswith("general.settle.watched")
    assert offered("listen")[0] == "general.listen.watched_1"
    settling.set_watched(counter.store, by=counter.wang, case=case, watched=False)
    assert offered("settle") == before


def test_a_wait_is_long_by_the_limit_of_its_moment(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    settling.note_wait(counter.store, by=counter.wang, case=case, minutes=19)
    assert counter.state(case).around == frozenset()
    settling.note_wait(counter.store, by=counter.wang, case=case, minutes=20)
    change(counter.store, by=counter.zhou, wait_minutes=60)
    assert counter.state(case).waited_long and counter.state(case).waited == 20
    reasons = [
        one.reason
        for one in suggest(Situation(step="apologise", around={"waited"}), shipped.phrases_for(None, "apologise"))
    ]
    assert reasons[0].startswith("等得久了")
    for minutes in (-1, 601):
        with pytest.raises(StaffError, match=r"wait\.minutes"):
            settling.note_wait(counter.store, by=counter.wang, case=case, minutes=minutes)


def test_each_fact_is_a_line_of_the_timeline_and_a_damaged_one_breaks_nothing(
    counter: Counter, shipped: Library
) -> None:
    case = counter.reception()
    take(counter, case, "一号间")
    settling.set_watched(counter.store, by=counter.wang, case=case, watched=True)
    settling.note_wait(counter.store, by=counter.wang, case=case, minutes=35)
    with counter.store.reading() as at:
        told = [(entry.what, entry.text) for entry in timeline(at, case, shipped)][-3:]
    assert told == [("里间", "请到一号间坐"), ("边上", "边上有人，声音放低"), ("排队", "排队等了35分钟")]
    odd = [*counter.facts(case)[:-3], *(replace(fact, open={}) for fact in counter.facts(case)[-3:])]
    assert fold(case, odd).room == "" and fold(case, odd).around == frozenset()


def finished(counter: Counter, case: CaseId) -> bool:
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    with counter.store.reading() as at:
        return rest_suggested(at, case)


def test_a_break_is_suggested_after_fury_after_two_lesser_things_or_after_an_incident(counter: Counter) -> None:
    assert not finished(counter, counter.reception())
    furious = counter.reception()
    desk.set_emotion(counter.store, by=counter.wang, case=furious, level=5, step="listen")
    desk.set_emotion(counter.store, by=counter.wang, case=furious, level=2, step="confirm")
    assert finished(counter, furious)
    watched = counter.reception()
    settling.set_watched(counter.store, by=counter.wang, case=watched, watched=True)
    take(counter, watched, "一号间")
    assert finished(counter, watched)
    unsafe = counter.reception()
    open_incident(counter.store, by=counter.wang, kind="violence", called="110", case=unsafe)
    assert finished(counter, unsafe)


def test_one_lesser_thing_or_an_open_or_written_up_reception_suggests_nothing(counter: Counter) -> None:
    case = counter.reception()
    settling.set_watched(counter.store, by=counter.wang, case=case, watched=True)
    assert not heavy(counter.state(case))
    assert not finished(counter, case)
    writeup = counter.state(case)
    assert not heavy(replace(writeup, mode="writeup", emotions=(("listen", 5),)))


def test_the_duty_manager_is_told_four_lines_with_and_without_a_reception(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    now = counter.clock.now()
    with counter.store.reading() as at:
        told = duty_lines(at, case, shipped, counter="03", caller="王敏", now=now, offset=480)
        bare = duty_lines(at, None, shipped, counter="03", caller="陈静", now=now, offset=480)
    assert len(told) == len(bare) == 4
    assert bare[0].startswith("3号柜，一位客人") and "陈静" in bare[3]
