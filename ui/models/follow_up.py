"""What has to be followed up: a page of open promises, offers waiting for me, my open receptions. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import Promise
from hall_assistant.cases.find import CaseLine, offered_to, open_of
from hall_assistant.cases.leg_list import WaitingLeg, waiting_legs
from hall_assistant.clock import day_bounds, local_day
from hall_assistant.people.records import roll
from hall_assistant.people.values import StaffMember
from hall_assistant.privacy.identity import Person, shown_each
from hall_assistant.promises.chains import chain_of
from hall_assistant.promises.lists import COUNTED, FollowCounts, FollowList, follow_counts, follow_page
from hall_assistant.promises.records import OpenPromise, Place
from hall_assistant.settings.roster import Away, roster, stand_ins
from ui.models.names import shown_names

if TYPE_CHECKING:
    from hall_assistant.app import Reading


@dataclass(frozen=True, slots=True)
class Asked:
    """Which stretch of which list is looked at."""

    which: FollowList = FollowList.MINE
    after: Place | None = None
    """The place the page begins after; None for the first."""
    shift: bool = False
    """Whether one's own open receptions are looked at as well, to be handed over; the longest to read."""


@dataclass(frozen=True, slots=True)
class Follow:
    """An open promise with the customer it was given to."""

    promise: OpenPromise
    person: Person


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Everything the follow-up page shows."""

    asked: Asked
    listed: tuple[Follow, ...]
    more: bool
    """Whether the list goes on after these."""
    counts: FollowCounts
    offers: tuple[CaseLine, ...]
    """Receptions that colleagues ask me to take over."""
    handled: tuple[CaseLine, ...]
    """My open receptions, those offered to somebody included; empty unless the shift was asked for."""
    colleagues: tuple[StaffMember, ...]
    names: Mapping[str, str]
    away: tuple[Away, ...] = ()
    """What the roster says from today on."""
    briefs: Mapping[str, str] = field(default_factory=dict)
    """What each offer's brief says, by case."""
    legs: tuple[WaitingLeg, ...] = ()
    """What departments owe my receptions, by hour; read for the list of what waits for others."""


def load_follow_up(at: Reading, me: str, asked: Asked, *, now: int, offset: int) -> FollowUp:
    """All of it for one person (staff id) at an hour (UTC ms, minutes east)."""
    everyone, offers = roll(at, everyone=True), tuple(offered_to(at, me))
    handled = open_of(at, me, limit=200) if asked.shift else []
    today = local_day(now, offset)
    standing = stand_ins(at, today)
    page = follow_page(at, asked.which, me=me, now=now, stand_ins=standing, after=asked.after)
    counts = follow_counts(at, me=me, now=now, day_end=day_bounds(today, offset)[1], stand_ins=standing)
    who = shown_each(at, (one.person for one in page.promises))
    legs = tuple(waiting_legs(at, handler=me, limit=COUNTED))
    return FollowUp(
        asked=asked,
        listed=tuple(Follow(one, who[one.person]) for one in page.promises),
        more=page.more,
        counts=replace(counts, waiting=min(counts.waiting + len(legs), COUNTED)),
        offers=offers,
        handled=tuple(line for line in handled if line.handler == me),
        colleagues=tuple(one for one in everyone if one.active and one.staff != me),
        names=shown_names(everyone),
        away=tuple(roster(at, since=today)),
        briefs={line.case: _brief(at, line) for line in offers},
        legs=legs if asked.which is FollowList.WAITING and asked.after is None else (),
    )


def load_chain(at: Reading, one: OpenPromise) -> tuple[Promise, ...]:
    """An open promise with all it took the place of, the first given first (改约链, S41)."""
    return chain_of(state_of(at, one.case), one.promise)


def _brief(at: Reading, line: CaseLine) -> str:
    told = state_of(at, line.case).offer
    return told.brief if told else ""
