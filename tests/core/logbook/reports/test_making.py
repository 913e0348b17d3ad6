"""The log as a file, made as reports are: the same in a child process as where it was asked for."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from hall_assistant.casefile.values import Outcome
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.day import LogFilter
from hall_assistant.logbook.exports import day_csv, day_html
from hall_assistant.logbook.reports.making import Job, as_body, from_body, make
from tests.core.counter import Counter

DAY = "2026-03-12"
NARROW = LogFilter(
    DAY, DAY, handler="a", topics=("stop", "bill"), state="ended", outcome=Outcome.SOLVED, clock="late", as_of=7,
    least=Decimal("0.10"), most=Decimal("1000.00"), repeated=True, source="any", words="停机 30",
)  # fmt: skip


def made(counter: Counter, library: Library, form: str, wanted: LogFilter) -> bytes:
    now = counter.clock.now()
    with counter.store.reading() as at:
        job = Job(DAY, DAY, form, log=wanted)
        return make(at, by=counter.li, job=job, library=library, now=now, offset=480, paper=lambda html: html.encode())


def test_a_filter_comes_through_the_pipe_as_it_was() -> None:
    for wanted in (NARROW, LogFilter(DAY, DAY)):
        assert from_body(json.loads(json.dumps(as_body(wanted)))) == wanted


def test_the_log_s_file_holds_what_the_log_lists(counter: Counter, shipped: Library) -> None:
    for _ in range(3):
        counter.reception()
    wanted, now = LogFilter(DAY, DAY), counter.clock.now()
    with counter.store.reading() as at:
        sheet = day_csv(at, by=counter.li, wanted=wanted, library=shipped, offset=480)
        page = day_html(at, by=counter.li, wanted=wanted, now=now, library=shipped, offset=480)
    assert made(counter, shipped, "csv", wanted) == sheet.encode()
    assert made(counter, shipped, "html", wanted) == made(counter, shipped, "pdf", wanted) == page.encode()
    assert made(counter, shipped, "csv", NARROW).count(b"\r\n") == 1, "the filter is heeded"


def test_a_log_is_no_workbook(counter: Counter, shipped: Library) -> None:
    with pytest.raises(StaffError) as refused:
        made(counter, shipped, "xlsx", LogFilter(DAY, DAY))
    assert refused.value.code == "report.form"


def test_a_clerk_takes_no_log_away(counter: Counter, shipped: Library) -> None:
    job, now = Job(DAY, DAY, "csv", log=LogFilter(DAY, DAY)), counter.clock.now()
    with counter.store.reading() as at, pytest.raises(StaffError, match=r"access\.denied"):
        make(at, by=counter.wang, job=job, library=shipped, now=now, offset=480, paper=lambda html: html.encode())
