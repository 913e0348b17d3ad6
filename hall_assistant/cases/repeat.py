"""What the hall has on file of a number before this reception (同号的上次记录). For the private view only.

Found by the keyed hash of the number; nothing here says what kind of person somebody is, and nothing is counted into a
score. Source: S24, S25, S33, S46, N10, N12, N14.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hall_assistant.casefile.told import FinalAnswer
from hall_assistant.casefile.values import OUTCOME_NAMES, CaseId, Outcome
from hall_assistant.clock import DAY
from hall_assistant.money import from_cents
from hall_assistant.orders.records import OrderLine, open_orders_of
from hall_assistant.privacy.identity import same_number
from hall_assistant.store.driver import Row
from hall_assistant.store.store import Reading

MONTH, QUARTER = 30 * DAY, 90 * DAY
MOST_VISITS = 20
"""Earlier visits that are listed."""
_MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """An earlier reception of the same number."""

    case: CaseId
    number: str
    started: int
    topic: str
    state: str
    outcome: Outcome | None
    sentence: str
    handler: str

    @property
    def result(self) -> str:
        """How it stands, in a word."""
        if self.state == "open":
            return "还在办"
        return OUTCOME_NAMES[self.outcome] if self.outcome else "已结束"


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise of an earlier visit that nobody has settled."""

    case: CaseId
    promise: str
    words: str
    due: int
    owner: str


@dataclass(frozen=True, slots=True)
class Before:
    """What was given before: elsewhere, or here."""

    case: CaseId
    words: str
    amount: Decimal
    """Yuan; 0 where no sum was noted."""
    elsewhere: str
    """Channel, or empty for this hall."""
    at: int


@dataclass(frozen=True, slots=True)
class Known:
    """All that is on file of a number, without the reception asked for."""

    month: int = 0
    """Visits in the last 30 days, those of voided receptions left out."""
    quarter: int = 0
    """Visits in the last 90 days."""
    visits: tuple[Visit, ...] = ()
    """The latest first."""
    finals: tuple[tuple[CaseId, FinalAnswer], ...] = ()
    """Final answers, the latest first."""
    promises: tuple[OpenPromise, ...] = ()
    """By due hour."""
    orders: tuple[OrderLine, ...] = ()
    """Orders from outside that are not closed."""
    given: tuple[Before, ...] = ()
    """What was given for it already, the latest first."""

    @property
    def last_answer(self) -> Visit | None:
        """The latest visit that ended with a sentence."""
        return next((one for one in self.visits if one.sentence), None)


NOTHING = Known()


def known_of(at: Reading, person: str | None, *, now: int, but: CaseId | None = None) -> Known:
    """What is on file of the number a customer (id in the vault) gave; nothing where they gave none.

    but: the reception in hand, which is left out. now: UTC milliseconds.
    """
    return known_as(at, same_number(at, person) if person else [], now=now, but=but)


def known_as(at: Reading, people: Sequence[str], *, now: int, but: CaseId | None = None) -> Known:
    """The same for ids in the vault, one of each visit that gave the number; 200 of them at most."""
    people = people[:_MOST_PEOPLE]
    if not people:
        return NOTHING
    rows = at.rows(
        "SELECT subject, number, started, topic, state, outcome, sentence, handler FROM cases"
        f" WHERE person IN ({_marks(people)}) AND state <> 'voided' AND subject <> ? ORDER BY started DESC, subject",
        (*people, but or ""),
    )
    cases = [row["subject"] for row in rows]
    return Known(
        month=sum(now - MONTH <= row["started"] <= now for row in rows),
        quarter=sum(now - QUARTER <= row["started"] <= now for row in rows),
        visits=tuple(_visit(tuple(row)) for row in rows[:MOST_VISITS]),
        finals=_finals(at, cases),
        promises=_promises(at, cases),
        orders=tuple(open_orders_of(at, people)),
        given=given_before(at, [*cases, but] if but else cases),
    )


def _visit(row: tuple[object, ...]) -> Visit:
    case, number, started, topic, state, outcome, sentence, handler = row
    return Visit(
        case=CaseId(str(case)),
        number=str(number),
        started=started if isinstance(started, int) else 0,
        topic=str(topic or ""),
        state=str(state),
        outcome=Outcome(str(outcome)) if outcome else None,
        sentence=str(sentence or ""),
        handler=str(handler),
    )


def _finals(at: Reading, cases: Sequence[str]) -> tuple[tuple[CaseId, FinalAnswer], ...]:
    rows = at.rows(
        f"SELECT subject, answer, who, basis, remedies, at FROM final_answers WHERE subject IN ({_marks(cases)})"
        " ORDER BY at DESC, subject",
        tuple(cases),
    )
    return tuple((CaseId(row["subject"]), _final(row)) for row in rows)


def _final(row: Row) -> FinalAnswer:
    told = tuple(one for one in row["remedies"].split("、") if one)
    return FinalAnswer(answer=row["answer"], who=row["who"], basis=row["basis"], remedies=told, by="", at=row["at"])


def _promises(at: Reading, cases: Sequence[str]) -> tuple[OpenPromise, ...]:
    # `+state`: by itself the database would rather walk all open promises of the hall in order of their hour.
    rows = at.rows(
        f"SELECT subject, promise, words, due, owner FROM promises WHERE subject IN ({_marks(cases)})"
        " AND +state = 'open' ORDER BY due, subject",
        tuple(cases),
    )
    return tuple(OpenPromise(CaseId(row[0]), row[1], row[2], row[3], row[4]) for row in rows)


def given_before(at: Reading, cases: Sequence[str]) -> tuple[Before, ...]:
    """What was given elsewhere, or agreed here with a sum, in these receptions; the latest first. Source: S118."""
    marks = _marks(cases)
    elsewhere = at.rows(
        f"SELECT subject, theirs, name, at FROM heard WHERE subject IN ({marks}) AND granted", tuple(cases)
    )
    here = at.rows(
        f"SELECT subject, words, cents, settled FROM solutions WHERE subject IN ({marks}) AND state = 'agreed'"
        " AND cents > 0",
        tuple(cases),
    )
    found = [Before(CaseId(row[0]), row[1], from_cents(0), row[2] or "别处", row[3]) for row in elsewhere]
    found += [Before(CaseId(row[0]), row[1], from_cents(row[2]), "", row[3]) for row in here]
    return tuple(sorted(found, key=lambda one: (-one.at, one.case)))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def given_for(at: Reading, case: CaseId, person: str | None, linked: Sequence[CaseId]) -> tuple[Before, ...]:
    """What was given already for this matter or number: here, in linked receptions, in others of the number. S118."""
    people = same_number(at, person)[:_MOST_PEOPLE] if person else []
    rows = at.rows(f"SELECT subject FROM cases WHERE person IN ({_marks(people)}) AND state <> 'voided'", people)
    return given_before(at, list(dict.fromkeys([case, *linked, *(CaseId(row["subject"]) for row in rows)])))
