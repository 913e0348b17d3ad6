"""Usage: what this counter opens much comes a little higher; counted by day, forgotten after thirty."""

from __future__ import annotations

from hall_assistant.clock import DAY
from hall_assistant.library.library import Library
from hall_assistant.search.usage import DAYS, OFTEN, Lifting, note_opened, opened
from tests.core.counter import Counter


def used(counter: Counter) -> dict[str, int]:
    clock = counter.store.clock
    with counter.store.reading() as at:
        return opened(at, now=clock.now(), offset=clock.offset())


def test_what_was_opened_is_counted_over_the_last_days_and_then_gone(counter: Counter) -> None:
    for entry in ("card:a", "card:a", "jargon:合约期"):
        note_opened(counter.store, by=counter.wang, entry=entry)
    assert used(counter) == {"card:a": 2, "jargon:合约期": 1}
    counter.clock.advance((DAYS - 1) * DAY)
    note_opened(counter.store, by=counter.wang, entry="card:a")
    assert used(counter)["card:a"] == 3
    counter.clock.advance(DAY)
    assert used(counter) == {"card:a": 1}
    note_opened(counter.store, by=counter.wang, entry="card:b")
    with counter.store.reading() as at:
        kept = at.rows("SELECT key FROM local WHERE key LIKE 'opened %'")
    assert len(kept) == 2, "what no longer counts is not kept"


def test_it_is_no_fact_and_names_nobody(counter: Counter) -> None:
    with counter.store.reading() as at:
        before = at.one("SELECT count(*) AS n FROM journal")
    note_opened(counter.store, by=counter.wang, entry="card:a")
    with counter.store.reading() as at:
        assert at.one("SELECT count(*) AS n FROM journal") == before
        row = at.one("SELECT key, value FROM local WHERE key LIKE 'opened %'")
    assert row is not None and row["key"].endswith(" card:a") and counter.wang.staff not in str(dict(row))


def test_the_lift_grows_with_use_and_ends(shipped: Library) -> None:
    library = shipped
    card = next(iter(library.cards.values()))
    entry = f"card:{card.id}"
    assert Lifting(library)(entry) == 0
    assert Lifting(library, {entry: 1})(entry) < Lifting(library, {entry: OFTEN})(entry)
    assert Lifting(library, {entry: OFTEN})(entry) == Lifting(library, {entry: 99 * OFTEN})(entry)
    assert Lifting(library, {}, card.topic)(entry) > 0
    assert Lifting(library, {entry: 99}, card.topic)(entry) <= 1
    assert Lifting(library, {}, card.topic)("card:none") == 0
    assert Lifting(library, {}, card.topic)("handbook:x#1") == 0
