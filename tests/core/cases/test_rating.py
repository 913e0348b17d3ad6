"""The customer's rating: part by part, by nobody about themselves, never in heat; appealed once, counted by part."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.rated import RatingWay
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, handover
from hall_assistant.cases.ending import end, void
from hall_assistant.cases.rating import SITTING, answer_rating_appeal, appeal_rating, may_ask, rate
from hall_assistant.clock import MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.rating_figures import rating_figures, waiting_appeals
from hall_assistant.logbook.timeline import timeline
from hall_assistant.people.values import Actor
from hall_assistant.settings.desk import change
from tests.core.counter import Counter

ALL = {"manner": 5, "solution": 3, "rule": 1}


def press(at: Counter, case: CaseId, by: Actor | None = None, **marks: int) -> None:
    rate(at.store, by=by or at.wang, case=case, marks=marks, way=RatingWay.WINDOW)


def asked(at: Counter, case: CaseId) -> None:
    with at.store.reading() as reading:
        may_ask(reading, case, now=at.clock.now())


def test_each_part_is_kept_when_pressed_and_may_be_pressed_otherwise_for_a_while(counter: Counter) -> None:
    case = counter.reception()
    press(counter, case, manner=5)
    assert counter.state(case).ratings == {"manner": 5}
    counter.clock.advance(MINUTE)
    press(counter, case, rule=1)
    press(counter, case, manner=3)
    state = counter.state(case)
    assert state.ratings == {"manner": 3, "rule": 1} and state.rated is not None
    assert (state.rated.way, state.rated.handler) == (RatingWay.WINDOW, counter.wang.staff)
    counter.clock.advance(SITTING)
    with pytest.raises(StaffError, match=r"rating\.already"):
        press(counter, case, solution=5)
    assert counter.agrees(case)


def test_who_handled_it_then_stands_in_the_fact_though_it_changes_hands(counter: Counter) -> None:
    case = counter.reception()
    press(counter, case, solution=1)
    handover.offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
    handover.accept(counter.store, by=counter.chen, case=case)
    rated = counter.state(case).rated
    assert rated is not None and rated.is_about(counter.wang.staff) and not rated.is_about(counter.chen.staff)
    with pytest.raises(StaffError, match=r"rating\.not_yours"):
        appeal_rating(counter.store, by=counter.chen, case=case, reason="不是我")


def test_nobody_enters_paper_about_themselves_and_paper_goes_beside_no_window(counter: Counter) -> None:
    case = counter.reception()
    with pytest.raises(StaffError, match=r"rating\.own_paper"):
        rate(counter.store, by=counter.wang, case=case, marks=ALL, way=RatingWay.PAPER)
    rate(counter.store, by=counter.chen, case=case, marks=ALL, way=RatingWay.PAPER)
    assert counter.state(case).ratings == ALL
    with pytest.raises(StaffError, match=r"rating\.already"):
        press(counter, case, manner=5)


def test_an_ended_reception_is_rated_and_an_empty_or_voided_one_is_not(counter: Counter) -> None:
    case = counter.reception()
    end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="说清了")
    press(counter, case, manner=5)
    assert counter.state(case).state == "ended" and counter.state(case).ratings == {"manner": 5}
    with pytest.raises(StaffError, match=r"rating\.empty"):
        press(counter, counter.begun(), manner=5)
    gone = counter.reception()
    press(counter, gone, manner=5)
    void(counter.store, by=counter.wang, case=gone)
    with pytest.raises(StaffError, match=r"case\.voided"):
        press(counter, gone, manner=5)
    assert counter.count("ratings") == 1


@pytest.mark.parametrize("marks", [{}, {"manner": 0}, {"rule": 6}, {"looks": 5}])
def test_marks_out_of_range_are_refused(counter: Counter, marks: dict[str, int]) -> None:
    with pytest.raises(StaffError, match=r"rating\.range"):
        rate(counter.store, by=counter.wang, case=counter.reception(), marks=marks, way=RatingWay.WINDOW)


def test_it_is_asked_only_where_it_is_on_and_never_in_heat(counter: Counter) -> None:
    case = counter.reception()
    with pytest.raises(StaffError, match=r"rating\.off"):
        asked(counter, case)
    change(counter.store, by=counter.zhou, rating_on=True)
    asked(counter, case)
    desk.set_emotion(counter.store, by=counter.wang, case=case, level=4, step="listen")
    with pytest.raises(StaffError, match=r"rating\.heated"):
        asked(counter, case)
    desk.set_emotion(counter.store, by=counter.wang, case=case, level=2, step="agree")
    asked(counter, case)
    desk.switch_flow(counter.store, by=counter.wang, case=case, flow="urgent")
    with pytest.raises(StaffError, match=r"rating\.heated"):
        asked(counter, case)


def test_an_appeal_is_made_once_and_answered_by_a_manager_who_was_not_rated(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    with pytest.raises(StaffError, match=r"rating\.none"):
        appeal_rating(counter.store, by=counter.wang, case=case, reason="单子没批")
    press(counter, case, **ALL)
    appeal_rating(counter.store, by=counter.wang, case=case, reason="单子没批，不是我不办")
    with pytest.raises(StaffError, match=r"rating\.appealed"):
        appeal_rating(counter.store, by=counter.wang, case=case, reason="再说一遍")
    with counter.store.reading() as at:
        assert [one.case for one in waiting_appeals(at, limit=9)] == [case]
    with pytest.raises(StaffError, match=r"access\.denied"):
        answer_rating_appeal(counter.store, by=counter.li, case=case, note="好")
    answer_rating_appeal(counter.store, by=counter.zhou, case=case, note="查了，是后台没批", aside=True)
    with pytest.raises(StaffError, match=r"rating\.no_appeal"):
        answer_rating_appeal(counter.store, by=counter.zhou, case=case, note="又")
    with counter.store.reading() as at:
        assert waiting_appeals(at, limit=9) == []
        told = [(one.what, one.text) for one in timeline(at, case, shipped)][-3:]
    assert told == [
        ("评价", "态度5 方案3 规定1 客户窗口"),
        ("评价申诉", "单子没批，不是我不办"),
        ("店长答复", "查了，是后台没批（不算进数里）"),
    ]


def test_a_manager_does_not_answer_an_appeal_of_their_own(counter: Counter) -> None:
    case = counter.reception(counter.zhou)
    press(counter, case, counter.zhou, manner=1)
    appeal_rating(counter.store, by=counter.zhou, case=case, reason="不是我")
    with pytest.raises(StaffError, match=r"rating\.own_appeal"):
        answer_rating_appeal(counter.store, by=counter.zhou, case=case, note="对")


def test_figures_count_each_part_with_how_many_answered_and_hold_nobody(counter: Counter) -> None:
    for marks in (ALL, {"manner": 5}, {"manner": 1, "rule": 4}):
        case = counter.reception()
        press(counter, case, **marks)
    appeal_rating(counter.store, by=counter.wang, case=case, reason="录错了")
    answer_rating_appeal(counter.store, by=counter.zhou, case=case, note="是", aside=True)
    with counter.store.reading() as at:
        found = rating_figures(at, "2026-03-12", "2026-03-12")
        columns = {row["name"] for row in at.rows("PRAGMA table_info(ratings)")}
        assert rating_figures(at, "2026-03-13", "2026-03-20").receptions == 0
    assert [(one.part, one.n, one.good, one.middling, one.poor) for one in found.parts] == [
        ("manner", 2, 2, 0, 0),
        ("solution", 1, 0, 1, 0),
        ("rule", 1, 0, 0, 1),
    ]
    assert (found.receptions, found.paper, found.aside) == (2, 0, 1)
    assert not columns & {"staff", "handler", "first_asked", "by"}, "nobody can be ranked"
