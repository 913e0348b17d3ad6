"""What was agreed, for the customer's eyes (说定的事): promises with their hour, sums, number; and as a message.

Nothing else of the record gets there: no name, no number of theirs, no word that may not be filmed. Source: M12, S189.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hall_assistant.casefile.promising import KIND_NAMES
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.solved import REDRESSES, Redress, Solution, SolutionState
from hall_assistant.casefile.values import CaseId, CaseState, Promise
from hall_assistant.clock import local
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.people.records import member
from hall_assistant.phrases.render import open_slots
from hall_assistant.phrases.slips import may_be_filmed
from hall_assistant.phrases.templates import fill, shortened
from hall_assistant.privacy.masking import masked
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading

LONGEST = 80
"""Characters of one agreed thing in large type."""


@dataclass(frozen=True, slots=True)
class AgreedPoint:
    """One agreed thing: until when, and what; a sum has no hour of its own."""

    hour: str
    """`3月12日 17:00 前`, or empty."""
    words: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """The page the customer reads."""

    hall: str
    number: str
    matter: str
    points: tuple[AgreedPoint, ...]
    who: str
    """Whom to ask for: name and staff number of who handles it."""


def agreed(at: Reading, case: CaseId, library: Library, *, offset: int) -> Agreed:
    """What was agreed in a reception.

    offset: minutes local time is ahead of UTC. Raises StaffError `agreed.nothing` where nothing was agreed yet and
    `agreed.open` where a promise has a slot still open.
    """
    state, hall = state_of(at, case), hall_settings(at).hall
    points = tuple(_points(state, library, offset))
    if not points:
        raise StaffError("agreed.nothing")
    missing = open_slots("\n".join(point.words for point in points), library.slots)
    if missing:
        raise StaffError("agreed.open", names="、".join(missing))
    topic, who = library.topics.get(state.topic), member(at, state.handler)
    name = f"{who.name} 工号 {who.number}" if who else ""
    return Agreed(hall, state.number, topic.name if topic else "", points, name)


def customer_message(at: Reading, case: CaseId, library: Library, *, offset: int) -> str:
    """The same as a text message to the customer (发给客户的话), a sentence a thing. Raises as `agreed`, and
    StaffError `template.missing`, `template.broken`. Source: S189.
    """
    found = agreed(at, case, library, offset=offset)
    return message_of(library, hall=found.hall, number=found.number, points=found.points)


def message_of(library: Library, *, hall: str, number: str, points: tuple[AgreedPoint, ...]) -> str:
    """The message from its parts; a number not given yet is left out."""
    told = [f"{point.hour}{point.words}".rstrip("。；") for point in points]
    return fill(library.template("customer_message"), {"厅名": hall, "编号": number, "说定": told}).strip()


def _points(state: CaseState, library: Library, offset: int) -> Iterator[AgreedPoint]:
    for promise in sorted(state.open_promises, key=lambda one: one.due):
        yield promised_point(promise.due, _fit(promise, library), offset)
    for solution in state.solutions:
        if solution.state is SolutionState.AGREED:
            yield AgreedPoint("", _sum(solution, library))


def promised_point(due: int, words: str, offset: int) -> AgreedPoint:
    """A promise as the customer reads it. due: UTC milliseconds."""
    hour = local(due, offset)
    return AgreedPoint(f"{hour.month}月{hour.day}日 {hour:%H:%M} 前", words)


def _fit(promise: Promise, library: Library) -> str:
    """The words given, masked; only what kind of promise it is where they may not be filmed."""
    words = shortened(masked(promise.words), LONGEST)
    return words if may_be_filmed(words, library.rules) else KIND_NAMES[promise.kind]


def _sum(solution: Solution, library: Library) -> str:
    """What is given and how much; a gift without its price, and words only where they may be filmed."""
    priced = solution.redress not in (Redress.NONE, Redress.GIFT)
    given = f"{REDRESSES[solution.redress]} {solution.amount}元" if priced else ""
    given = "礼品" if solution.redress is Redress.GIFT else given
    words = shortened(masked(solution.words), LONGEST)
    words = words if may_be_filmed(words, library.rules) else ""
    return "：".join(part for part in (given, words) if part) or "按说定的办"
