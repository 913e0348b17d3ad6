"""A hand-over works or comes back: unaccepted, declined, two at once, colleagues who left, facts that are damaged."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.handing import Returned
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, handover
from hall_assistant.cases.ending import end
from hall_assistant.cases.handover import accept, accept_all, decline, offer, offer_all, return_unaccepted, see_return
from hall_assistant.cases.writeup import WriteUp, write_up
from hall_assistant.clock import MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.people.desk import remove_staff
from hall_assistant.people.values import Actor
from hall_assistant.settings.desk import change
from tests.core.counter import Counter, Planned


def give(counter: Counter, case: CaseId, to: Actor, by: Actor | None = None) -> None:
    offer(counter.store, by=by or counter.wang, case=case, to=to.staff)


def test_an_offer_nobody_accepts_returns_to_the_handler_who_is_told(counter: Counter) -> None:
    case = counter.reception()
    give(counter, case, counter.chen)
    counter.clock.advance(10 * MINUTE - 1)
    assert not return_unaccepted(counter.store, by=counter.li)
    counter.clock.advance(1)
    assert return_unaccepted(counter.store, by=counter.li).subjects == {case}
    state = counter.state(case)
    assert (state.handler, state.offered_to, state.offer) == (counter.wang.staff, "", None)
    assert state.returned == Returned(counter.chen.staff, counter.clock.now(), late=True)
    assert not return_unaccepted(counter.store, by=counter.li)
    assert counter.agrees(case)
    see_return(counter.store, by=counter.wang, case=case)
    assert counter.state(case).returned is None
    assert not see_return(counter.store, by=counter.wang, case=case)


def test_the_halls_minutes_stand_in_the_offer(counter: Counter) -> None:
    change(counter.store, by=counter.zhou, handover_minutes=30)
    case = counter.reception()
    give(counter, case, counter.chen)
    change(counter.store, by=counter.zhou, handover_minutes=2)
    counter.clock.advance(29 * MINUTE)
    assert not return_unaccepted(counter.store, by=counter.wang)
    for bad in (1, 241):
        with pytest.raises(StaffError, match=r"setting\.number"):
            change(counter.store, by=counter.zhou, handover_minutes=bad)


def test_a_colleague_declines_with_a_reason_that_the_handler_reads(counter: Counter) -> None:
    case = counter.reception()
    give(counter, case, counter.chen)
    with pytest.raises(StaffError, match=r"text\.empty"):
        decline(counter.store, by=counter.chen, case=case, why=" ")
    decline(counter.store, by=counter.chen, case=case, why="手上还有三位")
    assert counter.state(case).returned == Returned(counter.chen.staff, counter.clock.now(), False, "手上还有三位")
    give(counter, case, counter.li)
    assert counter.state(case).returned is None
    decline(counter.store, by=counter.wang, case=case)
    assert counter.state(case).returned is None


def test_what_came_back_is_seen_by_the_handler_only(counter: Counter) -> None:
    case = counter.reception()
    give(counter, case, counter.chen)
    decline(counter.store, by=counter.chen, case=case, why="下班了")
    with pytest.raises(StaffError, match=r"case\.not_yours"):
        see_return(counter.store, by=counter.chen, case=case)


def test_all_that_one_colleague_hands_over_is_accepted_in_one_go(counter: Counter) -> None:
    mine = [counter.reception() for _ in range(3)]
    other = counter.reception(counter.chen)
    offer_all(counter.store, by=counter.wang, to=counter.li.staff)
    give(counter, other, counter.li, counter.chen)
    accept_all(counter.store, by=counter.li, giver=counter.wang.staff)
    assert {counter.state(case).handler for case in mine} == {counter.li.staff}
    assert counter.state(other).handler == counter.chen.staff
    accept_all(counter.store, by=counter.li)
    assert counter.state(other).handler == counter.li.staff
    assert not accept_all(counter.store, by=counter.li)


# facts of two counters, as they lie after they came together


def put(counter: Counter, case: CaseId, kind: str, by: Actor, **opened: str | int) -> None:
    counter.clock.advance(MINUTE)
    with counter.store.write() as w:
        w.append(case, kind, by=by.staff, open=opened)


def test_of_two_acceptances_the_earlier_counts(counter: Counter) -> None:
    case = counter.reception()
    put(counter, case, "case.offered", counter.wang, to=counter.chen.staff)
    put(counter, case, "case.offered", counter.li, to=counter.zhou.staff)
    put(counter, case, "case.accepted", counter.chen)
    put(counter, case, "case.accepted", counter.zhou)
    state = counter.state(case)
    assert (state.handler, state.offered_to, len(state.hops)) == (counter.chen.staff, "", 1)


def test_an_acceptance_that_met_a_return_by_the_clock_still_counts(counter: Counter) -> None:
    case = counter.reception()
    put(counter, case, "case.offered", counter.wang, to=counter.chen.staff)
    put(counter, case, "case.returned", counter.wang, to=counter.chen.staff)
    put(counter, case, "case.accepted", counter.chen)
    state = counter.state(case)
    assert (state.handler, state.returned) == (counter.chen.staff, None)


def test_an_offer_taken_back_cannot_be_accepted_afterwards(counter: Counter) -> None:
    case = counter.reception()
    put(counter, case, "case.offered", counter.wang, to=counter.chen.staff)
    put(counter, case, "case.declined", counter.wang)
    put(counter, case, "case.accepted", counter.chen)
    assert counter.state(case).handler == counter.wang.staff


def test_a_later_offer_is_not_what_returns_or_is_declined_for_an_earlier_one(counter: Counter) -> None:
    case = counter.reception()
    put(counter, case, "case.offered", counter.wang, to=counter.chen.staff)
    put(counter, case, "case.offered", counter.wang, to=counter.li.staff)
    put(counter, case, "case.returned", counter.wang, to=counter.chen.staff)
    put(counter, case, "case.declined", counter.chen)
    assert (counter.state(case).offered_to, counter.state(case).returned) == (counter.li.staff, None)


@pytest.mark.parametrize(
    "kind",
    [
        "case.offered",
        "case.accepted",
        "case.declined",
        "case.returned",
        "case.return_seen",
        "case.sent",
        "case.hop_judged",
    ],
)
def test_a_damaged_fact_raises_nothing_and_leaves_no_case_without_owner(counter: Counter, kind: str) -> None:
    case = counter.reception()
    for opened in ({}, {"to": 7, "until": "x", "chain": 1, "seq": "y"}, {"to": None}):
        with counter.store.write() as w:
            w.append(case, kind, by=counter.wang.staff, open=opened)  # type: ignore[arg-type]
        state = counter.state(case)
        assert state.first_asked == state.handler == counter.wang.staff
    assert counter.agrees(case)


def test_a_colleague_who_left_meanwhile_accepts_nothing_and_it_comes_back(counter: Counter) -> None:
    case = counter.reception()
    give(counter, case, counter.chen)
    remove_staff(counter.store, by=counter.zhou, staff=counter.chen.staff)
    for act in (accept, accept_all):
        with pytest.raises(StaffError, match=r"access\.denied"):
            act(counter.store, by=counter.chen, **({"case": case} if act is accept else {}))
    counter.clock.advance(10 * MINUTE)
    return_unaccepted(counter.store, by=counter.wang)
    assert counter.state(case).handler == counter.wang.staff


# who was asked first


def test_a_floor_guide_without_a_pc_is_first_asked_and_who_entered_it_handles_it(counter: Counter) -> None:
    case, _ = desk.begin(counter.store, by=counter.wang, first_asked=counter.chen.staff)
    desk.note(counter.store, by=counter.wang, case=case, text="引导员先接的")
    state = counter.state(case)
    assert (state.first_asked, state.entered_by, state.handler) == (
        counter.chen.staff,
        counter.wang.staff,
        counter.wang.staff,
    )
    end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="当场开通")
    assert counter.state(case).first_asked == counter.chen.staff
    assert counter.agrees(case)


def test_the_first_asked_is_named_before_the_first_word_and_never_after(counter: Counter) -> None:
    case = counter.begun()
    desk.name_first_asked(counter.store, by=counter.wang, case=case, staff=counter.chen.staff)
    desk.name_first_asked(counter.store, by=counter.wang, case=case, staff=counter.li.staff)
    with pytest.raises(StaffError, match=r"case\.not_yours"):
        desk.name_first_asked(counter.store, by=counter.chen, case=case, staff=counter.chen.staff)
    with pytest.raises(StaffError, match=r"staff\.unknown"):
        desk.name_first_asked(counter.store, by=counter.wang, case=case, staff="nobody")
    desk.note(counter.store, by=counter.wang, case=case, text="卡停了")
    for by in (counter.wang, counter.li, counter.zhou):
        with pytest.raises(StaffError, match=r"first_asked\.fixed"):
            desk.name_first_asked(counter.store, by=by, case=case, staff=counter.wang.staff)
    assert counter.state(case).first_asked == counter.li.staff


def test_a_write_up_names_who_was_asked_first(counter: Counter) -> None:
    answers = WriteUp(started=counter.clock.now(), request="查话费", first_asked=counter.chen.staff)
    case, _ = write_up(counter.store, by=counter.wang, answers=answers)
    assert (counter.state(case).first_asked, counter.state(case).handler) == (counter.chen.staff, counter.wang.staff)
    own, _ = write_up(counter.store, by=counter.wang, answers=WriteUp(started=counter.clock.now(), request="查话费"))
    assert counter.state(own).first_asked == counter.wang.staff


def test_the_brief_goes_with_the_offer_as_it_read_then(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    desk.set_topic(counter.store, by=counter.wang, case=case, topic="stop")
    offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff, library=shipped)
    told = counter.state(case).offer
    assert told is not None and 0 < len(told.brief) <= 120 and "停机" in told.brief


def test_what_is_offered_is_found_through_an_index(counter: Counter) -> None:
    give(counter, counter.reception(), counter.chen)
    with counter.store.reading() as at:
        planned = Planned(at, counter.store.folder)
        planned.rows(handover._LATE, (0,))
        asked = "SELECT subject FROM cases WHERE offered_to = ? AND offered_to <> '' AND state = 'open'"
        planned.rows(asked, (counter.chen.staff,))
    assert planned.scans == []
    assert any("cases_offer_until" in plan for plan in planned.plans)
    assert any("cases_offered" in plan for plan in planned.plans)
