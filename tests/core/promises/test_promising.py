"""A promise has words, an hour and an owner; it ends by being kept, or by a new one in its place."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.promising import Way
from hall_assistant.casefile.values import CaseId, Promise, PromiseState
from hall_assistant.clock import DAY, HOUR, MINUTE
from hall_assistant.deadlines.desk import meet, start
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.promises.desk import keep, promise, renew
from hall_assistant.promises.ledger import FARTHEST, Contacted
from tests.core.counter import Counter


def give(counter: Counter, case: CaseId, words: str = "我打您这个号", due: int = 2 * HOUR) -> None:
    promise(counter.store, by=counter.wang, case=case, words=words, due=counter.clock.now() + due)


def only(counter: Counter, case: CaseId) -> Promise:
    (one,) = counter.state(case).promises
    return one


def test_a_promise_keeps_words_hour_and_who_gave_it(counter: Counter) -> None:
    case = counter.reception()
    give(counter, case)
    one = only(counter, case)
    now = counter.clock.now()
    assert (one.promise, one.words, one.due, one.made) == ("P1", "我打您这个号", now + 2 * HOUR, now)
    assert (one.owner, one.state, one.settled, one.late) == (counter.wang.staff, PromiseState.OPEN, None, False)
    assert counter.agrees(case)


@pytest.mark.parametrize(
    ("due", "code"),
    [(0, "promise.past"), (-1, "promise.past"), (-10 * DAY, "promise.past"), (FARTHEST + 1, "promise.far")],
)
def test_an_hour_gone_by_or_years_away_is_refused(counter: Counter, due: int, code: str) -> None:
    case = counter.reception()
    with pytest.raises(StaffError) as refused:
        give(counter, case, due=due)
    assert refused.value.code == code
    assert counter.state(case).promises == ()


@pytest.mark.parametrize("due", [1, FARTHEST])
def test_the_next_moment_and_the_farthest_are_hours_too(counter: Counter, due: int) -> None:
    case = counter.reception()
    give(counter, case, due=due)
    assert only(counter, case).due == counter.clock.now() + due


@pytest.mark.parametrize("words", ["", " ", "\n\u200b"])
def test_a_promise_without_words_is_none(counter: Counter, words: str) -> None:
    case = counter.reception()
    with pytest.raises(StaffError, match=r"text\.empty"):
        give(counter, case, words=words)


def test_kept_in_time_and_kept_late_are_told_apart(counter: Counter) -> None:
    in_time, late = counter.reception(), counter.reception()
    give(counter, in_time)
    give(counter, late)
    counter.clock.advance(2 * HOUR)
    keep(counter.store, by=counter.wang, case=in_time, promise="P1", how="打过了")
    counter.clock.advance(1)
    keep(counter.store, by=counter.chen, case=late, promise="P1", contacted=Contacted(Way.COUNTER))
    assert [only(counter, case).late for case in (in_time, late)] == [False, True]
    kept = only(counter, in_time)
    assert (kept.state, kept.how, kept.owner) == (PromiseState.KEPT, "打过了", counter.wang.staff)
    assert counter.agrees(late)


def test_a_renewed_promise_stays_on_file_and_names_its_successor(counter: Counter) -> None:
    case = counter.reception()
    give(counter, case)
    first_due = only(counter, case).due
    for turn, by in enumerate((counter.wang, counter.chen, counter.li), start=1):
        counter.clock.advance(HOUR)
        due = counter.clock.now() + DAY
        renew(counter.store, by=by, case=case, promise=f"P{turn}", due=due, why="师傅没空")
    chain = counter.state(case).promises
    assert [one.promise for one in chain] == ["P1", "P2", "P3", "P4"]
    assert [one.renews for one in chain] == [None, "P1", "P2", "P3"]
    assert [one.state for one in chain] == [PromiseState.RENEWED] * 3 + [PromiseState.OPEN]
    assert {one.words for one in chain} == {"我打您这个号"}
    assert {one.owner for one in chain} == {counter.wang.staff}, "who gave it answers for it, whoever moves its hour"
    assert (chain[0].due, chain[0].how) == (first_due, "师傅没空")
    assert counter.agrees(case)


def test_renewing_may_change_the_words(counter: Counter) -> None:
    case = counter.reception()
    give(counter, case)
    renew(counter.store, by=counter.wang, case=case, promise="P1", due=counter.clock.now() + DAY, words="改成上门")
    assert [one.words for one in counter.state(case).promises] == ["我打您这个号", "改成上门"]


def test_a_renewal_into_the_past_leaves_the_old_promise_open(counter: Counter) -> None:
    case = counter.reception()
    give(counter, case)
    before = counter.facts(case)
    with pytest.raises(StaffError, match=r"promise\.past"):
        renew(counter.store, by=counter.wang, case=case, promise="P1", due=counter.clock.now() - MINUTE)
    assert counter.facts(case) == before
    assert only(counter, case).state is PromiseState.OPEN


def test_what_is_settled_cannot_be_settled_again(counter: Counter) -> None:
    case = counter.reception()
    give(counter, case)
    give(counter, case)
    keep(counter.store, by=counter.wang, case=case, promise="P1")
    renew(counter.store, by=counter.wang, case=case, promise="P2", due=counter.clock.now() + DAY)
    for name in ("P1", "P2"):
        with pytest.raises(StaffError, match=r"promise\.settled"):
            keep(counter.store, by=counter.wang, case=case, promise=name)
        with pytest.raises(StaffError, match=r"promise\.settled"):
            renew(counter.store, by=counter.wang, case=case, promise=name, due=counter.clock.now() + DAY)


@pytest.mark.parametrize("name", ["P2", "", "p1", "P1 ", "'; DROP TABLE promises; --"])
def test_a_promise_that_was_never_given_is_unknown(counter: Counter, name: str) -> None:
    case = counter.reception()
    give(counter, case)
    with pytest.raises(StaffError, match=r"promise\.unknown"):
        keep(counter.store, by=counter.wang, case=case, promise=name)


@pytest.mark.parametrize(
    ("words", "rule", "refused"),
    [
        ("查完给您答复", "house_reply", True),
        ("我打您这个号", "house_reply", True),
        ("退到您话费里", "house_reply", False),
        ("修好了再说", "repair_city", True),
        ("修好了再说", "house_reply", False),
        ("我打您这个号", "call_back_again", False),
    ],
)
def test_no_word_is_given_for_later_than_the_clock_it_answers_to(
    counter: Counter, shipped: Library, words: str, rule: str, refused: bool
) -> None:
    case = counter.reception()
    start(counter.store, by=counter.wang, case=case, rule=shipped.later("deadlines")[rule], law=shipped.law)
    give(counter, case, words, 48 * HOUR if refused else 48 * HOUR + 1)
    if refused:
        with pytest.raises(StaffError, match=r"promise\.beyond"):
            give(counter, case, words, 48 * HOUR + 1)
        with pytest.raises(StaffError, match=r"promise\.beyond"):
            renew(counter.store, by=counter.wang, case=case, promise="P1", due=counter.clock.now() + 3 * DAY)


def test_a_clock_that_was_met_or_is_over_holds_nobody_back(counter: Counter, shipped: Library) -> None:
    met, over = counter.reception(), counter.reception()
    for case in (met, over):
        start(
            counter.store, by=counter.wang, case=case, rule=shipped.later("deadlines")["house_reply"], law=shipped.law
        )
    meet(counter.store, by=counter.wang, case=met, clock="C1")
    give(counter, met, due=3 * DAY)
    counter.clock.ms += 49 * HOUR
    give(counter, over, due=DAY)
