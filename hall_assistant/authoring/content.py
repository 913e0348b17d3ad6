"""The hall's own content beside the shipped library (本店内容): which words of the day hold, where they stand, and that
they come first in what was searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hall_assistant.authoring.reading import live, touching
from hall_assistant.authoring.records import every_notice, notices_mark
from hall_assistant.authoring.values import Notice
from hall_assistant.store.store import Reading

if TYPE_CHECKING:
    from hall_assistant.library.library import Library
    from hall_assistant.search.index import Hit

NOTICE, HALL_CARD, CARD = "notice", "hall_card", "card"
"""Kinds of entry in the search: `notice:<id>`, `hall_card:<id>`, and shipped cards, some of which the hall checked."""


@dataclass(frozen=True, slots=True)
class HallContent:
    """The hall's words of the day as they were when read. Imported cards are asked of the store one by one."""

    mark: str = ""
    """Changes with any word of the day; empty while there is none."""
    notices: tuple[Notice, ...] = ()
    """All that were not withdrawn, the latest first, live or not."""

    def live(self, now: int) -> list[Notice]:
        """Those that hold at `now` (UTC milliseconds), the latest first."""
        return live(self.notices, now)

    def on(self, library: Library, *, now: int, card: str = "", topic: str = "") -> list[Notice]:
        """Those that hold and stand first on a card, or on every card of a topic; one that touches a tile stands on all
        topics below it.
        """
        found = library.cards.get(card)
        return touching(self.live(now), card=card, topics=_with_tile(library, topic or (found.topic if found else "")))


def read_content(at: Reading) -> HallContent:
    """The hall's own content as it stands."""
    mark = notices_mark(at)
    return HallContent(mark, tuple(every_notice(at))) if mark else HallContent()


def led(hits: Sequence[Hit], content: HallContent, library: Library, *, now: int) -> list[Hit]:
    """What was found, with today's words first: those found as well as the best, then those that touch what came first.

    Words that no longer hold are left out: the index keeps them until they are withdrawn, since it knows no clock.
    """
    holding = {f"{NOTICE}:{notice.id}": notice for notice in content.live(now)}
    kept = [hit for hit in hits if hit.id.partition(":")[0] != NOTICE or hit.id in holding]
    best = min((hit.stage for hit in kept), default=0)
    first = {hit.id: hit for hit in kept if hit.id in holding and hit.stage == best}
    top = next((hit for hit in kept if hit.id not in holding), None)
    if top is not None:
        for notice in _touching_hit(top, holding.values(), library):
            first.setdefault(f"{NOTICE}:{notice.id}", _as_hit(notice, top))
    return [*first.values(), *(hit for hit in kept if hit.id not in first)]


def _with_tile(library: Library, topic: str) -> tuple[str, ...]:
    """A topic and the tile it stands under."""
    tile = library.tile_of(topic)
    return tuple(name for name in (topic, tile.id if tile else "") if name)


def _touching_hit(hit: Hit, notices: Iterable[Notice], library: Library) -> list[Notice]:
    """The words of the day that touch what a hit stands for."""
    kind, _, name = hit.id.partition(":")
    if kind == "topic":
        return touching(notices, topics=_with_tile(library, name))
    if kind == CARD and (card := library.cards.get(name)):
        return touching(notices, card=name, topics=_with_tile(library, card.topic))
    if kind == "phrase" and (phrase := library.phrases.get(name)):
        return touching(notices, topics=_with_tile(library, phrase.topic))
    return []


def _as_hit(notice: Notice, beside: Hit) -> Hit:
    from hall_assistant.search.index import Hit

    return Hit(f"{NOTICE}:{notice.id}", notice.title, notice.text, beside.score, beside.stage)
