"""The brief: everything the next one must know, in 120 characters; the four lines for the duty manager."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall_assistant.casefile.solved import Redress, SolutionType
from hall_assistant.casefile.values import CaseId, CaseState, Evidence
from hall_assistant.cases import desk
from hall_assistant.cases.brief import Brief, brief, brief_of, hour_words
from hall_assistant.cases.legs import open_leg
from hall_assistant.clock import HOUR, parse_local
from hall_assistant.library.library import Library
from hall_assistant.privacy.identity import NOBODY
from hall_assistant.promises.desk import promise
from hall_assistant.solutions import desk as solutions
from tests.core.counter import PIN, Counter


def told(counter: Counter, case: CaseId, library: Library) -> Brief:
    with counter.store.reading() as at:
        return brief_of(at, case, library, now=counter.clock.now(), offset=480)


@pytest.fixture
def case(counter: Counter) -> CaseId:
    at, by = counter.store, counter.wang
    case = counter.begun()
    desk.set_topic(at, by=by, case=case, topic="fraud_stop")
    desk.identify(at, by=by, case=case, surname="王", honorific="女士", phone="13812345678")
    desk.note(at, by=by, case=case, text="今天要能收验证码。", kind="request")
    desk.note(at, by=by, case=case, text="材料齐就报，上面批。", kind="explained")
    desk.detail(at, by=by, case=case, name="号码", value="13812345678")
    desk.set_emotion(at, by=by, case=case, level=4, step="listen")
    promise(at, by=by, case=case, words="打您这个号", due=parse_local("2026-03-12 17:00", 480))
    open_leg(
        at,
        by=by,
        case=case,
        department="市公司",
        question="核完没有",
        due=parse_local("2026-03-13 10:00", 480),
    )
    return case


def test_the_brief_holds_what_the_next_one_must_know(counter: Counter, case: CaseId, shipped: Library) -> None:
    read = told(counter, case, shipped)
    assert read.who == "王女士" and read.first_asked == read.handler == "王敏"
    assert read.wants == ("今天要能收验证码。",) and read.answers == ("材料齐就报，上面批。",)
    assert read.promises == ("今天17:00前打您这个号",)
    assert read.waits == ("市公司明天10:00前回：核完没有",)
    assert read.unknown == ("时间", "地点", "金额") and read.hops == 1


def test_the_short_text_fits_says_the_promise_first_and_nothing_private(
    counter: Counter, case: CaseId, shipped: Library
) -> None:
    read = told(counter, case, shipped)
    text = read.text(shipped)
    assert len(text) <= 120 and "答应了今天17:00前打您这个号" in text and "市公司" in text
    assert "13812345678" not in text
    assert read.mood == 4 and read.dont
    assert not any(dont in text for dont in read.dont)


def test_the_duty_manager_hears_four_lines(counter: Counter, case: CaseId, shipped: Library) -> None:
    lines = told(counter, case, shipped).duty_lines(shipped)
    assert len(lines) == 4
    assert lines[0].startswith("3号柜，王女士") and "今天要能收验证码" in lines[1]
    assert "今天17:00前打您这个号" in lines[2] and "首问是王敏" in lines[3]


def test_a_reception_that_holds_almost_nothing_still_has_a_brief(counter: Counter, shipped: Library) -> None:
    read = told(counter, counter.reception(), shipped)
    assert read.text(shipped) and len(read.duty_lines(shipped)) == 4
    empty = brief(CaseState(CaseId("case:x")), shipped, person=NOBODY, staff={}, now=0, offset=480)
    assert empty.text(shipped) and len(empty.duty_lines(shipped)) == 4


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), max_size=6))
def test_whatever_was_typed_the_text_keeps_its_length_and_one_line(shipped: Library, typed: list[str]) -> None:
    state = CaseState(CaseId("case:x"), details=dict(zip(("时间", "地点"), typed, strict=False)))
    read = brief(state, shipped, person=NOBODY, staff={}, now=0, offset=480)
    read = Brief(**{**{name: getattr(read, name) for name in read.__slots__}, "wants": tuple(typed)})
    text = read.text(shipped)
    assert len(text) <= 120 and "\n" not in text
    assert len(read.duty_lines(shipped)) == 4


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-03-12 17:00", "今天17:00"),
        ("2026-03-13 09:30", "明天09:30"),
        ("2026-03-11 09:30", "昨天09:30"),
        ("2026-04-01 00:00", "4月1日00:00"),
        ("2027-01-02 08:05", "2027年1月2日08:05"),
    ],
)
def test_hours_are_said_as_people_say_them(at: str, words: str) -> None:
    now = parse_local("2026-03-12 09:50", 480)
    assert hour_words(parse_local(at, 480), now, 480) == words
    assert hour_words(now + 24 * HOUR, now, 480).startswith("明天")


def test_a_signature_that_is_owed_is_named_until_it_is_given(counter: Counter, case: CaseId, shipped: Library) -> None:
    at, by = counter.store, counter.wang
    desk.set_evidence(at, by=by, case=case, evidence=Evidence.OURS)

    def offered(amount: str, redress: Redress) -> str:
        return solutions.offer(
            at, by=by, case=case, type=SolutionType.NOW, redress=redress, amount=amount, words="退进话费"
        )[1]

    small = offered("5", Redress.REFUND)
    assert "未签字" not in told(counter, case, shipped).text(shipped), "within what the handler may give alone"
    big = offered("40", Redress.REFUND)
    gift = offered("10", Redress.GIFT)
    text = told(counter, case, shipped).text(shipped)
    assert "方案未签字：退费40.00元（共2件）" in text and len(text) <= 120
    for name in (small, gift):
        solutions.decline(at, by=by, case=case, solution=name)
    solutions.permit_by_phone(at, by=by, case=case, solution=big, who="周伟", phone="8001")
    solutions.agree(at, by=by, case=case, solution=big)
    assert told(counter, case, shipped).unsigned == ("退费40.00元",), "a word by telephone is no signature"
    solutions.sign(at, by=by, case=case, solution=big, second=counter.zhou.staff, pin=PIN)
    assert "未签字" not in told(counter, case, shipped).text(shipped)
