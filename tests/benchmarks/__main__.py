"""`make bench`: every figure beside its floor, as a table and in `build/bench/figures.json`.

`--large N` sets the large hall (50,000 receptions, about a million facts; made once and kept in `build/bench-data`).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import day_log, durable, windows
from tests.benchmarks.figures import show


def main() -> int:
    """Measure; exit 1 if a promised figure is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--large", type=int, default=50_000)
    parser.add_argument("--out", type=Path, default=Path("build") / "bench")
    asked = parser.parse_args()
    data = asked.out.parent / "bench-data"
    data.mkdir(parents=True, exist_ok=True)
    figures = windows.measure(data)
    with TemporaryDirectory(dir=data) as fresh:
        figures += durable.measure(Path(fresh) / "durable")
    figures += day_log.measure(data, asked.large)
    show(figures, asked.out / "figures.json")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
