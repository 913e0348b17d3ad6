"""What a person may ask of the hall about their data, one function each: shown, put right, held back, forgotten.

All of it is the manager's; each leaves a fact. Source: N12, N16, N17, art. 45–47, 50.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hall_assistant.changes import Changes
from hall_assistant.clock import DAY, local_day
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.personal.erasing import ASKED, VAULT, forget_all
from hall_assistant.personal.held import PersonData, held_of, people_of
from hall_assistant.privacy import vault
from hall_assistant.store.chains import HALL
from hall_assistant.store.store import Store
from hall_assistant.text import one_line, required

LONGEST_HOLD = 3 * 366 * DAY
"""How far ahead a hold may reach, milliseconds; then somebody looks at it again."""


class Asked(StrEnum):
    """How the person asked."""

    IN_PERSON = "in_person"
    BY_PHONE = "by_phone"
    IN_WRITING = "in_writing"


ASKED_NAMES: dict[Asked, str] = {Asked.IN_PERSON: "当面", Asked.BY_PHONE: "电话", Asked.IN_WRITING: "书面"}


@dataclass(frozen=True, slots=True)
class Forgot:
    """What was forgotten."""

    receptions: int
    orders: int
    promises: int
    """Open promises that were let go with it."""
    incidents: int = 0
    """Incidents on the floor, which only their time ends."""


def look_up(store: Store, *, by: Actor, phone: str, why: str) -> tuple[PersonData, Changes]:
    """Show what is held of the person with a number (查阅); that it was looked up is kept, with why.

    Raises StaffError `person.unknown`, `person.whole` for less than a whole number, `phone.form`, `text.empty`.
    """
    with store.write() as w:
        check(w, by, "personal.look_up")
        why = required(why, what="为什么查")
        people = people_of(w, phone)
        w.append(f"view:person:{people[0]}", "view.person", by=by.staff, sealed={"why": why})
        found = held_of(w, people, now=w.now, offset=w.offset)
    return found, w.changes


def correct(store: Store, *, by: Actor, phone: str, surname: str, honorific: str = "") -> Changes:
    """Put a person's surname and honorific right wherever they gave this number (更正).

    The number itself is what they are found by: who has another one gives it at the next reception.
    Raises StaffError `person.unknown`, `text.empty`, `text.too_long`.
    """
    with store.write() as w:
        check(w, by, "personal.correct")
        surname = required(surname, what="称呼", limit=20)
        people = people_of(w, phone)
        for person in people:
            vault.rename(w, person, surname=surname, honorific=honorific)
        w.append(f"person:{people[0]}", "person.corrected", by=by.staff, open={"what": "surname", "people": people})
        w.touch("cases")
    return w.changes


def hold(store: Store, *, by: Actor, phone: str, basis: str, until: int) -> Changes:
    """Keep a person's data by law (依法留存) although they may ask to be forgotten: on what basis, until when.

    until: UTC milliseconds; its local day is the last. Raises StaffError `hold.until` for a day gone by or more than
    three years ahead, `person.unknown`, `text.empty`.
    """
    with store.write() as w:
        check(w, by, "personal.hold")
        basis = required(basis, what="留存依据")
        if not w.now < until <= w.now + LONGEST_HOLD:
            raise StaffError("hold.until")
        subject, day = f"person:{people_of(w, phone)[0]}", local_day(until, w.offset)
        w.append(subject, "person.held", by=by.staff, open={"until": day}, sealed={"basis": basis})
    return w.changes


def let_go(store: Store, *, by: Actor, phone: str, why: str) -> Changes:
    """Lift a hold (解除留存), with why. Raises StaffError `hold.none`, `person.unknown`, `text.empty`."""
    with store.write() as w:
        check(w, by, "personal.let_go")
        why = required(why, what="为什么解除")
        found = held_of(w, people_of(w, phone), now=w.now, offset=w.offset)
        if found.hold is None:
            raise StaffError("hold.none")
        w.append(f"person:{found.hold.person}", "person.let_go", by=by.staff, sealed={"why": why})
    return w.changes


def forget(store: Store, *, by: Actor, phone: str, asked: Asked = Asked.IN_PERSON) -> tuple[Forgot, Changes]:
    """Forget a person for good (删除): names and words lose their keys, open promises are let go, counts stay.

    What was forgotten is written down outside the database and its copies, so that no restore brings it back.
    Raises StaffError `forget.held` (basis, until), `forget.order_open` (number) while an order from outside must still
    be answered, `person.unknown`; SurroundingsError `forget.list`. Nothing is forgotten then. Source: N16, art. 47.
    """
    with store.write() as w:
        check(w, by, "personal.forget")
        found = held_of(w, people_of(w, phone), now=w.now, offset=w.offset)
        refuse_held(found)
        forgot = Forgot(
            len(found.receptions), len(found.orders), sum(len(state.open_promises) for state in found.states)
        )
        forget_all(w, store, names_of(found), by=by.staff, why=ASKED, way=asked.value, receptions=len(found.receptions))
    store.settle()
    return forgot, w.changes


def refuse_held(found: PersonData) -> None:
    """Raise StaffError `forget.held`, `forget.order_open` where the law wants the data kept."""
    if found.hold is not None:
        raise StaffError("forget.held", basis=found.hold.basis, until=found.hold.until)
    if found.open_orders:
        raise StaffError("forget.order_open", number=found.open_orders[0].number)


def names_of(found: PersonData) -> list[str]:
    """Everything of a person that can be forgotten, by name."""
    subjects = [*(line.case for line in found.receptions), *(order.order for order in found.orders)]
    return [*subjects, *(f"person:{one}" for one in found.people), *(f"{VAULT}{one}" for one in found.people)]


def keep_full_numbers(store: Store, *, by: Actor, on: bool, why: str) -> Changes:
    """Turn the keeping of full numbers on or off (留全号), with the reason, which stands on the record (N12).

    Turned off, the numbers in the vault are cut to their masked form; words written meanwhile stay as they were sealed
    and are shown masked. Raises StaffError `text.empty`.
    """
    with store.write() as w:
        check(w, by, "personal.keep_full_numbers")
        why = required(why, what="原因") if on else one_line(why, what="原因")
        w.append(HALL, "hall.set", by=by.staff, sealed={"full_numbers": on, "full_numbers_why": why})
        if not on:
            vault.drop_numbers(w)
    return w.changes
