"""A computer that leaves: what it wrote stays, what it writes later is refused, and the hall key is another."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.records import state_of
from hall_assistant.errors import StaffError
from hall_assistant.sync.credentials import required
from hall_assistant.sync.joining import invite, join, leave
from hall_assistant.sync.members import members
from hall_assistant.sync.rings import renew
from hall_assistant.sync.rounds import exchange
from tests.core.sync.hall import Hall, dump


def device(hall: Hall, counter: str) -> str:
    with hall.counters[counter].reading() as at:
        return required(at).device


def epoch(hall: Hall, counter: str) -> int:
    with hall.counters[counter].reading() as at:
        return required(at).epoch


def epochs(hall: Hall, counter: str) -> tuple[int, ...]:
    with hall.counters[counter].reading() as at:
        return tuple(sorted(required(at).ring))


def gone(hall: Hall, counter: str) -> None:
    leave(hall.counters["01"], by=hall.who("周伟"), device=device(hall, counter))


def test_what_it_wrote_before_stays_and_what_comes_later_is_refused(three: Hall) -> None:
    three.reception("03", "丢之前记的")
    three.meet()
    gone(three, "03")
    three.exchange("01")
    lost = three.counters.pop("03")
    three.meet()
    three.counters["03"] = lost
    three.reception("03", "捡到的人记的")
    three.exchange("03")
    found = three.exchange("01")
    assert [trouble.code for trouble in found.troubles] == ["exchange.left_device"]
    assert found.facts_taken == 0


def test_what_another_had_read_of_it_before_reaches_also_who_took_it_out(three: Hall) -> None:
    case = three.reception("03", "丢之前记的，只有二号柜收到了")
    three.exchange("03")
    three.exchange("02")
    gone(three, "03")
    three.counters.pop("03").close()
    three.meet()
    three.meet()
    assert dump(three.counters["01"]) == dump(three.counters["02"])
    with three.counters["01"].reading() as at:
        assert state_of(at, case).notes[0].text == "丢之前记的，只有二号柜收到了"
    assert three.exchange("01").troubles == ()


def test_those_who_stay_go_on_under_a_new_key_that_the_lost_one_never_gets(three: Hall) -> None:
    gone(three, "03")
    lost = three.counters.pop("03")
    three.reception("01", "换钥之后")
    three.meet()
    assert epoch(three, "01") == epoch(three, "02") > 1
    assert dump(three.counters["01"]) == dump(three.counters["02"])
    three.counters["03"] = lost
    before = dump(lost)
    found = three.exchange("03")
    assert {trouble.code for trouble in found.troubles} == {"exchange.unknown_key"}
    assert dump(lost) == before
    assert epoch(three, "03") == 1


def test_two_managers_take_one_out_each_before_they_meet_and_all_who_stay_read_each_other(three: Hall) -> None:
    for counter in ("04", "05"):
        three.join(counter)
    three.meet()
    leave(three.counters["01"], by=three.who("周伟"), device=device(three, "04"))
    leave(three.counters["02"], by=three.who("周伟", "02"), device=device(three, "05"))
    lost = [three.counters.pop(counter) for counter in ("04", "05")]
    for counter in three.counters:
        three.reception(counter, f"{counter}号柜换钥之后")
    three.meet()
    three.meet()
    first, *others = (dump(store) for store in three.counters.values())
    assert all(other == first for other in others)
    assert len({epoch(three, counter) for counter in three.counters}) == 1
    now = epoch(three, "01")
    for counter, store in zip(("04", "05"), lost, strict=True):
        three.counters[counter] = store
        three.exchange(counter)
        with store.reading() as at:
            assert now not in required(at).ring


def test_one_invited_while_the_key_was_renewed_elsewhere_gets_it(three: Hall) -> None:
    code, _ = invite(three.counters["02"], three.share, by=three.who("周伟", "02"), counter="04")
    gone(three, "03")
    three.counters.pop("03").close()
    three.exchange("01")
    join(three.open("04"), three.share, code=code)
    three.meet()
    assert dump(three.counters["04"]) == dump(three.counters["01"])


def test_a_torn_key_file_is_laid_again(three: Hall) -> None:
    gone(three, "03")
    three.counters.pop("03").close()
    three.exchange("01")
    file = next(three.share.rglob("ring-*"))
    file.write_bytes(file.read_bytes()[:-9])
    three.meet()
    assert dump(three.counters["01"]) == dump(three.counters["02"])


def test_one_that_has_left_can_neither_give_a_key_nor_have_anything_forgotten(three: Hall) -> None:
    case = three.reception("02", "大家都有的")
    three.meet()
    gone(three, "03")
    lost = three.counters.pop("03")
    three.meet()
    three.counters["03"] = lost
    with lost.write() as w:
        renew(w)
        w.forget(case)
    three.exchange("03")
    del three.counters["03"]
    lost.close()
    three.meet()
    three.join("04")
    three.meet()
    three.meet()
    for store in three.counters.values():
        with store.reading() as at:
            assert state_of(at, case).notes[0].text == "大家都有的"
    assert epoch(three, "01") == epoch(three, "02") == epoch(three, "04")
    assert len({epochs(three, counter) for counter in three.counters}) == 1
    assert len(epochs(three, "01")) == 2


def test_a_key_taken_from_one_not_yet_known_to_have_left_is_not_used_on(three: Hall) -> None:
    gone(three, "03")
    three.exchange("01")
    lost = three.counters.pop("03")
    with lost.write() as w:
        for _ in range(3):
            renew(w)  # so that it is higher than the one of 01
        theirs = set(required(w).ring)
    exchange(lost, three.share)
    lost.close()
    for counter in ("02", "01", "02", "01"):
        three.reception(counter, "照常记")
        three.exchange(counter)
    three.meet()
    assert dump(three.counters["01"]) == dump(three.counters["02"])
    assert epoch(three, "01") == epoch(three, "02")
    assert epoch(three, "01") not in theirs


def test_who_belongs_to_the_hall_is_listed(three: Hall) -> None:
    gone(three, "03")
    with three.counters["01"].reading() as at:
        assert [each.counter for each in members(at)] == ["01", "02"]


def test_a_clerk_may_not_and_nobody_takes_out_the_computer_they_sit_at(three: Hall) -> None:
    store = three.counters["01"]
    with pytest.raises(StaffError, match=r"access\.denied"):
        leave(store, by=three.who("王敏"), device=device(three, "03"))
    with pytest.raises(StaffError, match=r"exchange\.own_device"):
        leave(store, by=three.who("周伟"), device=device(three, "01"))
    with pytest.raises(StaffError, match=r"exchange\.unknown_device"):
        leave(store, by=three.who("周伟"), device="feedfeedfeedfeed")
