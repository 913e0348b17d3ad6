"""What a text rests on (依据): dated rows of law in their layers, and the figures that differ from hall to hall."""

from __future__ import annotations

from datetime import date
from typing import Literal

from hall_assistant.library.kinds import Id, Kind, Layer, Slot, Standing, Words


class Law(Kind, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}):
    """One rule of law, public promise or house rule (依据行) and the days it holds; a newer one is a row of its own."""

    id: Id
    title: Words
    says: Words
    """What it says in plain words, for the clerk."""
    since: date
    """First day it holds (in the file: `from`)."""
    until: date | None = None
    """Last day it holds (in the file: `to`); none while it holds."""
    article: str = ""
    layer: Layer = "nation"
    status: Standing = "pending"
    checked: date | None = None
    """Day its wording was compared with the public text."""
    where: str | None = None
    """Where it was compared."""
    source: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Title and article, as a card shows it."""
        return f"{self.title} {self.article}".strip()

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Figure(Kind, frozen=True, kw_only=True):
    """A figure that differs by province, operator or hall (口径数), written `{{名字}}` like a slot.

    The hall sets its own; until then the plain default stands.
    """

    name: Words
    label: Words
    default: Words
    unit: str = ""
    layer: Literal["ministry", "province", "operator", "hall"] = "operator"
    about: str = ""
    """Whose word counts (以本省公布为准), shown beside the setting."""

    def as_slot(self) -> Slot:
        """The figure as a slot that is always filled."""
        return Slot(name=self.name, label=self.label, example=self.default, fallback=self.default)
