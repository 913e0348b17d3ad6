"""Who asks to cancel is neither offered something else nor refused before the cancelling is settled (C2)."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.solved import Redress, SolutionType
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import needs
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.solutions import desk
from tests.core.counter import Counter


@pytest.fixture
def case(counter: Counter, shipped: Library) -> CaseId:
    case = counter.reception(words="没同意就开了，给我取消")
    wanted = shipped.later("needs")["cancel"]
    needs.ask_for(counter.store, by=counter.wang, case=case, need=wanted, rules={}, law={})
    return case


def _offer(counter: Counter, case: CaseId) -> None:
    type, redress = SolutionType.NOW, Redress.CREDIT
    desk.offer(counter.store, by=counter.wang, case=case, type=type, redress=redress, amount="10", words="送您十块话费")


def _refuse(counter: Counter, case: CaseId) -> None:
    desk.refuse(counter.store, by=counter.wang, case=case, cannot="现在取消", why="在合约里", can="到期自动停")


def test_nothing_else_is_offered_or_refused_before(counter: Counter, case: CaseId) -> None:
    for act in (_offer, _refuse):
        with pytest.raises(StaffError, match=r"solution\.first"):
            act(counter, case)
    assert counter.state(case).solutions == ()


def test_once_it_is_settled_the_rest_may_be_talked_about(counter: Counter, case: CaseId, shipped: Library) -> None:
    wanted = shipped.later("needs")["cancel"]
    told = {"取消了哪样": "彩铃", "几点办好的": "17:32"}
    needs.answer(counter.store, by=counter.wang, case=case, need=wanted, how="当场取消了", entries=told)
    _offer(counter, case)
    assert len(counter.state(case).solutions) == 1


def test_the_cancelling_itself_may_be_an_option_and_frees_the_others(counter: Counter, case: CaseId) -> None:
    type = SolutionType.NOW
    desk.offer(counter.store, by=counter.wang, case=case, type=type, words="彩铃现在就取消")
    _offer(counter, case)
    assert len(counter.state(case).solutions) == 2
    with pytest.raises(StaffError, match=r"solution\.first"):
        _refuse(counter, case)


def test_other_needs_hold_nothing_up(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    wanted = shipped.later("needs")["written"]
    needs.ask_for(counter.store, by=counter.wang, case=case, need=wanted, rules={}, law={})
    _offer(counter, case)
