"""上报: the ladder is climbed rung by rung, each with its hour; consent is a permission that is signed afterwards."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from hall_assistant.casefile.legs import LegState
from hall_assistant.casefile.solved import Redress, SolutionType
from hall_assistant.casefile.values import CaseId, CaseState, Evidence, Outcome
from hall_assistant.cases import ending
from hall_assistant.cases.desk import set_evidence
from hall_assistant.errors import StaffError
from hall_assistant.people.records import roll
from hall_assistant.settings import desk as settings
from hall_assistant.settings.records import hall_settings
from hall_assistant.settings.values import Rung
from hall_assistant.solutions import desk, ladder
from hall_assistant.solutions.authority import may_sign
from hall_assistant.solutions.ladder import ANSWER_WITHIN, climb_of
from tests.core.counter import PIN, Counter

RUNGS = (Rung("值班经理", "周伟", "8001"), Rung("县分公司", "何主任", "8800123"))


def offered(counter: Counter, amount: str, redress: Redress = Redress.REFUND) -> tuple[CaseId, str]:
    settings.change(counter.store, by=counter.zhou, ladder=RUNGS)
    case = counter.reception()
    set_evidence(counter.store, by=counter.wang, case=case, evidence=Evidence.OURS)
    by, now = counter.wang, SolutionType.NOW
    _, name = desk.offer(
        counter.store, by=by, case=case, type=now, redress=redress, amount=amount, words="多收的退进话费里"
    )
    return case, name


def climb(counter: Counter, case: CaseId, name: str) -> None:
    ladder.climb(counter.store, by=counter.wang, case=case, solution=name)


def hear(counter: Counter, case: CaseId, name: str, *, agrees: bool, words: str = "") -> None:
    ladder.hear(counter.store, by=counter.wang, case=case, solution=name, agrees=agrees, words=words)


def refusal(code: str) -> AbstractContextManager[object]:
    return pytest.raises(StaffError, match=code.replace(".", r"\."))


def signers(counter: Counter, state: CaseState) -> list[str]:
    with counter.store.reading() as at:
        return sorted(one.name for one in may_sign(hall_settings(at), roll(at), state.solutions[0], state))


@pytest.mark.parametrize(
    ("amount", "redress", "names"),
    [
        ("20", Redress.REFUND, ["周伟", "李强", "陈静"]),
        ("20.01", Redress.REFUND, ["周伟", "李强"]),
        ("100.01", Redress.GIFT, ["周伟"]),
        ("300.01", Redress.REFUND, []),
    ],
)
def test_only_those_are_offered_whose_limit_suffices(
    counter: Counter, amount: str, redress: Redress, names: list[str]
) -> None:
    case, _ = offered(counter, amount, redress)
    assert signers(counter, counter.state(case)) == names


def test_a_rung_is_asked_on_its_number_until_an_hour_and_the_next_one_when_it_is_over(counter: Counter) -> None:
    case, name = offered(counter, "500")
    climb(counter, case, name)
    first = counter.state(case).legs[0]
    until = counter.clock.now() + ANSWER_WITHIN
    assert (first.department, first.contact, first.due, first.rung) == ("值班经理 周伟", "8001", until, 1)
    with refusal("ladder.waits"):
        climb(counter, case, name)
    counter.clock.advance(ANSWER_WITHIN)
    climb(counter, case, name)
    first, second = counter.state(case).legs
    assert (first.state, second.department, second.rung) == (LegState.RESENT, "县分公司 何主任", 2)
    counter.clock.advance(ANSWER_WITHIN)
    with refusal("ladder.top"):
        climb(counter, case, name)
    assert counter.state(case).hops == () and counter.agrees(case)


def test_consent_lets_the_customer_be_told_and_waits_for_its_signature(counter: Counter) -> None:
    case, name = offered(counter, "500")
    with refusal("solution.above"):
        desk.agree(counter.store, by=counter.wang, case=case, solution=name)
    climb(counter, case, name)
    hear(counter, case, name, agrees=True)
    desk.agree(counter.store, by=counter.wang, case=case, solution=name)
    (one,) = counter.state(case).solutions
    assert one.approval is not None and one.approval.waits and one.approval.phoned == "值班经理 周伟 8001"
    with refusal("solution.settled"):
        hear(counter, case, name, agrees=False, words="再想想")


def test_a_no_leads_to_the_next_rung_at_once(counter: Counter) -> None:
    case, name = offered(counter, "500")
    climb(counter, case, name)
    with refusal("text.empty"):
        hear(counter, case, name, agrees=False)
    hear(counter, case, name, agrees=False, words="超了我的权限")
    with refusal("ladder.nobody"):
        hear(counter, case, name, agrees=True)
    state = counter.state(case)
    found = climb_of(state, state.solutions[0], RUNGS)
    assert (found.above, found.may_climb(counter.clock.now())) == (RUNGS[1], True)
    climb(counter, case, name)
    assert [leg.state for leg in counter.state(case).legs] == [LegState.ANSWERED, LegState.OPEN]


def test_a_reception_is_not_closed_while_somebody_above_is_asked(counter: Counter) -> None:
    case, name = offered(counter, "500")
    climb(counter, case, name)
    with refusal("case.open_legs"):
        ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="退了")


Act = Callable[[Counter, CaseId, str], object]
OTHER_WAYS: list[Act] = [
    lambda c, case, name: desk.decline(c.store, by=c.wang, case=case, solution=name),
    lambda c, case, name: desk.permit_by_phone(
        c.store, by=c.wang, case=case, solution=name, who="何主任", phone="8800123"
    ),
    lambda c, case, name: desk.sign(c.store, by=c.wang, case=case, solution=name, second=c.zhou.staff, pin=PIN),
]


@pytest.mark.parametrize("act", OTHER_WAYS)
def test_once_it_is_settled_another_way_nobody_above_is_waited_for(counter: Counter, act: Act) -> None:
    case, name = offered(counter, "200")
    climb(counter, case, name)
    act(counter, case, name)
    assert counter.state(case).open_legs == () and counter.agrees(case)


def test_without_a_ladder_or_without_need_nobody_is_asked(counter: Counter) -> None:
    case, name = offered(counter, "5")
    with refusal("ladder.needless"):
        climb(counter, case, name)
    case, name = offered(counter, "500")
    settings.change(counter.store, by=counter.zhou, ladder=())
    with refusal("ladder.empty"):
        climb(counter, case, name)
