"""Values of how a reception passes from hand to hand: an offer, what came back of it, and every hop on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Offer:
    """A colleague has been asked to take a reception over and has not answered yet (交接中). Source: S45."""

    to: str
    by: str
    at: int
    until: int | None = None
    """UTC milliseconds at which it returns by itself; None in records of before that was kept."""
    why: str = ""
    brief: str = ""
    """The brief as it was read to the colleague, 120 characters at most."""


@dataclass(frozen=True, slots=True)
class Returned:
    """An offer that came back to the handler, who has not said 知道了 yet. Source: S45."""

    to: str
    """Who had been asked."""
    at: int
    late: bool
    """True when the time ran out; False when the colleague declined."""
    why: str = ""


class HopKind(StrEnum):
    """What a hop was (转手)."""

    HANDED = "handed"
    """A colleague took the reception over."""
    LEG = "leg"
    """A department was asked."""
    SENT = "sent"
    """The customer was sent somewhere."""


HOP_NAMES: dict[HopKind, str] = {HopKind.HANDED: "转同事", HopKind.LEG: "转部门", HopKind.SENT: "请客人去别处"}


@dataclass(frozen=True, slots=True)
class Hop:
    """Once more that the matter changed hands or the customer had to move. Source: S28."""

    kind: HopKind
    at: int
    where: str
    """Staff id, department or place."""
    chain: str
    seq: int
    avoidable: bool = False
    """Somebody judged that the window could have done it itself (可免的转手)."""
    why: str = ""
