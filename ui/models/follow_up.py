"""What has to be followed up: open promises, offers waiting for me, my open receptions. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hall_assistant.cases.find import CaseLine, open_of
from hall_assistant.people.records import roll
from hall_assistant.people.values import StaffMember
from hall_assistant.privacy.identity import Person, shown
from hall_assistant.promises.records import OpenPromise, open_promises
from ui.models.log import shown_names

if TYPE_CHECKING:
    from hall_assistant.app import Reading

MOST = 300
"""Open promises read; those due first."""


@dataclass(frozen=True, slots=True)
class Follow:
    """An open promise with the customer it was given to."""

    promise: OpenPromise
    person: Person


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Everything the follow-up page shows."""

    mine: tuple[Follow, ...]
    hall: tuple[Follow, ...]
    offers: tuple[CaseLine, ...]
    """Receptions that colleagues ask me to take over."""
    handled: tuple[CaseLine, ...]
    """My open receptions, those offered to somebody included."""
    colleagues: tuple[StaffMember, ...]
    names: Mapping[str, str]


def load_follow_up(at: Reading, me: str) -> FollowUp:
    """All of it for one person (staff id)."""
    everyone = roll(at, everyone=True)
    open_lines = open_of(at, me, limit=200)
    return FollowUp(
        mine=_follows(at, open_promises(at, owner=me, limit=MOST)),
        hall=_follows(at, open_promises(at, limit=MOST)),
        offers=tuple(line for line in open_lines if line.offered_to == me),
        handled=tuple(line for line in open_lines if line.handler == me),
        colleagues=tuple(one for one in everyone if one.active and one.staff != me),
        names=shown_names(everyone),
    )


def _follows(at: Reading, promises: list[OpenPromise]) -> tuple[Follow, ...]:
    return tuple(Follow(one, shown(at, one.person)) for one in promises)
