"""Orders from outside: entered with their hours, rung, answered, sent back, come again, linked, closed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import desk as cases
from hall_assistant.clock import DAY, HOUR, MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.orders import desk
from hall_assistant.orders.correcting import correct
from hall_assistant.orders.course import course
from hall_assistant.orders.fold import fold
from hall_assistant.orders.records import (
    OrderLine,
    cases_fitting,
    closed_orders,
    known_as,
    open_orders,
    order_state,
    orders_of_case,
)
from hall_assistant.orders.values import OrderId, OrderState, Stage
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import keep, promise
from hall_assistant.store.facts import Fact
from tests.core.counter import Counter, Planned

NUMBER = "GD2026-0312-001"


def received(counter: Counter, by: Actor | None = None, *, number: str = NUMBER, **more: Any) -> OrderId:
    """An order that came half an hour ago: to be rung in 90 minutes from then, answered within a day."""
    came = counter.clock.now() - 30 * MINUTE
    hours = {"received": came, "contact_due": came + 90 * MINUTE, "answer_due": came + DAY}
    values = {"source": "hotline_10086", "text": "上月多扣二十元", **hours, **more}
    return desk.receive(counter.store, by=by or counter.zhou, number=number, **values)[0]


def mine(counter: Counter, by: Actor, **more: Any) -> OrderId:
    return received(counter, to=by.staff, **more)


def state(counter: Counter, order: OrderId) -> OrderState:
    with counter.store.reading() as at:
        return order_state(at, order)


def line(counter: Counter, order: OrderId) -> OrderLine:
    with counter.store.reading() as at:
        return next(one for one in (*open_orders(at), *closed_orders(at)) if one.order == order)


def refused(code: str, call: Any) -> None:
    with pytest.raises(StaffError) as caught:
        call()
    assert caught.value.code == code


def test_an_order_waits_for_the_first_call_then_for_the_answer_and_then_for_whoever_sent_it(counter: Counter) -> None:
    order = mine(counter, counter.wang)
    assert line(counter, order).stage is Stage.CONTACT
    desk.contact(counter.store, by=counter.wang, order=order, reached=True, words="晚上在家")
    assert line(counter, order).stage is Stage.ANSWER
    desk.answer(counter.store, by=counter.wang, order=order, text="已退二十元")
    found = line(counter, order)
    assert (found.stage, found.next_due, found.answered) == (Stage.ANSWERED, None, counter.clock.now())
    desk.hear(counter.store, by=counter.wang, order=order, word="satisfied", verbatim="行")
    desk.close(counter.store, by=counter.li, order=order)
    assert line(counter, order).stage is Stage.CLOSED


def test_the_hour_that_comes_next_is_the_first_call_until_somebody_rang(counter: Counter) -> None:
    order = mine(counter, counter.wang)
    came = state(counter, order).received
    assert line(counter, order).next_due == came + 90 * MINUTE
    desk.contact(counter.store, by=counter.wang, order=order, reached=False)
    assert line(counter, order).next_due == came + DAY
    assert line(counter, order).stage is Stage.CONTACT


def test_an_order_without_an_hour_for_the_first_call_has_the_answers_only(counter: Counter) -> None:
    order = received(counter, contact_due=None)
    assert line(counter, order).next_due == state(counter, order).answer_due
    assert line(counter, received(counter, number="A")).first_contact_next
    assert not line(counter, order).first_contact_next
    counter.clock.advance(2 * DAY)
    marks = line(counter, order).clocks(counter.clock.now())
    assert (marks.contact_late, marks.answer_late) == (False, True)


def test_late_marks_stay_with_what_was_late_and_an_hour_met_exactly_is_kept(counter: Counter) -> None:
    order = mine(counter, counter.wang)
    due = state(counter, order).contact_due
    assert due is not None
    counter.clock.advance(HOUR)
    assert counter.clock.now() == due
    assert not line(counter, order).clocks(counter.clock.now()).contact_late
    counter.clock.advance(MINUTE)
    assert line(counter, order).clocks(counter.clock.now()).contact_late
    desk.contact(counter.store, by=counter.wang, order=order, reached=True, at=due)
    assert not line(counter, order).clocks(counter.clock.now()).contact_late
    counter.clock.advance(2 * DAY)
    desk.answer(counter.store, by=counter.wang, order=order, text="已退")
    assert line(counter, order).clocks(counter.clock.now()).answer_late


def test_an_order_that_comes_again_keeps_its_first_clock(counter: Counter) -> None:
    order = mine(counter, counter.wang)
    first = state(counter, order)
    desk.contact(counter.store, by=counter.wang, order=order, reached=True)
    desk.answer(counter.store, by=counter.wang, order=order, text="已退")
    desk.close(counter.store, by=counter.li, order=order)
    counter.clock.advance(2 * DAY)
    later = counter.clock.now() + DAY
    desk.resend(counter.store, by=counter.li, order=order, told=later, number="GD2026-0314-009")
    again = state(counter, order)
    assert (again.received, again.contact_due, again.answer_due) == (
        first.received,
        first.contact_due,
        first.answer_due,
    )
    assert (again.stage, again.next_due, again.again[0].told) == (Stage.RETURNED, first.answer_due, later)
    assert line(counter, order).clocks(counter.clock.now()).answer_late
    assert again.closed is None


def test_an_answer_that_was_not_accepted_is_wanted_again(counter: Counter) -> None:
    order = mine(counter, counter.wang)
    refused(
        "order.not_answered", lambda: desk.send_back(counter.store, by=counter.li, order=order, ours=False, why="太短")
    )
    desk.answer(counter.store, by=counter.wang, order=order, text="已退")
    desk.send_back(counter.store, by=counter.li, order=order, ours=False, why="没写依据")
    found = line(counter, order)
    assert (found.stage, found.sent_back, found.answered) == (Stage.RETURNED, 1, None)
    refused("order.not_answered", lambda: desk.close(counter.store, by=counter.li, order=order))


def test_an_order_given_back_as_not_ours_runs_no_clock_and_takes_no_answer(counter: Counter) -> None:
    order = received(counter)
    desk.send_back(counter.store, by=counter.zhou, order=order, ours=True, why="是城北厅的客户")
    counter.clock.advance(3 * DAY)
    found = line(counter, order)
    assert (found.stage, found.next_due) == (Stage.AWAY, None)
    assert not found.clocks(counter.clock.now()).answer_late
    refused("order.away", lambda: desk.answer(counter.store, by=counter.zhou, order=order, text="已退"))
    desk.resend(counter.store, by=counter.zhou, order=order)
    assert line(counter, order).stage is Stage.CONTACT


def test_the_same_number_is_not_entered_twice_however_it_is_written(counter: Counter) -> None:
    order = received(counter)
    refused("order.known", lambda: received(counter, number="gd２０２６０３１２ 001"))
    desk.close(counter.store, by=counter.zhou, order=order, closed_as="mistake", why="贴错了")
    assert received(counter) != order


def test_a_clerk_rings_and_answers_their_own_orders_only(counter: Counter) -> None:
    order = mine(counter, counter.wang)
    for act in (
        lambda: desk.contact(counter.store, by=counter.chen, order=order, reached=True),
        lambda: desk.answer(counter.store, by=counter.chen, order=order, text="已退"),
        lambda: desk.note(counter.store, by=counter.chen, order=order, kind="checked", text="查了"),
        lambda: desk.hear(counter.store, by=counter.chen, order=order, word="none"),
    ):
        refused("order.not_yours", act)
    refused("access.denied", lambda: received(counter, counter.wang, number="GD2"))
    desk.contact(counter.store, by=counter.li, order=order, reached=True)
    desk.assign(counter.store, by=counter.li, order=order, to=counter.chen.staff)
    desk.answer(counter.store, by=counter.chen, order=order, text="已退")
    refused("order.not_yours", lambda: desk.hear(counter.store, by=counter.wang, order=order, word="none"))


def test_nobody_who_does_not_work_here_gets_an_order(counter: Counter) -> None:
    order = received(counter)
    refused("staff.unknown", lambda: desk.assign(counter.store, by=counter.zhou, order=order, to="ffff"))
    refused("staff.unknown", lambda: received(counter, number="GD2", to="ffff"))


def test_hours_must_come_after_the_order_and_no_call_before_it(counter: Counter) -> None:
    now = counter.clock.now()
    refused("order.future", lambda: received(counter, received=now + MINUTE, answer_due=now + HOUR))
    refused("order.hours", lambda: received(counter, answer_due=now - HOUR))
    refused("order.hours", lambda: received(counter, answer_due=now + 400 * DAY))
    order = received(counter)
    tries = ((now + MINUTE, "order.future"), (now - HOUR, "order.before"))
    for when, code in tries:
        refused(
            code, lambda when=when: desk.contact(counter.store, by=counter.zhou, order=order, reached=True, at=when)
        )


def test_numbers_stand_in_the_vault_and_nowhere_else(counter: Counter) -> None:
    order = received(counter, text="客户13812345678反映多扣", surname="王", honorific="女士", phone="138 1234 5678")
    desk.contact(counter.store, by=counter.zhou, order=order, reached=True, words="打13812345678接通")
    found = line(counter, order)
    assert (found.person.line, found.text) == ("王女士 138****5678", "客户138****5678反映多扣")
    with counter.store.reading() as at:
        bodies = [str((fact.open, fact.sealed)) for fact in at.facts(order)]
    assert not any("12345678" in body for body in bodies)


def test_receptions_of_the_same_number_are_found(counter: Counter) -> None:
    case = counter.reception()
    cases.identify(counter.store, by=counter.wang, case=case, surname="王", phone="13812345678")
    order = received(counter, phone="+86 138-1234-5678")
    nobody = received(counter, number="GD2")
    desk.identify(counter.store, by=counter.zhou, order=nobody, surname="王")
    person = state(counter, order).person
    with counter.store.reading() as at:
        assert [one.case for one in cases_fitting(at, person)] == [case]
        assert cases_fitting(at, state(counter, nobody).person) == [] == cases_fitting(at, None)


def test_a_link_leads_both_ways_and_is_taken_back(counter: Counter) -> None:
    order, case = received(counter), counter.reception()
    desk.link(counter.store, by=counter.zhou, order=order, case=case)
    desk.link(counter.store, by=counter.zhou, order=order, case=case)
    with counter.store.reading() as at:
        assert [one.order for one in orders_of_case(at, case)] == [order]
    assert len(state(counter, order).links) == 1
    desk.unlink(counter.store, by=counter.zhou, order=order, case=case)
    with counter.store.reading() as at:
        assert orders_of_case(at, case) == []
    refused("case.unknown", lambda: desk.link(counter.store, by=counter.zhou, order=order, case=CaseId("case:0")))


def test_an_order_is_not_closed_while_its_promise_is_open(counter: Counter) -> None:
    order, case = received(counter), counter.reception(counter.zhou)
    due = counter.clock.now() + HOUR
    promise(counter.store, by=counter.zhou, case=case, words="给您回电", due=due)
    desk.link(counter.store, by=counter.zhou, order=order, case=case, promise="P1")
    refused("promise.unknown", lambda: desk.link(counter.store, by=counter.zhou, order=order, case=case, promise="P9"))
    desk.answer(counter.store, by=counter.zhou, order=order, text="已退")
    refused("order.promise_open", lambda: desk.close(counter.store, by=counter.zhou, order=order))
    keep(counter.store, by=counter.zhou, case=case, promise="P1", how="打了")
    desk.close(counter.store, by=counter.zhou, order=order)


def test_a_closed_order_takes_nothing_but_a_correction_or_coming_again(counter: Counter) -> None:
    order = received(counter)
    refused("text.empty", lambda: desk.close(counter.store, by=counter.zhou, order=order, closed_as="twice"))
    desk.close(counter.store, by=counter.zhou, order=order, closed_as="twice", why="和另一张是同一件事")
    refused("order.closed", lambda: desk.answer(counter.store, by=counter.zhou, order=order, text="已退"))
    desk.resend(counter.store, by=counter.zhou, order=order)
    assert state(counter, order).stage is Stage.CONTACT


def _fact(counter: Counter, order: OrderId, kind: str) -> Fact:
    with counter.store.reading() as at:
        return next(fact for fact in at.facts(order) if fact.kind == kind)


def test_the_number_outside_is_sealed_and_one_that_stood_open_is_still_read(counter: Counter) -> None:
    order = mine(counter, counter.wang)
    desk.resend(counter.store, by=counter.zhou, order=order, number="SZ-77")
    with counter.store.reading() as at:
        facts = at.facts(order)
    assert not [fact.kind for fact in facts if NUMBER in str(fact.open) or "SZ-77" in str(fact.open)]
    assert state(counter, order).number == NUMBER and state(counter, order).again[0].number == "SZ-77"
    bare = {key: value for key, value in (facts[0].sealed or {}).items() if key != "number"}
    old = [replace(facts[0], open={**facts[0].open, "number": "GD-OLD"}, sealed=bare)]
    assert fold(order, old).number == "GD-OLD"
    gone = [replace(fact, sealed=None) for fact in facts]
    assert fold(order, gone).number == "已删除" and fold(order, gone).forgotten


def _correct(counter: Counter, order: OrderId, kind: str, field: str, value: Any, by: Actor | None = None) -> None:
    fact, who = _fact(counter, order, kind), by or counter.zhou
    correct(
        counter.store, by=who, order=order, chain=fact.chain, seq=fact.seq, field=field, value=value, reason="抄错了"
    )


def test_corrections_are_facts_and_a_due_hour_may_move_until_it_strikes(counter: Counter) -> None:
    order = received(counter)
    later = state(counter, order).answer_due + HOUR
    _correct(counter, order, "order.received", "answer_due", later)
    _correct(counter, order, "order.received", "number", "GD9")
    _correct(counter, order, "order.received", "text", "多扣三十元")
    assert (state(counter, order).answer_due, line(counter, order).number) == (later, "GD9")
    assert line(counter, order).text == "多扣三十元"
    counter.clock.advance(3 * DAY)
    refused("correction.due", lambda: _correct(counter, order, "order.received", "answer_due", later + 9 * DAY))
    refused("correction.unknown", lambda: _correct(counter, order, "order.received", "holder", "x"))
    refused("correction.value", lambda: _correct(counter, order, "order.received", "received", "x"))


def test_a_try_written_down_wrongly_is_corrected(counter: Counter) -> None:
    order = mine(counter, counter.wang)
    desk.contact(counter.store, by=counter.wang, order=order, reached=True)
    _correct(counter, order, "order.contacted", "reached", value=False, by=counter.wang)
    assert state(counter, order).stage is Stage.CONTACT
    refused("correction.value", lambda: _correct(counter, order, "order.contacted", "how", "pigeon"))
    refused("order.before", lambda: _correct(counter, order, "order.contacted", "at", 5))
    refused("order.not_yours", lambda: _correct(counter, order, "order.contacted", "how", "visit", by=counter.chen))


def test_the_list_has_what_is_due_first_and_what_waits_for_others_last(counter: Counter) -> None:
    slow, soon = received(counter, number="A", contact_due=None), mine(counter, counter.wang, number="B")
    sent = received(counter, number="C")
    desk.answer(counter.store, by=counter.zhou, order=sent, text="已退")
    with counter.store.reading() as at:
        assert [one.order for one in open_orders(at)] == [soon, slow, sent]
        assert [one.order for one in open_orders(at, holder=counter.wang.staff)] == [soon]
        assert [one.order for one in known_as(at, "a")] == [slow]


def test_questions_lead_through_an_index(counter: Counter) -> None:
    order = received(counter, phone="13812345678")
    with counter.store.reading() as at:
        planned = Planned(at, counter.store.folder)
        open_orders(planned, holder=counter.wang.staff)
        closed_orders(planned)
        known_as(planned, NUMBER)
        orders_of_case(planned, CaseId("case:0"))
        cases_fitting(planned, state(counter, order).person)
        assert [plan for plan in planned.scans if "INDEX" not in plan] == []


def test_damaged_and_unknown_facts_never_raise(counter: Counter) -> None:
    order = received(counter)
    desk.contact(counter.store, by=counter.zhou, order=order, reached=True)
    desk.answer(counter.store, by=counter.zhou, order=order, text="已退")
    with counter.store.reading() as at:
        facts = at.facts(order)
    hollow = [replace(fact, open={}, sealed={}) for fact in facts]
    gone = [replace(fact, sealed=None) for fact in facts]
    odd = [replace(fact, open={name: [1] for name in fact.open}, sealed={"text": 5}) for fact in facts]
    strange = [replace(fact, kind="order.dreamt") for fact in facts]
    assert fold(order, hollow).number == "" == fold(order, odd).number == fold(order, strange).number
    assert fold(order, gone).text == "已删除"
    assert fold(order, gone).forgotten


def test_the_read_rows_are_what_a_rebuild_makes(counter: Counter) -> None:
    order, case = received(counter), counter.reception()
    desk.link(counter.store, by=counter.zhou, order=order, case=case)
    desk.contact(counter.store, by=counter.zhou, order=order, reached=True)
    _correct(counter, order, "order.contacted", "words", "约晚上")
    assert counter.store.rebuild().equal


def test_the_course_reads_fact_by_fact_with_corrections_filled_in(counter: Counter) -> None:
    order = mine(counter, counter.wang, contact_why="本厅定的：90分钟")
    desk.contact(counter.store, by=counter.wang, order=order, reached=True, words="约晚上")
    desk.note(counter.store, by=counter.wang, order=order, kind="checked", text="查了录音")
    desk.answer(counter.store, by=counter.wang, order=order, text="已退")
    desk.send_back(counter.store, by=counter.li, order=order, ours=False, why="没写依据")
    desk.resend(counter.store, by=counter.li, order=order)
    desk.hear(counter.store, by=counter.wang, order=order, word="unsatisfied", verbatim="太慢")
    _correct(counter, order, "order.contacted", "words", "约明早")
    with counter.store.reading() as at:
        lines = [f"{entry.who} {entry.what} {entry.text}" for entry in course(at, order)]
    assert lines == [
        "周伟 收单 GD2026-0312-001 · 2026-03-12 09:20收单，2026-03-12 10:50前联系，"
        "2026-03-13 09:20前回单（本厅定的：90分钟）",
        "王敏 联系上 2026-03-12 09:50 电话联系上了：约明早",
        "王敏 核查 查了录音",
        "王敏 回单 已退",
        "李强 被退回 没写依据",
        "李强 再次派来 时限还按头一次算",
        "王敏 用户意见 不满意，说「太慢」",
        "周伟 更正 联系情况（抄错了）",
    ]
