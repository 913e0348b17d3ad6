"""What the hall holds of a person (查阅), found by their number. Source: N16, art. 45."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hall_assistant.casefile.informed import Informed
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseState, Promise
from hall_assistant.cases.find import CaseLine, lines
from hall_assistant.clock import local_day
from hall_assistant.errors import StaffError
from hall_assistant.orders.records import order_state
from hall_assistant.orders.values import OrderId, OrderState, Stage
from hall_assistant.personal.records import Hold, View, hold_on, views_of
from hall_assistant.privacy.identity import Person, digits_of, matching, shown
from hall_assistant.privacy.vault import full_number
from hall_assistant.store.store import Reading

_ALL = -1
"""No bound: what is left out here would outlive a forgetting."""

_LINKED = "SELECT l.subject FROM order_links l JOIN cases c ON c.subject = l.case_id WHERE c.person"
_ORDERS = (
    "SELECT subject FROM orders WHERE person IN ({0}) OR"
    f" (person IS NULL AND subject IN ({_LINKED} IN ({{0}})) AND subject NOT IN ({_LINKED} NOT IN ({{0}})))"
    " ORDER BY received"
)
"""Theirs by number; or, where it names nobody, by the receptions it is linked with, if those are nobody else's."""


@dataclass(frozen=True, slots=True)
class PersonData:
    """Everything that is held of one person."""

    people: tuple[str, ...]
    """Their rows in the identity vault: one for each time they gave their number."""
    person: Person
    """As they were called last."""
    whole_number: bool
    """Whether the full number is kept."""
    receptions: tuple[CaseLine, ...]
    states: tuple[CaseState, ...]
    orders: tuple[OrderState, ...]
    hold: Hold | None
    views: tuple[View, ...]
    """Who looked at them beyond their own work."""

    @property
    def promises(self) -> tuple[tuple[str, Promise], ...]:
        """Promises given to them, each with the number of its reception."""
        return tuple((state.number, one) for state in self.states for one in state.promises)

    @property
    def informed(self) -> tuple[tuple[str, Informed], ...]:
        """What they were told and agreed to, each with the number of the reception."""
        return tuple((state.number, one) for state in self.states for one in state.informed)

    @property
    def open_orders(self) -> tuple[OrderState, ...]:
        """Orders from outside that must still be answered."""
        return tuple(order for order in self.orders if order.stage is not Stage.CLOSED)


def people_of(at: Reading, phone: str) -> list[str]:
    """Rows of the vault by a whole number. Raises StaffError `phone.form`, `person.whole`, `person.unknown`."""
    digits = digits_of(phone)
    if len(digits) < 7:
        raise StaffError("person.whole")
    people = sorted(matching(at, "number", digits))
    if not people:
        raise StaffError("person.unknown")
    return people


def held_of(at: Reading, people: Sequence[str], *, now: int, offset: int) -> PersonData:
    """What is held of these rows of the vault, which are one person's."""
    marks = ", ".join("?" * len(people))
    receptions = lines(at, f"person IN ({marks})", tuple(people), order="started, subject", limit=_ALL)
    orders = at.rows(_ORDERS.format(marks), (*people, *people, *people))
    looked = [*(line.case for line in receptions), *(f"person:{one}" for one in people)]
    return PersonData(
        people=tuple(people),
        person=_called(at, people),
        whole_number=any(full_number(at, one) for one in people),
        receptions=tuple(receptions),
        states=tuple(state_of(at, line.case) for line in receptions),
        orders=tuple(order_state(at, OrderId(row["subject"])) for row in orders),
        hold=hold_on(at, people, local_day(now, offset)),
        views=tuple(views_of(at, looked)),
    )


def _called(at: Reading, people: Sequence[str]) -> Person:
    """The latest row that has a name; who gave a number only does not unname those who gave both."""
    known = [shown(at, one) for one in people]
    return next((one for one in reversed(known) if one.surname), known[-1])
