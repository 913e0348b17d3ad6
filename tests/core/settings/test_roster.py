"""Who is away on which day, and who stands in: the day has the last word over the weekday."""

from __future__ import annotations

import pytest

from hall_assistant.errors import StaffError
from hall_assistant.settings.roster import Away, roster, stand_in, stand_ins, weekday_of
from hall_assistant.settings.rostering import set_away, set_here
from tests.core.counter import Counter

THURSDAY, NEXT = "2026-03-12", "2026-03-19"


def away(counter: Counter, day: str) -> dict[str, str]:
    with counter.store.reading() as at:
        return dict(stand_ins(at, day))


def test_a_weekday_comes_again_and_a_day_does_not(counter: Counter) -> None:
    wang, chen, li = counter.wang.staff, counter.chen.staff, counter.li.staff
    assert weekday_of(THURSDAY) == "weekday:4"
    set_away(counter.store, by=counter.li, staff=wang, day="weekday:4", stand_in=chen)
    set_away(counter.store, by=counter.zhou, staff=li, day=THURSDAY)
    assert away(counter, THURSDAY) == {wang: chen, li: ""}
    assert away(counter, NEXT) == {wang: chen} and away(counter, "2026-03-13") == {}
    with counter.store.reading() as at:
        assert stand_in(at, wang, THURSDAY) == chen and stand_in(at, chen, THURSDAY) is None
    assert counter.store.rebuild().equal


def test_the_day_itself_has_the_last_word(counter: Counter) -> None:
    wang, chen, li = counter.wang.staff, counter.chen.staff, counter.li.staff
    set_away(counter.store, by=counter.li, staff=wang, day="weekday:4", stand_in=chen)
    set_away(counter.store, by=counter.li, staff=wang, day=THURSDAY, stand_in=li)
    assert away(counter, THURSDAY) == {wang: li}
    set_here(counter.store, by=counter.li, staff=wang, day=THURSDAY)
    assert away(counter, THURSDAY) == {} and away(counter, NEXT) == {wang: chen}
    set_here(counter.store, by=counter.li, staff=wang, day="weekday:4")
    assert away(counter, NEXT) == {}
    with counter.store.reading() as at:
        assert roster(at, since=THURSDAY) == [Away(wang, THURSDAY, "", away=False)]
        assert roster(at, since=NEXT) == []


def test_a_stand_in_who_is_away_too_hands_on_and_a_ring_gives_nobody(counter: Counter) -> None:
    wang, chen, li = counter.wang.staff, counter.chen.staff, counter.li.staff
    set_away(counter.store, by=counter.li, staff=wang, day=THURSDAY, stand_in=chen)
    set_away(counter.store, by=counter.li, staff=chen, day=THURSDAY, stand_in=li)
    assert away(counter, THURSDAY) == {wang: li, chen: li}
    set_away(counter.store, by=counter.zhou, staff=li, day=THURSDAY, stand_in=wang)
    assert set(away(counter, THURSDAY).values()) == {""}


@pytest.mark.parametrize("day", ["", "weekday:0", "weekday:8", "2026-02-30", "20260312", "四"])
def test_a_day_that_is_none_is_refused(counter: Counter, day: str) -> None:
    with pytest.raises(StaffError, match=r"roster\.day"):
        set_away(counter.store, by=counter.li, staff=counter.wang.staff, day=day)


def test_nobody_stands_in_for_themselves_and_strangers_do_not(counter: Counter) -> None:
    wang = counter.wang.staff
    with pytest.raises(StaffError, match=r"roster\.self"):
        set_away(counter.store, by=counter.li, staff=wang, day=THURSDAY, stand_in=wang)
    for staff, other in (("nobody", wang), (wang, "nobody")):
        with pytest.raises(StaffError, match=r"staff\.unknown"):
            set_away(counter.store, by=counter.li, staff=staff, day=THURSDAY, stand_in=other)
    with pytest.raises(StaffError, match=r"access\.denied"):
        set_away(counter.store, by=counter.wang, staff=counter.chen.staff, day=THURSDAY)
