"""Checks of the hall as content (检查表): what is walked through at opening, on the floor and at closing; the factors
of the handbook (沟通100因子) that stand behind them for halls that use it. Source: S112, S113, S196–S243.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from hall_assistant.library.kinds import Id, Kind, Words

Name = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
"""An id without dots: a list's name and an item's are joined by one."""
Hour = Annotated[str, Meta(pattern=r"^(opens|closes|([01]\d|2[0-3]):[0-5]\d)$")]
"""By when a list is walked through: the hall's own opening or closing hour, or a local time."""


class CheckItem(Kind, frozen=True, kw_only=True):
    """One thing to look at (检查项)."""

    id: Name
    text: Words
    """What is as it should be, in a few words."""
    look: str = ""
    """Where to look, or what to try, in one sentence."""


class Checklist(Kind, frozen=True, kw_only=True):
    """One walk through the hall (检查表). Source: S112."""

    id: Name
    name: Words
    when: Literal["opening", "floor", "closing"]
    hour: Hour
    items: tuple[CheckItem, ...]
    source: tuple[str, ...] = ()

    def item(self, item: str) -> CheckItem | None:
        """The item of that id."""
        return next((each for each in self.items if each.id == item), None)


class Factor(Kind, frozen=True, kw_only=True):
    """One of the 46 factors of the handbook (沟通100因子). Source: S198–S243."""

    id: Id
    code: Annotated[str, Meta(pattern=r"^(诚信|专业|体验|关爱|实现)\d{1,2}$")]
    """Which of the five promises, and its number there: 诚信1."""
    name: Words
    look: Annotated[tuple[Words, ...], Meta(min_length=1)]
    """What to look at."""
    items: tuple[Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")], ...] = ()
    """Things that are looked at for it anyway: `opening.price_board`."""
    cards: tuple[Id, ...] = ()
    source: tuple[str, ...] = ()

    @property
    def promise(self) -> str:
        """Which of the five promises it belongs to: 诚信."""
        return self.code[:2]
