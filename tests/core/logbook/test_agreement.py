"""One count everywhere: tiles, the lists they open, the log, report, workbook, sheets and paper, and a slow recount."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState, Outcome, PromiseState
from hall_assistant.clock import DAY, MINUTE, SetClock, local_day
from hall_assistant.library.library import Library
from hall_assistant.logbook.counted import Share
from hall_assistant.logbook.day import LogFilter, counted, figures, listed
from hall_assistant.logbook.exports import day_csv, day_html
from hall_assistant.logbook.figures import Span, above_of, span
from hall_assistant.logbook.reports.catalogue import FIGURES
from hall_assistant.logbook.reports.papers import report_csv, report_html
from hall_assistant.logbook.reports.reading import read_report
from hall_assistant.logbook.reports.sheets import report_xlsx
from hall_assistant.logbook.reports.values import Report, shown
from hall_assistant.logbook.six_lines import six_lines
from hall_assistant.logbook.today import PROMISE_TILES, Tile, Today, look, promises_behind, receptions_behind
from hall_assistant.orders.records import order_state
from hall_assistant.orders.values import OrderId
from hall_assistant.store.reading import Reading
from tests.core.counter import Counter, open_counter
from tests.core.logbook.living import live
from tests.core.logbook.recount import recounted
from tests.core.logbook.reports.books import opened

OUTCOMES = {"solved": Outcome.SOLVED, "ordered": Outcome.ORDERED, "passed": Outcome.PASSED, "left": Outcome.LEFT}


@pytest.fixture(scope="module")
def month(founded: Path, shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """A month of visits by chance, other ones than those of the figures' own test."""
    counter = open_counter(founded, tmp_path_factory.mktemp("agreed") / "hall", SetClock.at("2026-03-02 09:00"))
    chance = Random(2026)
    for _visit in range(36):
        counter.clock.advance(chance.randint(40, 900) * MINUTE)
        live(counter, shipped, chance)
    yield counter
    counter.store.close()


@pytest.fixture(scope="module", params=["the month", "a week", "today", "a day gone by", "long ago"])
def days(request: pytest.FixtureRequest, month: Counter) -> Span:
    now = month.clock.now()

    def day(back: int) -> str:
        return local_day(now - back * DAY, 480)

    first, last = {
        "the month": ("2026-03-01", day(0)),
        "a week": (day(20), day(14)),
        "today": (day(0), day(0)),
        "a day gone by": (day(9), day(9)),
        "long ago": ("2025-01-01", "2025-01-31"),
    }[request.param]
    return span(first, last, 480)


class Hand:
    """Counted by hand: every reception folded from the journal."""

    def __init__(self, at: Reading, days: Span, library: Library, now: int) -> None:
        self.figures = recounted(at, days, above=above_of(library), now=now)
        subjects = {row["subject"] for row in at.rows("SELECT subject FROM journal")}
        every = [state_of(at, CaseId(one)) for one in subjects if one.startswith("case:")]
        self.cases = [state for state in every if state.number]
        self.mine = [state for state in self.cases if days.first <= state.day <= days.last]
        orders = [order_state(at, OrderId(one)) for one in subjects if one.startswith("order:")]
        came = [one for one in orders if one.number and days.start <= one.received < days.end]
        self.orders = sum(one.closed_as not in ("mistake", "twice") for one in came)
        self._days, self._now = days, now

    def behind(self, tile: Tile) -> list[str]:
        """The receptions whose list a tile opens, once for each promise where it counts promises."""
        mine = [one for one in self.mine if one.state != "voided"]
        if tile is Tile.OPEN:
            return sorted(one.case for one in mine if one.state == "open")
        if tile is Tile.SOLVED:
            return sorted(one.case for one in mine if one.outcome is Outcome.SOLVED)
        if tile is Tile.WORD:
            return sorted(one.case for one in mine if one.mode == "live" and (one.promises or one.ended))
        return sorted(
            state.case for state in self.cases if state.state != "voided" for _ in self._promises(state, tile)
        )

    def _promises(self, state: CaseState, tile: Tile) -> list[object]:
        days, now = self._days, self._now
        since = 0 if days.start <= now < days.end else days.start
        still = [one for one in state.promises if one.state is PromiseState.OPEN]
        kept = [one for one in state.promises if one.state is PromiseState.KEPT and one.settled is not None]
        told: dict[Tile, list[Any]] = {
            Tile.KEPT: [one for one in kept if days.start <= (one.settled or 0) < days.end],
            Tile.DUE: [one for one in still if max(days.start, now) <= one.due < days.end],
            Tile.OVERDUE: [one for one in still if since <= one.due < min(now, days.end)],
        }
        return told[tile]


def by_hand(month: Counter, days: Span, library: Library) -> Hand:
    with month.store.reading() as at:
        return Hand(at, days, library, month.clock.now())


def report_of(month: Counter, days: Span, library: Library) -> Report:
    now = month.clock.now()
    with month.store.reading() as at:
        return read_report(
            at, by=month.li, first=days.first, last=days.last, library=library, now=now, offset=480, cases=True,
            outward=False,
        )  # fmt: skip


def test_each_tile_says_how_long_its_list_is_and_the_list_is_the_one_counted_by_hand(
    month: Counter, days: Span, shipped: Library
) -> None:
    hand, now = by_hand(month, days, shipped), month.clock.now()
    with month.store.reading() as at:
        page: Today = look(at, days, by=month.zhou, library=shipped, now=now, offset=480)
        behind = {
            tile: promises_behind(at, tile, days, by=month.zhou, now=now)
            if tile in PROMISE_TILES
            else receptions_behind(at, tile, days, by=month.zhou)
            for tile in Tile
        }
    assert page.figures == hand.figures
    assert {tile: sorted(str(one.case) for one in found) for tile, found in behind.items()} == {
        tile: hand.behind(tile) for tile in Tile
    }
    for tile in set(Tile) - {Tile.WORD}:
        assert page.count(tile) == len(behind[tile]), tile
    for chart in page.charts[:2]:
        assert sum(bar.value for bar in chart.bars) == hand.figures.opened, chart.title


def test_the_log_counts_the_same_whatever_it_is_narrowed_to(month: Counter, days: Span, shipped: Library) -> None:
    found, now = by_hand(month, days, shipped).figures, month.clock.now()
    with month.store.reading() as at:
        day = figures(at, days, now=now)
        narrowed = {
            name: counted(at, LogFilter(days.first, days.last, as_of=now, **asked))
            for name, asked in _narrowings().items()
        }
        lines, count = listed(at, LogFilter(days.first, days.last), by=month.zhou, limit=2_000)
    assert (day.receptions, day.still_open, day.by_outcome) == (found.opened, found.still_open, found.by_outcome)
    promised = found.promised
    assert (day.promises_made, day.promises_kept, day.promises_overdue) == (
        promised.made, promised.kept, promised.overdue,
    )  # fmt: skip
    assert count == found.opened == sum(line.state != "voided" for line in lines)
    assert narrowed == {
        "open": found.still_open,
        "ended": found.solved.whole,
        "repeated": found.repeated.part,
        **{name: found.by_outcome.get(outcome, 0) for name, outcome in OUTCOMES.items()},
    }
    told = six_lines(day, shipped, hall="厅")
    assert f"接待{found.opened}，未结{found.still_open}" in told and f"兑现{promised.kept}" in told


def _narrowings() -> dict[str, dict[str, Any]]:
    plain: dict[str, dict[str, Any]] = {"open": {"state": "open"}, "ended": {"state": "ended"}}
    return plain | {"repeated": {"repeated": True}} | {name: {"outcome": one} for name, one in OUTCOMES.items()}


def test_the_report_and_each_of_its_files_say_what_was_counted_by_hand(
    month: Counter, days: Span, shipped: Library
) -> None:
    hand, report = by_hand(month, days, shipped), report_of(month, days, shipped)
    wanted = {FIGURES[id_].name: value for id_, value in _wanted(hand).items()}
    mine = sorted(one.number for one in hand.mine)
    assert {FIGURES[id_].name: report.values[id_] for id_, figure in FIGURES.items() if not figure.head} == wanted
    for name in ("days", "topics"):
        told = [row["receptions"] for row in report.lists[name]]
        assert sum(one for one in told if isinstance(one, int)) == hand.figures.opened
    book = opened(report_xlsx(report, outward=False))
    assert {name: value for name, value in _in_book(book).items() if name in wanted} == wanted
    assert sorted(row[0] for row in book["接待明细"].iter_rows(min_row=2, values_only=True)) == mine
    page = report_html(report, library=shipped, now=month.clock.now(), offset=480)
    cells = dict(re.findall(r"<tr><td>(.*?)</td><td><b>(.*?)</b></td>", page))
    assert cells == {name: shown(value) or "—" for name, value in wanted.items()}
    sheet = csv.DictReader(io.StringIO(report_csv(report, outward=False).removeprefix("\ufeff")))
    assert sorted(row["编号"] for row in sheet) == mine


def test_the_log_s_own_files_hold_the_same_receptions(month: Counter, days: Span, shipped: Library) -> None:
    hand, wanted, now = by_hand(month, days, shipped), LogFilter(days.first, days.last), month.clock.now()
    with month.store.reading() as at:
        sheet = day_csv(at, by=month.li, wanted=wanted, library=shipped, offset=480)
        page = day_html(at, by=month.li, wanted=wanted, now=now, library=shipped, offset=480)
    rows = list(csv.DictReader(io.StringIO(sheet.removeprefix("\ufeff"))))
    assert sorted(row["编号"] for row in rows) == sorted(one.number for one in hand.mine)
    assert sum(row["结果"] != "误开作废" for row in rows) == hand.figures.opened
    assert f"<td><b>{hand.figures.opened}</b> 接待</td>" in page
    assert page.count("<tr>") - (1 if rows else 0) == len(rows)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_on_paper_stands_what_was_counted_by_hand(month: Counter, shipped: Library, tmp_path: Path) -> None:
    days = span("2026-03-01", local_day(month.clock.now(), 480), 480)
    hand, report = by_hand(month, days, shipped), report_of(month, days, shipped)
    page = report_html(report, library=shipped, now=month.clock.now(), offset=480)
    command, root = [sys.executable, "-m", "ui.paper", "A4"], Path(__file__).parents[3]
    made = subprocess.run(command, input=page.encode(), capture_output=True, check=True, cwd=root, timeout=60)
    (tmp_path / "report.pdf").write_bytes(made.stdout)
    told = ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"]
    lines = subprocess.run(told, capture_output=True, check=True, text=True).stdout.splitlines()
    on_paper = [line.split()[:2] for line in lines if len(line.split()) > 1]
    for id_, value in _wanted(hand).items():
        assert [FIGURES[id_].name, shown(value) or "—"] in on_paper, id_


def _wanted(hand: Hand) -> dict[str, int | Share | None]:
    """Every figure a report knows by name."""
    found, promised = hand.figures, hand.figures.promised
    return {
        "receptions": found.opened,
        "open": found.still_open,
        "ended": found.solved.whole,
        **{name: found.by_outcome.get(outcome, 0) for name, outcome in OUTCOMES.items()},
        "solved_rate": found.solved,
        "repeated": found.repeated.part,
        "repeat_rate": found.repeated,
        "above": found.above.part,
        "above_rate": found.above,
        "minutes": found.minutes,
        "orders": hand.orders,
        "contacts_due": found.contacted.whole,
        "contacts_kept": found.contacted.part,
        "contact_rate": found.contacted,
        "promises_made": promised.made,
        "promises_kept": promised.kept,
        "promises_in_time": promised.in_time,
        "promises_broken": promised.broken,
        "promises_overdue": promised.overdue,
        "kept_rate": promised.share,
    }


def _in_book(book: Any) -> dict[str, int | Share | None]:
    """The figures of the first sheet; a share by its two numbers, after its per cent agreed with them."""
    found: dict[str, int | Share | None] = {}
    for name, value, part, whole, _told in book["数字"].iter_rows(min_row=2, values_only=True):
        found[name] = value if part is None else Share(part, whole)
        if part is not None and whole:
            assert value == pytest.approx(part / whole)
    return found
