"""The promise ledger's questions: what is open, whose it is, what falls due today."""

from __future__ import annotations

from hall_assistant.cases.ending import void
from hall_assistant.cases.handover import accept, offer
from hall_assistant.clock import DAY, HOUR, day_bounds
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import keep, promise, renew
from hall_assistant.promises.records import DueCount, due_count, open_promises
from tests.core.counter import Counter, Planned


def give(counter: Counter, by: Actor, words: str, hours: int) -> str:
    case = counter.reception(by)
    promise(counter.store, by=by, case=case, words=words, due=counter.clock.now() + hours * HOUR)
    return case


def words(counter: Counter, owner: Actor | None = None, until: int | None = None, limit: int = 500) -> list[str]:
    with counter.store.reading() as at:
        found = open_promises(at, owner=owner.staff if owner else None, until=until, limit=limit)
    return [one.words for one in found]


def test_open_promises_come_by_due_hour_and_settled_ones_do_not(counter: Counter) -> None:
    give(counter, counter.wang, "三", 3)
    give(counter, counter.chen, "一", 1)
    kept, moved = counter.reception(), counter.reception()
    for case in (kept, moved):
        promise(counter.store, by=counter.wang, case=case, words="二", due=counter.clock.now() + 2 * HOUR)
    keep(counter.store, by=counter.wang, case=kept, promise="P1")
    renew(counter.store, by=counter.wang, case=moved, promise="P1", due=counter.clock.now() + 4 * HOUR, words="四")
    assert words(counter) == ["一", "三", "四"]
    assert words(counter, limit=2) == ["一", "三"]


def test_until_an_hour_leaves_out_that_hour_itself(counter: Counter) -> None:
    give(counter, counter.wang, "一", 1)
    assert words(counter, until=counter.clock.now() + HOUR) == []
    assert words(counter, until=counter.clock.now() + HOUR + 1) == ["一"]


def test_each_sees_what_they_promised(counter: Counter) -> None:
    give(counter, counter.wang, "王的", 1)
    give(counter, counter.chen, "陈的", 2)
    assert (words(counter, counter.wang), words(counter, counter.chen)) == (["王的"], ["陈的"])
    assert words(counter, counter.li) == []


def test_after_a_hand_over_both_the_giver_and_the_new_handler_see_it(counter: Counter) -> None:
    case = give(counter, counter.wang, "王的", 1)
    with counter.store.reading() as at:
        subject = open_promises(at)[0].case
    assert subject == case
    offer(counter.store, by=counter.wang, case=subject, to=counter.chen.staff)
    assert words(counter, counter.chen) == []
    accept(counter.store, by=counter.chen, case=subject)
    assert (words(counter, counter.wang), words(counter, counter.chen)) == (["王的"], ["王的"])
    with counter.store.reading() as at:
        (one,) = open_promises(at)
    assert (one.owner, one.handler) == (counter.wang.staff, counter.chen.staff)


def test_each_line_says_which_reception_it_belongs_to(counter: Counter) -> None:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="打您", due=counter.clock.now() + HOUR)
    with counter.store.reading() as at:
        (one,) = open_promises(at)
    state = counter.state(case)
    assert (one.case, one.number, one.promise, one.due) == (case, state.number, "P1", state.promises[0].due)
    assert (one.person, one.topic) == (None, "")


def test_due_today_and_overdue_are_counted_and_tomorrow_is_neither(counter: Counter) -> None:
    for hours in (1, 2, 10, 30):
        give(counter, counter.wang, str(hours), hours)
    voided = counter.reception()
    void(counter.store, by=counter.wang, case=voided)
    counter.clock.advance(2 * HOUR)
    now = counter.clock.now()
    end = day_bounds("2026-03-12", 480)[1]
    with counter.store.reading() as at:
        assert due_count(at, now=now, day_end=end) == DueCount(today=2, overdue=1)
        assert due_count(at, now=now - DAY, day_end=now - DAY) == DueCount(0, 0)


def test_questions_about_open_promises_go_through_an_index(counter: Counter) -> None:
    give(counter, counter.wang, "一", 1)
    with counter.store.reading() as plain:
        at = Planned(plain, counter.store.folder)
        assert open_promises(at, owner=counter.wang.staff, until=counter.clock.now() + DAY)
        assert open_promises(at)
    assert at.plans and not at.scans


def test_where_the_clock_once_ran_ahead_what_comes_after_still_has_its_own_time(counter: Counter) -> None:
    counter.clock.advance(365 * DAY)
    counter.reception()
    counter.clock.advance(-365 * DAY)
    now, case = counter.clock.now(), counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="给您回电", due=now + HOUR)
    keep(counter.store, by=counter.wang, case=case, promise="P1")
    state = counter.state(case)
    assert (state.opened, state.promises[0].made, state.promises[0].settled) == (now, now, now)
    assert not state.promises[0].late
    assert [fact.kind for fact in counter.facts(case)][-1] == "promise.kept", "the order is that of writing"
    assert counter.store.rebuild().equal and counter.store.verify().holds
