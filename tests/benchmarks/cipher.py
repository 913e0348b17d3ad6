"""What the encryption of the file and of the vault costs: the same pages and searches on a plain copy, in turn."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from hall_assistant.app import Hall, Reading
from hall_assistant.cases.find_words import find_any
from hall_assistant.clock import HOUR, day_bounds
from hall_assistant.logbook.counted import span
from hall_assistant.logbook.day import LogFilter, figures, receptions
from hall_assistant.people.records import roll
from hall_assistant.privacy.identity import shown_each
from hall_assistant.promises.lists import FollowList
from hall_assistant.store import database
from hall_assistant.store.driver import Connection, Row, driver
from tests.benchmarks.day_log import ASKED
from tests.benchmarks.figures import Figure
from tests.benchmarks.follow import hall_of
from ui.models.follow_up import Asked, load_follow_up

ROUNDS = 15


def measure(data: Path, large: int) -> list[Figure]:
    """Medians of a page's questions on the encrypted file and on a plain copy; and the vault's share of a list."""
    hall = hall_of(data, large)
    topics = {topic.id: topic.name for topic in hall.library.topics.values()}
    closed, plain = _opened(hall), _plain_copy(hall)
    first: list[list[float]] = [[], []]
    times: list[list[float]] = [[], []]
    found: list[list[float]] = [[], []]
    try:
        for turn in range(ROUNDS + 1):
            for place, at in enumerate((closed, plain)):
                first[place].append(_pages(at, turn))
                times[place].append(_pages(at, turn))
                found[place].append(_searches(at, topics))
        vault, rest = _vault(closed)
    finally:
        closed.connection.close()
        plain.connection.close()
        hall.close()
    return [
        _figure(f"pages of an encrypted file / plain, {large:,} cases", times),
        _told("   a page nobody read before", first),
        _figure("past receptions by words, encrypted / plain", found),
        Figure(
            "the follow-up page with the names of the vault / without",
            rest + vault,
            rest,
            "ms",
            "≤ 1.1×",
            vault <= rest / 10,
        ),
    ]


def _figure(name: str, times: list[list[float]]) -> Figure:
    closed, plain = (median(part[1:]) * 1000 for part in times)
    return Figure(name, closed, plain, "ms", "≤ 1.1×", closed <= 1.1 * plain)


def _told(name: str, times: list[list[float]]) -> Figure:
    closed, plain = (median(part[1:]) * 1000 for part in times)
    return Figure(name, closed, plain, "ms", "told only", True)


def _opened(hall: Hall) -> Reading:
    return Reading(database.connect(hall.store.file, hall.store.key, read_only=True), hall.folder)


def _plain_copy(hall: Hall) -> Reading:
    """The same tables in a file without a key, made once beside the hall; all of it is made up."""
    file = hall.folder / "plain.db"
    if not file.exists():
        at = database.connect(hall.store.file, hall.store.key)
        at.execute("ATTACH DATABASE ? AS plain KEY ''", (str(file),))
        at.execute("SELECT sqlcipher_export('plain')")
        at.execute("DETACH DATABASE plain")
        at.close()
    at = driver.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, cached_statements=256)
    at.row_factory = Row
    at.execute("PRAGMA temp_store = MEMORY")
    at.execute(f"PRAGMA cache_size = -{database.READING_KB}")
    return Reading(at, hall.folder)


def _pages(at: Reading, turn: int) -> float:
    """A day's log with its figures, and the follow-up page's four lists."""
    days = _days(at.connection)
    day = days[turn * 7 % len(days)]
    me = next(one.staff for one in roll(at) if one.name == "张敏")
    looked_at = span(day, day, 480)
    begun = time.perf_counter()
    receptions(at, LogFilter(day, day))
    figures(at, looked_at, now=looked_at.end)
    for which in FollowList:
        load_follow_up(at, me, Asked(which), now=looked_at.end + HOUR, offset=480)
    return time.perf_counter() - begun


def _days(at: Connection) -> list[str]:
    return [row["day"] for row in at.execute("SELECT DISTINCT day FROM cases ORDER BY day")]


def _searches(at: Reading, topics: dict[str, str]) -> float:
    begun = time.perf_counter()
    for words in ASKED:
        find_any(at, words, year=2026, topics=topics, limit=200)
    return time.perf_counter() - begun


def _vault(at: Reading) -> tuple[float, float]:
    """Milliseconds for the names on the follow-up page's lists, and for the page without them; medians.

    Read again, as after every act: boxes once opened are remembered.
    """
    me = next(one.staff for one in roll(at) if one.name == "张敏")
    end = day_bounds(_days(at.connection)[-1], 480)[1]
    everybody = [row["person"] for row in at.rows("SELECT person FROM persons ORDER BY person")]
    names, pages = [], []
    for _ in range(ROUNDS + 1):
        begun = time.perf_counter()
        listed = [load_follow_up(at, me, Asked(which), now=end + HOUR, offset=480).listed for which in FollowList]
        between = time.perf_counter()
        for rows in listed:
            shown_each(at, everybody[: len(rows)])
        names.append(time.perf_counter() - between)
        pages.append(between - begun)
    vault = median(names[1:]) * 1000
    return vault, median(pages[1:]) * 1000 - vault
