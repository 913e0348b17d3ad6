"""One report, many forms: what stands in the figures, the lists, the workbook, the page and the lines is one count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from hall_assistant.casefile.values import Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.clock import HOUR, MINUTE, SetClock
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.figures import Share, above_of, figures_of, span
from hall_assistant.logbook.reports.catalogue import FIGURES, INWARD_ONLY, LISTS
from hall_assistant.logbook.reports.papers import report_csv, report_html
from hall_assistant.logbook.reports.reading import read_report
from hall_assistant.logbook.reports.sheets import report_xlsx
from hall_assistant.logbook.reports.values import Report, Value, shown
from hall_assistant.orders import desk as orders
from tests.core.counter import Counter, Planned, open_counter
from tests.core.logbook.reports.books import opened

PHONE = "13812345678"
FIRST, LAST = "2026-03-09", "2026-03-31"


@pytest.fixture(scope="module")
def month(founded: Path, shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """Three weeks with receptions of several topics and ends, one voided, one like a formula, and orders."""
    counter = open_counter(founded, tmp_path_factory.mktemp("reports") / "hall", SetClock.at("2026-03-09 09:00"))
    topics = [topic.id for topic in list(shipped.topics.values())[:3]]
    for place in range(14):
        by = counter.everyone[place % 3]
        case = counter.reception(by)
        if place % 4:
            desk.set_topic(counter.store, by=by, case=case, topic=topics[place % 3])
        desk.identify(counter.store, by=by, case=case, surname="王", phone=PHONE)
        counter.clock.advance(7 * MINUTE)
        if place == 5:
            ending.void(counter.store, by=by, case=case)
        elif place % 5:
            outcome = Outcome.SOLVED if place % 2 else Outcome.PASSED
            ending.end(counter.store, by=by, case=case, outcome=outcome, sentence=f"=SUM(1)，回拨{PHONE}")
        now = counter.clock.now()
        order, _ = orders.receive(
            counter.store,
            by=counter.li,
            source=("city_12345", "hotline_10086")[place % 2],
            number=f"DD{place}",
            received=now,
            contact_due=now + HOUR,
            answer_due=now + 9 * HOUR,
        )
        counter.clock.advance((30 if place % 3 else 90) * MINUTE)
        if place % 4:
            orders.contact(counter.store, by=counter.li, order=order, reached=True)
        counter.clock.advance(20 * HOUR)
    yield counter
    counter.store.close()


def of(counter: Counter, library: Library, *, cases: bool = True, outward: bool = True, first: str = FIRST) -> Report:
    with counter.store.reading() as at:
        return read_report(
            at,
            by=counter.li,
            first=first,
            last=LAST,
            library=library,
            now=counter.clock.now(),
            offset=480,
            cases=cases,
            outward=outward,
        )


def whole(report: Report, name: str, field: str) -> int:
    return sum(value for row in report.lists[name] if isinstance(value := row[field], int))


def test_the_values_are_those_of_the_hall_s_figures(month: Counter, shipped: Library) -> None:
    report = of(month, shipped)
    with month.store.reading() as at:
        found = figures_of(at, span(FIRST, LAST, 480), above=above_of(shipped), now=month.clock.now())
    values = report.values
    assert values["receptions"] == found.opened == 13
    assert values["solved_rate"] == found.solved
    assert values["repeat_rate"] == found.repeated
    assert values["contact_rate"] == found.contacted
    assert values["kept_rate"] == found.promised.share
    assert values.keys() == FIGURES.keys()


def test_days_topics_and_sources_add_up_to_the_figures(month: Counter, shipped: Library) -> None:
    report = of(month, shipped)
    for name in ("days", "topics"):
        for field in ("receptions", "ended", "solved"):
            assert whole(report, name, field) == report.values[field]
    assert whole(report, "sources", "orders") == report.values["orders"]
    shares = [share for row in report.lists["sources"] if isinstance(share := row["contact_rate"], Share)]
    told = Share(sum(one.part for one in shares), sum(one.whole for one in shares))
    assert told == report.values["contact_rate"]
    assert 0 < told.part < told.whole
    standing = [row for row in report.lists["cases"] if row["result"] != "误开作废"]
    assert len(standing) == report.values["receptions"]


def test_the_workbook_says_the_same_in_real_numbers_and_days(month: Counter, shipped: Library) -> None:
    report = of(month, shipped, outward=False)
    told: list[tuple[int, int]] = []
    book = opened(report_xlsx(report, outward=False, told=lambda done, of_all: told.append((done, of_all))))
    figures = {row[0].value: row[1].value for row in book["数字"].iter_rows(min_row=2)}
    assert figures["接待"] == 13
    share = report.values["solved_rate"]
    assert isinstance(share, Share)
    assert figures["现场化解率"] == pytest.approx(share.part / share.whole)
    assert isinstance(figures["起始日期"], datetime)
    listed = book["接待明细"]
    assert (listed.freeze_panes, listed.auto_filter.ref) == ("A2", f"A1:K{len(report.lists['cases']) + 1}")
    assert isinstance(listed["B2"].value, datetime)
    sentences = [row[10] for row in listed.iter_rows(min_row=2) if row[10].value]
    assert {cell.data_type for cell in sentences} == {"s"}
    assert all(PHONE not in cell.value for cell in sentences)
    assert told[-1][0] == told[-1][1]


def test_nothing_of_the_report_names_who_served(month: Counter, shipped: Library) -> None:
    report = of(month, shipped, outward=False)
    page = report_html(report, library=shipped, now=month.clock.now(), offset=480)
    texts = [page, report_csv(report, outward=False), str(report)]
    assert not [name for name in ("王敏", "陈静", "李强", "周伟") for text in texts if name in text]


def test_what_goes_outside_has_neither_names_nor_sentences(month: Counter, shipped: Library) -> None:
    out, inward = of(month, shipped), of(month, shipped, outward=False)
    assert all(not INWARD_ONLY & row.keys() for row in out.lists["cases"])
    assert all(row.keys() == LISTS["cases"].fields.keys() for row in inward.lists["cases"])
    headers = [cell.value for cell in opened(report_xlsx(out, outward=True))["接待明细"][1]]
    assert "称呼" not in headers
    assert "一句话" not in headers


def test_the_page_shows_each_figure_with_how_it_is_counted(month: Counter, shipped: Library) -> None:
    report = of(month, shipped, cases=False)
    page = report_html(report, library=shipped, now=month.clock.now(), offset=480)
    cells = re.findall(r"<tr><td>(.*?)</td><td><b>(.*?)</b></td><td>(.*?)</td></tr>", page)
    on_page = {name: value for name, value, _told in cells}
    wanted: Mapping[str, Value] = {
        figure.name: report.values[id_] for id_, figure in FIGURES.items() if not figure.head
    }
    assert on_page == {name: shown(value) or "—" for name, value in wanted.items()}
    assert "每天" in page


def test_lines_for_other_programs_begin_with_a_mark_and_hold_no_formula(month: Counter, shipped: Library) -> None:
    lines = report_csv(of(month, shipped, outward=False), outward=False)
    assert lines.startswith("\ufeff编号,")
    assert "'=SUM(1)" in lines
    by_day = report_csv(of(month, shipped, cases=False), outward=True)
    assert by_day.startswith("\ufeff日期,")


def test_days_without_receptions_make_a_report_of_noughts(month: Counter, shipped: Library) -> None:
    with month.store.reading() as at:
        report = read_report(
            at, by=month.li, first="2026-01-01", last="2026-01-02", library=shipped, now=0, offset=480, cases=True
        )
    assert report.values["receptions"] == 0
    assert report.values["period"] == "2026年1月1日—1月2日"
    assert report.values["first"] == date(2026, 1, 1)
    assert "这几天没有接待" in report_html(report, library=shipped, now=0, offset=480)
    assert opened(report_xlsx(report, outward=True))["接待明细"].max_row == 1
    with month.store.reading() as at:
        one_day = read_report(
            at, by=month.li, first="2026-01-01", last="2026-01-01", library=shipped, now=0, offset=480
        )
    assert "这天没有接待" in report_html(one_day, library=shipped, now=0, offset=480)


@pytest.mark.parametrize("first", ["2026-04-01", "2024-01-01", "no day", "2026-02-30"])
def test_days_the_wrong_way_round_or_more_than_a_year_are_refused(month: Counter, shipped: Library, first: str) -> None:
    with pytest.raises(StaffError, match=r"report\.days"):
        of(month, shipped, first=first)


def test_no_list_reads_a_table_from_end_to_end(month: Counter, shipped: Library) -> None:
    with month.store.reading() as at:
        planned = Planned(at, month.store.folder)
        read_report(
            planned, by=month.li, first=FIRST, last=LAST, library=shipped, now=month.clock.now(), offset=480, cases=True
        )
    assert not [plan for plan in planned.scans if "settings" not in plan and "roster" not in plan]
