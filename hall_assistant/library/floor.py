"""Kinds of incident as content (现场事件种类): what to do first, what is said into the telephone, what is ticked."""

from __future__ import annotations

from typing import Literal

from hall_assistant.library.kinds import Id, Kind, Words

CALL_SLOTS = ("厅名", "地址", "柜台")
"""Slots of the words said into the telephone."""


class IncidentKind(Kind, frozen=True, kw_only=True):
    """One kind of incident of the hall's emergency plan (N28)."""

    id: Id
    name: Words
    """As the form and the report call it."""
    call: Literal["", "110", "120", "119"] = ""
    """Number that is rung, if one is."""
    calm: str = ""
    """What the safety page calls it: words that may be filmed. Only kinds that have some stand on that page."""
    first: tuple[Words, ...] = ()
    """What to do first, each 4 to 12 characters, in order."""
    say: str = ""
    """What is said into the telephone, with the slots of `CALL_SLOTS`."""
    effects: tuple[Words, ...] = ()
    """Usual effects, to be ticked."""
    measures: tuple[Words, ...] = ()
    """Usual measures, to be ticked."""
    law: tuple[Id, ...] = ()
    source: tuple[str, ...] = ()
