"""Full numbers stay behind: whatever is typed about a customer, no full number is kept, in a fact or in a draft."""

from __future__ import annotations

import pytest

from hall_assistant import app
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, drafting, ending, legs
from hall_assistant.checklists import desk as checks
from hall_assistant.clock import HOUR
from hall_assistant.floor import desk as floor
from hall_assistant.orders import desk as orders
from hall_assistant.personal.desk import keep_full_numbers
from hall_assistant.promises import desk as promises
from hall_assistant.search.gaps import NOTED, note_gap
from hall_assistant.settings import desk as settings
from hall_assistant.settings.values import Department
from tests.core.counter import Counter

NUMBER = "13812345678"
CARD = "11010519491231002X"


def _everything(counter: Counter) -> str:
    """All facts with their words opened, and all drafts."""
    with counter.store.reading() as at:
        subjects = [row["subject"] for row in at.rows("SELECT DISTINCT subject FROM journal")]
        facts = [f"{fact.open}{fact.sealed}" for subject in subjects for fact in at.facts(subject)]
        drafts = [row["text"].decode() for row in at.rows("SELECT text FROM drafts")]
    return "\n".join([*facts, *drafts])


def _typed_everywhere(counter: Counter, text: str) -> CaseId:
    by, store = counter.wang, counter.store
    case = counter.reception(words=text)
    desk.note(store, by=by, case=case, text=text, kind="verbatim")
    desk.say(store, by=by, case=case, line=text, step="listen")
    desk.detail(store, by=by, case=case, name="联系方式", value=text)
    desk.mark_step(store, by=by, case=case, step="calm", state="skipped", reason=text)
    drafting.keep_draft(store, by=by, case=case, field="note", text=text)
    promises.promise(store, by=by, case=case, words=text, due=counter.clock.now() + HOUR)
    promises.keep(store, by=by, case=case, promise="P1", how=text)
    ending.correct(store, by=by, case=case, **_of(counter, case, "case.noted"), field="text", value=text, reason=text)
    drafting.keep_draft(store, by=by, case=CaseId("writeup:1"), field="note", text=text)
    ending.end(store, by=by, case=case, outcome=Outcome.SOLVED, sentence=text)
    order, _ = orders.receive(
        store,
        by=counter.li,
        source="other",
        number="T1",
        received=counter.clock.now(),
        answer_due=counter.clock.now() + HOUR,
        text=text,
    )
    orders.contact(store, by=counter.li, order=order, reached=True, words=text)
    orders.note(store, by=counter.li, order=order, kind="checked", text=text)
    orders.hear(store, by=counter.li, order=order, word="none", verbatim=text)
    orders.close(store, by=counter.li, order=order, closed_as="mistake", why=text)
    return case


def _about_the_hall(counter: Counter, text: str) -> None:
    """Typed about the hall: an incident and a finding."""
    store = counter.store
    incident, _ = floor.open_incident(store, by=counter.wang, kind="calm")
    floor.note(store, by=counter.wang, incident=incident, field="demand", text=text)
    floor.note(store, by=counter.wang, incident=incident, field="demand", text=text)
    floor.report(store, by=counter.wang, incident=incident, text=text)
    floor.close(store, by=counter.wang, incident=incident, why=text)
    finding, _ = checks.open_finding(store, by=counter.li, text=text, owner=counter.wang.staff, due="2026-03-20")
    checks.put_right(store, by=counter.wang, finding=finding, text=text)
    checks.withdraw(store, by=counter.li, finding=finding, why=text)


def _of(counter: Counter, case: CaseId, kind: str) -> dict[str, object]:
    fact = next(fact for fact in counter.facts(case) if fact.kind == kind)
    return {"chain": fact.chain, "seq": fact.seq}


@pytest.mark.parametrize("number", [NUMBER, CARD, "0310-3012345", "6222021234567890128", "wang@qq.com"])
def test_no_full_number_is_kept_wherever_it_is_typed(counter: Counter, number: str) -> None:
    _typed_everywhere(counter, f"打{number}找他")
    everything = _everything(counter)
    assert number not in everything
    assert everything.count("找他") > 8


def test_a_work_orders_number_and_a_departments_telephone_stay_whole(counter: Counter) -> None:
    settings.change(counter.store, by=counter.zhou, departments=(Department("装维", "0310-3012345"),))
    case = counter.reception(words="问了装维03103012345，客户13812345678")
    desk.set_order(counter.store, by=counter.wang, case=case, number=CARD)
    due = counter.clock.now() + HOUR
    legs.open_leg(counter.store, by=counter.wang, case=case, department="装维", question="几点到", due=due)
    state = counter.state(case)
    assert state.order_number == CARD
    assert state.legs[0].contact == "0310-3012345"
    assert state.notes[0].text == "问了装维03103012345，客户138****5678"


def test_a_hall_that_keeps_full_numbers_keeps_those_to_reach_somebody_and_no_cards(counter: Counter) -> None:
    keep_full_numbers(counter.store, by=counter.zhou, on=True, why="要回拨")
    _typed_everywhere(counter, f"打{NUMBER}找他，证件{CARD}，卡6222021234567890128")
    everything = _everything(counter)
    assert everything.count(NUMBER) > 8
    assert CARD not in everything and "6222021234567890128" not in everything


@pytest.mark.parametrize("full", [False, True])
def test_what_is_about_the_hall_holds_no_number_but_its_own_whatever_is_kept_of_customers(
    counter: Counter, full: bool
) -> None:
    settings.change(counter.store, by=counter.zhou, departments=(Department("装维", "0310-3012345"),))
    if full:
        keep_full_numbers(counter.store, by=counter.zhou, on=True, why="要回拨")
    _about_the_hall(counter, f"客户{NUMBER}找他，打了装维03103012345")
    everything = _everything(counter)
    assert NUMBER not in everything and everything.count("客户138****5678找他，打了装维03103012345") == 6
    assert everything.count("'field': 'demand'") == 1, "the same again is no fact"


def test_what_holds_no_number_is_sealed_as_it_was_typed(counter: Counter) -> None:
    words = "一字不差\n 2026-03-12 09:50 扣了30.50元，10086打来的，工单20260312000123456789 "
    assert counter.state(counter.reception(words=words)).notes[0].text == words


def test_what_was_searched_in_vain_is_kept_without_the_number(counter: Counter) -> None:
    assert app.GAP == NOTED
    note_gap(counter.store, by=counter.wang, query=f"{NUMBER}怎么停的")
    assert NUMBER not in _everything(counter) and "138****5678怎么停的" in _everything(counter)


def test_the_setting_is_no_side_door(counter: Counter) -> None:
    with pytest.raises(TypeError, match="takes a reason"):
        settings.change(counter.store, by=counter.zhou, full_numbers=True)
