"""Settings as plain values with their defaults; the hall's travel with its facts, the counter's stay on this PC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the duty ladder (升级阶梯): who is called, and on which number. Source: S23."""

    post: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class HallSettings:
    """What holds for the whole hall."""

    hall: str = ""
    code: str = ""
    """Hall code that begins every reception number."""
    address: str = ""
    """Read out in an emergency call."""
    opens: str = "09:00"
    closes: str = "18:00"
    ladder: tuple[Rung, ...] = ()
    summary_template: str = "summary_standard"
    """Id of the template for the official work order's summary (工单摘要)."""
    summary_text: str = ""
    """The hall's own text for that summary, with slots in it (`library.written`); empty for the shipped template."""
    summary_limit: int = 500
    """Characters the official system takes."""
    receipt_on: bool = False
    """Whether a reception slip (受理回执) can be printed."""
    emotion_on: bool = False
    """Whether emotion dots are shown in the private view."""
    rating_on: bool = False
    """Whether the customer's three ratings (态度/方案/规定) are offered at the end. Source: S09, S186."""
    idle_seconds: int = 20
    """Seconds without a touch until the neutral page."""
    figures: Mapping[str, str] = field(default_factory=dict)
    """The hall's own figures (口径数) by name, as they stand in cards and lines; without one the shipped default."""


@dataclass(frozen=True, slots=True)
class CounterSettings:
    """What holds for this PC only."""

    counter: str = "01"
    theme: str = "system"
    """`system`, `light` or `dark`."""
    text_percent: int = 100
    topmost: bool = True
    slips_on: bool = True
    """Whether what is written is looked through for slips (口误); in the private view only."""
    keys_on: bool = True
    keys: dict[str, str] = field(default_factory=dict)
    """Rebound keys: action → key sequence, empty for off."""
    backup_folder: str = ""
    windows: dict[str, str] = field(default_factory=dict)
    """Remembered window places: window name → geometry as text."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """Who set a figure (口径数) last, or took the default again, and when (UTC milliseconds)."""

    by: str
    at: int
