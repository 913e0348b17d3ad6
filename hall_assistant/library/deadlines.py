"""Rules of deadlines (时限规则) as content: what starts a clock, how long it runs, on what ground, what meets it.

A new deadline is a row in `knowledge/deadlines/`; the engine that counts is `hall_assistant/deadlines/`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from hall_assistant.library.kinds import Id, Kind, Layer, Words

Unit = Literal["minutes", "hours", "hall_hours", "days", "workdays", "months", "month_end"]
"""What is counted: hours of the clock, of the hall's opening, days (the first not counted), working days, months, or
the end of the month in which it starts (账期)."""
Whose = Literal["ours", "customer", "authority"]
"""Who has to act: we, the customer before a window closes, or an authority."""
Own = Literal["shorter", "any"]
"""What a figure of the hall's may do: only shorten what a higher layer laid down, or stand in its place."""

PromiseKindName = Literal["reply", "restore_by", "call_back", "refund", "visit", "confirm_before_send", "other"]
"""As `casefile.promising.PromiseKind` names them."""


class Deadline(Kind, frozen=True, kw_only=True):
    """One rule (时限规则). Source: S36–S47, N01, N03, N05, N07, N08, N11."""

    id: Id
    name: Words
    starts: Words
    """What starts it (从什么时候起算)."""
    met_by: Words
    """What has to be done until then (怎么算办到)."""
    unit: Unit = "hours"
    amount: Annotated[int, Meta(ge=1, le=800)] | None = None
    """None where it is published locally or told on a message: then the figure counts, or the hour that was told."""
    layer: Layer
    law: tuple[Id, ...] = ()
    """Law rows it rests on, one for each time; the first that holds on the day it starts counts."""
    whose: Whose = "ours"
    figure: str = ""
    """Name of the figure (口径数) by which province or hall sets its own."""
    own: Own = "shorter"
    warn_after: tuple[Annotated[int, Meta(ge=1)], ...] = ()
    """Remind so many units after the start (for 15 days: 7, 12, 14)."""
    warn_before: tuple[Annotated[int, Meta(ge=1)], ...] = ()
    """Remind so many minutes before the due hour."""
    ends: bool = False
    """Whether 现场化解 of the reception meets it."""
    bounds: tuple[PromiseKindName, ...] = ()
    """Kinds of promise that may not be given for later than its hour, while it runs and is not over."""
    topics: tuple[Id, ...] = ()
    """Topics and tiles it belongs to; none means any matter."""
    say: tuple[Words, ...] = ()
    """How a customer is told of it, `{{时间}}` being the due hour; offered only while its ground is checked."""
    source: tuple[str, ...] = ()
