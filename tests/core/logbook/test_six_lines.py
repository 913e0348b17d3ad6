"""The six-line daily report: six lines, never over 120 characters, never a figure cut."""

from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.casefile.values import Outcome
from hall_assistant.library.library import Library
from hall_assistant.library.shelf import read_content
from hall_assistant.logbook.day import DayFigures
from hall_assistant.logbook.six_lines import LONGEST, six_lines

QUIET = DayFigures("2026-03-12", "2026-03-12", 0, 0, {}, (), 0, 0, 0)
CONTENT = read_content()
COUNTS = st.integers(min_value=0, max_value=9999)


def test_a_quiet_day_reads_as_six_lines(shipped: Library) -> None:
    assert six_lines(QUIET, shipped, hall="城东营业厅").splitlines() == [
        "城东营业厅 3月12日",
        "接待0，未结0",
        "现场化解0，立单0，转出0，未留结果0",
        "承诺0，兑现0，逾期0",
        "多的：无",
        "需支持：无",
    ]


def test_a_range_names_both_days(shipped: Library) -> None:
    week = dataclasses.replace(QUIET, day="2026-03-06")
    assert six_lines(week, shipped, hall="城东").startswith("城东 3月6日–3月12日\n")


@settings(max_examples=60, deadline=None)
@given(
    hall=st.text(alphabet="营业厅城东", min_size=1, max_size=40),
    counts=st.tuples(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS),
    topics=st.lists(st.sampled_from(sorted(CONTENT.topics)), max_size=3, unique=True),
    overdue=COUNTS,
)
def test_it_never_exceeds_what_is_retyped_on_a_phone(
    hall: str, counts: tuple[int, ...], topics: list[str], overdue: int
) -> None:
    outcomes = dict(zip(Outcome, counts[2:], strict=True))
    day = DayFigures(
        "2026-12-31", "2026-12-31", counts[0], counts[1], outcomes, tuple((t, 9) for t in topics), *counts[:2], overdue
    )
    report = six_lines(day, CONTENT, hall=hall)
    assert len(report.splitlines()) == 6 and len(report) <= LONGEST
    assert f"接待{counts[0]}，未结{counts[1]}" in report and f"逾期{overdue}" in report
