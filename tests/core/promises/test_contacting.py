"""An overdue promise: contact first, then explain, then a new hour; a call that broke off is rung back (S41, S47)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hall_assistant.casefile.promising import PromiseKind, Reached, Way
from hall_assistant.casefile.values import CaseId, PromiseState
from hall_assistant.cases.handover import accept, offer
from hall_assistant.clock import DAY, HOUR, MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.promises.chains import chain_of
from hall_assistant.promises.contacting import call_broke_off, contact, urge
from hall_assistant.promises.desk import break_promise, keep, promise, renew
from hall_assistant.promises.ledger import CALL_BACK_WITHIN, Contacted
from tests.core.counter import Counter

RANG = Contacted(Way.PHONE, words="师傅还在路上")


def overdue(counter: Counter) -> CaseId:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="师傅上门修", due=counter.clock.now() + HOUR)
    counter.clock.advance(2 * HOUR)
    return case


def settling(counter: Counter, case: CaseId, told: Contacted | None) -> dict[str, Callable[[], object]]:
    at, by, due = counter.store, counter.wang, counter.clock.now() + DAY
    return {
        "keep": lambda: keep(at, by=by, case=case, promise="P1", contacted=told),
        "renew": lambda: renew(at, by=by, case=case, promise="P1", due=due, contacted=told),
        "break": lambda: break_promise(at, by=by, case=case, promise="P1", done="送了备用机", contacted=told),
    }


@pytest.mark.parametrize("act", ["keep", "renew", "break"])
def test_an_overdue_promise_is_settled_only_after_a_contact(counter: Counter, act: str) -> None:
    case = overdue(counter)
    before = counter.kinds(case)
    with pytest.raises(StaffError, match=r"promise\.contact_first"):
        settling(counter, case, None)[act]()
    assert counter.kinds(case) == before
    contact(counter.store, by=counter.chen, case=case, promise="P1", told=RANG)
    settling(counter, case, None)[act]()
    first = counter.state(case).promises[0]
    assert first.state is not PromiseState.OPEN and first.contacts[0].words == "师傅还在路上"
    assert (first.contacts[0].by, first.contacts[0].way) == (counter.chen.staff, Way.PHONE)
    assert counter.agrees(case)


@pytest.mark.parametrize("act", ["keep", "renew", "break"])
@pytest.mark.parametrize("told", [Contacted(Way.COUNTER), Contacted(Way.PHONE, Reached.UNREACHED)])
def test_or_together_with_one_in_the_same_write(counter: Counter, act: str, told: Contacted) -> None:
    case = overdue(counter)
    settling(counter, case, told)[act]()
    first = counter.state(case).promises[0]
    assert [(one.way, one.reached) for one in first.contacts] == [(told.way, told.reached)]


def test_a_contact_before_the_hour_does_not_stand_for_one_after_it(counter: Counter) -> None:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="修好", due=counter.clock.now() + HOUR)
    contact(counter.store, by=counter.wang, case=case, promise="P1", told=RANG)
    counter.clock.advance(2 * HOUR)
    with pytest.raises(StaffError, match=r"promise\.contact_first"):
        keep(counter.store, by=counter.wang, case=case, promise="P1")


def test_in_time_nothing_is_asked(counter: Counter) -> None:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="修好", due=counter.clock.now() + HOUR)
    counter.clock.advance(HOUR)
    keep(counter.store, by=counter.wang, case=case, promise="P1")
    assert not counter.state(case).promises[0].contacts


def test_each_new_hour_that_goes_by_asks_anew_and_the_chain_stays_visible(counter: Counter) -> None:
    case = overdue(counter)
    first = counter.state(case).promises[0].due
    for turn in (1, 2):
        due = counter.clock.now() + HOUR
        renew(counter.store, by=counter.wang, case=case, promise=f"P{turn}", due=due, contacted=RANG)
        counter.clock.advance(2 * HOUR)
        with pytest.raises(StaffError, match=r"promise\.contact_first"):
            keep(counter.store, by=counter.wang, case=case, promise=f"P{turn + 1}")
    promise(counter.store, by=counter.wang, case=case, words="别的事", due=counter.clock.now() + HOUR)
    state = counter.state(case)
    for name in ("P1", "P2", "P3"):
        assert [one.promise for one in chain_of(state, name)] == ["P1", "P2", "P3"]
    assert [one.turn for one in state.promises] == [1, 2, 3, 1]
    assert {one.first_due for one in state.promises[:3]} == {first}
    assert {one.kind for one in state.promises[:3]} == {PromiseKind.VISIT}
    assert [one.promise for one in chain_of(state, "P4")] == ["P4"] and chain_of(state, "P9") == ()


@pytest.mark.parametrize(("ago", "holds"), [(-1, False), (0, True), (HOUR, True), (2 * HOUR, True), (3 * HOUR, False)])
def test_a_contact_is_not_in_the_future_nor_before_the_promise(counter: Counter, ago: int, holds: bool) -> None:
    case = overdue(counter)
    told = Contacted(Way.PHONE, at=counter.clock.now() - ago)
    if holds:
        contact(counter.store, by=counter.wang, case=case, promise="P1", told=told)
        assert counter.state(case).promises[0].contacts[0].at == counter.clock.now() - ago
        return
    with pytest.raises(StaffError, match=r"contact\.hour"):
        contact(counter.store, by=counter.wang, case=case, promise="P1", told=told)


def test_a_call_that_broke_off_makes_the_promise_to_ring_back_in_the_same_write(counter: Counter) -> None:
    case = overdue(counter)
    told = Contacted(Way.PHONE, Reached.BROKEN_OFF, "说到一半")
    contact(counter.store, by=counter.chen, case=case, promise="P1", told=told)
    old, new = counter.state(case).promises
    assert (old.state, new.kind) == (PromiseState.OPEN, PromiseKind.CALL_BACK)
    assert (new.due, new.owner) == (counter.clock.now() + CALL_BACK_WITHIN, counter.chen.staff)
    assert counter.kinds(case)[-2:] == ["promise.contact", "promise.made"] and counter.agrees(case)


def test_the_hour_to_ring_back_may_be_said_and_is_held_to_the_rule_of_hours(counter: Counter) -> None:
    case = overdue(counter)
    now = counter.clock.now()
    with pytest.raises(StaffError, match=r"promise\.past"):
        told = Contacted(Way.PHONE, Reached.BROKEN_OFF, call_back=now)
        contact(counter.store, by=counter.wang, case=case, promise="P1", told=told)
    assert not counter.state(case).promises[0].contacts
    told = Contacted(Way.PHONE, Reached.BROKEN_OFF, call_back=now + 30 * MINUTE)
    keep(counter.store, by=counter.wang, case=case, promise="P1", contacted=told)
    assert counter.state(case).promises[1].due == now + 30 * MINUTE


def test_a_call_may_break_off_before_anything_was_promised(counter: Counter) -> None:
    case = counter.begun()
    call_broke_off(counter.store, by=counter.wang, case=case)
    (one,) = counter.state(case).promises
    assert one.kind is PromiseKind.CALL_BACK and one.due == counter.clock.now() + CALL_BACK_WITHIN


def test_urging_goes_to_whom_it_waits_for(counter: Counter) -> None:
    case = overdue(counter)
    with pytest.raises(StaffError, match=r"urge\.self"):
        urge(counter.store, by=counter.wang, case=case, promise="P1")
    offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
    urge(counter.store, by=counter.wang, case=case, promise="P1")
    accept(counter.store, by=counter.chen, case=case)
    urge(counter.store, by=counter.wang, case=case, promise="P1", words="客户在等")
    urge(counter.store, by=counter.chen, case=case, promise="P1", way=Way.PHONE)
    urged = counter.state(case).promises[0].urges
    assert [(one.by, one.to) for one in urged] == [
        (counter.wang.staff, counter.chen.staff),
        (counter.wang.staff, counter.chen.staff),
        (counter.chen.staff, counter.wang.staff),
    ]
    assert urged[1].words == "客户在等" and counter.agrees(case)
    with pytest.raises(StaffError, match=r"staff\.unknown"):
        urge(counter.store, by=counter.wang, case=case, promise="P1", to="nobody")
