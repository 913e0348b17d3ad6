"""The fold: the same facts give the same rows, whatever order they arrived in, and forgetting takes only the words."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest

from hall_assistant.casefile.case_rows import rows_of
from hall_assistant.casefile.fold import _FOLDS, fold
from hall_assistant.casefile.number import DELETED
from hall_assistant.casefile.promising import Way
from hall_assistant.casefile.values import CaseId, CaseState, Evidence, Outcome, Promise
from hall_assistant.cases import desk
from hall_assistant.cases.ending import correct, end, undo
from hall_assistant.cases.handover import accept, offer
from hall_assistant.clock import HOUR, MINUTE, SECOND
from hall_assistant.promises.desk import keep, promise, renew
from hall_assistant.promises.ledger import Contacted
from hall_assistant.store.facts import Fact, Json
from tests.core.counter import Counter

STAYS = re.findall(
    r"\w+",
    "number day counter started opened mode flow topic first_asked handler state outcome ended"
    " evidence emotions told cards ratings person step",
)
ENTRIES = re.findall(
    r"\w+",
    "number mode day counter started flow first_asked entered_by outcome sentence topic step state reason phrase line"
    " kind text name value card item evidence level person manner to until why brief leg due department question of"
    " again contact how whom promise owner words at reached way renews solution type redress amount limit decides"
    " second who cannot can sheet title row field label shown private finding short route guide path end labels"
    " clock rule start warnings skipped refs own done withdrawn chain seq avoidable where",
)
"""What stands in the bodies of a reception's facts."""


def in_order(facts: list[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (fact.clock, fact.chain, fact.seq))


def long_reception(counter: Counter) -> CaseId:
    """A reception with hand-over, corrections, an act taken back, renewed promises and an ending, on two chains."""
    at, wang, chen = counter.store, counter.wang, counter.chen
    case = counter.begun()
    desk.set_topic(at, by=wang, case=case, topic="stop")
    desk.note(at, by=wang, case=case, text="卡停了，要打的", kind="verbatim")
    desk.mark_step(at, by=wang, case=case, step="listen", state="skipped", reason="赶车")
    desk.say(at, by=wang, case=case, line="您说，我听着。", step="listen")
    desk.detail(at, by=wang, case=case, name="金额", value="30元")
    desk.set_evidence(at, by=wang, case=case, evidence=Evidence.OURS)
    undo(at, by=wang, case=case)
    desk.set_emotion(at, by=wang, case=case, level=4, step="listen")
    desk.identify(at, by=wang, case=case, surname="王", phone="13812345678")
    promise(at, by=wang, case=case, words="五点前打您", due=counter.clock.now() + HOUR)
    made = counter.facts(case)[-1]
    correct(at, by=wang, case=case, chain=made.chain, seq=made.seq, field="due", value=counter.clock.now() + 2 * HOUR)
    offer(at, by=wang, case=case, to=chen.staff, why="下班")
    at.begin_chain("07")
    counter.clock.advance(SECOND)
    accept(at, by=chen, case=case)
    renew(at, by=chen, case=case, promise="P1", due=counter.clock.now() + 5 * HOUR, why="师傅没空")
    counter.clock.advance(6 * HOUR)
    keep(at, by=chen, case=case, promise="P2", how="打过了", contacted=Contacted(Way.PHONE, words="接了"))
    end(at, by=chen, case=case, outcome=Outcome.SOLVED, sentence="当天恢复", order_number="GD1")
    ended = counter.facts(case)[-1]
    correct(at, by=chen, case=case, chain=ended.chain, seq=ended.seq, field="outcome", value="passed", reason="点错")
    correct(at, by=chen, case=case, chain=ended.chain, seq=ended.seq, field="sentence", value="转宽带班", reason="点错")
    return case


@pytest.mark.parametrize("seed", range(20))
def test_facts_that_arrive_in_any_order_fold_the_same_once_sorted(counter: Counter, seed: int) -> None:
    case = long_reception(counter)
    facts = counter.facts(case)
    shuffled = facts.copy()
    Random(seed).shuffle(shuffled)
    assert len({fact.chain for fact in facts}) == 2
    assert in_order(shuffled) == facts
    assert fold(case, in_order(shuffled)) == counter.state(case)
    assert rows_of(case, in_order(shuffled)) == rows_of(case, facts)


def test_folding_leaves_the_facts_as_they_were(counter: Counter) -> None:
    case = long_reception(counter)
    facts = counter.facts(case)
    before = [replace(fact) for fact in facts]
    fold(case, facts)
    assert facts == before


def test_rebuilding_finds_the_read_rows_as_they_should_be(counter: Counter) -> None:
    long_reception(counter)
    assert counter.store.rebuild().equal


def forget(counter: Counter, case: CaseId) -> CaseState:
    """Destroy the reception's key, as forgetting does, and fold what is left."""
    facts = [replace(fact, sealed=None if fact.sealed else {}) for fact in counter.facts(case)]
    return fold(case, facts)


def wordless(promise: Promise) -> Promise:
    contacts = tuple(replace(one, words="") for one in promise.contacts)
    return replace(promise, words="", how="", contacts=contacts)


def test_forgetting_takes_the_words_and_leaves_counts_hours_and_states(counter: Counter) -> None:
    case = long_reception(counter)
    before, after = counter.state(case), forget(counter, case)
    assert after.forgotten and not before.forgotten
    for name in STAYS:
        assert getattr(after, name) == getattr(before, name), name
    assert [wordless(one) for one in after.promises] == [wordless(one) for one in before.promises]
    assert before.outcome is Outcome.PASSED, "the corrected outcome, not the first one, outlives the words"
    assert [note.text for note in after.notes] == [DELETED]
    assert [line.line for line in after.said] == [DELETED]
    assert (after.sentence, after.details, after.steps["listen"].reason) == (DELETED, {"金额": DELETED}, DELETED)
    assert {one.words for one in after.promises} == {DELETED} == {one.how for one in after.promises}
    assert [(note.at, note.by, note.kind) for note in after.notes] == [
        (note.at, note.by, note.kind) for note in before.notes
    ]


def test_without_its_key_row_the_store_itself_reads_deleted_after_a_rebuild(counter: Counter) -> None:
    case = long_reception(counter)
    secret = "卡停了，要打的"
    assert secret in str(counter.facts(case))
    row, wordless = counter.row(case), forget(counter, case)
    with counter.store.write() as w:
        w.forget(case)
    assert counter.store.rebuild().equal
    left = counter.row(case)
    assert counter.state(case) == wordless
    assert secret not in str(counter.facts(case))
    assert row is not None and left is not None
    assert {name for name in row if row[name] != left[name]} == {"sentence", "order_number"}
    assert left["sentence"] == left["order_number"] == DELETED
    assert counter.store.verify().holds, "the chain covers what was sealed, so forgetting does not break it"


def test_a_kind_from_a_newer_program_is_passed_over(counter: Counter) -> None:
    case = counter.reception()
    before = counter.state(case)
    with counter.store.write() as w:
        w.append(case, "case.teleported", by=counter.wang.staff, open={"to": "moon"}, sealed={"why": "later"})
    assert counter.state(case) == before
    assert counter.agrees(case)


def test_where_two_counters_opened_it_the_earlier_number_and_first_asked_stand(counter: Counter) -> None:
    case = counter.reception()
    opened = counter.facts(case)[0]
    later = replace(
        opened, chain="zz", clock=opened.clock + 1, open={**opened.open, "number": "other", "first_asked": "x"}
    )
    state = fold(case, in_order([*counter.facts(case), later]))
    assert (state.number, state.first_asked) == (opened.open["number"], counter.wang.staff)


def test_the_same_name_given_at_two_counters_stays_two_promises(counter: Counter) -> None:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="打您", due=counter.clock.now() + HOUR)
    mine = counter.facts(case)[-1]
    theirs = replace(mine, chain="9f3a77", clock=mine.clock + 1, sealed={"words": "上门"})
    kept = replace(theirs, kind="promise.kept", seq=theirs.seq + 1, clock=mine.clock + 2, open={"promise": "P1"})
    state = fold(case, in_order([*counter.facts(case), theirs, kept]))
    assert [(one.promise, one.words, one.state.value) for one in state.promises] == [
        ("P1", "打您", "open"),
        ("P1·9f3a", "上门", "kept"),
    ]


@pytest.mark.parametrize(
    ("kind", "body", "name", "left"),
    [
        ("case.ended", {"outcome": "teleported"}, "outcome", None),
        ("case.evidence", {"evidence": "quantum"}, "evidence", Evidence.UNKNOWN),
    ],
)
def test_a_value_from_a_newer_program_does_not_break_the_fold(
    counter: Counter, kind: str, body: dict[str, str], name: str, left: object
) -> None:
    case = counter.reception()
    newer = replace(counter.facts(case)[-1], kind=kind, open=body, sealed={"sentence": "好了"})
    assert getattr(fold(case, [*counter.facts(case), newer]), name) is left


@pytest.mark.parametrize("last", [("case.ended", {"outcome": "solved"}), ("case.voided", {})])
def test_ended_at_one_counter_and_promised_at_another_is_flagged_and_open_until_it_is_ended_again(
    counter: Counter, last: tuple[str, dict[str, Json]]
) -> None:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="打您", due=counter.clock.now() + HOUR)
    with counter.store.write() as w:
        w.append(case, last[0], by=counter.chen.staff, open=last[1], sealed={"sentence": "好了"})
    met = counter.state(case)
    assert (met.state, met.crossed, met.outcome, met.ended, met.sentence) == ("open", True, None, None, "")
    counter.clock.advance(MINUTE)
    keep(counter.store, by=counter.wang, case=case, promise="P1")
    assert counter.state(case).state == "open", "who knows of both ends it, not a promise that was kept"
    end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="补打了电话，好了")
    after = counter.state(case)
    assert (after.state, after.crossed, after.sentence) == ("ended", False, "补打了电话，好了")


def test_a_promise_given_after_an_end_nobody_there_knew_of_opens_the_reception_again(counter: Counter) -> None:
    case = counter.reception()
    end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    assert not counter.state(case).crossed
    with counter.store.write() as w:
        body: dict[str, Json] = {"promise": "P1", "due": w.now + HOUR, "owner": counter.chen.staff}
        w.append(case, "promise.made", by=counter.chen.staff, open=body, sealed={"words": "打您"})
    met = counter.state(case)
    assert (met.state, met.crossed, [one.promise for one in met.open_promises]) == ("open", True, ["P1"])


@pytest.mark.parametrize("body", [{}, dict.fromkeys(ENTRIES, None), {name: [1, "x"] for name in ENTRIES}])
def test_a_damaged_fact_of_any_kind_leaves_the_rest_of_a_reception_standing(
    counter: Counter, body: dict[str, Json]
) -> None:
    case = long_reception(counter)
    facts = counter.facts(case)
    number = fold(case, facts).number
    for damaged in _FOLDS:
        odd = replace(facts[-1], seq=9_000, kind=damaged, open=body, sealed=body)
        assert fold(case, [*facts, odd, odd]).number == number
        assert rows_of(case, [odd, *facts, odd])["cases"]


@pytest.mark.parametrize("damaged", ["case.corrected", "case.undone"])
def test_a_correction_of_nothing_changes_nothing(counter: Counter, damaged: str) -> None:
    case = long_reception(counter)
    facts = counter.facts(case)
    assert fold(case, [*facts, replace(facts[-1], seq=9_000, kind=damaged, open={}, sealed={})]) == fold(case, facts)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-3", "1e999999", "一百"])
def test_a_sum_that_is_none_is_none(counter: Counter, amount: str) -> None:
    case = counter.begun()
    desk.set_topic(counter.store, by=counter.wang, case=case, topic="stop")
    opened: dict[str, Json] = {"solution": "S1", "type": "now", "redress": "refund", "amount": amount}
    odd = replace(counter.facts(case)[-1], seq=9_000, kind="solution.offered", open=opened, sealed={})
    assert rows_of(case, [*counter.facts(case), odd])["solutions"][0]["cents"] == 0
