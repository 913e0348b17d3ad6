"""Bad input in every field that people type in: kept and read back as typed, or refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk
from hall_assistant.cases.drafting import drafts_of, keep_draft
from hall_assistant.cases.ending import correct, end
from hall_assistant.cases.handover import decline, offer
from hall_assistant.cases.hops import send_on
from hall_assistant.cases.legs import answer_leg, open_leg
from hall_assistant.cases.summary import receipt, summary
from hall_assistant.cases.writeup import WriteUp, write_up
from hall_assistant.clock import HOUR
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.privacy.identity import shown
from hall_assistant.promises.desk import keep, promise, renew
from hall_assistant.settings.desk import change
from hall_assistant.text import blank, one_line, typed
from hall_assistant.wording import sentence
from tests.core.counter import Counter

HOSTILE = {
    "empty": "",
    "blanks": " \t\u3000\u00a0 ",
    "100,000 characters": "长" * 100_000,
    "100,000 lines": "行\n" * 50_000,
    "more than anything takes": "多" * 200_001,
    "control characters": "\x00\x01\x07\x08\x1b[31m红\x7f\x85",
    "half a character": "半\ud83d个",
    "the other half": "\udc00",
    "emoji": "👨‍👩‍👧‍👦🇨🇳👍🏽 e\u0301 𠮷",
    "right to left": "\u202e倒过来\u202c \u2066ab\u2069 مرحبا",
    "sql": "'; DROP TABLE cases; -- \" OR 1=1 %_\\",
    "html": "<script>alert(1)</script><img src=x onerror=y>&amp;",
    "template": "{{7*7}}{% raw %}${7*7}#{7*7}{{''.__class__}}",
    "formula": "=1+cmd|' /C calc'!A0",
    "format": "{text} {0} %s %(x)s \\N{DASH}",
    "line ends": "一\r\n二\r三\u2028四",
    "unassigned": "\ufffe\uffff\U0010ffff\ue000",
}

Write = Callable[[Counter, CaseId, str], object]
Read = Callable[[Counter, CaseId], object]


def asked(at: Counter, case: CaseId, question: str = "哪天修") -> None:
    due = at.clock.now() + HOUR
    open_leg(at.store, by=at.wang, case=case, department="装维", question=question, due=due)


def answered(at: Counter, case: CaseId, answer: str) -> None:
    asked(at, case)
    answer_leg(at.store, by=at.wang, case=case, leg="L1", answer=answer)


def open_promise(at: Counter, case: CaseId, words: str = "打您这个号") -> None:
    promise(at.store, by=at.wang, case=case, words=words, due=at.clock.now() + HOUR)


def kept(at: Counter, case: CaseId, how: str) -> None:
    open_promise(at, case)
    keep(at.store, by=at.wang, case=case, promise="P1", how=how)


def renewed(at: Counter, case: CaseId, words: str, why: str) -> None:
    open_promise(at, case)
    renew(at.store, by=at.wang, case=case, promise="P1", due=at.clock.now() + HOUR, words=words, why=why)


def offered(at: Counter, case: CaseId, why: str) -> None:
    offer(at.store, by=at.wang, case=case, to=at.chen.staff, why=why)


def declined(at: Counter, case: CaseId, why: str) -> None:
    offered(at, case, "")
    decline(at.store, by=at.chen, case=case, why=why)


def corrected(at: Counter, case: CaseId, value: str, reason: str = "") -> None:
    fact = at.facts(case)[1]
    correct(at.store, by=at.wang, case=case, chain=fact.chain, seq=fact.seq, field="text", value=value, reason=reason)


def named(at: Counter, case: CaseId) -> str:
    with at.store.reading() as reading:
        return shown(reading, at.state(case).person).surname


def last(at: Counter, case: CaseId, entry: str) -> object:
    return (at.facts(case)[-1].sealed or {}).get(entry)


FIELDS: dict[str, tuple[Write, Read, str]] = {
    # field: how it is written, how it is read back, and how it is kept: whole text, one line, or a line that must be
    "note": (
        lambda at, c, t: desk.note(at.store, by=at.wang, case=c, text=t, kind="verbatim"),
        lambda at, c: at.state(c).notes[-1].text,
        "text",
    ),
    "said": (
        lambda at, c, t: desk.say(at.store, by=at.wang, case=c, line=t, step="listen"),
        lambda at, c: at.state(c).said[-1].line,
        "must",
    ),
    "step reason": (
        lambda at, c, t: desk.mark_step(at.store, by=at.wang, case=c, step="listen", state="skipped", reason=t),
        lambda at, c: at.state(c).steps["listen"].reason,
        "line",
    ),
    "detail": (
        lambda at, c, t: desk.detail(at.store, by=at.wang, case=c, name="金额", value=t),
        lambda at, c: at.state(c).details.get("金额", ""),
        "line",
    ),
    "detail name": (
        lambda at, c, t: desk.detail(at.store, by=at.wang, case=c, name=t, value="一"),
        lambda at, c: next(iter(at.state(c).details)),
        "must",
    ),
    "surname": (lambda at, c, t: desk.identify(at.store, by=at.wang, case=c, surname=t), named, "line"),
    "order number": (
        lambda at, c, t: desk.set_order(at.store, by=at.wang, case=c, number=t),
        lambda at, c: at.state(c).order_number,
        "must",
    ),
    "sentence": (
        lambda at, c, t: end(at.store, by=at.wang, case=c, outcome=Outcome.SOLVED, sentence=t),
        lambda at, c: at.state(c).sentence,
        "must",
    ),
    "order number at the end": (
        lambda at, c, t: end(at.store, by=at.wang, case=c, outcome=Outcome.LEFT, sentence="走了", order_number=t),
        lambda at, c: at.state(c).order_number,
        "line",
    ),
    "promise": (open_promise, lambda at, c: at.state(c).promises[0].words, "must"),
    "kept how": (kept, lambda at, c: at.state(c).promises[0].how, "line"),
    "renewed why": (
        lambda at, c, t: renewed(at, c, "", t),
        lambda at, c: at.state(c).promises[0].how,
        "line",
    ),
    "offered why": (offered, lambda at, c: last(at, c, "why"), "line"),
    "declined why": (declined, lambda at, c: last(at, c, "why"), "must"),
    "leg question": (asked, lambda at, c: at.state(c).legs[0].question, "must"),
    "leg answer": (answered, lambda at, c: at.state(c).legs[0].answer, "must"),
    "sent where": (
        lambda at, c, t: send_on(at.store, by=at.wang, case=c, where=t),
        lambda at, c: at.state(c).hops[0].where,
        "must",
    ),
    "corrected": (corrected, lambda at, c: at.state(c).notes[0].text, "text"),
    "corrected why": (lambda at, c, t: corrected(at, c, "改", t), lambda at, c: last(at, c, "reason"), "line"),
}


def as_kept(text: str, form: str) -> str:
    """What should be read back, or StaffError for what no field of this form takes."""
    line = typed(text, what="") if form == "text" else one_line(text, what="", limit=len(text))
    if form == "must" and blank(line):
        raise StaffError("text.empty", what="")
    return line


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("field", FIELDS)
def test_it_is_read_back_as_typed_or_refused_with_a_sentence(counter: Counter, field: str, hostile: str) -> None:
    write, read, form = FIELDS[field]
    case, text = counter.reception(), HOSTILE[hostile]
    try:
        write(counter, case, text)
    except StaffError as refused:
        assert refused.code in {"text.too_long", "text.broken", "text.empty"}
        sentence(refused).encode()
        if len(text) < 20 and refused.code != "text.empty":
            with pytest.raises(StaffError):
                as_kept(text, form)
    else:
        if not (form == "text" and blank(text)):
            assert read(counter, case) == as_kept(text, form)
    assert counter.agrees(case)
    assert counter.store.verify().holds


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_phone_number_takes_figures_only(counter: Counter, hostile: str) -> None:
    case = counter.reception()
    if hostile in ("empty",):
        desk.identify(counter.store, by=counter.wang, case=case, phone=HOSTILE[hostile])
    else:
        with pytest.raises(StaffError, match=r"phone\.form"):
            desk.identify(counter.store, by=counter.wang, case=case, phone=HOSTILE[hostile])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_draft_is_kept_exactly_as_the_keyboard_gave_it(counter: Counter, hostile: str) -> None:
    case, text = counter.begun(), HOSTILE[hostile]
    keep_draft(counter.store, by=counter.wang, case=case, field="note", text=text)
    with counter.store.reading() as at:
        assert drafts_of(at, case) == ({"note": text} if text else {})


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_survives_summary_and_slip(counter: Counter, hostile: str, shipped: Library) -> None:

    case = counter.reception()
    for kind in ("verbatim", "request", "expected"):
        try:
            desk.note(counter.store, by=counter.wang, case=case, text=HOSTILE[hostile], kind=kind)
        except StaffError:
            return
    change(counter.store, by=counter.zhou, receipt_on=True)
    with counter.store.reading() as at:
        told = summary(at, case, shipped, template="summary_standard", limit=500, offset=480)
        assert len(told.text) <= 500 and "49" not in told.text
        if "receipt" in shipped.templates:
            assert "<script" not in receipt(at, case, shipped, offset=480)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_write_up_takes_it_whole_or_not_at_all(counter: Counter, hostile: str) -> None:
    text = HOSTILE[hostile]
    before = counter.count("journal"), counter.count("persons"), counter.count("begun")
    answers = WriteUp(
        started=counter.clock.now() - HOUR,
        surname=text[:20],
        request=text,
        done=text,
        outcome=Outcome.ORDERED,
        sentence=text[:1000],
        order_number=text[:60],
    )
    try:
        case, _ = write_up(counter.store, by=counter.wang, answers=answers)
    except StaffError as refused:
        assert refused.code in {"text.too_long", "text.broken", "text.empty", "writeup.empty"}
        assert (counter.count("journal"), counter.count("persons"), counter.count("begun")) == before
    else:
        assert [note.text for note in counter.state(case).notes] == [typed(text, what="")] * 2
        assert counter.agrees(case)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=()), max_size=200), field=st.sampled_from(sorted(FIELDS)))
def test_any_text_at_all_is_read_back_as_typed_or_refused(counter: Counter, text: str, field: str) -> None:
    write, read, form = FIELDS[field]
    case = counter.reception()
    try:
        write(counter, case, text)
    except StaffError as refused:
        sentence(refused).encode()
    else:
        if not (form == "text" and blank(text)):
            assert read(counter, case) == as_kept(text, form)
    assert counter.agrees(case)
