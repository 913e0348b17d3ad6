"""The day's end: what is open, and how it is closed or carried over."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.values import Outcome
from hall_assistant.cases import ending
from hall_assistant.cases.carrying import carry_over
from hall_assistant.clock import DAY, HOUR, day_bounds, local_day, parse_local
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.closing import StillOpen, still_open
from hall_assistant.logbook.timeline import timeline
from hall_assistant.orders import desk as orders
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import keep, promise, renew
from tests.core.counter import Counter, Planned

TOMORROW = parse_local("2026-03-13 10:00", 480)


def tonight(counter: Counter) -> int:
    return day_bounds(local_day(counter.clock.now(), 480), 480)[1]


def left(counter: Counter, by: Actor | None = None) -> StillOpen:
    with counter.store.reading() as at:
        return still_open(at, by=by or counter.li, tonight=tonight(counter), hall=by is None)


def test_a_day_without_receptions_is_closed(counter: Counter) -> None:
    assert left(counter).left == 0 and left(counter).counts == (0, 0, 0, 0)


def test_a_reception_is_closed_by_its_end_or_by_an_hour_of_another_day(counter: Counter) -> None:
    ended, carried, promised, still = (counter.reception() for _ in range(4))
    by = counter.wang
    assert left(counter).counts == (4, 0, 0, 0)
    ending.end(counter.store, by=by, case=ended, outcome=Outcome.SOLVED, sentence="好了")
    carry_over(counter.store, by=by, case=carried, due=TOMORROW, words="等机房回话")
    promise(counter.store, by=by, case=promised, words="我打您", due=TOMORROW + HOUR)
    shown = left(counter)
    assert [line.case for line in shown.receptions] == [still] and shown.left == 1
    assert [(one.line.case, one.due, one.promised) for one in shown.carried] == [
        (carried, TOMORROW, False),
        (promised, TOMORROW + HOUR, True),
    ]
    assert counter.agrees(carried)


def test_what_was_carried_over_is_open_again_on_that_day(counter: Counter) -> None:
    case = counter.reception()
    carry_over(counter.store, by=counter.wang, case=case, due=TOMORROW)
    counter.clock.move_to("2026-03-13 17:30")
    assert [line.case for line in left(counter).receptions] == [case]
    carry_over(counter.store, by=counter.wang, case=case, due=TOMORROW + DAY)
    assert left(counter).left == 0


def test_a_promise_due_tonight_is_kept_or_gets_a_new_hour(counter: Counter) -> None:
    case, by = counter.reception(), counter.wang
    for hours in (1, 2):
        promise(counter.store, by=by, case=case, words="我打您", due=counter.clock.now() + hours * HOUR)
    assert left(counter).counts == (0, 2, 0, 0), "its promises stand for the reception"
    keep(counter.store, by=by, case=case, promise="P1")
    renew(counter.store, by=by, case=case, promise="P2", due=TOMORROW)
    assert left(counter).counts == (0, 0, 0, 1)
    keep(counter.store, by=by, case=case, promise="P3")
    assert left(counter).counts == (1, 0, 0, 0), "all kept and not ended"


def test_an_order_is_open_while_its_next_hour_falls_today(counter: Counter) -> None:
    now = counter.clock.now()
    hours = {"received": now, "contact_due": now + HOUR, "answer_due": now + 2 * DAY}
    order, _ = orders.receive(counter.store, by=counter.li, source="other", number="1", to=counter.wang.staff, **hours)
    assert [one.order for one in left(counter).orders] == [order]
    orders.contact(counter.store, by=counter.wang, order=order, how="phone", reached=True, words="说了")
    assert left(counter).left == 0


def test_a_clerk_sees_what_is_theirs(counter: Counter) -> None:
    mine = counter.reception(counter.chen)
    counter.reception(counter.wang)
    shown = left(counter, counter.chen)
    assert [line.case for line in shown.receptions] == [mine] and shown.counts == (1, 0, 0, 0)


@pytest.mark.parametrize("due", ["2026-03-12 23:59", "2026-03-12 09:00", "2026-03-28 10:00"])
def test_only_an_hour_of_the_next_two_weeks_carries_over(counter: Counter, due: str) -> None:
    case = counter.reception()
    with pytest.raises(StaffError) as caught:
        carry_over(counter.store, by=counter.wang, case=case, due=parse_local(due, 480))
    assert caught.value.code == "carry.hour"


def test_only_the_handler_or_who_leads_carries_over(counter: Counter) -> None:
    case = counter.reception(counter.wang)
    with pytest.raises(StaffError) as caught:
        carry_over(counter.store, by=counter.chen, case=case, due=TOMORROW)
    assert caught.value.code == "case.not_yours"
    carry_over(counter.store, by=counter.li, case=case, due=TOMORROW)
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    with pytest.raises(StaffError):
        carry_over(counter.store, by=counter.wang, case=case, due=TOMORROW)


def test_it_reads_in_the_timeline_and_can_be_taken_back(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    carry_over(counter.store, by=counter.wang, case=case, due=TOMORROW, words="等机房")
    with counter.store.reading() as at:
        entry = timeline(at, case, shipped)[-1]
    assert (entry.what, entry.text) == ("转明日", "2026-03-13 10:00接着办：等机房")
    ending.undo(counter.store, by=counter.wang, case=case)
    assert left(counter).counts == (1, 0, 0, 0)


def test_what_the_others_have_open_is_read_by_who_leads(counter: Counter) -> None:
    with counter.store.reading() as at, pytest.raises(StaffError, match=r"access\.denied"):
        still_open(at, by=counter.wang, tonight=tonight(counter), hall=True)


def test_it_reads_no_table_from_end_to_end(counter: Counter) -> None:
    counter.reception()
    for hall in (True, False):
        with counter.store.reading() as at:
            planned = Planned(at, counter.store.folder)
            still_open(planned, by=counter.li, tonight=tonight(counter), hall=hall)
        assert planned.plans and not planned.scans
        assert not [plan for plan in planned.plans if "cases_handler" in plan]


def test_the_counts_agree_with_a_recount_from_the_journal(counter: Counter) -> None:
    by, now, cases = counter.wang, counter.clock.now(), [counter.reception() for _ in range(8)]
    for place, hours in ((0, 1), (0, 30), (1, 2), (2, 40), (3, 3)):
        promise(counter.store, by=by, case=cases[place], words="我打您", due=now + hours * HOUR)
    keep(counter.store, by=by, case=cases[3], promise="P1")
    carry_over(counter.store, by=by, case=cases[1], due=TOMORROW)
    carry_over(counter.store, by=by, case=cases[4], due=TOMORROW)
    ending.end(counter.store, by=by, case=cases[5], outcome=Outcome.LEFT, sentence="走了")
    ending.void(counter.store, by=by, case=cases[6])
    counter.clock.move_to("2026-03-12 17:30")
    end, states = tonight(counter), [counter.state(case) for case in cases]
    told = [state for state in states if state.state == "open"]
    due = [one for state in told for one in state.open_promises if one.due < end]
    later = [
        state
        for state in told
        if any(one.due >= end for one in state.open_promises) or (state.carried and state.carried.due >= end)
    ]
    none = [state for state in told if not state.open_promises and state not in later]
    assert left(counter).counts == (len(none), len(due), 0, len(later)) == (2, 2, 0, 4)
    assert {line.case for line in left(counter).receptions} == {state.case for state in none}
