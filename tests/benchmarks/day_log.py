"""The day's log with the same receptions per day in a small and a large hall."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median
from zlib import crc32

from hall_assistant.app import Hall, Reading
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find_words import find_any
from hall_assistant.logbook.counted import span
from hall_assistant.logbook.day import LogFilter, figures, receptions
from hall_assistant.logbook.timeline import timeline
from hall_assistant.store import migrations
from hall_assistant.store.unlock import unlock_for_command
from hall_assistant.training import volume, volume_besides, volume_moved
from hall_assistant.training.volume import make_volume
from tests.benchmarks.figures import Figure, percentile

SMALL = 1_000
ROUNDS = 15
ASKED = (
    "停",
    "验证码",
    "便宜",
    "停机 验证码",
    "凭什么停我",
    "十年老用户",
    "app",
    "30",
    "麒麟",
    "昨天卡停了验证码收不着",
)
"""What is looked for in past receptions."""


def measure(data: Path, large: int) -> list[Figure]:
    """Median of reading a day's list with its figures, and of one timeline, in turn in both halls; then words."""
    halls = [hall_of(data, SMALL), hall_of(data, large)]
    lists: list[list[float]] = [[], []]
    lines: list[list[float]] = [[], []]
    try:
        days = [_some_days(hall) for hall in halls]
        for turn in range(ROUNDS):
            for place, hall in enumerate(halls):
                day = days[place][turn % len(days[place])]
                _read_day(hall, day)  # from the disk into the system's cache: the disk is not what is measured
                listed, one = _read_day(hall, day)
                lists[place].append(listed)
                lines[place].append(one)
        past = _asked(halls[1])
    finally:
        for hall in halls:
            hall.close()
    slow = percentile(past, 0.99) * 1000
    found = Figure(f"past receptions by words, p99: {large:,} cases", slow, None, "ms", "≤ 20 ms", slow <= 20)
    return [_figure("day's log", lists, large), _figure("one timeline", lines, large), found]


def _asked(hall: Hall) -> list[float]:
    """Seconds of each question, as a clerk's keys ask them: common words, parts, sentences, words nobody said."""
    names = {topic.id: topic.name for topic in hall.library.topics.values()}
    times = []
    for _ in range(ROUNDS):
        for words in ASKED:
            with hall.store.reading() as at:
                start = time.perf_counter()
                find_any(at, words, year=2026, topics=names, limit=200)
                times.append(time.perf_counter() - start)
    return times[len(ASKED) :]


def _figure(name: str, times: list[list[float]], large: int) -> Figure:
    small, big = (median(part) * 1000 for part in times)
    return Figure(f"{name}: {large:,} cases / {SMALL:,}", big, small, "ms", "≤ 2×", big <= 2 * small)


def hall_of(data: Path, cases: int) -> Hall:
    """A hall of so many cases, made once and kept."""
    folder = data / f"hall-{cases}-{form_of_tables()}"
    if not (folder / "made").exists():
        make_volume(folder, cases=cases, seed=1)
        (folder / "made").touch()
    hall = Hall.open(folder, unlock_for_command(folder))
    assert hall.library.topics
    return hall


def form_of_tables() -> str:
    """Eight digits that change when the tables do, or what is told in them: a hall kept from before is made again."""
    made_by = (migrations, volume, volume_besides, volume_moved)
    return f"{crc32(b''.join(Path(one.__file__ or '').read_bytes() for one in made_by)):08x}"


def _some_days(hall: Hall) -> list[str]:
    with hall.store.reading() as at:
        rows = at.rows("SELECT day FROM cases GROUP BY day HAVING count(*) > 10 ORDER BY day")
    days = [row["day"] for row in rows]
    return days[:: max(len(days) // ROUNDS, 1)]


def _read_day(hall: Hall, day: str) -> tuple[float, float]:
    days = span(day, day, 480)
    with hall.store.reading() as at:
        before = time.perf_counter()
        listed = receptions(at, LogFilter(day, day))
        figures(at, days, now=days.end)
        between = time.perf_counter()
        _first_timeline(at, hall, listed[0].case)
        return between - before, time.perf_counter() - between


def _first_timeline(at: Reading, hall: Hall, case: CaseId) -> None:
    assert timeline(at, case, hall.library)
