"""A computer that leaves: what it wrote stays, what it writes later is refused, and the hall key is another."""

from __future__ import annotations

import pytest

from hall_assistant.errors import StaffError
from hall_assistant.sync.credentials import required
from hall_assistant.sync.joining import leave
from hall_assistant.sync.members import members
from tests.core.sync.hall import Hall, dump


def device(hall: Hall, counter: str) -> str:
    with hall.counters[counter].reading() as at:
        return required(at).device


def epoch(hall: Hall, counter: str) -> int:
    with hall.counters[counter].reading() as at:
        return required(at).epoch


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


def test_those_who_stay_go_on_under_a_new_key_that_the_lost_one_never_gets(three: Hall) -> None:
    gone(three, "03")
    lost = three.counters.pop("03")
    three.reception("01", "换钥之后")
    three.meet()
    assert epoch(three, "01") == epoch(three, "02") == 2
    assert dump(three.counters["01"]) == dump(three.counters["02"])
    three.counters["03"] = lost
    before = dump(lost)
    found = three.exchange("03")
    assert {trouble.code for trouble in found.troubles} == {"exchange.unknown_key"}
    assert dump(lost) == before
    assert epoch(three, "03") == 1


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
