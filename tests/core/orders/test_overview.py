"""The ledger's overview: counts by source, stage and hour, each with its list, against a recount from the journal."""

from __future__ import annotations

from collections import Counter as Many

from hall_assistant.clock import DAY, HOUR, MINUTE, day_bounds
from hall_assistant.orders import desk
from hall_assistant.orders.overview import HOURS, Asked, order_overview, overviewed
from hall_assistant.orders.records import order_state
from hall_assistant.orders.values import OrderId, Stage
from tests.core.counter import Counter, Planned

TONIGHT = day_bounds("2026-03-12", 480)[1]


def some_orders(counter: Counter) -> list[OrderId]:
    """Of every stage, some late: eight hours after they came."""
    now, made = counter.clock.now(), list[OrderId]()
    for place, (source, contact, answer) in enumerate(
        (
            ("hotline_10086", 1, 2),
            ("hotline_10086", 1, 48),
            ("city_12345", 9, 30),
            ("city_12345", None, 10),
            ("other", 1, 48),
            ("other", 1, 48),
        )
    ):
        order, _ = desk.receive(
            counter.store,
            by=counter.li,
            source=source,
            number=f"GD{place}",
            received=now,
            contact_due=now + contact * HOUR if contact else None,
            answer_due=now + answer * HOUR,
            to=counter.wang.staff if place % 2 else counter.chen.staff,
        )
        made.append(order)
    counter.clock.advance(30 * MINUTE)
    desk.contact(counter.store, by=counter.li, order=made[1], how="phone", reached=True, words="说了")
    desk.answer(counter.store, by=counter.li, order=made[4], text="退了")
    desk.close(counter.store, by=counter.li, order=made[5], closed_as="mistake", why="重了")
    counter.clock.advance(8 * HOUR)
    return made


def recounted(counter: Counter, orders: list[OrderId]) -> dict[str, Many[str]]:
    """The same from the facts of every order."""
    now = counter.clock.now()
    found: dict[str, Many[str]] = {"source": Many(), "stage": Many(), "hour": Many()}
    for order in orders:
        with counter.store.reading() as at:
            state = order_state(at, order)
        if state.closed is not None:
            continue
        found["source"][state.source] += 1
        found["stage"][state.stage.value] += 1
        if state.stage is Stage.CONTACT and state.first_tried is None and state.contact_due is not None:
            found["hour"]["contact_late"] += state.contact_due < now
            found["hour"]["contact_today"] += now <= state.contact_due < TONIGHT
        if state.stage in (Stage.CONTACT, Stage.ANSWER, Stage.RETURNED):
            found["hour"]["answer_late"] += state.answer_due < now
            found["hour"]["answer_today"] += now <= state.answer_due < TONIGHT
    return found


def test_counts_agree_with_the_journal_and_with_their_lists(counter: Counter) -> None:
    made = some_orders(counter)
    told, now = recounted(counter, made), counter.clock.now()
    with counter.store.reading() as at:
        shown = order_overview(at, now=now, tonight=TONIGHT)
        assert shown.open == 5 and shown.by_source == told["source"] and shown.by_stage == told["stage"]
        assert {name: shown.by_hour[name] for name in HOURS} == {name: told["hour"][name] for name in HOURS}
        assert shown.by_hour["contact_late"] and shown.by_hour["answer_late"]
        for field, counts in (("source", shown.by_source), ("stage", shown.by_stage), ("hour", shown.by_hour)):
            for name, count in counts.items():
                assert len(overviewed(at, Asked(**{field: name}), now=now, tonight=TONIGHT)) == count


def test_a_clerk_sees_the_counts_of_their_own(counter: Counter) -> None:
    some_orders(counter)
    now = counter.clock.now()
    with counter.store.reading() as at:
        mine = order_overview(at, now=now, tonight=now + DAY, holder=counter.wang.staff)
        listed = overviewed(at, Asked(holder=counter.wang.staff), now=now, tonight=now + DAY)
    assert mine.open == len(listed) == 2 and {one.holder for one in listed} == {counter.wang.staff}


def test_it_walks_open_orders_only(counter: Counter) -> None:
    some_orders(counter)
    with counter.store.reading() as at:
        planned = Planned(at, counter.store.folder)
        order_overview(planned, now=1, tonight=2)
        overviewed(planned, Asked("other", "contact", "contact_late", "x"), now=1, tonight=2)
    assert planned.plans and not planned.scans
    assert all("orders_open" in plan for plan in planned.plans if "orders" in plan)
