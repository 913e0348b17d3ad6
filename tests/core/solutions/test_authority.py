"""Nobody gives more than their role may, whatever way they try; gifts are always signed; a no has three parts."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from hall_assistant.casefile.solved import Redress, SolutionState, SolutionType
from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import desk as cases
from hall_assistant.cases import ending
from hall_assistant.clock import DAY, HOUR
from hall_assistant.errors import StaffError
from hall_assistant.people.values import Actor
from hall_assistant.settings import desk as settings
from hall_assistant.settings.records import hall_settings
from hall_assistant.solutions import desk
from hall_assistant.solutions.records import ENOUGH, gifts, unsigned, usual
from tests.core.counter import PIN, Counter


def offered(
    counter: Counter, case: CaseId, amount: str, redress: Redress = Redress.REFUND, by: Actor | None = None
) -> str:
    return desk.offer(
        counter.store,
        by=by or counter.wang,
        case=case,
        type=SolutionType.NOW,
        redress=redress,
        amount=amount,
        words="多收的退进话费里",
    )[1]


def agree(counter: Counter, case: CaseId, name: str, by: Actor | None = None) -> None:
    desk.agree(counter.store, by=by or counter.wang, case=case, solution=name)


def refusal(code: str) -> pytest.RaisesContext[StaffError]:
    return pytest.raises(StaffError, match=code.replace(".", r"\."))


def test_within_the_role_it_is_agreed_at_once(counter: Counter) -> None:
    case = counter.reception()
    agree(counter, case, offered(counter, case, "20"))
    (one,) = counter.state(case).solutions
    assert (one.state, one.amount, one.settled_by) == (SolutionState.AGREED, Decimal("20.00"), counter.wang.staff)


def test_a_cent_above_wants_a_second_person(counter: Counter) -> None:
    case = counter.reception()
    name = offered(counter, case, "20.01")
    with refusal("solution.above"):
        agree(counter, case, name)
    desk.sign(counter.store, by=counter.wang, case=case, solution=name, second=counter.li.staff, pin=PIN)
    agree(counter, case, name)
    approval = counter.state(case).solutions[0].approval
    assert approval is not None and approval.by == counter.li.staff


@pytest.mark.parametrize("redress", [each for each in Redress if each is not Redress.NONE])
def test_each_kind_has_its_own_limit(counter: Counter, redress: Redress) -> None:
    settings.change(counter.store, by=counter.zhou, authority={f"clerk.{redress.value}": "5"})
    case = counter.reception()
    with refusal("solution.above"):
        agree(counter, case, offered(counter, case, "5.01", redress))


def test_a_gift_is_signed_whatever_it_costs(counter: Counter) -> None:
    case = counter.reception()
    name = offered(counter, case, "0.5", Redress.GIFT)
    with refusal("solution.above"):
        agree(counter, case, name)
    desk.sign(counter.store, by=counter.wang, case=case, solution=name, second=counter.chen.staff, pin=PIN)
    agree(counter, case, name)
    with counter.store.reading() as at:
        (given,) = gifts(at, since=0, until=counter.clock.now() + DAY)
    assert (given.amount, given.by, given.second) == (Decimal("0.50"), counter.wang.staff, counter.chen.staff)


def test_the_second_person_is_another_with_a_limit_that_holds_and_their_own_pin(counter: Counter) -> None:
    case = counter.reception()
    name = offered(counter, case, "150")
    sign = {"by": counter.wang, "case": case, "solution": name}
    with refusal("solution.second_self"):
        desk.sign(counter.store, **sign, second=counter.wang.staff, pin=PIN)
    with refusal("solution.second_limit"):
        desk.sign(counter.store, **sign, second=counter.li.staff, pin=PIN)
    with refusal("pin.wrong"):
        desk.sign(counter.store, **sign, second=counter.zhou.staff, pin="000111")
    desk.sign(counter.store, **sign, second=counter.zhou.staff, pin=PIN)
    with refusal("solution.signed"):
        desk.sign(counter.store, **sign, second=counter.zhou.staff, pin=PIN)


def test_a_permission_by_telephone_waits_for_its_signature(counter: Counter) -> None:
    case = counter.reception()
    name = offered(counter, case, "88")
    desk.permit_by_phone(counter.store, by=counter.wang, case=case, solution=name, who="周店长", phone="8001")
    agree(counter, case, name)
    with counter.store.reading() as at:
        assert [one.solution for one in unsigned(at)] == [name]
    desk.sign(counter.store, by=counter.wang, case=case, solution=name, second=counter.zhou.staff, pin=PIN)
    with counter.store.reading() as at:
        assert unsigned(at) == []
    approval = counter.state(case).solutions[0].approval
    assert approval is not None and approval.phoned == "周店长 8001"


def test_one_that_needs_time_is_promised_for_an_hour(counter: Counter) -> None:
    case = counter.reception()
    _, name = desk.offer(counter.store, by=counter.wang, case=case, type=SolutionType.LATER, words="查完录音打您电话")
    with refusal("solution.no_hour"):
        agree(counter, case, name)
    desk.agree(counter.store, by=counter.wang, case=case, solution=name, due=counter.clock.now() + HOUR)
    assert [one.words for one in counter.state(case).open_promises] == ["查完录音打您电话"]
    with refusal("case.open_promises"):
        ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好")


def test_an_hour_gone_by_agrees_on_nothing(counter: Counter) -> None:
    case = counter.reception()
    _, name = desk.offer(counter.store, by=counter.wang, case=case, type=SolutionType.LATER, words="打您电话")
    with refusal("promise.past"):
        desk.agree(counter.store, by=counter.wang, case=case, solution=name, due=counter.clock.now() - HOUR)
    state = counter.state(case)
    assert (state.promises, state.solutions[0].state) == ((), SolutionState.OFFERED)


def test_what_is_settled_stays_settled(counter: Counter) -> None:
    case = counter.reception()
    name = offered(counter, case, "10")
    desk.decline(counter.store, by=counter.wang, case=case, solution=name)
    with refusal("solution.settled"):
        agree(counter, case, name)
    with refusal("solution.unknown"):
        agree(counter, case, "S9")


@pytest.mark.parametrize(("redress", "amount"), [(Redress.NONE, "5"), (Redress.REFUND, ""), (Redress.REFUND, "0")])
def test_money_is_named_where_it_moves_and_only_there(counter: Counter, redress: Redress, amount: str) -> None:
    case = counter.reception()
    with refusal("solution.amount"):
        offered(counter, case, amount, redress)


def test_a_refusal_has_its_three_parts(counter: Counter) -> None:
    case = counter.reception()
    parts = {"cannot": "违约金免不掉", "why": "合约上签了24个月", "can": "先算清还剩几个月"}
    desk.refuse(counter.store, by=counter.wang, case=case, **parts)
    (one,) = counter.state(case).refusals
    assert (one.cannot, one.why, one.can) == tuple(parts.values())
    with refusal("text.empty"):
        desk.refuse(counter.store, by=counter.wang, case=case, **{**parts, "can": " "})


def test_what_is_usual_is_told_once_there_is_enough_of_it(counter: Counter) -> None:
    for number in range(ENOUGH):
        case = counter.reception()
        cases.set_topic(counter.store, by=counter.wang, case=case, topic="over_quota")
        with counter.store.reading() as at:
            assert usual(at, topic="over_quota", redress=Redress.REFUND, now=counter.clock.now()) is None
        agree(counter, case, offered(counter, case, str(number + 10)))
    with counter.store.reading() as at:
        band = usual(at, topic="over_quota", redress=Redress.REFUND, now=counter.clock.now())
        later = usual(at, topic="over_quota", redress=Redress.REFUND, now=counter.clock.now() + 91 * DAY)
    assert band is not None
    assert (band.low, band.middle, band.high, band.count) == (Decimal(11), Decimal(12), Decimal(13), ENOUGH)
    assert later is None


def test_the_hall_sets_what_a_role_may_give(counter: Counter) -> None:
    with refusal("money.places"):
        settings.change(counter.store, by=counter.zhou, authority={"clerk.refund": "5.005"})
    settings.change(counter.store, by=counter.zhou, authority={"lead.refund": "９0 元"})
    settings.change(counter.store, by=counter.zhou, authority={"clerk.refund": "50"})
    with counter.store.reading() as at:
        kept = hall_settings(at).authority
    assert (kept["lead.refund"], kept["clerk.refund"], kept["manager.gift"]) == ("90.00", "50.00", "300.00")
    settings.change(counter.store, by=counter.zhou, authority={"clerk.goodwill": "90"})
    case = counter.reception()
    with refusal("solution.above"):
        agree(counter, case, offered(counter, case, "50.01"))
    agree(counter, case, offered(counter, case, "50"))


def test_a_sum_cut_in_two_goes_no_further_than_one(counter: Counter) -> None:
    case = counter.reception()
    agree(counter, case, offered(counter, case, "15"))
    name = offered(counter, case, "5.01")
    with refusal("solution.above"):
        agree(counter, case, name)
    desk.sign(counter.store, by=counter.wang, case=case, solution=name, second=counter.li.staff, pin=PIN)
    rest = offered(counter, case, "80")
    with refusal("solution.second_limit"):
        desk.sign(counter.store, by=counter.wang, case=case, solution=rest, second=counter.li.staff, pin=PIN)
    agree(counter, case, name)


@pytest.mark.parametrize(
    ("evidence", "most"),
    [
        (Evidence.OURS, "20"),
        (Evidence.UNVERIFIABLE, "8"),
        (Evidence.NOT_OURS, "3"),
        (Evidence.UNKNOWN, "3"),
    ],
)
def test_less_may_be_given_while_it_is_not_shown_to_be_ours(counter: Counter, evidence: Evidence, most: str) -> None:
    settings.change(counter.store, by=counter.zhou, authority={"clerk.unverifiable": "8", "clerk.goodwill": "3"})
    case = counter.reception()
    cases.set_evidence(counter.store, by=counter.wang, case=case, evidence=evidence)
    with refusal("solution.above"):
        agree(counter, case, offered(counter, case, f"{most}.01"))
    agree(counter, case, offered(counter, case, most))


def test_what_is_no_refund_is_goodwill_where_it_cannot_be_settled(counter: Counter) -> None:
    settings.change(counter.store, by=counter.zhou, authority={"clerk.goodwill": "3"})
    case = counter.reception()
    cases.set_evidence(counter.store, by=counter.wang, case=case, evidence=Evidence.UNVERIFIABLE)
    agree(counter, case, offered(counter, case, "8"))
    with refusal("solution.above"):
        agree(counter, case, offered(counter, case, "3.01", Redress.CREDIT))


@pytest.mark.parametrize("act", [desk.agree, desk.decline])
def test_nothing_is_settled_on_a_reception_that_is_over(counter: Counter, act: Callable[..., object]) -> None:
    case = counter.reception()
    name = offered(counter, case, "5")
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.LEFT, sentence="先回去了")
    with refusal("case.ended"):
        act(counter.store, by=counter.wang, case=case, solution=name)
    with refusal("case.ended"):
        desk.permit_by_phone(counter.store, by=counter.wang, case=case, solution=name, who="周店长", phone="8001")
