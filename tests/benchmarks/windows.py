"""The windows against a bare one: start, desk, memory, and every click or key to its paint."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

from hall_assistant.app import Hall
from hall_assistant.people.desk import sign_in
from hall_assistant.people.records import roll
from hall_assistant.settings.desk import change_counter
from hall_assistant.settings.founding import found_hall
from hall_assistant.store import unlock
from hall_assistant.sync.joining import start_exchange
from tests.benchmarks.day_log import form_of_tables
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.screen import probe, screen

ROUNDS = 9
PIN = "1357"


def measure(data: Path, *, exchange: bool = False) -> list[Figure]:
    """Start times in turn, ours and the floor's; the rest in one long run of each. exchange: with other counters."""
    folder = _hall(data, exchange)
    with screen() as environment:
        starts = [_pair(environment, folder) for _ in range(ROUNDS + 1)][1:]
        before = probe(environment, "probe_bare", "--memory", "--paint")
        ours = probe(environment, "probe_app", str(folder), PIN, "--work")
        after = probe(environment, "probe_bare", "--paint")
    floor = percentile(before["paint"] + after["paint"], 0.99)
    return [
        _ratio("exec → sign-in page / bare window", [one[0] for one in starts], [one[1] for one in starts], 1.4),
        _desk(ours),
        _plain("memory 5 s after the desk / bare", ours["memory"], before["memory"], "MB", 1.6),
        *(figure for name, found in ours["moments"].items() for figure in _paint(name, found, floor)),
    ]


def _hall(data: Path, exchange: bool) -> Path:
    folder = data / f"start-{'exchange-' if exchange else ''}{form_of_tables()}"
    if not unlock.exists(folder):
        hall = Hall.open(folder, unlock.create(folder).key)
        found_hall(hall.store, hall="演示厅", code="YS", counter="3", name="周伟", number="8001", pin=PIN)
        assert hall.library.topics and hall.index
        if exchange:
            _turn_on(hall, data / "share")
        hall.close()
    return folder


def _turn_on(hall: Hall, share: Path) -> None:
    share.mkdir(exist_ok=True)
    with hall.store.reading() as at:
        staff = roll(at)[0].staff
    by = sign_in(hall.store, staff=staff, pin=PIN, counter="03")
    start_exchange(hall.store, by=by)
    change_counter(hall.store, by=by, exchange_folder=str(share))


def _pair(environment: dict[str, str], folder: Path) -> tuple[float, float]:
    ours = probe(environment, "probe_app", str(folder), PIN)
    bare = probe(environment, "probe_bare")
    return _ms(ours), _ms(bare)


def _ms(told: dict[str, Any]) -> float:
    return float(told["painted"] - told["started"]) / 1e6


def _ratio(name: str, ours: list[float], floor: list[float], most: float) -> Figure:
    return _plain(name, median(ours), median(floor), "ms", most)


def _plain(name: str, ours: float, floor: float, unit: str, most: float) -> Figure:
    return Figure(name, ours, floor, unit, f"≤ {most}×", ours <= most * floor)


def _desk(told: dict[str, Any]) -> Figure:
    beside = told["desk"] - told["hash"]
    return Figure("PIN → desk, hash apart", beside, None, "ms", "≤ 150 ms", beside <= 150)


def _paint(name: str, found: list[dict[str, float]], floor: float) -> list[Figure]:
    """Click or key to the paint of what it changed; below it what the screen's thread did besides, for information."""
    most = 16.0 if floor <= 6 else 3 * floor
    wanted = "≤ 16 ms" if floor <= 6 else "≤ 3× (noisy)"
    painted, done = ([one[kind] for one in found] for kind in ("painted", "done"))
    worst = percentile(painted, 0.99)
    return [
        Figure(f"{name} → paint, p99", worst, floor, "ms", wanted, worst <= most),
        Figure("   its median", median(painted), None, "ms", "told only", True),
        Figure("   until all was stored and done, p99", percentile(done, 0.99), None, "ms", "told only", True),
    ]
