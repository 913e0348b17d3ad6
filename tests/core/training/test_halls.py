"""Simulated halls: the same from the same seed, and one record once all have met."""

from __future__ import annotations

from pathlib import Path

from hall_assistant.store.store import Store
from hall_assistant.training.halls import make_hall
from tests.core.sync.hall import dump


def test_counters_that_worked_alone_hold_one_record_once_they_have_met(tmp_path: Path) -> None:
    hall = make_hall(tmp_path / "one", counters=3, days=2, cases_a_day=3)
    try:
        wrote = {counter: _cases(one.store) for counter, one in hall.halls.items()}
        assert all(len(cases) == 6 for cases in wrote.values())
        hall.meet()
        first, *others = (dump(one.store) for one in hall.halls.values())
        assert all(other == first for other in others)
        assert len({row[0] for row in first["cases"]}) == 18
        assert len({number for cases in wrote.values() for number in cases}) == 18
    finally:
        hall.close()


def _cases(store: Store) -> list[str]:
    with store.reading() as at:
        return [row["number"] for row in at.rows("SELECT number FROM cases ORDER BY number")]
