"""The stage of a story (场): the hall it plays in, the clock, who acts, and the reception at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.cases.find import CaseLine
from hall_assistant.clock import SetClock, local_text, parse_local
from hall_assistant.errors import HallError
from hall_assistant.library.library import Library
from hall_assistant.people.values import Actor
from hall_assistant.solutions.calculating import Answer
from hall_assistant.store.store import Store
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import whole_hour


@dataclass(slots=True)
class Stage:
    """Everything a deed may use and a result may look at; the player moves clock, person and step."""

    store: Store
    clock: SetClock
    library: Library
    actors: Mapping[str, Actor]
    actor: Actor
    case: CaseId | None = None
    """The reception at hand."""
    step: str = ""
    """Canonical step of the row, or the last one named."""
    says: str = ""
    """The customer's words of the row."""
    card: str = ""
    """The card looked at last."""
    found: list[CaseLine] = field(default_factory=list)
    """What was found last."""
    order: str | None = None
    """The order from outside at hand."""
    incident: str | None = None
    """The incident at hand."""
    answer: Answer | None = None
    """What was worked out last."""
    refusal: HallError | None = None
    """How the row's last deed was refused."""

    def at_hand(self) -> CaseId:
        """The reception at hand. Raises Unclear if there is none yet."""
        if self.case is None:
            raise Unclear("手上还没有接待，先写「接待」或「找 …」")
        return self.case

    def state(self) -> CaseState:
        """The whole state of the reception at hand."""
        case = self.at_hand()
        with self.store.reading() as at:
            return state_of(at, case)

    def hour(self, text: str) -> int:
        """An hour as written, in UTC milliseconds; a missing day is the day of the clock. Raises Unclear."""
        try:
            whole = whole_hour(text, like=local_text(self.clock.now(), self.clock.offset()))
            return parse_local(whole, self.clock.offset())
        except ValueError as problem:
            raise Unclear(f"时间「{text}」照 04-18 15:30 写") from problem

    def colleague(self, name: str) -> Actor:
        """A member of the crew by name. Raises Unclear."""
        if name not in self.actors:
            raise Unclear(f"名单里没有「{name}」，只有{'、'.join(self.actors)}")
        return self.actors[name]
