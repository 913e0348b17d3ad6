"""An order from outside as plain values: what was received, done and answered, and how its two clocks stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from hall_assistant.casefile.values import CaseId

OrderId = NewType("OrderId", str)
"""An order's subject in the journal: `order:<id>`."""


class Stage(StrEnum):
    """What an order waits for."""

    CONTACT = "contact"
    """The customer has not been reached yet (待联系)."""
    ANSWER = "answer"
    """Reached; the answer is to be written (待回单)."""
    RETURNED = "returned"
    """The answer was not accepted, or the order came again after one (退回重办)."""
    AWAY = "away"
    """The hall sent it back as not its own (已退单)."""
    ANSWERED = "answered"
    """Answered; it waits for whoever sent it (已回单)."""
    CLOSED = "closed"
    """Over (办结)."""


STAGE_NAMES: Mapping[Stage, str] = {
    Stage.CONTACT: "待联系",
    Stage.ANSWER: "待回单",
    Stage.RETURNED: "退回重办",
    Stage.AWAY: "已退单",
    Stage.ANSWERED: "已回单",
    Stage.CLOSED: "办结",
}
HOWS: Mapping[str, str] = {"phone": "电话", "visit": "上门", "counter": "到厅", "message": "短信"}
"""Ways of reaching a customer."""
WORDS: Mapping[str, str] = {"satisfied": "满意", "unsatisfied": "不满意", "none": "没表态"}
"""What the customer said of the result in the end (用户意见)."""
NOTE_KINDS: Mapping[str, str] = {"note": "经过", "checked": "核查", "basis": "依据", "result": "结果"}
"""What is written down about an order, by the part of the answer it goes into."""
CLOSINGS: Mapping[str, str] = {"done": "办结", "mistake": "登错了", "twice": "重复登记"}
"""How an order ends."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One try to reach the customer."""

    at: int
    how: str
    reached: bool
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class OrderNote:
    """Something written down about an order; `kind` is one of `NOTE_KINDS`."""

    kind: str
    text: str
    at: int
    by: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer (回单) as it was sent."""

    text: str
    at: int
    by: str


@dataclass(frozen=True, slots=True)
class Return:
    """A sending back: by them (回单被退回) or by the hall (退单)."""

    ours: bool
    why: str
    at: int
    by: str


@dataclass(frozen=True, slots=True)
class Again:
    """The order sent down once more (再次派来). `told` is the due hour they named; the first clock goes on."""

    at: int
    told: int | None
    number: str


@dataclass(frozen=True, slots=True)
class Link:
    """A reception the order belongs with, and one promise of it if that is meant."""

    case: CaseId
    promise: str = ""


@dataclass(frozen=True, slots=True)
class OrderState:
    """An order as its facts tell it. All times are UTC milliseconds."""

    order: OrderId
    number: str = ""
    """The number it bears outside (外部单号)."""
    source: str = "other"
    """Id of its source (`knowledge/orders`)."""
    received: int = 0
    contact_due: int | None = None
    """Until when the customer is to be rung first; None where nobody set an hour for it."""
    answer_due: int = 0
    contact_why: str = ""
    """Where that hour comes from, as it stood at entry: the hall's figure, or the order itself."""
    answer_why: str = ""
    entered: int = 0
    entered_by: str = ""
    holder: str = ""
    """Who does it."""
    person: str | None = None
    text: str = ""
    contacts: tuple[Contact, ...] = ()
    notes: tuple[OrderNote, ...] = ()
    answers: tuple[Answer, ...] = ()
    returns: tuple[Return, ...] = ()
    again: tuple[Again, ...] = ()
    word: str = ""
    verbatim: str = ""
    links: tuple[Link, ...] = ()
    stage: Stage = Stage.CONTACT
    closed: int | None = None
    closed_as: str = ""
    why_closed: str = ""
    forgotten: bool = False

    @property
    def first_tried(self) -> int | None:
        """When somebody first tried to reach the customer; a number that does not answer has been rung in time too."""
        return min((one.at for one in self.contacts), default=None)

    @property
    def first_reached(self) -> int | None:
        """When the customer was first reached."""
        return min((one.at for one in self.contacts if one.reached), default=None)

    @property
    def answered(self) -> int | None:
        """When the answer that stands was sent; None while one is wanted."""
        standing = self.answers and self.stage in (Stage.ANSWERED, Stage.CLOSED)
        return self.answers[-1].at if standing else None

    @property
    def next_due(self) -> int | None:
        """The hour that comes next; None when nothing is due of the hall."""
        if self.stage not in (Stage.CONTACT, Stage.ANSWER, Stage.RETURNED):
            return None
        waiting = self.contact_due is not None and self.stage is Stage.CONTACT and self.first_tried is None
        return min(self.contact_due, self.answer_due) if waiting and self.contact_due else self.answer_due


@dataclass(frozen=True, slots=True)
class Clocks:
    """Whether the hours were kept, as of a moment."""

    contact_late: bool
    answer_late: bool


def clocks(
    *,
    stage: Stage,
    contact_due: int | None,
    answer_due: int,
    first_tried: int | None,
    answered: int | None,
    now: int,
) -> Clocks:
    """Late marks (超时) of both clocks at `now`. An hour met exactly is kept; what is not with the hall does not run.

    An order that comes again keeps its first hours: they are compared with the answer that stands in the end.
    """
    running = stage in (Stage.CONTACT, Stage.ANSWER, Stage.RETURNED)
    told = first_tried if first_tried is not None else (now if running else None)
    sent = answered if answered is not None else (now if running else None)
    return Clocks(
        contact_due is not None and told is not None and told > contact_due,
        sent is not None and sent > answer_due,
    )
