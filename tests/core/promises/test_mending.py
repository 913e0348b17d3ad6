"""A promise that was broken is owned up to; one settled by mistake is opened again; neither lets a reception close."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hall_assistant.casefile.fold import fold
from hall_assistant.casefile.promising import PromiseKind
from hall_assistant.casefile.values import CaseId, Outcome, PromiseState
from hall_assistant.cases.ending import end, void
from hall_assistant.clock import DAY, HOUR
from hall_assistant.errors import StaffError
from hall_assistant.promises.desk import REOPEN_WITHIN, break_promise, keep, promise, renew, reopen
from hall_assistant.promises.kinds import kind_of
from tests.core.counter import Counter


def promised(counter: Counter, kind: PromiseKind | None = None) -> CaseId:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="给您准话", due=counter.clock.now() + HOUR, kind=kind)
    return case


def test_a_broken_promise_says_what_was_done_and_lets_the_reception_end(counter: Counter) -> None:
    case = promised(counter)
    with pytest.raises(StaffError, match=r"text\.empty"):
        break_promise(counter.store, by=counter.wang, case=case, promise="P1", done=" ")
    break_promise(counter.store, by=counter.wang, case=case, promise="P1", done="当面赔了不是，改派别的师傅")
    (one,) = counter.state(case).promises
    assert (one.state, one.how) == (PromiseState.BROKEN, "当面赔了不是，改派别的师傅")
    with pytest.raises(StaffError, match=r"promise\.settled"):
        keep(counter.store, by=counter.wang, case=case, promise="P1")
    end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="另派了师傅")
    assert counter.agrees(case)


@pytest.mark.parametrize("broken", [False, True])
def test_one_settled_by_mistake_is_open_again_and_keeps_the_reception_open(counter: Counter, broken: bool) -> None:
    case = promised(counter)
    if broken:
        break_promise(counter.store, by=counter.wang, case=case, promise="P1", done="点错")
    else:
        keep(counter.store, by=counter.chen, case=case, promise="P1", how="点错")
    reopen(counter.store, by=counter.wang, case=case, promise="P1", why="点到别人的了")
    (one,) = counter.state(case).promises
    assert (one.state, one.settled, one.how, one.reopened) == (PromiseState.OPEN, None, "", 1)
    with pytest.raises(StaffError, match=r"case\.open_promises"):
        end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    with pytest.raises(StaffError, match=r"case\.open_promises"):
        void(counter.store, by=counter.wang, case=case)
    keep(counter.store, by=counter.wang, case=case, promise="P1", how="真打了")
    assert counter.state(case).promises[0].how == "真打了" and counter.agrees(case)


def test_within_a_day_its_owner_reopens_later_or_another_persons_takes_a_lead(counter: Counter) -> None:
    case = promised(counter)
    keep(counter.store, by=counter.wang, case=case, promise="P1")
    with pytest.raises(StaffError, match=r"promise\.reopen_owner"):
        reopen(counter.store, by=counter.chen, case=case, promise="P1", why="点错")
    counter.clock.advance(REOPEN_WITHIN + 1)
    with pytest.raises(StaffError, match=r"promise\.reopen_late"):
        reopen(counter.store, by=counter.wang, case=case, promise="P1", why="点错")
    with pytest.raises(StaffError, match=r"text\.empty"):
        reopen(counter.store, by=counter.li, case=case, promise="P1", why="")
    reopen(counter.store, by=counter.li, case=case, promise="P1", why="点错")
    assert counter.state(case).promises[0].owner == counter.wang.staff, "who opens it again does not own it"


def test_the_last_moment_of_the_day_is_the_owners(counter: Counter) -> None:
    case = promised(counter)
    keep(counter.store, by=counter.wang, case=case, promise="P1")
    counter.clock.advance(REOPEN_WITHIN)
    reopen(counter.store, by=counter.wang, case=case, promise="P1", why="点错")


def test_what_is_open_or_renewed_or_ended_is_not_opened_again(counter: Counter) -> None:
    case = promised(counter)
    with pytest.raises(StaffError, match=r"promise\.not_settled"):
        reopen(counter.store, by=counter.wang, case=case, promise="P1", why="点错")
    renew(counter.store, by=counter.wang, case=case, promise="P1", due=counter.clock.now() + DAY)
    with pytest.raises(StaffError, match=r"promise\.not_settled"):
        reopen(counter.store, by=counter.zhou, case=case, promise="P1", why="点错")
    keep(counter.store, by=counter.wang, case=case, promise="P2")
    end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    with pytest.raises(StaffError, match=r"promise\.reopen_ended"):
        reopen(counter.store, by=counter.zhou, case=case, promise="P2", why="点错")


def test_facts_of_an_older_counter_say_no_kind_and_those_of_a_newer_one_may_say_another(counter: Counter) -> None:
    case = promised(counter, PromiseKind.REFUND)
    facts = counter.facts(case)
    made = next(fact for fact in facts if fact.kind == "promise.made")

    def kinds(entries: dict[str, object]) -> list[PromiseKind]:
        body = {key: value for key, value in {**made.open, **entries}.items() if value is not None}
        swapped = [replace(fact, open=body) if fact is made else fact for fact in facts]  # type: ignore[arg-type]  # damaged on purpose
        return [one.kind for one in fold(case, swapped).promises]

    assert kinds({}) == [PromiseKind.REFUND]
    assert kinds({"kind": None}) == [PromiseKind.REPLY]
    assert kinds({"kind": "by_drone"}) == [PromiseKind.OTHER] == kinds({"kind": 7})


@pytest.mark.parametrize("kind", ["promise.kept", "promise.broken", "promise.reopened", "promise.contact"])
@pytest.mark.parametrize("body", [{}, {"promise": "P9"}, {"promise": "P1", "at": "x", "way": 3, "reached": None}])
def test_damaged_entries_never_raise(counter: Counter, kind: str, body: dict[str, object]) -> None:
    case = promised(counter)
    last = counter.facts(case)[-1]
    damaged = replace(last, kind=kind, open=body, sealed={})  # type: ignore[arg-type]  # damaged on purpose
    urged = replace(damaged, kind="promise.urged")
    assert fold(case, [*counter.facts(case), damaged, urged]).promises


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("我打给您", PromiseKind.CALL_BACK),
        ("明早师傅上门修好", PromiseKind.VISIT),
        ("多收的三十退到余额，打电话说", PromiseKind.REFUND),
        ("号码恢复，打您电话", PromiseKind.RESTORE),
        ("先问准那家店再请您去", PromiseKind.ASK_FIRST),
        ("给您准话", PromiseKind.REPLY),
    ],
)
def test_the_words_tell_the_kind(counter: Counter, words: str, kind: PromiseKind) -> None:
    assert kind_of(words) is kind
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words=words, due=counter.clock.now() + HOUR)
    assert counter.state(case).promises[0].kind is kind
