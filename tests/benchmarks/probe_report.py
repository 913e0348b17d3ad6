"""A month is made into a file aside of the windows: keys at the desk to paint meanwhile, and the page with its bar."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.probe_frames import at_the_desk, typed_until  # lightens the start, as in ui/__main__.py
from ui.app import App

if TYPE_CHECKING:
    from hall_assistant.logbook.reports.making import Job
    from ui.pages.reports.page import ReportsPage

QUIET = 4.0
"""Seconds of typing with nothing else going on, for comparison."""
LONGEST = 60.0


def main() -> None:
    """Words: data folder, PIN, first and last day. Tells the typing alone, and for each file typing and the page."""
    folder, pin, first, last = sys.argv[1:5]
    app = App(Path(folder))
    field = at_the_desk(app, pin, wide=True)
    from hall_assistant.logbook.day import LogFilter
    from hall_assistant.logbook.reports.making import Job
    from tests.benchmarks.painting import Paints, idle
    from ui.models.counter_desk import CounterDesk
    from ui.operations import cases

    jobs = {
        "xlsx": Job(first, last, "xlsx", outward=False),
        "pdf": Job(first, last, "pdf"),
        "log as pdf": Job(first, last, "pdf", log=LogFilter(first, last)),
    }
    page, paints = _page(app), Paints()
    told: dict[str, Any] = {"quiet": typed_until(paints, field, _for(QUIET))}
    for name, job in jobs.items():
        out = Path(folder) / f"month.{job.form}"
        typing, seconds = _during(page, job, out, lambda on: typed_until(paints, field, on))
        watching, _ = _during(page, job, out, lambda on: _watched(app, on))
        told[name] = {"typing": typing, "watching": watching, "seconds": seconds}
        app.context.wide_wanted.emit("desk")
        idle(500)
    field.clear()
    idle(500)
    cases.void(CounterDesk.shared(app.context))
    idle(300)
    app.leave()
    sys.stdout.write(json.dumps(told) + "\n")


def _page(app: App) -> ReportsPage:
    """The page, opened once so that it is there; then the desk again."""
    from tests.benchmarks.painting import idle
    from tests.benchmarks.touch import child
    from ui.pages.reports.page import ReportsPage

    app.context.wide_wanted.emit("reports")
    idle(1_000)
    assert app.shell is not None and app.shell.wide is not None
    page = child(app.shell.wide, "reports_page")
    assert isinstance(page, ReportsPage)
    app.context.wide_wanted.emit("desk")
    idle(1_000)
    return page


def _during(
    page: ReportsPage, job: Job, out: Path, act: Callable[[Callable[[], bool]], dict[str, list[float]]]
) -> tuple[dict[str, list[float]], float]:
    """Do something until the file stands; how long that took."""
    begun, ended = time.perf_counter(), list[float]()
    page.making.changed.connect(lambda: ended.append(time.perf_counter()) if not page.making.busy else None)
    page.making.make(job, out)
    felt = act(lambda: not ended and time.perf_counter() < begun + LONGEST)
    page.making.changed.disconnect()
    assert out.exists(), "no file was made"
    out.unlink()
    return felt, ended[0] - begun


def _watched(app: App, on: Callable[[], bool]) -> dict[str, list[float]]:
    """The page in front with its bar, and nobody doing anything."""
    from tests.benchmarks.painting import idle
    from tests.benchmarks.turns import Turns

    app.context.wide_wanted.emit("reports")
    idle(150)
    turns = Turns()
    while on():
        idle(4)
    turns.stop()
    return {"wall": turns.wall, "own": turns.own}


def _for(seconds: float) -> Callable[[], bool]:
    over = time.perf_counter() + seconds
    return lambda: time.perf_counter() < over


if __name__ == "__main__":
    main()
