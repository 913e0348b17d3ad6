"""A chart as plain values (图): bars with their words; painted by the screen and by paper from the same values.

The core tells what stands in it, never how it looks. On paper it travels in the page itself as a link that the paper's
own reader of pictures understands.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

SCHEME = "chart"
"""What a picture's address begins with where it is one of ours."""
WIDE, HIGH = 640, 220
"""The size of a chart in a page of paper unless told otherwise, in the page's own pixels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for and how many."""

    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart; `lying` bars have room for long labels, standing ones follow a course of time."""

    id: str
    title: str
    bars: tuple[Bar, ...]
    unit: str = "个"
    lying: bool = False
    nothing: str = "没有"
    """What stands in the place of bars where every one is empty."""

    @property
    def sentence(self) -> str:
        """The chart read out: what it shows, and every bar that is not empty."""
        told = "，".join(f"{bar.label} {bar.value} {self.unit}" for bar in self.bars if bar.value)
        return f"{self.title}：{told or self.nothing}"

    @property
    def highest(self) -> int:
        """The largest value."""
        return max((bar.value for bar in self.bars), default=0)


def address_of(chart: Chart, *, wide: int = WIDE, high: int = HIGH) -> str:
    """The chart as the address of a picture in a page of HTML for paper: what stands in it travels in the address."""
    bars = [[bar.label, bar.value] for bar in chart.bars]
    told = [chart.id, chart.title, chart.unit, chart.lying, chart.nothing, bars, wide, high]
    body = base64.urlsafe_b64encode(json.dumps(told, ensure_ascii=False).encode()).decode()
    return f"{SCHEME}:{body}"


def read_picture(address: str) -> tuple[Chart, int, int] | None:
    """The chart of such an address with its width and height; None for any other address."""
    scheme, _, body = address.partition(":")
    if scheme != SCHEME:
        return None
    id, title, unit, lying, nothing, bars, wide, high = json.loads(base64.urlsafe_b64decode(body))
    return Chart(id, title, tuple(Bar(label, value) for label, value in bars), unit, lying, nothing), wide, high
