"""`make bench`: every figure beside its floor, as a table and in `build/bench/figures.json`.

`--only search` measures the search alone; `--exchange` measures the windows of a counter that exchanges by itself.
`--large N` sets the large hall (50,000 receptions, about a million facts; made once and kept in `build/bench-data`).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import (
    catching_up,
    checks_page,
    cipher,
    day_log,
    durable,
    follow,
    improvements_page,
    match,
    pages,
    radars,
    reports,
    search_table,
    windows,
)
from tests.benchmarks.figures import Figure, show


def main() -> int:
    """Measure; exit 1 if a promised figure is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--large", type=int, default=50_000)
    parser.add_argument("--out", type=Path, default=Path("build") / "bench")
    parser.add_argument("--only", choices=["search"], help="measure only this part")
    parser.add_argument("--exchange", action="store_true", help="the windows with the exchange on")
    asked = parser.parse_args()
    data = asked.out.parent / "bench-data"
    data.mkdir(parents=True, exist_ok=True)
    figures = search_table.measure(data)
    if asked.only is None:
        figures = _others(data, asked.large, asked.exchange) + figures
    show(figures, asked.out / "figures.json")
    return 0 if all(figure.holds for figure in figures) else 1


def _others(data: Path, large: int, exchange: bool) -> list[Figure]:
    figures = windows.measure(data, exchange=exchange)
    with TemporaryDirectory(dir=data) as fresh:
        figures += durable.measure(Path(fresh) / "durable")
    figures += day_log.measure(data, large) + follow.measure(data, large) + pages.measure(data, large)
    figures += reports.measure(data)
    figures += radars.measure(data, large)
    return (
        figures
        + match.measure(data, large)
        + catching_up.measure(data)
        + checks_page.measure(data)
        + improvements_page.measure(data)
        + cipher.measure(data, large)
    )


if __name__ == "__main__":
    sys.exit(main())
