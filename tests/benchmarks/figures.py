"""What a benchmark finds: a figure of ours beside its floor, and the ratio that was promised."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table."""

    name: str
    ours: float
    floor: float | None
    unit: str
    wanted: str
    """What was promised, in words."""
    holds: bool

    @property
    def ratio(self) -> float | None:
        """Ours by the floor."""
        return self.ours / self.floor if self.floor else None


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which `part` (0–1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


def show(figures: Sequence[Figure], out: Path) -> None:
    """Print the table and keep it as JSON."""
    lines = [f"{'figure':<44}{'ours':>12}{'floor':>12}{'ratio':>8}  wanted"]
    for figure in figures:
        floor = f"{figure.floor:.2f}" if figure.floor is not None else "–"
        ratio = f"{figure.ratio:.2f}" if figure.ratio is not None else "–"
        mark = "" if figure.holds else "   << missed"
        ours = f"{figure.ours:.2f} {figure.unit}"
        lines.append(f"{figure.name:<44}{ours:>12}{floor:>12}{ratio:>8}  {figure.wanted}{mark}")
    sys.stdout.write("\n".join(lines) + "\n")
    rows = [asdict(figure) | {"ratio": figure.ratio} for figure in figures]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
