"""Corrections are facts: both stay, the later counts; undo covers one's own last act within a minute."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.amending import CORRECTABLE, UNDOABLE
from hall_assistant.casefile.legs import UrgeWay
from hall_assistant.casefile.promising import Way
from hall_assistant.casefile.rated import RatingWay
from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import desk
from hall_assistant.cases.ending import correct, end, undo
from hall_assistant.cases.handover import accept, offer
from hall_assistant.cases.hops import send_on
from hall_assistant.cases.legs import answer_leg, open_leg, urge_leg
from hall_assistant.cases.rating import rate
from hall_assistant.cases.senders import note_sender
from hall_assistant.cases.telling import hear
from hall_assistant.clock import HOUR, MINUTE, SECOND
from hall_assistant.errors import StaffError
from hall_assistant.library.needs import Channel
from hall_assistant.library.senders import Sender
from hall_assistant.people.values import Actor
from hall_assistant.promises.contacting import contact
from hall_assistant.promises.desk import break_promise, keep, promise, renew
from hall_assistant.promises.ledger import Contacted
from hall_assistant.store.facts import Fact, Json
from tests.core.counter import Counter, acts

HOTLINE = Channel(id="hotline", name="10086 热线")
SMS = Sender(id="sms", name="短信", port=True, asks="哪个活动")


def everything(counter: Counter) -> CaseId:
    """An ended reception that holds a fact of every kind that can be corrected or taken back."""
    at, by = counter.store, counter.wang
    case = counter.begun()
    counter.clock.advance(10 * MINUTE)
    desk.set_topic(at, by=by, case=case, topic="stop")
    desk.switch_flow(at, by=by, case=case, flow="short")
    desk.mark_step(at, by=by, case=case, step="listen", state="skipped", reason="客户赶时间")
    desk.say(at, by=by, case=case, line="您说，我听着。", step="listen")
    desk.note(at, by=by, case=case, text="卡停了", kind="request")
    desk.detail(at, by=by, case=case, name="金额", value="30元")
    desk.show_card(at, by=by, case=case, card="stop_kinds", version="1")
    desk.tell(at, by=by, case=case, card="stop_kinds", item="多久")
    desk.set_evidence(at, by=by, case=case, evidence=Evidence.OURS)
    desk.set_emotion(at, by=by, case=case, level=4, step="listen")
    desk.identify(at, by=by, case=case, surname="王", honorific="女士", phone="13812345678")
    rate(at, by=by, case=case, marks={"manner": 5, "solution": 4, "rule": 3}, way=RatingWay.WINDOW)
    send_on(at, by=by, case=case, where="银行")
    hear(at, by=by, case=case, channel=HOTLINE, theirs="随时能退", ours="满一年能退")
    note_sender(at, by=by, case=case, sender=SMS, port="10010", campaign="流量包")
    open_leg(at, by=by, case=case, department="装维", question="哪天修", due=counter.clock.now() + HOUR)
    urge_leg(at, by=by, case=case, leg="L1", how=UrgeWay.PHONE)
    answer_leg(at, by=by, case=case, leg="L1", answer="明早修")
    promise(at, by=by, case=case, words="打您这个号", due=counter.clock.now() + HOUR)
    contact(at, by=by, case=case, promise="P1", told=Contacted(Way.PHONE, words="说在修"))
    keep(at, by=by, case=case, promise="P1", how="打过了")
    promise(at, by=by, case=case, words="修好它", due=counter.clock.now() + HOUR)
    renew(at, by=by, case=case, promise="P2", due=counter.clock.now() + 2 * HOUR, why="缺件")
    break_promise(at, by=by, case=case, promise="P3", done="换人")
    end(at, by=by, case=case, outcome=Outcome.ORDERED, sentence="立单了", order_number="GD1")
    return case


def fact_of(counter: Counter, case: CaseId, kind: str) -> Fact:
    return next(fact for fact in counter.facts(case) if fact.kind == kind)


def put_right(counter: Counter, case: CaseId, kind: str, field: str, value: Json, by: Actor | None = None) -> None:
    fact = fact_of(counter, case, kind)
    correct(
        counter.store,
        by=by or counter.wang,
        case=case,
        chain=fact.chain,
        seq=fact.seq,
        field=field,
        value=value,
        reason="记错了",
    )


RIGHT: list[tuple[str, str, Json, str]] = [
    ("case.topic", "topic", "fee", "topic"),
    ("case.said", "line", "您坐，慢慢说。", "said"),
    ("case.noted", "text", "卡停了\n要打的", "notes"),
    ("case.detail", "value", "35元", "details"),
    ("case.ordered", "number", "GD2", "order_number"),
    ("case.ended", "sentence", "立单，明天回", "sentence"),
    ("case.ended", "outcome", "passed", "outcome"),
    ("case.sent", "where", "派出所", "hops"),
    ("leg.opened", "question", "今天能不能修", "legs"),
    ("leg.answered", "answer", "今晚修", "legs"),
    ("promise.made", "words", "打您另一个号", "promises"),
    ("promise.kept", "how", "上门了", "promises"),
    ("promise.renewed", "how", "备件明天才到", "promises"),
    ("promise.broken", "how", "改派了师傅", "promises"),
    ("promise.contact", "words", "说了先用备机", "promises"),
    ("case.heard", "theirs", "说三天内能退", "heard"),
    ("case.heard", "ours", "满两年能退", "heard"),
    ("case.sent_by", "port", "10086", "sent_by"),
    ("case.sent_by", "campaign", "宽带提速", "sent_by"),
]


@pytest.mark.parametrize(("kind", "field", "value", "where"), RIGHT)
def test_a_corrected_entry_counts_and_the_first_stays_on_file(
    counter: Counter, kind: str, field: str, value: Json, where: str
) -> None:
    case = everything(counter)
    before, first = counter.state(case), fact_of(counter, case, kind)
    counter.clock.advance(HOUR)
    put_right(counter, case, kind, field, value)
    after = counter.state(case)
    assert str(value) in str(getattr(after, where)).replace("\\n", "\n")
    assert fact_of(counter, case, kind) == first
    for name in ("number", "opened", "ended", "first_asked", "handler", "state"):
        assert getattr(after, name) == getattr(before, name)
    assert counter.agrees(case)


HOURS = {("case.opened", "started"), ("promise.made", "due"), ("leg.opened", "due"), ("promise.contact", "at")}
"""Tried in tests of their own."""


def test_every_entry_that_may_be_corrected_is_tried_above() -> None:
    tried = {(kind, field) for kind, field, _, _ in RIGHT} | HOURS
    assert tried == {(kind, field) for kind, fields in CORRECTABLE.items() for field in fields}


def test_the_last_of_several_corrections_counts(counter: Counter) -> None:
    case = everything(counter)
    for line in ("第一次改", "第二次改", "第三次改"):
        put_right(counter, case, "case.noted", "text", line)
    assert [note.text for note in counter.state(case).notes] == ["第三次改"]
    assert counter.kinds(case).count("case.corrected") == 3


def test_a_start_may_move_within_its_day_and_not_past_the_record(counter: Counter) -> None:
    case = everything(counter)
    opened = counter.state(case).opened
    counter.clock.advance(HOUR)
    midnight = counter.clock.now() - counter.clock.now() % (24 * HOUR) - 8 * HOUR
    for value in (midnight - 1, opened + 1, counter.clock.now() + 1, -(10**15), 10**18):
        with pytest.raises(StaffError, match=r"correction\.day"):
            put_right(counter, case, "case.opened", "started", value)
    for value in (midnight, opened):
        put_right(counter, case, "case.opened", "started", value)
        assert (counter.state(case).started, counter.state(case).day) == (value, "2026-03-12")


def test_a_due_hour_may_be_corrected_until_it_strikes_and_never_into_the_past(counter: Counter) -> None:
    case = counter.reception()
    now = counter.clock.now()
    promise(counter.store, by=counter.wang, case=case, words="打您这个号", due=now + HOUR)
    for value, code in ((now, "promise.past"), (now - HOUR, "promise.past"), (10**15, "promise.far")):
        with pytest.raises(StaffError) as refused:
            put_right(counter, case, "promise.made", "due", value)
        assert refused.value.code == code
    put_right(counter, case, "promise.made", "due", now + 2 * HOUR)
    assert counter.state(case).promises[0].due == now + 2 * HOUR
    counter.clock.advance(2 * HOUR)
    with pytest.raises(StaffError, match=r"correction\.due"):
        put_right(counter, case, "promise.made", "due", now + 9 * HOUR)


def test_a_promise_kept_late_cannot_be_made_punctual(counter: Counter) -> None:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="打您", due=counter.clock.now() + HOUR)
    counter.clock.advance(2 * HOUR)
    keep(counter.store, by=counter.wang, case=case, promise="P1", how="晚了一小时", contacted=Contacted(Way.PHONE))
    with pytest.raises(StaffError, match=r"correction\.due"):
        put_right(counter, case, "promise.made", "due", counter.clock.now() + HOUR)
    assert counter.state(case).promises[0].late


def test_an_outcome_cannot_become_an_order_without_its_number(counter: Counter) -> None:
    case = counter.reception()
    end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="说清了")
    with pytest.raises(StaffError, match=r"case\.order_missing"):
        put_right(counter, case, "case.ended", "outcome", "ordered")
    desk.set_order(counter.store, by=counter.wang, case=case, number="GD1")
    put_right(counter, case, "case.ended", "outcome", "ordered")
    assert counter.state(case).outcome is Outcome.ORDERED


@pytest.mark.parametrize(
    ("kind", "field", "value", "code"),
    [
        ("case.opened", "first_asked", "chen", "correction.unknown"),
        ("case.opened", "number", "YS03-260312-999-00", "correction.unknown"),
        ("case.opened", "day", "2026-03-11", "correction.unknown"),
        ("case.evidence", "evidence", "ours", "correction.unknown"),
        ("case.emotion", "level", 1, "correction.unknown"),
        ("case.rated", "manner", 5, "correction.unknown"),
        ("case.person", "person", "0", "correction.unknown"),
        ("case.step", "reason", "改", "correction.unknown"),
        ("case.noted", "kind", "note", "correction.unknown"),
        ("promise.made", "owner", "chen", "correction.unknown"),
        ("case.opened", "started", "昨天", "correction.value"),
        ("case.opened", "started", True, "correction.value"),
        ("promise.made", "due", "明天", "correction.value"),
        ("case.ended", "outcome", "happy", "correction.value"),
        ("case.ended", "sentence", 7, "correction.value"),
        ("case.ended", "sentence", None, "correction.value"),
        ("case.ended", "sentence", "", "text.empty"),
        ("case.noted", "text", " \n ", "text.empty"),
        ("case.ordered", "number", " ", "text.empty"),
        ("case.ordered", "number", "9" * 61, "text.too_long"),
        ("promise.made", "words", "字" * 501, "text.too_long"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    counter: Counter, kind: str, field: str, value: Json, code: str
) -> None:
    case = everything(counter)
    before = counter.facts(case)
    with pytest.raises(StaffError) as refused:
        put_right(counter, case, kind, field, value)
    assert refused.value.code == code
    assert counter.facts(case) == before


def test_a_fact_of_another_reception_or_one_taken_back_cannot_be_corrected(counter: Counter) -> None:
    case, other = counter.reception(), counter.reception()
    fact = fact_of(counter, other, "case.noted")
    undo(counter.store, by=counter.wang, case=other)
    for one in (case, other):
        with pytest.raises(StaffError, match=r"correction\.unknown"):
            correct(counter.store, by=counter.wang, case=one, chain=fact.chain, seq=fact.seq, field="text", value="改")


def test_who_does_not_handle_it_does_not_correct_it(counter: Counter) -> None:
    case = everything(counter)
    with pytest.raises(StaffError, match=r"case\.not_yours"):
        put_right(counter, case, "case.ended", "sentence", "改", by=counter.chen)
    put_right(counter, case, "case.ended", "sentence", "值班长改", by=counter.li)
    assert counter.state(case).sentence == "值班长改"


def test_one_takes_back_ones_own_last_acts_one_by_one_within_a_minute(counter: Counter) -> None:
    case = counter.reception(words="一")
    desk.note(counter.store, by=counter.wang, case=case, text="二")
    desk.note(counter.store, by=counter.wang, case=case, text="三")
    counter.clock.advance(MINUTE)
    undo(counter.store, by=counter.wang, case=case)
    undo(counter.store, by=counter.wang, case=case)
    assert [note.text for note in counter.state(case).notes] == ["一"]
    assert counter.kinds(case).count("case.noted") == 3
    assert counter.agrees(case)


def test_a_minute_and_a_moment_is_too_late(counter: Counter) -> None:
    case = counter.reception()
    counter.clock.advance(MINUTE + 1)
    with pytest.raises(StaffError, match=r"undo\.nothing"):
        undo(counter.store, by=counter.wang, case=case)


def test_anothers_act_is_not_ones_own_to_take_back_and_stands_in_the_way(counter: Counter) -> None:
    case = counter.reception()
    desk.note(counter.store, by=counter.chen, case=case, text="我帮着记")
    for by in (counter.wang, counter.li, counter.zhou):
        with pytest.raises(StaffError, match=r"undo\.nothing"):
            undo(counter.store, by=by, case=case)
    undo(counter.store, by=counter.chen, case=case)
    undo(counter.store, by=counter.wang, case=case)
    assert counter.state(case).notes == ()


def test_the_record_itself_is_never_taken_back(counter: Counter) -> None:
    case = counter.reception()
    undo(counter.store, by=counter.wang, case=case)
    with pytest.raises(StaffError, match=r"undo\.nothing"):
        undo(counter.store, by=counter.wang, case=case)
    state = counter.state(case)
    assert (state.state, state.first_asked, bool(state.number)) == ("open", counter.wang.staff, True)


def test_of_a_full_reception_everything_after_the_promise_stands(counter: Counter) -> None:
    case = everything(counter)
    with pytest.raises(StaffError, match=r"undo\.nothing"):
        undo(counter.store, by=counter.wang, case=case)
    assert {kind for kind in counter.kinds(case) if kind not in UNDOABLE} == {
        "case.opened",
        "case.rated",
        "leg.opened",
        "leg.answered",
        "promise.made",
        "promise.contact",
        "promise.kept",
        "promise.renewed",
        "promise.broken",
        "case.ended",
    }


def test_each_act_taken_back_leaves_the_state_as_it_was_before(counter: Counter) -> None:
    at, by, case = counter.store, counter.wang, counter.reception()
    tried = acts(
        lambda: desk.set_topic(at, by=by, case=case, topic="stop"),
        lambda: desk.switch_flow(at, by=by, case=case, flow="short"),
        lambda: desk.mark_step(at, by=by, case=case, step="listen", state="done"),
        lambda: desk.say(at, by=by, case=case, line="您说。", step="listen"),
        lambda: desk.detail(at, by=by, case=case, name="金额", value="30"),
        lambda: desk.show_card(at, by=by, case=case, card="c", version="1"),
        lambda: desk.tell(at, by=by, case=case, card="c", item="i"),
        lambda: desk.set_evidence(at, by=by, case=case, evidence=Evidence.OURS),
        lambda: desk.set_emotion(at, by=by, case=case, level=3, step="listen"),
        lambda: desk.identify(at, by=by, case=case, surname="王"),
        lambda: desk.set_order(at, by=by, case=case, number="GD1"),
    )
    before = counter.state(case)
    for act in tried:
        act()
        assert counter.state(case) != before
        undo(at, by=by, case=case)
        assert counter.state(case) == before
    assert counter.agrees(case)


def test_a_hand_over_is_not_taken_back(counter: Counter) -> None:
    case = counter.reception()
    offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
    counter.clock.advance(SECOND)
    with pytest.raises(StaffError, match=r"undo\.nothing"):
        undo(counter.store, by=counter.wang, case=case)
    accept(counter.store, by=counter.chen, case=case)
    with pytest.raises(StaffError, match=r"undo\.nothing"):
        undo(counter.store, by=counter.chen, case=case)


def test_the_hour_a_department_has_may_be_corrected_until_it_strikes(counter: Counter) -> None:
    case, now = counter.reception(), counter.clock.now()
    open_leg(counter.store, by=counter.wang, case=case, department="装维", question="哪天修", due=now + HOUR)
    put_right(counter, case, "leg.opened", "due", now + 2 * HOUR)
    assert counter.state(case).legs[0].due == now + 2 * HOUR and counter.agrees(case)
    counter.clock.advance(3 * HOUR)
    with pytest.raises(StaffError, match=r"correction\.due"):
        put_right(counter, case, "leg.opened", "due", now + 9 * HOUR)


def test_the_hour_of_a_contact_lies_between_the_promise_and_the_note_of_it(counter: Counter) -> None:
    case, now = counter.reception(), counter.clock.now()
    promise(counter.store, by=counter.wang, case=case, words="打您", due=now + HOUR)
    counter.clock.advance(30 * MINUTE)
    contact(counter.store, by=counter.wang, case=case, promise="P1", told=Contacted(Way.PHONE))
    counter.clock.advance(HOUR)
    for value in (now - MINUTE, now + HOUR):
        with pytest.raises(StaffError, match=r"contact\.hour"):
            put_right(counter, case, "promise.contact", "at", value)
    put_right(counter, case, "promise.contact", "at", now + 20 * MINUTE)
    assert counter.state(case).promises[0].contacts[0].at == now + 20 * MINUTE and counter.agrees(case)
