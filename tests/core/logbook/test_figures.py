"""What a day or a range came to."""

from __future__ import annotations

from hall_assistant.casefile.promising import Way
from hall_assistant.casefile.values import Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.clock import parse_local
from hall_assistant.logbook.counted import span
from hall_assistant.logbook.day import DayFigures, LogFilter, figures, receptions
from hall_assistant.promises.desk import keep, promise
from hall_assistant.promises.ledger import Contacted
from tests.core.counter import Counter, Planned


def of(counter: Counter, first: str, last: str = "") -> DayFigures:
    with counter.store.reading() as at:
        return figures(at, span(first, last or first, 480), now=counter.clock.now())


def test_a_range_adds_its_days_up(counter: Counter) -> None:
    counter.reception()
    counter.clock.move_to("2026-03-13 09:00")
    case = counter.reception()
    desk.set_topic(counter.store, by=counter.wang, case=case, topic="stop")
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    both = of(counter, "2026-03-12", "2026-03-13")
    assert (both.receptions, both.still_open, both.by_outcome) == (2, 1, {Outcome.SOLVED: 1})
    assert of(counter, "2026-03-13").receptions == 1 and both.top_topics == (("stop", 1),)


def test_promises_count_on_the_day_they_were_made_and_kept(counter: Counter) -> None:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="我打您", due=parse_local("2026-03-13 10:00", 480))
    counter.clock.move_to("2026-03-13 11:00")
    assert of(counter, "2026-03-12").promises_made == 1 and of(counter, "2026-03-13").promises_overdue == 1
    assert of(counter, "2026-03-12").promises_overdue == 0, "it was not due on that day"
    keep(counter.store, by=counter.wang, case=case, promise="P1", contacted=Contacted(Way.COUNTER))
    after = of(counter, "2026-03-13")
    assert (after.promises_made, after.promises_kept, after.promises_overdue) == (0, 1, 0)


def test_nothing_of_a_voided_reception_is_counted(counter: Counter) -> None:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="我打您", due=parse_local("2026-03-12 17:00", 480))
    keep(counter.store, by=counter.wang, case=case, promise="P1")
    ending.void(counter.store, by=counter.wang, case=case)
    day = of(counter, "2026-03-12")
    assert (day.receptions, day.promises_made, day.promises_kept) == (0, 0, 0)


def test_the_figures_read_no_table_from_end_to_end(counter: Counter) -> None:
    counter.reception()
    with counter.store.reading() as at:
        planned = Planned(at, counter.store.folder)
        figures(planned, span("2026-03-12", "2026-03-12", 480), now=2)
        receptions(planned, LogFilter("2026-03-12", "2026-03-12"))
    assert planned.plans and not planned.scans
