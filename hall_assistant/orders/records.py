"""Orders as read rows, and the questions asked of them: the list, one order, those of a reception, earlier ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hall_assistant.casefile.values import CaseId
from hall_assistant.orders.fold import fold
from hall_assistant.orders.values import Clocks, OrderId, OrderState, Stage, clocks
from hall_assistant.privacy.identity import Person, same_number, shown
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import Row
from hall_assistant.store.store import Reading

OPEN = (Stage.CONTACT, Stage.ANSWER, Stage.RETURNED)
"""Stages in which something is due of the hall."""
_MOST_PEOPLE = 200


def rows_of(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The read rows of one order and its links; none for one that was never received."""
    state = fold(OrderId(subject), facts)
    if not state.number:
        return {}
    links = [{"case_id": link.case, "promise": link.promise} for link in state.links]
    return {"orders": [_row(state)], "order_links": links}


def _row(state: OrderState) -> Row:
    return {
        "number": state.number,
        "folded": folded_number(state.number),
        "source": state.source,
        "received": state.received,
        "contact_due": state.contact_due,
        "answer_due": state.answer_due,
        "next_due": state.next_due,
        "holder": state.holder,
        "person": state.person,
        "text": state.text,
        "stage": state.stage.value,
        "tries": len(state.contacts),
        "first_tried": state.first_tried,
        "first_reached": state.first_reached,
        "answered": state.answered,
        "sent_back": sum(not one.ours for one in state.returns),
        "came_again": len(state.again),
        "word": state.word,
        "closed": state.closed,
        "closed_as": state.closed_as,
    }


def folded_number(number: str) -> str:
    """A number made comparable: full-width figures, blanks, hyphens and case do not matter."""
    plain = unicodedata.normalize("NFKC", number).upper()
    return "".join(sign for sign in plain if sign.isalnum()) or plain


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One order as the list shows it."""

    order: OrderId
    number: str
    source: str
    received: int
    contact_due: int | None
    answer_due: int
    next_due: int | None
    holder: str
    stage: Stage
    tries: int
    first_tried: int | None
    first_reached: int | None
    answered: int | None
    sent_back: int
    came_again: int
    word: str
    closed: int | None
    closed_as: str
    text: str
    person: Person

    @property
    def first_contact_next(self) -> bool:
        """Whether the hour that comes next is that of the first contact (首联); else it is the answer's (回单)."""
        return self.stage is Stage.CONTACT and self.first_tried is None and self.next_due == self.contact_due

    def clocks(self, now: int) -> Clocks:
        """Whether its hours were kept, as of `now`."""
        return clocks(
            stage=self.stage,
            contact_due=self.contact_due,
            answer_due=self.answer_due,
            first_tried=self.first_tried,
            answered=self.answered,
            now=now,
        )


_COLUMNS = (
    "subject, number, source, received, contact_due, answer_due, next_due, holder, stage, tries, first_tried,"
    " first_reached, answered, sent_back, came_again, word, closed, closed_as, text, person"
)


def _lines(at: Reading, where: str, values: Sequence[object], order: str, limit: int) -> list[OrderLine]:
    rows = at.rows(f"SELECT {_COLUMNS} FROM orders WHERE {where} ORDER BY {order} LIMIT ?", (*values, limit))
    return [_line(at, dict(row)) for row in rows]


def _line(at: Reading, row: dict[str, Any]) -> OrderLine:
    order, person, stage = OrderId(row.pop("subject")), shown(at, row.pop("person")), Stage(row.pop("stage"))
    return OrderLine(order=order, person=person, stage=stage, **row)


def open_orders(at: Reading, *, holder: str | None = None, limit: int = 500) -> list[OrderLine]:
    """Orders that are not over, by the hour that comes next; those that wait for others last."""
    mine, values = (" AND holder = ?", [holder]) if holder is not None else ("", [])
    where = f"closed IS NULL{mine}"
    return _lines(at, where, values, "next_due IS NULL, next_due, received, subject", limit)


def orders_due(at: Reading, *, until: int, holder: str | None = None, limit: int = 500) -> list[OrderLine]:
    """Orders whose next hour comes before `until` (UTC milliseconds), the first hour first."""
    mine, values = (" AND +holder = ?", (holder,)) if holder is not None else ("", ())
    return _lines(at, f"next_due < ?{mine}", (until, *values), "next_due, received, subject", limit)


def orders_where(at: Reading, where: str, values: Mapping[str, object], *, limit: int) -> list[OrderLine]:
    """Open orders that meet a condition of `orders.overview`, by the hour that comes next."""
    order = "next_due IS NULL, next_due, received, subject"
    rows = at.rows(
        f"SELECT {_COLUMNS} FROM orders WHERE {where} ORDER BY {order} LIMIT :limit", {**values, "limit": limit}
    )
    return [_line(at, dict(row)) for row in rows]


def due_orders(at: Reading, *, until: int, limit: int = 100) -> list[OrderLine]:
    """Orders whose next hour comes before `until` (UTC milliseconds), or has gone by; the earliest first."""
    return _lines(at, "next_due < ?", (until,), "next_due, subject", limit)


def closed_orders(at: Reading, *, holder: str | None = None, limit: int = 100) -> list[OrderLine]:
    """Orders that are over, the latest first."""
    mine, values = (" AND holder = ?", [holder]) if holder is not None else ("", [])
    return _lines(at, f"closed IS NOT NULL{mine}", values, "closed DESC, subject", limit)


def orders_between(at: Reading, start: int, end: int, *, limit: int = 1_000) -> list[OrderLine]:
    """Orders received from `start` up to `end` (UTC milliseconds, excluded), by the hour they came."""
    return _lines(at, "received >= ? AND received < ?", (start, end), "received, subject", limit)


def order_state(at: Reading, order: OrderId) -> OrderState:
    """An order's whole state, folded now; one that was never received has no number."""
    return fold(order, at.facts(order))


def known_as(at: Reading, number: str) -> list[OrderLine]:
    """Orders that bear this number outside, the latest first; those entered by mistake are left out."""
    where = "folded = ? AND closed_as NOT IN ('mistake', 'twice')"
    return _lines(at, where, (folded_number(number),), "received DESC, subject", 20)


def orders_of_case(at: Reading, case: CaseId) -> list[OrderLine]:
    """Orders linked to a reception."""
    where = "subject IN (SELECT subject FROM order_links WHERE case_id = ?)"
    return _lines(at, where, (case,), "received, subject", 20)


@dataclass(frozen=True, slots=True)
class Fitting:
    """A reception of the same customer number, offered for linking."""

    case: CaseId
    number: str
    started: int
    sentence: str
    state: str


def cases_fitting(at: Reading, person: str | None, *, limit: int = 10) -> list[Fitting]:
    """Receptions of the same customer number, the latest first; found by keyed hash, as receptions are (N12).

    person: id in the vault; none has nothing in common with anybody.
    """
    people = same_number(at, person)[:_MOST_PEOPLE] if person else []
    marks = ", ".join("?" * len(people))
    rows = at.rows(
        f"SELECT subject, number, started, sentence, state FROM cases WHERE person IN ({marks}) AND state <> 'voided'"
        " ORDER BY started DESC, subject LIMIT ?",
        (*people, limit),
    )
    return [Fitting(CaseId(row[0]), row[1], row[2], row[3] or "", row[4]) for row in rows]


def open_orders_of(at: Reading, people: Sequence[str], *, limit: int = 10) -> list[OrderLine]:
    """Orders of these customers (ids in the vault) that are not over, the latest first."""
    marks = ", ".join("?" * len(people))
    return _lines(at, f"person IN ({marks}) AND closed IS NULL", people, "received DESC, subject", limit)
