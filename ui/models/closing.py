"""The day's end for its page: what is still open, and what goes on another day. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hall_assistant.clock import day_bounds, local_day
from hall_assistant.logbook.closing import StillOpen, still_open
from hall_assistant.people.records import roll
from hall_assistant.privacy.identity import shown
from ui.models.follow_up import Follow
from ui.models.names import shown_names
from ui.models.orders import OrderBoard

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from hall_assistant.library.library import Library
    from hall_assistant.people.values import Actor


@dataclass(frozen=True, slots=True)
class Closing:
    """Everything the page shows."""

    still: StillOpen
    promises: tuple[Follow, ...]
    board: OrderBoard
    """Names of colleagues and sources, as rows of orders want them."""


def load_closing(at: Reading, library: Library, *, by: Actor, hall: bool, now: int, offset: int) -> Closing:
    """What is open by tonight: one's own, or with `hall` everybody's."""
    still = still_open(at, by=by, tonight=day_bounds(local_day(now, offset), offset)[1], hall=hall)
    everyone = roll(at, everyone=True)
    sources = {one.id: one.name for one in library.later("order_sources").values()} if still.orders else {}
    return Closing(
        still,
        tuple(Follow(one, shown(at, one.person)) for one in still.promises),
        OrderBoard(still.orders, (), shown_names(everyone), tuple(one for one in everyone if one.active), sources),
    )
