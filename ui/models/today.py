"""What the page 今日 shows, read whole on the reader thread: plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hall_assistant.cases.find import CaseLine
from hall_assistant.logbook.figures import Span
from hall_assistant.logbook.today import PROMISE_TILES, Tile, promises_behind, receptions_before, receptions_behind
from hall_assistant.logbook.wanting import Item
from hall_assistant.people.records import roll
from ui.models.names import shown_names

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from hall_assistant.people.values import Actor


@dataclass(frozen=True, slots=True)
class Behind:
    """The list behind a tile: promises, or receptions with the names in them."""

    tile: Tile
    items: tuple[Item, ...] = ()
    lines: tuple[CaseLine, ...] = ()
    names: Mapping[str, str] | None = None
    before: tuple[CaseLine, ...] = ()
    """Of 没结: those open since before the days."""


def load_behind(at: Reading, tile: Tile, days: Span, *, by: Actor, now: int) -> Behind:
    """The list of a tile as of now (UTC milliseconds)."""
    if tile in PROMISE_TILES:
        return Behind(tile, items=tuple(promises_behind(at, tile, days, by=by, now=now)))
    lines = tuple(receptions_behind(at, tile, days, by=by))
    before = tuple(receptions_before(at, days, by=by)) if tile is Tile.OPEN else ()
    return Behind(tile, lines=lines, names=shown_names(roll(at, everyone=True)), before=before)
