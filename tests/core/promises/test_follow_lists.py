"""The four lists of the follow-up page, page by page, each through an index."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.promising import Way
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.handover import accept, offer
from hall_assistant.clock import DAY, HOUR, day_bounds
from hall_assistant.people.values import Actor
from hall_assistant.promises.contacting import contact, urge
from hall_assistant.promises.desk import promise
from hall_assistant.promises.ledger import Contacted
from hall_assistant.promises.lists import COUNTED, FollowCounts, FollowList, follow_counts, follow_page
from hall_assistant.promises.records import OpenPromise, open_promises
from hall_assistant.settings.roster import stand_ins
from hall_assistant.settings.rostering import set_away
from tests.core.counter import Counter, Planned

TODAY = "2026-03-12"


def give(counter: Counter, by: Actor, words: str, hours: int) -> CaseId:
    case = counter.reception(by)
    promise(counter.store, by=by, case=case, words=words, due=counter.clock.now() + hours * HOUR)
    return case


def listed(counter: Counter, which: FollowList, me: Actor) -> list[OpenPromise]:
    with counter.store.reading() as at:
        away = stand_ins(at, TODAY)
        return list(follow_page(at, which, me=me.staff, now=counter.clock.now(), stand_ins=away).promises)


def words(counter: Counter, which: FollowList, me: Actor) -> list[str]:
    return [one.words for one in listed(counter, which, me)]


def counts(counter: Counter, me: Actor) -> FollowCounts:
    end = day_bounds(TODAY, 480)[1]
    with counter.store.reading() as at:
        away = stand_ins(at, TODAY)
        return follow_counts(at, me=me.staff, now=counter.clock.now(), day_end=end, stand_ins=away)


def test_each_list_holds_what_it_says(counter: Counter) -> None:
    give(counter, counter.wang, "王迟", 1)
    give(counter, counter.chen, "陈迟", 1)
    give(counter, counter.wang, "王今", 5)
    give(counter, counter.chen, "陈后", 30)
    counter.clock.advance(2 * HOUR)
    assert words(counter, FollowList.MINE, counter.wang) == ["王迟", "王今"]
    assert words(counter, FollowList.DUE, counter.wang) == ["王今", "陈后"]
    assert set(words(counter, FollowList.LATE, counter.li)) == {"王迟", "陈迟"}
    assert words(counter, FollowList.WAITING, counter.wang) == []
    assert counts(counter, counter.wang) == FollowCounts(mine=2, due=1, late=2, waiting=0)
    assert counts(counter, counter.wang).of(FollowList.LATE) == 2


def test_what_i_gave_and_another_has_to_make_true_waits_for_them(counter: Counter) -> None:
    case = give(counter, counter.wang, "王的", 5)
    offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
    (one,) = listed(counter, FollowList.WAITING, counter.wang)
    assert one.waits_for == counter.chen.staff
    accept(counter.store, by=counter.chen, case=case)
    urge(counter.store, by=counter.wang, case=case, promise="P1")
    assert words(counter, FollowList.WAITING, counter.wang) == ["王的"] == words(counter, FollowList.MINE, counter.wang)
    (seen,) = listed(counter, FollowList.MINE, counter.chen)
    assert (seen.urged, seen.urged_by) == (counter.clock.now(), counter.wang.staff)
    assert words(counter, FollowList.WAITING, counter.chen) == []


def test_whoever_stands_in_sees_the_promise_and_the_owner_stays(counter: Counter) -> None:
    give(counter, counter.wang, "王的", 5)
    set_away(counter.store, by=counter.li, staff=counter.wang.staff, day=TODAY, stand_in=counter.chen.staff)
    (one,) = listed(counter, FollowList.MINE, counter.chen)
    assert (one.owner, one.handler, one.stand_in) == (counter.wang.staff, counter.wang.staff, counter.chen.staff)
    assert counts(counter, counter.chen).mine == 1 and words(counter, FollowList.MINE, counter.li) == []
    with counter.store.reading() as at:
        away = stand_ins(at, TODAY)
        assert [p.stand_in for p in open_promises(at, stand_ins=away)] == [counter.chen.staff]
        assert [p.words for p in open_promises(at, owner=counter.chen.staff, stand_ins=away)] == ["王的"]
        assert open_promises(at, owner=counter.chen.staff) == []


def test_a_contact_since_the_hour_shows(counter: Counter) -> None:
    case = give(counter, counter.wang, "王的", 1)
    counter.clock.advance(2 * HOUR)
    now = counter.clock.now()
    assert listed(counter, FollowList.LATE, counter.wang)[0].needs_contact(now)
    contact(counter.store, by=counter.wang, case=case, promise="P1", told=Contacted(Way.PHONE))
    (one,) = listed(counter, FollowList.LATE, counter.wang)
    assert not one.needs_contact(now) and (one.contacted, one.reached) == (now, "reached")


@pytest.mark.parametrize("which", [FollowList.MINE, FollowList.DUE])
def test_a_long_list_comes_page_by_page_without_gap_or_twice(counter: Counter, which: FollowList) -> None:
    with counter.store.write():
        for place in range(23):
            give(counter, counter.wang, f"{place}", 1 + place // 3)
    with counter.store.reading() as at:
        found, after = list[str](), None
        while True:
            page = follow_page(at, which, me=counter.wang.staff, now=counter.clock.now(), after=after, limit=5)
            found += [one.words for one in page.promises]
            after = page.promises[-1].place
            if not page.more:
                break
    assert sorted(found, key=int) == [str(place) for place in range(23)] and len(found) == 23
    assert [int(one) // 3 for one in found] == sorted(int(one) // 3 for one in found)


def test_counting_stops_where_nobody_counts_on(counter: Counter) -> None:
    case = counter.reception()
    with counter.store.write():
        for _ in range(COUNTED + 5):
            promise(counter.store, by=counter.wang, case=case, words="打您", due=counter.clock.now() + DAY)
    assert counts(counter, counter.wang).mine == COUNTED


@pytest.mark.parametrize("which", list(FollowList))
def test_every_list_and_count_goes_through_an_index(counter: Counter, which: FollowList) -> None:
    give(counter, counter.wang, "一", 1)
    now = counter.clock.now()
    with counter.store.reading() as plain:
        at = Planned(plain, counter.store.folder)
        follow_page(at, which, me=counter.wang.staff, now=now, after=(now, "case:1", "P1"))
        follow_counts(at, me=counter.wang.staff, now=now, day_end=now + DAY)
    assert at.plans and not at.scans
    assert not [plan for plan in at.plans if "TEMP B-TREE" in plan], "the index gives the order; nothing is sorted"
