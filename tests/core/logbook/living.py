"""Visits by chance in which everything happens that a figure counts, for tests that hold figures side by side."""

from __future__ import annotations

from random import Random

from hall_assistant.casefile.promising import Way
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending, needs
from hall_assistant.clock import DAY, HOUR, MINUTE
from hall_assistant.library.library import Library
from hall_assistant.orders import desk as orders
from hall_assistant.promises.desk import break_promise, keep, promise
from hall_assistant.promises.ledger import Contacted
from tests.core.counter import Counter

PHONES = ("13812345678", "13912345678", "")
TOPICS = ("stop", "bill", "")
SOURCES = ("hotline_10086", "city_12345", "regulator", "other")


def live(counter: Counter, library: Library, chance: Random) -> None:
    """One visit: promised or not, perhaps with an order or a need; then kept, broken, left open, voided or ended."""
    store, by, clock = counter.store, chance.choice(counter.everyone[:2]), counter.clock
    case = counter.reception(by)
    if topic := chance.choice(TOPICS):
        desk.set_topic(store, by=by, case=case, topic=topic)
    if phone := chance.choice(PHONES):
        desk.identify(store, by=by, case=case, surname="王", phone=phone)
    clock.advance(chance.randint(0, 9) * MINUTE)
    if chance.random() < 0.5:
        promise(store, by=by, case=case, words="我打您", due=clock.now() + chance.randint(1, 90) * HOUR)
    if chance.random() < 0.2:
        need = library.later("needs")["superior"]
        needs.ask_for(store, by=by, case=case, need=need, rules=library.later("deadlines"), law=library.law)
        if chance.random() < 0.5:
            needs.answer(store, by=by, case=case, need=need, how="店长谈了")
    if chance.random() < 0.4:
        _order(counter, case, chance)
    clock.advance(chance.randint(1, 70) * MINUTE)
    _settle(counter, case, chance)


def _order(counter: Counter, case: CaseId, chance: Random) -> None:
    store, by, now = counter.store, counter.li, counter.clock.now()
    hours = {"contact_due": now + HOUR} if chance.random() < 0.8 else {}
    number = f"DD{now}"
    source = chance.choice(SOURCES)
    order, _ = orders.receive(store, by=by, source=source, number=number, received=now, answer_due=now + DAY, **hours)
    if chance.random() < 0.7:
        orders.link(store, by=by, order=order, case=case)
    counter.clock.advance(chance.randint(1, 100) * MINUTE)
    if chance.random() < 0.7:
        orders.contact(store, by=by, order=order, reached=chance.random() < 0.5)
    elif chance.random() < 0.6:
        orders.close(store, by=by, order=order, closed_as="mistake", why="登错了")
    elif chance.random() < 0.5:
        orders.send_back(store, by=by, order=order, ours=True, why="不是本厅的")


def _settle(counter: Counter, case: CaseId, chance: Random) -> None:
    store, state = counter.store, counter.state(case)
    by = next(one for one in counter.everyone if one.staff == state.handler)
    told = Contacted(Way.COUNTER)
    for one in state.promises:
        counter.clock.advance(chance.randint(0, 60) * HOUR)
        act = chance.random()
        if act < 0.5:
            keep(store, by=by, case=case, promise=one.promise, contacted=told)
        elif act < 0.7:
            break_promise(store, by=by, case=case, promise=one.promise, done="赔了不是", contacted=told)
    if chance.random() < 0.1:
        ending.void(store, by=by, case=case) if not state.promises else None
    elif not counter.state(case).open_promises:
        outcome = chance.choice((Outcome.SOLVED, Outcome.SOLVED, Outcome.PASSED, Outcome.LEFT))
        ending.end(store, by=by, case=case, outcome=outcome, sentence="好了")
