"""All that one opening of each of the manager's pages asks, in a small and a large hall with the same receptions a day:
今日, 班前, 日志 under every filter, 台账, 收工, 检查, 报表; any day or days.

A row is the slowest question of its group. The small hall has 25 days, so no more are asked of both; what goes back
ninety days is asked of the large hall alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import Any

from hall_assistant.app import Hall, Reading
from hall_assistant.casefile.values import Outcome
from hall_assistant.clock import DAY, HOUR, day_bounds, local_day
from hall_assistant.logbook.day import LogFilter
from hall_assistant.logbook.figures import Span, span
from hall_assistant.logbook.morning import read_morning
from hall_assistant.logbook.narrowing import CLOCKS
from hall_assistant.logbook.reports.reading import read_report
from hall_assistant.logbook.reports.records import templates
from hall_assistant.logbook.today import Tile, look
from hall_assistant.orders.overview import HOURS, Asked
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.training.volume import LAST_DAY
from tests.benchmarks.day_log import SMALL, hall_of
from tests.benchmarks.figures import Figure
from ui.models.checks import load_board as load_checks
from ui.models.closing import load_closing
from ui.models.log import load_log
from ui.models.log_filters import Criteria, kept_text
from ui.models.orders import load_board as load_orders
from ui.models.today import load_behind

ROUNDS = 7
FEW = 3
"""Rounds of what has many questions, or goes far back."""
MOST = 100.0
"""Milliseconds that a page may take in the large hall."""
OFFSET = 480
NOW = day_bounds(LAST_DAY, OFFSET)[0] + 16 * HOUR
FILTERS: Mapping[str, Any] = {
    "handler": "",  # the first of the roll, in `_log`
    "first_asked": "",
    "topics": ("downgrade", "fraud_stop", "sales_call"),
    "state": "ended",
    "outcome": Outcome.PASSED,
    "least": Decimal(10),
    "most": Decimal(50),
    "clock": "late",
    "repeated": True,
    "source": "any",
    "words": "停机 验证码",
}
KEPT = tuple(
    kept_text(one)
    for one in (Criteria(clock="late"), Criteria(source="any"), Criteria(least="50.00"), Criteria(repeated=True))
)
Ask = Callable[[Reading, Hall, Actor], object]


def measure(data: Path, large: int) -> list[Figure]:
    """Median of each question in turn in both halls, then of those that go far back in the large one."""
    halls = [hall_of(data, SMALL), hall_of(data, large)]
    try:
        near = [_figure(name, group, halls, large) for name, group in _near().items()]
        return near + [_back(name, group, halls[1], large) for name, group in _far().items()]
    finally:
        for hall in halls:
            hall.close()


def _figure(name: str, group: list[Ask], halls: list[Hall], large: int) -> Figure:
    rounds = ROUNDS if len(group) < 10 else FEW
    asked = [_medians(halls, ask, rounds) for ask in group]
    small, big = max(asked, key=lambda pair: (pair[1] > 2 * pair[0] + 1, pair[1]))
    holds = all(two <= MOST and two <= 2 * one + 1 for one, two in asked)  # a millisecond is no difference anybody sees
    many = f", worst of {len(group)}" if len(group) > 1 else ""
    return Figure(f"{name}{many}: {large:,} cases / {SMALL:,}", big, small, "ms", "≤ 100 ms, ≤ 2×", holds)


def _back(name: str, group: list[Ask], hall: Hall, large: int) -> Figure:
    worst = max(_medians([hall], ask, FEW)[0] for ask in group)
    many = f", worst of {len(group)}" if len(group) > 1 else ""
    return Figure(f"{name}{many}: {large:,} cases", worst, None, "ms", "≤ 100 ms", worst <= MOST)


def _medians(halls: list[Hall], ask: Ask, rounds: int) -> list[float]:
    """Milliseconds in each hall, in turn; once before, for the disk is not what is measured."""
    turns = [[_asked(hall, ask) for hall in halls] for _ in range(rounds + 1)][1:]
    return [median(times) * 1000 for times in zip(*turns, strict=True)]


def _asked(hall: Hall, ask: Ask) -> float:
    with hall.store.reading() as at:
        boss = next(one for one in roll(at) if one.role is Role.MANAGER)
        by = Actor(boss.staff, boss.name, boss.number, boss.role, "03")
        start = time.perf_counter()
        ask(at, hall, by)
        return time.perf_counter() - start


def _days(first: int, last: int = 0) -> Span:
    """From so many days back to so many."""
    start = day_bounds(LAST_DAY, OFFSET)[0]
    return span(local_day(start - first * DAY, OFFSET), local_day(start - last * DAY, OFFSET), OFFSET)


def _near() -> dict[str, list[Ask]]:
    spans = [_days(0), _days(6), _days(24), _days(15, 15), _days(15, 10)]
    week = _days(6)
    pairs = [{one: FILTERS[one], two: FILTERS[two]} for one, two in combinations(FILTERS, 2)]
    clocks = [{"clock": clock} for clock in CLOCKS]
    alone = [{name: value} for name, value in FILTERS.items()] + clocks
    words = [{"words": "停"}, {"words": "30"}, {"words": "麒麟"}]
    return {
        "today": [_today(days) for days in spans],
        "today's lists": [_behind(tile, days) for tile in Tile for days in spans],
        "morning's page": [_morning],
        "log": [_log(days, KEPT) for days in spans],
        "a week's log by one filter": [_log(week, **one) for one in (*alone, *words)],
        "a week's log by two filters": [_log(week, **one) for one in pairs],
        "a week's log by all of them": [_log(week, **FILTERS)],
        "orders": [_orders(Asked()), *(_orders(Asked(hour=hour)) for hour in HOURS), _orders(Asked("city_12345"))],
        "the day's end": [_closing],
        "checks": [_checks],
        "reports": [_report(days) for days in spans],
    }


def _far() -> dict[str, list[Ask]]:
    quarters = [_days(89), _days(400, 311)]
    alone = [{name: value} for name, value in FILTERS.items()] + [{"clock": clock} for clock in CLOCKS]
    return {
        "today over 90 days": [_today(days) for days in quarters],
        "its lists": [_behind(tile, days) for tile in Tile for days in quarters],
        "log of 90 days": [_log(days, KEPT) for days in quarters],
        "log of 90 days by one filter": [_log(quarters[0], **one) for one in (*alone, {"words": "30"})],
        "report over 90 days": [_report(days) for days in quarters],
    }


def _today(days: Span) -> Ask:
    return lambda at, hall, by: look(at, days, by=by, library=hall.library, now=NOW, offset=OFFSET)


def _behind(tile: Tile, days: Span) -> Ask:
    return lambda at, hall, by: load_behind(at, tile, days, by=by, now=NOW)


def _morning(at: Reading, hall: Hall, by: Actor) -> object:
    return read_morning(at, by=by, library=hall.library, now=NOW - 8 * HOUR, offset=OFFSET)


def _log(days: Span, kept: tuple[str, ...] = (), **narrowed: Any) -> Ask:
    def ask(at: Reading, hall: Hall, by: Actor) -> object:
        one = roll(at)[0].staff
        asked: dict[str, Any] = {
            name: one if name in ("handler", "first_asked") else value for name, value in narrowed.items()
        }
        wanted = LogFilter(days.first, days.last, as_of=NOW, **asked)
        return load_log(at, wanted, by=by, now=NOW, offset=OFFSET, library=hall.library, kept=kept)

    return ask


def _orders(asked: Asked) -> Ask:
    return lambda at, hall, by: load_orders(at, hall.library, asked, now=NOW, offset=OFFSET)


def _closing(at: Reading, hall: Hall, by: Actor) -> object:
    return load_closing(at, hall.library, by=by, hall=True, now=NOW, offset=OFFSET)


def _checks(at: Reading, hall: Hall, by: Actor) -> object:
    return load_checks(at, hall.library, by, day="", now=NOW, offset=OFFSET)


def _report(days: Span) -> Ask:
    def ask(at: Reading, hall: Hall, by: Actor) -> object:
        first, last, library = days.first, days.last, hall.library
        found = read_report(at, by=by, first=first, last=last, library=library, now=NOW, offset=OFFSET)
        return found, templates(at)

    return ask
