"""What was agreed, for the customer's eyes: hours, sums and the number, and nothing that may not be seen."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.solved import Redress, SolutionType
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import desk
from hall_assistant.cases.agreed import Agreed, agreed, customer_message
from hall_assistant.clock import HOUR
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.promises.desk import keep, promise
from hall_assistant.solutions import desk as solutions
from tests.core.counter import Counter


def page(at: Counter, case: CaseId, library: Library) -> Agreed:
    with at.store.reading() as reading:
        return agreed(reading, case, library, offset=at.clock.offset())


def settle(at: Counter, case: CaseId, redress: Redress, amount: str, words: str) -> None:
    _, name = solutions.offer(
        at.store, by=at.wang, case=case, type=SolutionType.NOW, redress=redress, amount=amount, words=words
    )
    solutions.agree(at.store, by=at.wang, case=case, solution=name)


def test_the_page_has_hour_sum_number_and_whom_to_ask_for(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    desk.identify(counter.store, by=counter.wang, case=case, surname="王", phone="13812345678")
    promise(
        counter.store, by=counter.wang, case=case, words="打您13812345678说结果", due=counter.clock.now() + 7 * HOUR
    )
    settle(counter, case, Redress.REFUND, "12.5", "多收的退回话费里")
    found = page(counter, case, shipped)
    assert [(one.hour, one.words) for one in found.points] == [
        ("3月12日 16:50 前", "打您138****5678说结果"),
        ("", "退费 12.50元：多收的退回话费里"),
    ]
    assert found.number == counter.state(case).number and "王敏" in found.who and "8003" in found.who
    assert "王女士" not in str(found) and "13812345678" not in str(found)


def test_what_may_not_be_filmed_gives_way_to_its_kind(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="查清涉嫌诈骗的事", due=counter.clock.now() + HOUR)
    settle(counter, case, Redress.CREDIT, "10", "退一赔三给您三倍")
    told = str(page(counter, case, shipped))
    assert "诈骗" not in told and "三倍" not in told and "赠费 10.00元" in told


def test_nothing_agreed_shows_nothing_and_what_is_kept_is_gone(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    with pytest.raises(StaffError, match=r"agreed\.nothing"):
        page(counter, case, shipped)
    promise(counter.store, by=counter.wang, case=case, words="打您电话", due=counter.clock.now() + HOUR)
    page(counter, case, shipped)
    keep(counter.store, by=counter.wang, case=case, promise="P1")
    with pytest.raises(StaffError, match=r"agreed\.nothing"):
        page(counter, case, shipped)


def test_a_gap_left_open_is_named(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="{{时间}}前打您", due=counter.clock.now() + HOUR)
    with pytest.raises(StaffError, match=r"agreed\.open"):
        page(counter, case, shipped)


def test_the_message_says_the_same_in_one_breath(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="打您电话说结果。", due=counter.clock.now() + 7 * HOUR)
    with counter.store.reading() as at:
        text = customer_message(at, case, shipped, offset=counter.clock.offset())
    number = counter.state(case).number
    assert text == f"【演示厅】今天跟您说定：3月12日 16:50 前打您电话说结果。编号 {number}，查进度报它就行。"
