"""A reception carried over to another day (转明日), as a plain value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Carried:
    """By when its handler goes on with it; no word given to the customer, who is promised nothing by it."""

    due: int
    """UTC milliseconds."""
    words: str
    """What comes next, as typed; may be empty."""
    by: str
    at: int
