"""Which way through a guide was taken (走过的导引), as a plain value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guided:
    """A guide walked to its end, and taken as the way to settle the matter. Source: S142–S145."""

    guide: str
    path: tuple[str, ...]
    """The answers, `question:answer` each."""
    end: str
    type: str
    """Type of solution at the end, as `library.guides.SolutionType`."""
    title: str
    """The end as it read then."""
    labels: str
    """The answers as they read then, 「欠费停 · 都认」."""
    by: str
    at: int
