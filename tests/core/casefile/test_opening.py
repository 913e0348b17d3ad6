"""Begin asks nothing and records nothing; the first content makes the record, first asked is whoever began."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hall_assistant.casefile.records import begun, begun_by
from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import desk, handover
from hall_assistant.cases.drafting import drafts_of, keep_draft
from hall_assistant.cases.ending import end
from hall_assistant.clock import HOUR, MINUTE, parse_local
from hall_assistant.errors import StaffError
from hall_assistant.promises.desk import promise
from tests.core.counter import Counter

Act = Callable[[Counter, CaseId], object]

FIRST_CONTENT: dict[str, Act] = {
    "case.topic": lambda at, case: desk.set_topic(at.store, by=at.wang, case=case, topic="stop"),
    "case.flow": lambda at, case: desk.switch_flow(at.store, by=at.wang, case=case, flow="short"),
    "case.step": lambda at, case: desk.mark_step(at.store, by=at.wang, case=case, step="listen", state="doing"),
    "case.said": lambda at, case: desk.say(at.store, by=at.wang, case=case, line="您说，我听着。", step="listen"),
    "case.noted": lambda at, case: desk.note(at.store, by=at.wang, case=case, text="卡停了"),
    "case.detail": lambda at, case: desk.detail(at.store, by=at.wang, case=case, name="金额", value="30元"),
    "case.card": lambda at, case: desk.show_card(at.store, by=at.wang, case=case, card="stop_kinds", version="1"),
    "case.told": lambda at, case: desk.tell(at.store, by=at.wang, case=case, card="stop_kinds", item="多久"),
    "case.evidence": lambda at, case: desk.set_evidence(
        at.store, by=at.wang, case=case, evidence=Evidence.UNVERIFIABLE
    ),
    "case.emotion": lambda at, case: desk.set_emotion(at.store, by=at.wang, case=case, level=4, step="listen"),
    "case.person": lambda at, case: desk.identify(at.store, by=at.wang, case=case, surname="王"),
    "case.ordered": lambda at, case: desk.set_order(at.store, by=at.wang, case=case, number="GD1"),
    "promise.made": lambda at, case: promise(
        at.store, by=at.wang, case=case, words="回您电话", due=at.clock.now() + HOUR
    ),
    "case.offered": lambda at, case: handover.offer(at.store, by=at.wang, case=case, to=at.chen.staff),
}


def test_beginning_records_nothing_and_only_remembers_who_and_when(counter: Counter) -> None:
    facts, cases = counter.count("journal"), counter.count("cases")
    case = counter.begun()
    with counter.store.reading() as at:
        kept = begun(at, case)
    assert kept is not None
    assert (kept.staff, kept.counter, kept.at, kept.mode) == (counter.wang.staff, "03", counter.clock.now(), "live")
    assert (counter.count("journal"), counter.count("cases")) == (facts, cases)
    assert counter.state(case).number == ""


@pytest.mark.parametrize("kind", FIRST_CONTENT)
def test_whatever_comes_first_opens_the_record_in_the_same_write(counter: Counter, kind: str) -> None:
    case = counter.begun()
    counter.clock.advance(3 * MINUTE)
    FIRST_CONTENT[kind](counter, case)
    assert counter.kinds(case) == ["case.opened", kind]
    state = counter.state(case)
    assert (state.first_asked, state.handler, state.state) == (counter.wang.staff, counter.wang.staff, "open")
    assert state.opened - state.started == 3 * MINUTE
    assert counter.agrees(case)
    assert counter.count("begun") == 0


def test_a_refused_first_act_leaves_the_reception_begun_and_unrecorded(counter: Counter) -> None:
    case = counter.begun()
    with pytest.raises(StaffError, match=r"phone\.form"):
        desk.identify(counter.store, by=counter.wang, case=case, phone="不知道")
    assert counter.kinds(case) == []
    assert counter.count("begun") == 1


def test_a_blank_note_is_no_content(counter: Counter) -> None:
    case = counter.begun()
    for white in ("", "  \n ", "\u200b", "　"):
        desk.note(counter.store, by=counter.wang, case=case, text=white)
    assert counter.kinds(case) == []


def test_an_empty_reception_vanishes_with_what_was_being_typed(counter: Counter) -> None:
    case = counter.begun()
    keep_draft(counter.store, by=counter.wang, case=case, field="note", text="半句")
    desk.leave(counter.store, by=counter.wang, case=case)
    with counter.store.reading() as at:
        assert (begun(at, case), drafts_of(at, case)) == (None, {})
    with pytest.raises(StaffError, match=r"case\.unknown"):
        desk.note(counter.store, by=counter.wang, case=case, text="晚了")


def test_a_pause_that_comes_after_the_end_keeps_no_words(counter: Counter) -> None:
    gone, ended = counter.begun(), counter.reception()
    desk.leave(counter.store, by=counter.wang, case=gone)
    end(counter.store, by=counter.wang, case=ended, outcome=Outcome.SOLVED, sentence="好了")
    for case in (gone, ended):
        keep_draft(counter.store, by=counter.wang, case=case, field="note", text="半句")
        with counter.store.reading() as at:
            assert drafts_of(at, case) == {}


def test_leaving_a_record_takes_nothing_away(counter: Counter) -> None:
    case = counter.reception()
    keep_draft(counter.store, by=counter.wang, case=case, field="note", text="半句")
    desk.leave(counter.store, by=counter.wang, case=case)
    with counter.store.reading() as at:
        assert drafts_of(at, case) == {"note": "半句"}
    assert counter.state(case).state == "open"


def test_only_who_began_or_who_leads_makes_an_empty_one_vanish(counter: Counter) -> None:
    case = counter.begun(counter.wang)
    with pytest.raises(StaffError, match=r"case\.not_yours"):
        desk.leave(counter.store, by=counter.chen, case=case)
    assert counter.count("begun") == 1
    desk.leave(counter.store, by=counter.li, case=case)
    assert counter.count("begun") == 0


def test_a_helper_who_writes_first_does_not_become_the_first_asked(counter: Counter) -> None:
    case = counter.begun(counter.wang)
    desk.note(counter.store, by=counter.chen, case=case, text="我替她记一句")
    state = counter.state(case)
    assert (state.first_asked, state.handler) == (counter.wang.staff, counter.wang.staff)
    assert state.notes[0].by == counter.chen.staff


def test_begun_receptions_are_listed_for_who_began_them_oldest_first(counter: Counter) -> None:
    first = counter.begun()
    counter.clock.advance(MINUTE)
    second, _ = counter.begun(), counter.begun(counter.chen)
    with counter.store.reading() as at:
        assert [one.case for one in begun_by(at, counter.wang.staff)] == [first, second]


def test_a_start_in_the_future_or_years_ago_is_refused(counter: Counter) -> None:
    now = counter.clock.now()
    for started, code in (
        (now + 1, "case.future"),
        (parse_local("2024-01-01 09:00", 480), "case.long_ago"),
        (-(10**18), "case.long_ago"),
    ):
        with pytest.raises(StaffError) as refused:
            desk.begin(counter.store, by=counter.wang, started=started)
        assert refused.value.code == code
    assert counter.count("begun") == 0


def test_who_was_removed_while_signed_in_begins_nothing_more(counter: Counter) -> None:
    from hall_assistant.people.desk import remove_staff

    remove_staff(counter.store, by=counter.zhou, staff=counter.chen.staff)
    with pytest.raises(StaffError, match=r"access\.denied"):
        counter.begun(counter.chen)
