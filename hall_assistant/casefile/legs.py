"""A department's part of a reception as a value (部门分段): asked, urged, answered, under one first-asked owner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LegState(StrEnum):
    """Where a leg stands."""

    OPEN = "open"
    ANSWERED = "answered"
    RETURNED = "returned"
    """The department sent it back without an answer: it waits for us, to be sent again or withdrawn."""
    RESENT = "resent"
    """A new leg took its place."""
    WITHDRAWN = "withdrawn"
    """撤回, with a reason."""


LEG_STATES: dict[LegState, str] = {
    LegState.OPEN: "等答复",
    LegState.ANSWERED: "答复了",
    LegState.RETURNED: "退回来了",
    LegState.RESENT: "重新转了",
    LegState.WITHDRAWN: "撤回了",
}


class UrgeWay(StrEnum):
    """How a department was urged (怎么催的). Source: S44."""

    PHONE = "phone"
    GROUP = "group"
    SYSTEM = "system"
    VISIT = "visit"


URGE_WAYS: dict[UrgeWay, str] = {
    UrgeWay.PHONE: "打电话",
    UrgeWay.GROUP: "群里催",
    UrgeWay.SYSTEM: "系统里催",
    UrgeWay.VISIT: "当面催",
}


@dataclass(frozen=True, slots=True)
class Urge:
    """Once that a department was urged: when, whom, how. Source: S44."""

    at: int
    by: str
    whom: str
    how: str


@dataclass(frozen=True, slots=True)
class Leg:
    """A question to a department with an hour of its own. Source: S43."""

    leg: str
    """Name within its reception: `L1`, `L2`, …; two counters' `L1` in one reception show as `L1` and `L1·3fa9`."""
    department: str
    question: str
    due: int
    """UTC milliseconds."""
    opened: int
    by: str
    contact: str = ""
    """Number on which the department is reached, as it was then."""
    state: LegState = LegState.OPEN
    urges: tuple[Urge, ...] = ()
    settled: int | None = None
    answer: str = ""
    """What the department said, why it sent it back, or why it was withdrawn."""
    again: str | None = None
    """Name of the leg whose place it took."""
    chain: str = ""
    rung: int = 0
    """Which rung of the duty ladder was asked (升级阶梯), from 1; 0 for a department. Source: S28, S29."""
    solution: tuple[str, str] = ("", "")
    """(chain, name given there) of the option such a rung was asked about."""

    @property
    def given_name(self) -> str:
        """The name it got where it was opened, which its facts carry."""
        return self.leg.partition("·")[0]

    @property
    def unsettled(self) -> bool:
        """Whether the reception may not be closed because of it."""
        return self.state in (LegState.OPEN, LegState.RETURNED)
