"""Odd days on every page of the manager at once: a day nobody came, one across midnight, a clock set back, somebody
who left, a note of ten thousand characters, text like a formula.
"""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from hall_assistant.casefile.values import Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.clock import DAY, SetClock, local_day
from hall_assistant.library.library import Library
from hall_assistant.logbook.closing import still_open
from hall_assistant.logbook.figures import span
from hall_assistant.logbook.morning import read_morning
from hall_assistant.logbook.radars.page import look as look_at_radars
from hall_assistant.logbook.reports.reading import read_report
from hall_assistant.logbook.reports.sheets import report_xlsx
from hall_assistant.logbook.today import look
from hall_assistant.people.desk import remove_staff
from tests.core.counter import Counter

OFFSET = 480
FORMULA = '=HYPERLINK("http://x")'


@pytest.fixture
def odd(counter: Counter) -> Counter:
    """One reception across midnight with too much in it, one a day earlier by the clock; who had both has left."""
    store, by, clock = counter.store, counter.wang, counter.clock
    assert isinstance(clock, SetClock)
    clock.move_to("2026-03-12 23:50")
    long = counter.reception(words=FORMULA + "很长" * 5000)
    desk.set_topic(store, by=by, case=long, topic="fee_sms")
    clock.move_to("2026-03-13 00:20")
    ending.end(store, by=by, case=long, outcome=Outcome.SOLVED, sentence=FORMULA)
    clock.ms -= 2 * DAY
    back = counter.reception(words="表拨回去了")
    ending.end(store, by=by, case=back, outcome=Outcome.LEFT, sentence="走了")
    clock.ms += 2 * DAY
    remove_staff(store, by=counter.zhou, staff=by.staff)
    return counter


@pytest.mark.parametrize(
    ("first", "last", "came"),
    [
        ("2026-03-12", "2026-03-12", 1),
        ("2026-03-13", "2026-03-13", 0),
        ("2026-03-11", "2026-03-13", 2),
        ("2026-01-05", "2026-01-05", 0),
        ("2026-05-01", "2026-05-31", 0),
    ],
)
def test_every_page_reads_and_they_agree(odd: Counter, shipped: Library, first: str, last: str, came: int) -> None:
    now, by, days = odd.clock.now(), odd.zhou, span(first, last, OFFSET)
    with odd.store.reading() as at:
        today = look(at, days, by=by, library=shipped, now=now, offset=OFFSET)
        report = read_report(at, by=by, first=first, last=last, library=shipped, now=now, offset=OFFSET)
        radars = look_at_radars(at, days, by=by, library=shipped, now=now, offset=OFFSET)
        morning = read_morning(at, by=by, library=shipped, now=now, offset=OFFSET)
        left = still_open(at, by=by, tonight=days.end, hall=True)
    assert today.figures.opened == report.values["receptions"] == came
    assert all(section.sentence for section in radars.sections)
    assert morning.day == local_day(now, OFFSET)
    assert sum(left.counts) == 0
    for outward in (True, False):
        book = load_workbook(BytesIO(report_xlsx(report, outward=outward)))
        assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_record_is_whole_after_all_of_it(odd: Counter) -> None:
    assert odd.store.verify().holds
    assert odd.store.rebuild().equal
