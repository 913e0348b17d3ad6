"""A reception as plain values: the state folded from its facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from hall_assistant.casefile.promising import Contact, PromiseKind, Urge

if TYPE_CHECKING:  # each is loaded by whoever works with it, not with every list of receptions
    from hall_assistant.casefile.carried import Carried
    from hall_assistant.casefile.clocks import Clock
    from hall_assistant.casefile.guided import Guided
    from hall_assistant.casefile.handing import Hop, Offer, Returned
    from hall_assistant.casefile.informed import Informed
    from hall_assistant.casefile.legs import Leg
    from hall_assistant.casefile.linked import Link
    from hall_assistant.casefile.needs import CustomerNeed
    from hall_assistant.casefile.rated import Rated, RatingAppeal
    from hall_assistant.casefile.reviewed import CoachingNote, StageReview
    from hall_assistant.casefile.sent_by import SentBy
    from hall_assistant.casefile.sheets import SheetState
    from hall_assistant.casefile.solved import Refusal, Solution
    from hall_assistant.casefile.told import FinalAnswer, Heard

CaseId = NewType("CaseId", str)
"""Subject of a reception in the journal: `case:` and 16 hexadecimal digits."""


class Outcome(StrEnum):
    """How a reception ended (结果)."""

    SOLVED = "solved"
    """现场化解."""
    ORDERED = "ordered"
    """已立单: an official work order carries it on, its number stands in the record."""
    PASSED = "passed"
    """已转出."""
    LEFT = "left"
    """未留结果离开."""


OUTCOME_NAMES: dict[Outcome, str] = {
    Outcome.SOLVED: "现场化解",
    Outcome.ORDERED: "已立单",
    Outcome.PASSED: "已转出",
    Outcome.LEFT: "未留结果离开",
}


class Evidence(StrEnum):
    """What the check has shown so far (核查结论); it steers which apology is true. Source: S06, C3."""

    UNKNOWN = "unknown"
    OURS = "ours"
    NOT_OURS = "not_ours"
    UNVERIFIABLE = "unverifiable"


EVIDENCE_NAMES: dict[Evidence, str] = {
    Evidence.UNKNOWN: "还没查明",
    Evidence.OURS: "查实是我们的",
    Evidence.NOT_OURS: "不是我们的",
    Evidence.UNVERIFIABLE: "查不实",
}


class PromiseState(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    KEPT = "kept"
    """兑现."""
    RENEWED = "renewed"
    """改约: a new promise with a new hour took its place; the old one stays on file."""
    BROKEN = "broken"
    """没做到: it was not kept; what was done about it stands in `how`."""
    RELEASED = "released"
    """按本人要求删除: the customer was forgotten while it was open; neither kept nor broken."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Words given to a customer with a due hour (承诺). Source: S30, S41."""

    promise: str
    """Name within its reception: `P1`, `P2`, …; two counters' `P1` in one reception show as `P1` and `P1·3fa9`."""
    words: str
    due: int
    """UTC milliseconds."""
    owner: str
    made: int
    state: PromiseState = PromiseState.OPEN
    settled: int | None = None
    how: str = ""
    """How it was kept, why it was renewed, or what was done about it when it was broken."""
    renews: str | None = None
    """Name of the promise whose place it took."""
    chain: str = ""
    """The chain it was made on; with the name given there it is the same promise everywhere."""
    kind: PromiseKind = PromiseKind.REPLY
    turn: int = 1
    """1 for the first of a chain of renewals, 2 for the one in its place, …"""
    first_due: int = 0
    """The hour the first of its chain was due, UTC milliseconds."""
    contacts: tuple[Contact, ...] = ()
    urges: tuple[Urge, ...] = ()
    reopened: int = 0
    """How often it was opened again after somebody had settled it by mistake."""

    @property
    def given_name(self) -> str:
        """The name it got where it was made, which its facts carry."""
        return self.promise.partition("·")[0]

    @property
    def late(self) -> bool:
        """Whether it was settled after its hour."""
        return self.settled is not None and self.settled > self.due

    def needs_contact(self, now: int) -> bool:
        """Whether its hour has gone by and nobody has contacted the customer since. Source: S41."""
        waiting = self.state is PromiseState.OPEN and self.due < now
        return waiting and all(contact.at < self.due for contact in self.contacts)


@dataclass(frozen=True, slots=True)
class StepMark:
    """What was said of a step: doing, done or skipped, and why."""

    state: str
    reason: str
    at: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something typed into the record."""

    kind: str
    """`note`, `verbatim` (customer's own words), `request`, `checked`, `explained` or `expected`."""
    text: str
    at: int
    by: str
    chain: str
    seq: int


@dataclass(frozen=True, slots=True)
class Said:
    """A line that was spoken."""

    phrase: str
    """Id of the phrase, or empty for own words."""
    line: str
    step: str
    at: int


@dataclass(frozen=True, slots=True)
class CaseState:
    """A reception as its facts tell it (接待)."""

    case: CaseId
    number: str = ""
    mode: str = "live"
    """`live`, or `writeup` when written up afterwards (补记)."""
    day: str = ""
    counter: str = ""
    started: int = 0
    opened: int = 0
    flow: str = "eight_steps"
    topic: str = ""
    first_asked: str = ""
    """Who was asked first (首问); never changes. Source: S18, N25."""
    entered_by: str = ""
    """Who opened the record; another than the first-asked where a colleague without a PC (引导员) was asked first."""
    handler: str = ""
    """Who handles it now."""
    offered_to: str = ""
    """Who has been asked to take it over and has not answered, or empty."""
    offer: Offer | None = None
    """That offer, with its hour and brief."""
    asked: tuple[str, ...] = ()
    """Everyone asked since it last changed hands who has not declined: an acceptance given at a counter that did not
    know of a later offer still counts."""
    returned: Returned | None = None
    """The offer that came back and was not looked at yet."""
    legs: tuple[Leg, ...] = ()
    hops: tuple[Hop, ...] = ()
    steps: Mapping[str, StepMark] = field(default_factory=dict)
    step: str = ""
    """Step worked on last."""
    evidence: Evidence = Evidence.UNKNOWN
    emotions: tuple[tuple[str, int], ...] = ()
    """(step, level 1–5) in the order set; empty unless somebody chose to set it."""
    said: tuple[Said, ...] = ()
    notes: tuple[Note, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)
    """Facts of the matter by name: 时间, 地点, 金额, 号码 …"""
    cards: tuple[str, ...] = ()
    told: frozenset[tuple[str, str]] = frozenset()
    """(card, item) pairs that were told from a must-tell list."""
    person: str | None = None
    """Id of the customer in the identity vault."""
    order_number: str = ""
    """Number of the official work order (工单号)."""
    promises: tuple[Promise, ...] = ()
    clocks: tuple[Clock, ...] = ()
    """Clocks in the order they were started (时限)."""
    ratings: Mapping[str, int] = field(default_factory=dict)
    """Marks 1–5 by part (`casefile.rated.PARTS`); a part nobody pressed is not in it."""
    rated: Rated | None = None
    rating_appeal: RatingAppeal | None = None
    solutions: tuple[Solution, ...] = ()
    """Options put to the customer, in the order offered."""
    refusals: tuple[Refusal, ...] = ()
    sheets: Mapping[str, SheetState] = field(default_factory=dict)
    """Verification sheets by id, in the order they were begun."""
    guided: tuple[Guided, ...] = ()
    """Ways taken through guides, in order."""
    links: tuple[Link, ...] = ()
    """Other receptions of the same matter (同一件事)."""
    heard: tuple[Heard, ...] = ()
    """What the customer was told elsewhere, in the order noted."""
    final: FinalAnswer | None = None
    sent_by: SentBy | None = None
    """What sent the customer here (谁支来的), if anybody noted it."""
    needs: tuple[CustomerNeed, ...] = ()
    carried: Carried | None = None
    """Until when it was carried over last (转明日)."""
    stage_reviews: tuple[StageReview, ...] = ()
    """For two people only; asked through `logbook.review`."""
    coaching: tuple[CoachingNote, ...] = ()
    """As `stage_reviews`."""
    room: str = ""
    """Room of the hall it sits in (里间), while it is open."""
    room_since: int = 0
    watched: bool = False
    """Whether others look on (边上有人)."""
    waited: int | None = None
    """Minutes in the queue, if noted."""
    waited_long: bool = False
    """Whether that was over the hall's limit then."""
    state: str = "open"
    """`open`, `ended` or `voided` (误开作废)."""
    outcome: Outcome | None = None
    sentence: str = ""
    ended: int | None = None
    crossed: bool = False
    """Ended at one counter while another promised, neither knowing: open again until somebody ends it (两台没对上)."""
    forgotten: bool = False
    """Whether its sealed words have been destroyed on request."""
    erased: str = ""
    """Why they were (`asked`, `retention`), or empty."""
    informed: tuple[Informed, ...] = ()
    """What the customer was told about their data, and whether they agreed (告知与同意)."""

    @property
    def emotion(self) -> int | None:
        """The level set last, or None if nobody set one."""
        return self.emotions[-1][1] if self.emotions else None

    @property
    def first_registered(self) -> int:
        """When the matter was first registered, here or in a reception this one repeats. UTC milliseconds. S46."""
        return min((self.started, *(link.first for link in self.links if link.repeat)))

    @property
    def around(self) -> frozenset[str]:
        """What holds around it, as lines name it: `watched`, `waited` (S109, S113)."""
        held = {"watched": self.watched, "waited": self.waited_long}
        return frozenset(name for name, holds in held.items() if holds)

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        """Promises not yet kept, renewed or owned up to as broken."""
        return tuple(promise for promise in self.promises if promise.state is PromiseState.OPEN)

    @property
    def open_legs(self) -> tuple[Leg, ...]:
        """Departments' legs neither answered nor withdrawn."""
        return tuple(leg for leg in self.legs if leg.unsettled)
