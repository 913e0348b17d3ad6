"""Departments' legs: an hour of their own, urged, answered, sent back; none is forgotten at the end."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.legs import Leg, LegState, UrgeWay
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases.ending import end, void
from hall_assistant.cases.handover import accept, offer
from hall_assistant.cases.leg_list import waiting_legs
from hall_assistant.cases.legs import answer_leg, open_leg, return_leg, urge_leg, withdraw_leg
from hall_assistant.clock import DAY, HOUR, MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.settings.desk import change
from hall_assistant.settings.values import Department
from tests.core.counter import Counter, Planned


def ask(counter: Counter, case: CaseId, department: str = "装维", question: str = "哪天能修", hours: int = 4) -> None:
    due = counter.clock.now() + hours * HOUR
    open_leg(counter.store, by=counter.wang, case=case, department=department, question=question, due=due)


def only(counter: Counter, case: CaseId) -> Leg:
    (leg,) = counter.state(case).legs
    assert counter.agrees(case)
    return leg


@pytest.fixture
def case(counter: Counter) -> CaseId:
    case = counter.reception(words="宽带三天没修好")
    ask(counter, case)
    return case


def test_a_leg_has_its_own_hour_and_the_owner_stays(counter: Counter, case: CaseId) -> None:
    state, leg = counter.state(case), only(counter, case)
    assert (leg.leg, leg.department, leg.question, leg.state) == ("L1", "装维", "哪天能修", LegState.OPEN)
    assert leg.due == counter.clock.now() + 4 * HOUR
    assert state.first_asked == state.handler == counter.wang.staff


def test_the_departments_number_comes_from_the_halls_settings(counter: Counter) -> None:
    change(counter.store, by=counter.zhou, departments=(Department("装维", "0571-8800"), Department("网络", "")))
    case = counter.reception()
    ask(counter, case)
    assert only(counter, case).contact == "0571-8800"
    change(counter.store, by=counter.zhou, departments=())
    assert only(counter, case).contact == "0571-8800"


def test_urging_keeps_when_whom_and_how(counter: Counter, case: CaseId) -> None:
    counter.clock.advance(30 * MINUTE)
    urge_leg(counter.store, by=counter.wang, case=case, leg="L1", how=UrgeWay.PHONE, whom="张师傅")
    urge_leg(counter.store, by=counter.chen, case=case, leg="L1", how=UrgeWay.GROUP)
    first, second = only(counter, case).urges
    assert (first.at, first.by, first.whom, first.how) == (counter.clock.now(), counter.wang.staff, "张师傅", "phone")
    assert (second.by, second.whom, second.how) == (counter.chen.staff, "装维", "group")


@pytest.mark.parametrize("settle", ["answer", "withdraw"])
def test_closing_waits_until_a_leg_is_answered_or_withdrawn(counter: Counter, case: CaseId, settle: str) -> None:
    for close in (
        lambda: end(counter.store, by=counter.wang, case=case, outcome=Outcome.LEFT, sentence="走了"),
        lambda: void(counter.store, by=counter.wang, case=case),
    ):
        with pytest.raises(StaffError, match=r"case\.open_legs") as refused:
            close()
        assert refused.value.values == {"count": 1, "named": "L1 装维"}
    if settle == "answer":
        answer_leg(counter.store, by=counter.chen, case=case, leg="L1", answer="明早九点上门")
    else:
        withdraw_leg(counter.store, by=counter.wang, case=case, leg="L1", why="客人说不修了")
    end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="修好了")
    assert counter.agrees(case)


def test_a_leg_sent_back_is_sent_again_or_withdrawn_before_the_end(counter: Counter, case: CaseId) -> None:
    return_leg(counter.store, by=counter.wang, case=case, leg="L1", why="不归我们管")
    assert only(counter, case).state is LegState.RETURNED
    with pytest.raises(StaffError, match=r"leg\.settled"):
        return_leg(counter.store, by=counter.wang, case=case, leg="L1", why="还是不管")
    with pytest.raises(StaffError, match=r"case\.open_legs"):
        end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="修好了")
    due = counter.clock.now() + HOUR
    open_leg(counter.store, by=counter.wang, case=case, department="网络", question="哪天修", due=due, again="L1")
    first, second = counter.state(case).legs
    assert (first.state, second.state, second.again) == (LegState.RESENT, LegState.OPEN, "L1")
    assert [leg.leg for leg in counter.state(case).open_legs] == ["L2"]


def test_what_is_settled_stays_settled_and_unknown_names_are_refused(counter: Counter, case: CaseId) -> None:
    at, by = counter.store, counter.wang
    answer_leg(at, by=by, case=case, leg="L1", answer="好了")
    for act in (
        lambda leg: urge_leg(at, by=by, case=case, leg=leg, how=UrgeWay.VISIT),
        lambda leg: answer_leg(at, by=by, case=case, leg=leg, answer="又好了"),
        lambda leg: return_leg(at, by=by, case=case, leg=leg, why="不管"),
        lambda leg: withdraw_leg(at, by=by, case=case, leg=leg, why="不等"),
    ):
        with pytest.raises(StaffError, match=r"leg\.settled"):
            act("L1")
        with pytest.raises(StaffError, match=r"leg\.unknown"):
            act("L9")
    assert only(counter, case).answer == "好了"


@pytest.mark.parametrize(
    ("department", "question", "wait", "code"),
    [
        ("", "哪天修", HOUR, "text.empty"),
        ("装维", " ", HOUR, "text.empty"),
        ("装维", "哪天修", 0, "leg.past"),
        ("装维", "哪天修", 400 * DAY, "leg.far"),
        ("装维" * 20, "哪天修", HOUR, "text.too_long"),
    ],
)
def test_a_leg_that_cannot_be_is_refused(
    counter: Counter, department: str, question: str, wait: int, code: str
) -> None:
    case = counter.reception()
    due = counter.clock.now() + wait
    with pytest.raises(StaffError) as refused:
        open_leg(counter.store, by=counter.wang, case=case, department=department, question=question, due=due)
    assert refused.value.code == code and not counter.state(case).legs


def test_only_the_handler_stops_waiting(counter: Counter, case: CaseId) -> None:
    with pytest.raises(StaffError, match=r"case\.not_yours"):
        withdraw_leg(counter.store, by=counter.chen, case=case, leg="L1", why="不等了")
    with pytest.raises(StaffError, match=r"text\.empty"):
        withdraw_leg(counter.store, by=counter.wang, case=case, leg="L1", why=" ")
    withdraw_leg(counter.store, by=counter.li, case=case, leg="L1", why="客人不修了")


def test_what_is_waited_for_is_listed_by_hour_for_who_handles_it_now(counter: Counter, case: CaseId) -> None:
    ask(counter, case, "计费", "单子对一下", hours=1)
    other = counter.reception(counter.chen)
    ask(counter, other, "网络", "测信号", hours=2)
    offer(counter.store, by=counter.wang, case=case, to=counter.li.staff)
    accept(counter.store, by=counter.li, case=case)
    with counter.store.reading() as at:
        assert [leg.department for leg in waiting_legs(at)] == ["计费", "网络", "装维"]
        assert [leg.department for leg in waiting_legs(at, handler=counter.li.staff)] == ["计费", "装维"]
        assert waiting_legs(at, handler=counter.wang.staff) == []
        assert waiting_legs(at, handler=counter.li.staff)[0].first_asked == counter.wang.staff


def test_a_reception_ended_elsewhere_over_an_open_leg_is_open_again(counter: Counter, case: CaseId) -> None:
    with counter.store.write() as w:  # as it comes together from two counters
        w.append(case, "case.ended", by=counter.wang.staff, open={"outcome": "solved"}, sealed={"sentence": "好了"})
    assert (counter.state(case).state, counter.state(case).crossed) == ("open", True)
    with counter.store.reading() as at:
        assert [leg.leg for leg in waiting_legs(at)] == ["L1"]
    answer_leg(counter.store, by=counter.wang, case=case, leg="L1", answer="修好了")
    assert counter.state(case).state == "open"


def test_the_list_is_read_through_an_index(counter: Counter, case: CaseId) -> None:
    with counter.store.reading() as at:
        planned = Planned(at, counter.store.folder)
        waiting_legs(planned)
        waiting_legs(planned, handler="x")
    assert all("legs_" in plan for plan in planned.scans)


@pytest.mark.parametrize("kind", ["leg.opened", "leg.urged", "leg.answered", "leg.returned", "leg.withdrawn"])
def test_a_damaged_leg_fact_raises_nothing(counter: Counter, case: CaseId, kind: str) -> None:
    for open_body in ({}, {"leg": 5, "of": None, "due": "morgen", "how": []}, {"leg": "L9"}):
        with counter.store.write() as w:
            w.append(case, kind, by=counter.wang.staff, open=open_body)  # type: ignore[arg-type]
    assert counter.state(case).legs[0].department == "装维"
    assert counter.agrees(case)
