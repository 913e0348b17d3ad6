"""How a reception ends: one sentence, an outcome, a number where an order was made, and no promise left open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk
from hall_assistant.cases.drafting import drafts_of, keep_draft
from hall_assistant.cases.ending import correct, end, undo, void
from hall_assistant.cases.handover import accept, offer
from hall_assistant.cases.writeup import WriteUp, write_up
from hall_assistant.clock import HOUR, MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.promises.desk import keep, promise, renew
from tests.core.counter import Counter, acts


def ended(counter: Counter, outcome: Outcome = Outcome.SOLVED, order: str = "") -> CaseId:
    case = counter.reception()
    end(counter.store, by=counter.wang, case=case, outcome=outcome, sentence="当场说清", order_number=order)
    return case


def promised(counter: Counter, hours: int = 2) -> CaseId:
    case = counter.reception()
    due = counter.clock.now() + hours * HOUR
    promise(counter.store, by=counter.wang, case=case, words="我打您这个号", due=due)
    return case


@pytest.mark.parametrize("outcome", [Outcome.SOLVED, Outcome.PASSED, Outcome.LEFT])
def test_an_ending_keeps_outcome_sentence_and_hour(counter: Counter, outcome: Outcome) -> None:
    case = counter.reception()
    counter.clock.advance(9 * MINUTE)
    end(counter.store, by=counter.wang, case=case, outcome=outcome, sentence=" 说清了，\n  客户走了 ")
    state = counter.state(case)
    assert (state.state, state.outcome, state.sentence) == ("ended", outcome, "说清了， 客户走了")
    assert state.ended == counter.clock.now()
    assert counter.agrees(case)


@pytest.mark.parametrize("sentence", ["", "  ", "\n", "\u200b\u202e"])
def test_an_ending_without_a_sentence_is_refused(counter: Counter, sentence: str) -> None:
    case = counter.reception()
    with pytest.raises(StaffError, match=r"text\.empty"):
        end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence=sentence)
    assert counter.state(case).state == "open"


@pytest.mark.parametrize("number", ["", "   ", "\n"])
def test_an_order_needs_its_number(counter: Counter, number: str) -> None:
    case = counter.reception()
    with pytest.raises(StaffError, match=r"case\.order_missing"):
        end(counter.store, by=counter.wang, case=case, outcome=Outcome.ORDERED, sentence="立单", order_number=number)
    assert counter.kinds(case) == ["case.opened", "case.noted"]


def test_the_orders_number_may_come_with_the_ending_or_stand_there_before(counter: Counter) -> None:
    assert counter.state(ended(counter, Outcome.ORDERED, " GD-2026 7 ")).order_number == "GD-2026 7"
    case = counter.reception()
    desk.set_order(counter.store, by=counter.wang, case=case, number="GD8")
    end(counter.store, by=counter.wang, case=case, outcome=Outcome.ORDERED, sentence="立单")
    assert (counter.state(case).order_number, counter.state(case).outcome) == ("GD8", Outcome.ORDERED)


def test_an_orders_number_taken_back_does_not_count(counter: Counter) -> None:
    case = counter.reception()
    desk.set_order(counter.store, by=counter.wang, case=case, number="GD8")
    undo(counter.store, by=counter.wang, case=case)
    with pytest.raises(StaffError, match=r"case\.order_missing"):
        end(counter.store, by=counter.wang, case=case, outcome=Outcome.ORDERED, sentence="立单")


def test_an_orders_number_may_follow_the_ending_but_not_be_emptied(counter: Counter) -> None:
    case = ended(counter, Outcome.ORDERED, "GD1")
    counter.clock.advance(3 * HOUR)
    desk.set_order(counter.store, by=counter.wang, case=case, number="GD2")
    with pytest.raises(StaffError, match=r"text\.empty"):
        desk.set_order(counter.store, by=counter.wang, case=case, number=" ")
    state = counter.state(case)
    assert (state.order_number, state.state) == ("GD2", "ended")


def test_only_the_handler_or_who_leads_may_end_or_void(counter: Counter) -> None:
    case = counter.reception()
    for act in acts(
        lambda: end(counter.store, by=counter.chen, case=case, outcome=Outcome.LEFT, sentence="走了"),
        lambda: void(counter.store, by=counter.chen, case=case),
    ):
        with pytest.raises(StaffError, match=r"case\.not_yours"):
            act()
    end(counter.store, by=counter.li, case=case, outcome=Outcome.LEFT, sentence="走了")
    assert counter.state(case).state == "ended"


def test_after_a_hand_over_the_giver_may_not_end_it(counter: Counter) -> None:
    case = counter.reception()
    offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
    accept(counter.store, by=counter.chen, case=case)
    with pytest.raises(StaffError, match=r"case\.not_yours"):
        end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="我来结")


def test_what_has_ended_takes_no_more_content(counter: Counter) -> None:
    case = ended(counter)
    before = counter.kinds(case)
    for act in acts(
        lambda: desk.note(counter.store, by=counter.wang, case=case, text="还有"),
        lambda: promise(counter.store, by=counter.wang, case=case, words="打给您", due=counter.clock.now() + HOUR),
        lambda: end(counter.store, by=counter.wang, case=case, outcome=Outcome.LEFT, sentence="又结一次"),
        lambda: desk.set_topic(counter.store, by=counter.wang, case=case, topic="fee"),
    ):
        with pytest.raises(StaffError, match=r"case\.ended") as refused:
            act()
        assert refused.value.values["number"] == counter.state(case).number
    assert counter.kinds(case) == before


PATHS: dict[str, Callable[[Counter, CaseId], object]] = {
    "end": lambda at, case: end(at.store, by=at.wang, case=case, outcome=Outcome.SOLVED, sentence="好了"),
    "end with an order": lambda at, case: end(
        at.store, by=at.wang, case=case, outcome=Outcome.ORDERED, sentence="好了", order_number="GD1"
    ),
    "end by the lead": lambda at, case: end(at.store, by=at.li, case=case, outcome=Outcome.LEFT, sentence="好了"),
    "void": lambda at, case: void(at.store, by=at.wang, case=case),
    "void by the manager": lambda at, case: void(at.store, by=at.zhou, case=case),
}


@pytest.mark.parametrize("path", PATHS)
def test_no_way_to_end_while_a_promise_is_open(counter: Counter, path: str) -> None:
    case = promised(counter)
    before = counter.kinds(case)
    with pytest.raises(StaffError, match=r"case\.open_promises") as refused:
        PATHS[path](counter, case)
    told = refused.value.values
    assert (told["count"], told["named"], told["words"]) == (1, "P1", "我打您这个号")
    assert (counter.kinds(case), counter.state(case).state) == (before, "open")


@pytest.mark.parametrize("path", PATHS)
def test_a_renewed_promise_is_still_an_open_one(counter: Counter, path: str) -> None:
    case = promised(counter)
    renew(counter.store, by=counter.wang, case=case, promise="P1", due=counter.clock.now() + 5 * HOUR)
    with pytest.raises(StaffError, match=r"case\.open_promises") as refused:
        PATHS[path](counter, case)
    assert refused.value.values["named"] == "P2"


def test_the_promise_named_is_the_one_due_first(counter: Counter) -> None:
    case = promised(counter, hours=9)
    soon = counter.clock.now() + HOUR
    promise(counter.store, by=counter.wang, case=case, words="先打一个", due=soon)
    with pytest.raises(StaffError) as refused:
        end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    assert refused.value.values == {"count": 2, "named": "P1、P2", "words": "先打一个", "due": soon}


def test_correcting_or_undoing_does_not_make_a_promise_go_away(counter: Counter) -> None:
    case = promised(counter)
    made = counter.facts(case)[-1]
    with pytest.raises(StaffError, match=r"undo\.nothing"):
        undo(counter.store, by=counter.wang, case=case)
    for field, value in (("state", "kept"), ("promise", "P9"), ("owner", counter.chen.staff)):
        with pytest.raises(StaffError, match=r"correction\.unknown"):
            correct(counter.store, by=counter.wang, case=case, chain=made.chain, seq=made.seq, field=field, value=value)
    assert len(counter.state(case).open_promises) == 1


def test_writing_up_with_a_promise_and_an_outcome_is_refused_whole(counter: Counter) -> None:
    before = counter.count("journal"), counter.count("persons"), counter.count("begun"), counter.count("person_match")
    answers = WriteUp(
        started=counter.clock.now() - HOUR,
        surname="王",
        phone="13812345678",
        request="查扣费",
        promise="明天打给您",
        due=counter.clock.now() + HOUR,
        outcome=Outcome.SOLVED,
        sentence="好了",
    )
    with pytest.raises(StaffError, match=r"case\.open_promises"):
        write_up(counter.store, by=counter.wang, answers=answers)
    after = counter.count("journal"), counter.count("persons"), counter.count("begun"), counter.count("person_match")
    assert after == before


def test_once_every_promise_is_kept_it_ends(counter: Counter) -> None:
    case = promised(counter)
    keep(counter.store, by=counter.wang, case=case, promise="P1", how="打过了")
    end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    state = counter.state(case)
    assert (state.state, state.crossed, state.open_promises) == ("ended", False, ())


def test_void_is_for_the_same_local_day_only(counter: Counter) -> None:
    counter.clock.move_to("2026-03-12 23:50")
    in_time, too_late = counter.reception(), counter.reception()
    counter.clock.move_to("2026-03-12 23:59")
    void(counter.store, by=counter.wang, case=in_time)
    counter.clock.move_to("2026-03-13 00:00")
    with pytest.raises(StaffError, match=r"case\.void_too_late"):
        void(counter.store, by=counter.wang, case=too_late)
    assert [counter.state(case).state for case in (in_time, too_late)] == ["voided", "open"]
    assert counter.agrees(in_time)


def test_a_write_up_of_yesterday_may_be_voided_today(counter: Counter) -> None:
    answers = WriteUp(started=counter.clock.now() - 20 * HOUR, request="查扣费")
    case, _ = write_up(counter.store, by=counter.wang, answers=answers)
    void(counter.store, by=counter.wang, case=case)
    assert counter.state(case).state == "voided"


def test_what_is_voided_stays_voided(counter: Counter) -> None:
    case = counter.reception()
    void(counter.store, by=counter.wang, case=case)
    made = counter.facts(case)[1]
    for act in acts(
        lambda: void(counter.store, by=counter.wang, case=case),
        lambda: desk.note(counter.store, by=counter.wang, case=case, text="还有"),
        lambda: desk.set_order(counter.store, by=counter.wang, case=case, number="GD1"),
        lambda: end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好"),
        lambda: promise(counter.store, by=counter.wang, case=case, words="打", due=counter.clock.now() + HOUR),
        lambda: correct(
            counter.store, by=counter.wang, case=case, chain=made.chain, seq=made.seq, field="text", value="改"
        ),
    ):
        with pytest.raises(StaffError, match=r"case\.voided"):
            act()
    assert counter.kinds(case) == ["case.opened", "case.noted", "case.voided"]


def test_voiding_an_empty_one_makes_it_vanish_and_an_unknown_one_is_unknown(counter: Counter) -> None:
    case = counter.begun()
    void(counter.store, by=counter.wang, case=case)
    assert (counter.kinds(case), counter.count("begun")) == ([], 0)
    with pytest.raises(StaffError, match=r"case\.unknown"):
        void(counter.store, by=counter.wang, case=case)


def test_ending_and_voiding_drop_what_was_being_typed(counter: Counter) -> None:
    for path in ("end", "void"):
        case = counter.reception()
        keep_draft(counter.store, by=counter.wang, case=case, field="note", text="半句")
        PATHS[path](counter, case)
        with counter.store.reading() as at:
            assert drafts_of(at, case) == {}
