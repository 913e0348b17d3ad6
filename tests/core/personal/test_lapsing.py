"""Retention: what has lain long enough is shown with why, and goes in one act; what is held or open stays."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.number import DELETED
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.clock import DAY, HOUR
from hall_assistant.errors import StaffError
from hall_assistant.floor import desk as floor
from hall_assistant.floor.records import incident_of
from hall_assistant.library.library import Library
from hall_assistant.orders import desk as orders
from hall_assistant.personal.desk import hold
from hall_assistant.personal.lapsing import Lapsing, lapsing, let_lapse, set_retention, terms
from hall_assistant.settings.records import hall_settings
from tests.core.counter import Counter

NUMBER = "13812345678"


def _over(counter: Counter, topic: str, number: str = NUMBER) -> CaseId:
    case = counter.reception()
    desk.set_topic(counter.store, by=counter.wang, case=case, topic=topic)
    desk.identify(counter.store, by=counter.wang, case=case, surname="王", phone=number)
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="办好了")
    return case


def _due(counter: Counter, shipped: Library) -> list[Lapsing]:
    with counter.store.reading() as at:
        return lapsing(at, shipped, by=counter.zhou, now=counter.clock.now(), offset=480)


def test_what_would_go_is_read_by_the_manager_only(counter: Counter, shipped: Library) -> None:
    with counter.store.reading() as at, pytest.raises(StaffError, match=r"access\.denied"):
        lapsing(at, shipped, by=counter.li, now=counter.clock.now(), offset=480)


def test_fees_go_after_eight_months_and_the_rest_after_two_years_and_a_quarter(
    counter: Counter, shipped: Library
) -> None:
    fee, below, other, bare = (_over(counter, topic) for topic in ("fee", "over_quota", "stop", ""))
    counter.clock.advance(239 * DAY)
    assert _due(counter, shipped) == []
    counter.clock.advance(2 * DAY)
    assert {one.subject for one in _due(counter, shipped)} == {fee, below}
    counter.clock.advance(580 * DAY)
    assert {one.subject for one in _due(counter, shipped)} == {fee, below, other, bare}
    first = next(one for one in _due(counter, shipped) if one.subject == fee)
    assert (first.rule, first.days, first.person.surname) == ("收费的事", 240, "王")
    assert first.until == first.over + 240 * DAY


def test_incidents_go_with_the_rest_once_they_are_over_and_stay_for_whom_the_law_keeps(
    counter: Counter, shipped: Library
) -> None:
    store, by = counter.store, counter.wang
    case = _over(counter, "stop")
    opened, over, bare, held = (
        floor.open_incident(store, by=by, kind="crowd", case=one)[0] for one in (None, None, None, case)
    )
    for incident in (opened, over, held):
        floor.note(store, by=by, incident=incident, field="demand", text="慕容家要赔")
    for incident in (over, bare, held):
        floor.close(store, by=by, incident=incident)
    counter.clock.advance(821 * DAY)
    hold(store, by=counter.zhou, phone=NUMBER, basis="申诉在办", until=counter.clock.now() + DAY)
    due = _due(counter, shipped)
    assert {one.subject for one in due} == {case, over, bare, held}
    done, _ = let_lapse(store, by=counter.zhou, library=shipped, subjects=[one.subject for one in due])
    assert (done.receptions, done.orders, done.incidents) == (0, 0, 2)
    with store.reading() as at:
        told = [incident_of(at, one).fields.get("demand") for one in (opened, over, held)]
    assert told == ["慕容家要赔", DELETED, "慕容家要赔"]
    assert {one.subject for one in _due(counter, shipped)} == {case, held}
    assert store.rebuild().equal


def test_what_was_shown_goes_in_one_act_with_its_name_and_once(counter: Counter, shipped: Library) -> None:
    case = _over(counter, "fee")
    counter.clock.advance(300 * DAY)
    subjects = [one.subject for one in _due(counter, shipped)]
    done, _ = let_lapse(counter.store, by=counter.zhou, library=shipped, subjects=subjects)
    assert done.receptions == 1
    assert counter.state(case).erased == "retention" and counter.state(case).outcome is Outcome.SOLVED
    assert counter.count("person_match") == 0
    assert _due(counter, shipped) == []
    assert counter.count("cases") == 1


def test_a_name_stays_while_another_reception_needs_it(counter: Counter, shipped: Library) -> None:
    """Each naming has a row of its own; the younger reception's is not touched."""
    _over(counter, "fee")
    counter.clock.advance(200 * DAY)
    younger = _over(counter, "fee")
    counter.clock.advance(50 * DAY)
    (old,) = _due(counter, shipped)
    let_lapse(counter.store, by=counter.zhou, library=shipped, subjects=[old.subject])
    assert not counter.state(younger).forgotten
    assert counter.count("person_match") == 3


def test_a_hold_stands_in_the_list_and_keeps(counter: Counter, shipped: Library) -> None:
    case = _over(counter, "fee")
    counter.clock.advance(300 * DAY)
    hold(counter.store, by=counter.zhou, phone=NUMBER, basis="法院来函", until=counter.clock.now() + 30 * DAY)
    (one,) = _due(counter, shipped)
    assert one.hold is not None and one.hold.basis == "法院来函"
    done, _ = let_lapse(counter.store, by=counter.zhou, library=shipped, subjects=[one.subject])
    assert done.receptions == 0 and not counter.state(case).forgotten


def test_what_was_not_asked_for_or_is_not_due_stays(counter: Counter, shipped: Library) -> None:
    old = _over(counter, "fee")
    counter.clock.advance(300 * DAY)
    young, running = _over(counter, "fee"), counter.reception()
    let_lapse(counter.store, by=counter.zhou, library=shipped, subjects=[young, running])
    assert not any(counter.state(case).forgotten for case in (old, young, running))


def test_a_closed_order_goes_by_the_rule_for_the_rest(counter: Counter, shipped: Library) -> None:
    now = counter.clock.now()
    order, _ = orders.receive(
        counter.store, by=counter.li, source="other", number="T1", received=now, answer_due=now + HOUR, phone=NUMBER
    )
    counter.clock.advance(900 * DAY)
    assert _due(counter, shipped) == []
    orders.close(counter.store, by=counter.li, order=order, closed_as="mistake", why="重复")
    counter.clock.advance(900 * DAY)
    assert [one.subject for one in _due(counter, shipped)] == [order]
    done, _ = let_lapse(counter.store, by=counter.zhou, library=shipped, subjects=[order])
    assert done.orders == 1


def test_a_hall_may_keep_shorter_and_longer_only_with_a_reason(counter: Counter, shipped: Library) -> None:
    _over(counter, "fee")
    set_retention(counter.store, by=counter.zhou, library=shipped, rule="fee", days=60)
    counter.clock.advance(61 * DAY)
    assert len(_due(counter, shipped)) == 1
    with pytest.raises(StaffError, match=r"retention\.why"):
        set_retention(counter.store, by=counter.zhou, library=shipped, rule="fee", days=300)
    set_retention(counter.store, by=counter.zhou, library=shipped, rule="fee", days=300, why="本地争议多")
    with counter.store.reading() as at:
        assert hall_settings(at).retention_why == "本地争议多"
        assert {term.rule.id: term.days for term in terms(at, shipped)} == {"fee": 300, "other": 820}
    assert _due(counter, shipped) == []
    set_retention(counter.store, by=counter.zhou, library=shipped, rule="fee", days=240)
    with counter.store.reading() as at:
        assert hall_settings(at).retention == {}


@pytest.mark.parametrize("days", [0, -1, 29, 1097])
def test_a_term_out_of_reason_is_refused(counter: Counter, shipped: Library, days: int) -> None:
    with pytest.raises(StaffError, match=r"retention\.days"):
        set_retention(counter.store, by=counter.zhou, library=shipped, rule="fee", days=days, why="想留久一点")
