"""What happened in the demo hall (演示厅的月), as content: receptions worth looking at, and what was improved after.

All of it is invented. Besides these the demo month has its ordinary visits by chance (`hall_assistant/training`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from hall_assistant.library.kinds import Evidence, Id, Kind, Words

When = Annotated[str, Meta(pattern=r"^-?\d{1,2} ([01]\d|2[0-3]):[0-5]\d$")]
"""Days before the present one and a local time: `3 09:40`; `-1 10:00` is tomorrow."""
Yuan = Annotated[str, Meta(pattern=r"^\d{1,4}\.\d{2}$")]
Customer = Annotated[str, Meta(pattern=r"^(|\S{1,3} (先生|女士) 1\d{10})$")]
"""Surname, form of address, number; empty where nobody asked."""


def told(when: str) -> tuple[int, int]:
    """Days before the present one, and minutes after midnight."""
    back, hour = when.split()
    hours, minutes = hour.split(":")
    return int(back), int(hours) * 60 + int(minutes)


class SentBy(Kind, frozen=True, kw_only=True):
    """What sent the customer here (谁支来的)."""

    kind: Id
    port: str = ""
    campaign: str = ""


class Heard(Kind, frozen=True, kw_only=True):
    """What another place told the customer, beside ours (两边的话)."""

    channel: Id
    theirs: Words
    ours: str = ""
    granted: bool = False


class Given(Kind, frozen=True, kw_only=True):
    """What was given to put it right (补偿), and why so much."""

    redress: Literal["refund", "waiver", "credit"]
    amount: Yuan
    words: Words
    why: str = ""


class SentOn(Kind, frozen=True, kw_only=True):
    """Where the customer was sent (去别处); `avoidable`: why that was not needed."""

    where: Words
    avoidable: str = ""


class Moved(Kind, frozen=True, kw_only=True):
    """A new hour for a promise, told before the old one was over (改约)."""

    at: When
    due: When
    why: Words


class Promised(Kind, frozen=True, kw_only=True):
    """A promise and what became of it; open where `kept` is empty."""

    words: Words
    due: When
    moved: tuple[Moved, ...] = ()
    kept: When | None = None
    how: str = ""
    broken: bool = False
    """It was not kept: `kept` is when that was owned up to, `how` what was done about it."""


class Carried(Kind, frozen=True, kw_only=True):
    """Carried over to another day (转明日)."""

    at: When
    due: When
    words: Words


class FromOutside(Kind, frozen=True, kw_only=True):
    """The order the reception goes with (派单)."""

    source: Id
    number: Words
    text: Words
    allowed: int = 120
    """Minutes until the first call was due."""
    rung: int
    """Minutes until it was made."""
    days: int = 2
    """Days until the answer was due."""
    words: Words
    answer: Words
    opinion: Literal["satisfied", "unsatisfied", "none"] = "none"
    returned: str = ""
    """Why the first answer was sent back."""


class LookedBack(Kind, frozen=True, kw_only=True):
    """What the lead said of a stage (回看评点), for the clerk alone."""

    stage: Id
    grade: Literal["good", "practise"]
    words: Words


class DemoVisit(Kind, frozen=True, kw_only=True):
    """One reception of the demo month, from its beginning to its end or to where it waits."""

    id: Id
    at: When
    clerk: Words
    topic: Id
    who: Customer = ""
    said: Words
    request: str = ""
    checked: str = ""
    explained: str = ""
    evidence: Evidence = "unknown"
    order: FromOutside | None = None
    sent_by: SentBy | None = None
    heard: Heard | None = None
    searched: str = ""
    """What was searched and not found."""
    given: Given | None = None
    sent_on: SentOn | None = None
    promise: Promised | None = None
    carried: Carried | None = None
    again: str = ""
    """Id of the earlier visit about the same matter."""
    minutes: int = 20
    """How long it took at the counter."""
    sentence: str = ""
    """The result in a sentence; empty where it is still open."""
    looked_back: tuple[LookedBack, ...] = ()
    note: str = ""
    """A private word to the clerk."""


class DemoItem(Kind, frozen=True, kw_only=True):
    """One improvement item of the demo month (改进)."""

    id: Id
    at: When
    words: Words
    radar: str = ""
    """How the radar read it came from."""
    owner: Words
    due: When
    done: When | None = None
    said: str = ""
    did: str = ""
    """For the wall: what customers said, what is otherwise now."""
    picked: bool = False
    dropped: When | None = None
    why: str = ""
