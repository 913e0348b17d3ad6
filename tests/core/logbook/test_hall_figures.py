"""The hall's figures: as defined, and as a slow recount from the journal has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from hall_assistant.casefile.values import Outcome
from hall_assistant.cases import desk, ending, linking
from hall_assistant.clock import DAY, HOUR, MINUTE, SetClock
from hall_assistant.library.library import Library
from hall_assistant.logbook.figures import DEFINITIONS, Figures, Share, above_of, figures_of, span
from hall_assistant.orders import desk as orders
from hall_assistant.promises.desk import keep, promise
from tests.core.counter import Counter, Planned, open_counter
from tests.core.logbook.living import live
from tests.core.logbook.recount import recounted


def of(counter: Counter, library: Library, first: str, last: str = "") -> Figures:
    with counter.store.reading() as at:
        days = span(first, last or first, 480)
        return figures_of(at, days, above=above_of(library), now=counter.clock.now())


@pytest.fixture(scope="module")
def month(founded: Path, shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """Six weeks in which everything happens that a figure counts, some of it on the way over midnight."""
    counter = open_counter(founded, tmp_path_factory.mktemp("month") / "hall", SetClock.at("2026-03-02 09:00"))
    chance = Random(7)
    for _visit in range(40):
        counter.clock.advance(chance.randint(40, 1_200) * MINUTE)
        live(counter, shipped, chance)
    yield counter
    counter.store.close()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-03-02", "2026-04-30"),
        ("2026-03-09", "2026-03-15"),
        ("2026-03-05", "2026-03-05"),
        ("2026-01-01", "2026-01-02"),
    ],
)
def test_every_figure_is_what_a_slow_recount_from_the_journal_says(
    month: Counter, shipped: Library, first: str, last: str
) -> None:
    days, above, now = span(first, last, 480), above_of(shipped), month.clock.now()
    with month.store.reading() as at:
        assert figures_of(at, days, above=above, now=now) == recounted(at, days, above=above, now=now)


def test_the_six_weeks_hold_something_of_everything(month: Counter, shipped: Library) -> None:
    whole = of(month, shipped, "2026-03-02", "2026-05-30")
    assert all(0 < share.part < share.whole for share in whole.shares.values())
    assert whole.promised.broken and whole.promised.overdue and whole.minutes


def test_no_figure_reads_a_table_from_end_to_end(month: Counter, shipped: Library) -> None:
    with month.store.reading() as at:
        planned = Planned(at, month.store.folder)
        figures_of(planned, span("2026-03-12", "2026-03-12", 480), above=above_of(shipped), now=month.clock.now())
    assert planned.plans and not planned.scans


def test_a_day_without_receptions_has_no_shares(counter: Counter, shipped: Library) -> None:
    empty = of(counter, shipped, "2026-03-08")
    assert (empty.opened, empty.minutes) == (0, None)
    assert {share.words for share in empty.shares.values()} == {"—"} and empty.shares.keys() == DEFINITIONS.keys()


def test_a_reception_across_midnight_belongs_to_the_day_it_began_its_promise_to_the_day_it_was_kept(
    counter: Counter, shipped: Library
) -> None:
    counter.clock.move_to("2026-03-12 23:50")
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="我打您", due=counter.clock.now() + HOUR)
    counter.clock.move_to("2026-03-13 00:20")
    keep(counter.store, by=counter.wang, case=case, promise="P1")
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    before, after = of(counter, shipped, "2026-03-12"), of(counter, shipped, "2026-03-13")
    assert (before.opened, before.solved, before.promised.made, before.promised.kept) == (1, Share(1, 1), 1, 0)
    assert (after.opened, after.promised.share) == (0, Share(1, 1))


def test_a_clock_set_back_makes_no_minutes_below_nothing(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    counter.clock.move_to("2026-03-12 08:00")
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    day = of(counter, shipped, "2026-03-12")
    assert day.opened == 1 and not day.minutes


def test_a_link_taken_back_and_a_voided_first_visit_make_no_repeat(counter: Counter, shipped: Library) -> None:
    store, by = counter.store, counter.wang
    first = counter.reception()
    counter.clock.advance(HOUR)
    second = counter.reception()
    linking.link(store, by=by, case=second, other=first, rules={}, law={})
    assert of(counter, shipped, "2026-03-12").repeated == Share(1, 2)
    linking.unlink(store, by=by, case=second, other=first)
    assert of(counter, shipped, "2026-03-12").repeated == Share(0, 2)
    for case in (first, second):
        desk.set_topic(store, by=by, case=case, topic="stop")
        desk.identify(store, by=by, case=case, phone="138 1234 5678")
    assert of(counter, shipped, "2026-03-12").repeated == Share(1, 2)
    ending.void(store, by=by, case=first)
    assert of(counter, shipped, "2026-03-12").repeated == Share(0, 1)


def test_an_order_whose_first_hour_is_to_come_is_not_counted_yet(counter: Counter, shipped: Library) -> None:
    now = counter.clock.now()
    orders.receive(
        counter.store, by=counter.li, source="city_12345", number="RX1", received=now, contact_due=now + HOUR,
        answer_due=now + DAY,
    )  # fmt: skip
    assert of(counter, shipped, "2026-03-12").contacted == Share(0, 0)
    counter.clock.advance(2 * HOUR)
    assert of(counter, shipped, "2026-03-12").contacted == Share(0, 1)


@pytest.mark.parametrize(
    ("share", "words"), [(Share(8, 9), "89%（8/9）"), (Share(1, 8), "13%（1/8）"), (Share(0, 0), "—")]
)
def test_a_share_reads_with_what_it_counts(share: Share, words: str) -> None:
    assert share.words == words
