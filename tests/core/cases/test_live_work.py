"""The live work on a reception: each act stands where it belongs, and what makes no sense is refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from hall_assistant.casefile.values import CaseId, Evidence, Said, StepMark
from hall_assistant.cases import desk
from hall_assistant.cases.drafting import drafts_of, keep_draft
from hall_assistant.cases.ending import undo
from hall_assistant.errors import StaffError
from hall_assistant.library.kinds import Phrase
from hall_assistant.privacy.identity import shown
from tests.core.counter import Counter


def drafts(counter: Counter, case: CaseId) -> dict[str, str]:
    with counter.store.reading() as at:
        return drafts_of(at, case)


def test_steps_may_be_taken_in_any_order_and_again(counter: Counter) -> None:
    case = counter.begun()
    for step, mark, reason in (("promise", "doing", ""), ("listen", "skipped", "客户赶车"), ("promise", "done", "")):
        desk.mark_step(counter.store, by=counter.wang, case=case, step=step, state=mark, reason=reason)
    state = counter.state(case)
    now = counter.clock.now()
    assert state.steps == {"promise": StepMark("done", "", now), "listen": StepMark("skipped", "客户赶车", now)}
    assert state.step == "promise"


def test_switching_the_flow_keeps_every_entry(counter: Counter) -> None:
    case = counter.reception()
    desk.mark_step(counter.store, by=counter.wang, case=case, step="listen", state="done")
    before = counter.state(case)
    desk.switch_flow(counter.store, by=counter.wang, case=case, flow="urgent")
    after = counter.state(case)
    assert (after.flow, after.steps, after.notes) == ("urgent", before.steps, before.notes)


LINE = Phrase(id="general.listen.1", topic="general", step="listen", cue="从头说起", say="您说，我听着。")


def test_a_line_is_kept_as_it_was_said(counter: Counter) -> None:
    case = counter.begun()
    desk.say(counter.store, by=counter.wang, case=case, line="您说，我听着。", step="listen", phrase=LINE)
    assert counter.state(case).said == (Said(LINE.id, "您说，我听着。", "listen", counter.clock.now()),)


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        (
            "〔时间〕前我打您。",
            Phrase(id="a.agree.1", topic="a", step="agree", cue="几点前回话", say="{{时间}}前我打您。"),
        ),
        (
            "{{ 时间 }}前我打您。",
            Phrase(id="a.agree.1", topic="a", step="agree", cue="几点前回话", say="{{时间}}前我打您。"),
        ),
        ("{{时间}}前我打您。", None),
    ],
)
def test_a_line_with_an_open_slot_cannot_be_marked_as_said(counter: Counter, line: str, phrase: Phrase | None) -> None:
    case = counter.reception()
    with pytest.raises(StaffError) as told:
        desk.say(counter.store, by=counter.wang, case=case, line=line, step="agree", phrase=phrase)
    assert (told.value.code, told.value.values) == ("line.open", {"names": "时间"})
    assert counter.state(case).said == ()


def test_brackets_of_ones_own_are_no_open_slot(counter: Counter) -> None:
    case = counter.reception()
    desk.say(counter.store, by=counter.wang, case=case, line="〔王女士〕您说。", step="listen", phrase=LINE)
    assert counter.state(case).said[0].line == "〔王女士〕您说。"


@pytest.mark.parametrize("evidence", [None, *Evidence])
@pytest.mark.parametrize("apology", ["", "wait", "experience", "fault"])
def test_the_fault_is_owned_only_once_the_check_says_it_is_ours(
    counter: Counter, evidence: Evidence | None, apology: str
) -> None:
    case = counter.reception()
    if evidence is not None:
        desk.set_evidence(counter.store, by=counter.wang, case=case, evidence=evidence)
    before = counter.kinds(case)
    say = partial(
        desk.say,
        counter.store,
        by=counter.wang,
        case=case,
        line="是我们开错了，对不起。",
        step="apology",
        apology=apology,
    )
    if apology == "fault" and evidence is not Evidence.OURS:
        with pytest.raises(StaffError, match=r"apology\.too_early"):
            say()
        assert counter.kinds(case) == before
    else:
        say()
        assert len(counter.state(case).said) == 1


def test_a_shipped_line_brings_its_own_grade(counter: Counter) -> None:
    case = counter.reception()
    owning = Phrase(
        id="fee.apologise.9", topic="fee", step="apologise", cue="查实认下", say="是我们开错了。", apology="fault"
    )
    with pytest.raises(StaffError, match=r"apology\.too_early"):
        desk.say(counter.store, by=counter.wang, case=case, line=owning.say, step="apologise", phrase=owning)


def test_evidence_taken_back_closes_the_gate_again(counter: Counter) -> None:
    case = counter.reception()
    desk.set_evidence(counter.store, by=counter.wang, case=case, evidence=Evidence.OURS)
    undo(counter.store, by=counter.wang, case=case)
    with pytest.raises(StaffError, match=r"apology\.too_early"):
        desk.say(counter.store, by=counter.wang, case=case, line="对不起", step="apology", apology="fault")


def test_a_too_early_apology_does_not_even_open_the_record(counter: Counter) -> None:
    case = counter.begun()
    with pytest.raises(StaffError, match=r"apology\.too_early"):
        desk.say(counter.store, by=counter.wang, case=case, line="对不起", step="apology", apology="fault")
    assert counter.kinds(case) == []


def test_a_note_takes_its_draft_with_it_in_the_same_write(counter: Counter) -> None:
    case = counter.begun()
    for field in ("note", "request"):
        keep_draft(counter.store, by=counter.wang, case=case, field=field, text="卡停")
    desk.note(counter.store, by=counter.wang, case=case, text="卡停了", kind="note", draft="note")
    assert drafts(counter, case) == {"request": "卡停"}
    desk.note(counter.store, by=counter.wang, case=case, text=" ", kind="request", draft="request")
    assert drafts(counter, case) == {}
    assert [note.text for note in counter.state(case).notes] == ["卡停了"]


def test_a_note_that_is_refused_leaves_its_draft(counter: Counter) -> None:
    case = counter.reception()
    keep_draft(counter.store, by=counter.wang, case=case, field="note", text="半\ud83d")
    with pytest.raises(StaffError, match=r"text\.broken"):
        desk.note(counter.store, by=counter.wang, case=case, text="半\ud83d", draft="note")
    assert drafts(counter, case) == {"note": "半\ud83d"}


def test_an_emptied_draft_is_gone(counter: Counter) -> None:
    case = counter.begun()
    for text in ("卡", "卡停", ""):
        keep_draft(counter.store, by=counter.wang, case=case, field="note", text=text)
    assert drafts(counter, case) == {}


def test_a_detail_is_replaced_by_its_next_value_and_an_empty_one_takes_it_away(counter: Counter) -> None:
    case = counter.begun()
    for name, value in (("金额", "30元"), ("时间", "昨晚"), ("金额", "35元"), ("时间", "")):
        desk.detail(counter.store, by=counter.wang, case=case, name=name, value=value)
    assert counter.state(case).details == {"金额": "35元"}


def test_cards_and_told_items_are_kept_once(counter: Counter) -> None:
    case = counter.begun()
    for card in ("b", "a", "b"):
        desk.show_card(counter.store, by=counter.wang, case=case, card=card, version="1")
        desk.tell(counter.store, by=counter.wang, case=case, card=card, item="多久")
    state = counter.state(case)
    assert (state.cards, state.told) == (("b", "a"), frozenset({("b", "多久"), ("a", "多久")}))


def test_the_customers_name_and_number_never_stand_in_a_fact(counter: Counter) -> None:
    case = counter.begun()
    desk.identify(
        counter.store, by=counter.wang, case=case, surname="欧阳", honorific="先生", phone="+86 138-1234-5678"
    )
    person = counter.state(case).person
    with counter.store.reading() as at:
        assert shown(at, person).line == "欧阳先生 138****5678"
    told = "".join(str((fact.open, fact.sealed)) for fact in counter.facts(case))
    assert "欧阳" not in told and "5678" not in told and person is not None and person in told


REFUSED: list[tuple[str, Callable[[Counter, CaseId], object]]] = [
    ("step.state", lambda at, c: desk.mark_step(at.store, by=at.wang, case=c, step="listen", state="half")),
    ("note.kind", lambda at, c: desk.note(at.store, by=at.wang, case=c, text="一", kind="gossip")),
    ("emotion.level", lambda at, c: desk.set_emotion(at.store, by=at.wang, case=c, level=0, step="listen")),
    ("emotion.level", lambda at, c: desk.set_emotion(at.store, by=at.wang, case=c, level=6, step="listen")),
    ("text.empty", lambda at, c: desk.say(at.store, by=at.wang, case=c, line=" ", step="listen")),
    ("text.empty", lambda at, c: desk.detail(at.store, by=at.wang, case=c, name=" ", value="30")),
    ("text.empty", lambda at, c: desk.set_order(at.store, by=at.wang, case=c, number="")),
    ("phone.form", lambda at, c: desk.identify(at.store, by=at.wang, case=c, phone="123")),
    ("phone.form", lambda at, c: desk.identify(at.store, by=at.wang, case=c, phone="1381234567890")),
    ("case.unknown", lambda at, c: desk.note(at.store, by=at.wang, case=CaseId("case:nobody"), text="一")),
]


@pytest.mark.parametrize(("code", "act"), REFUSED)
def test_what_makes_no_sense_is_refused_and_writes_nothing(
    counter: Counter, code: str, act: Callable[[Counter, CaseId], object]
) -> None:
    case = counter.reception()
    before = counter.count("journal"), counter.count("persons")
    with pytest.raises(StaffError) as refused:
        act(counter, case)
    assert refused.value.code == code
    assert (counter.count("journal"), counter.count("persons")) == before
