"""Options on the reception in hand: offered, signed, agreed, declined; a no in three parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QObject

from hall_assistant.casefile.solved import Redress, Solution, SolutionType
from hall_assistant.casefile.told import Elsewhere
from hall_assistant.errors import StaffError
from hall_assistant.money import yuan
from hall_assistant.people.values import StaffMember
from hall_assistant.solutions import desk, ladder
from hall_assistant.solutions.authority import may_sign, room_of
from hall_assistant.solutions.records import Band, usual
from ui.models.counter_desk import CounterDesk, same


@dataclass(frozen=True, slots=True)
class Filled:
    """An option as it was filled in."""

    type: SolutionType
    redress: Redress
    amount: str
    words: str
    limit: str
    decides: str
    why: str = ""


def offer(counter: CounterDesk, *, filled: Filled, then: Callable[[], None], failed: Callable[[], None]) -> None:
    """Put an option to the customer."""
    counter.act(
        same,
        lambda store, by, case: desk.offer(
            store,
            by=by,
            case=case,
            type=filled.type,
            redress=filled.redress,
            amount=filled.amount,
            words=filled.words,
            limit=filled.limit,
            decides=filled.decides,
            why=filled.why,
        )[0],
        then=then,
        failed=failed,
    )


def agree(counter: CounterDesk, *, name: str, due: int | None = None) -> None:
    """The customer takes an option; `due` (UTC ms) for one that needs time."""
    counter.act(same, lambda store, by, case: desk.agree(store, by=by, case=case, solution=name, due=due))


def decline(counter: CounterDesk, *, name: str) -> None:
    """The customer does not take an option."""
    counter.act(same, lambda store, by, case: desk.decline(store, by=by, case=case, solution=name))


def sign(counter: CounterDesk, *, name: str, second: str, pin: str, then: Callable[[], None]) -> None:
    """A second person signs with their own PIN."""
    counter.act(
        same,
        lambda store, by, case: desk.sign(store, by=by, case=case, solution=name, second=second, pin=pin),
        then=then,
    )


def permit_by_phone(counter: CounterDesk, *, name: str, who: str, phone: str, then: Callable[[], None]) -> None:
    """A permission given by telephone, to be signed afterwards."""
    counter.act(
        same,
        lambda store, by, case: desk.permit_by_phone(store, by=by, case=case, solution=name, who=who, phone=phone),
        then=then,
    )


def signers(counter: CounterDesk, option: Solution) -> tuple[StaffMember, ...]:
    """Who of the hall may sign for an option of the reception in hand."""
    return may_sign(counter.context.settings, counter.staff, option, counter.state)


def climb_of_hand(counter: CounterDesk, option: Solution) -> ladder.Climb:
    """How far the duty ladder was climbed for an option of the reception in hand."""
    return ladder.climb_of(counter.state, option, counter.context.settings.ladder)


def climb(counter: CounterDesk, *, name: str) -> None:
    """Ask the next rung of the ladder."""
    counter.act(same, lambda store, by, case: ladder.climb(store, by=by, case=case, solution=name))


def hear(counter: CounterDesk, *, name: str, agrees: bool, words: str, then: Callable[[], None]) -> None:
    """What the rung that was asked said."""
    counter.act(
        same,
        lambda store, by, case: ladder.hear(store, by=by, case=case, solution=name, agrees=agrees, words=words),
        then=then,
    )


def refuse(
    counter: CounterDesk,
    *,
    cannot: str,
    why: str,
    can: str,
    elsewhere: Elsewhere | None,
    granted: str,
    then: Callable[[], None],
    failed: Callable[[], None],
) -> None:
    """A refusal in its three parts, and whether another place gave it."""
    counter.act(
        same,
        lambda store, by, case: desk.refuse(
            store, by=by, case=case, cannot=cannot, why=why, can=can, elsewhere=elsewhere, granted=granted
        ),
        then=then,
        failed=failed,
    )


def own_limit(counter: CounterDesk, redress: Redress) -> Decimal:
    """What the signed-in person may still give of a kind in the reception at hand, in yuan."""
    return room_of(counter.context.settings, counter.context.who.role, redress, counter.state)


def read_usual(counter: CounterDesk, *, redress: Redress, owner: QObject, then: Callable[[Band | None], None]) -> None:
    """Ask what is usual for the topic in hand."""
    topic, now = counter.state.topic, counter.now
    counter.context.runner.read(lambda at: usual(at, topic=topic, redress=redress, now=now), owner=owner, then=then)


def is_beyond(typed: str, band: Band | None) -> bool:
    """Whether a sum as typed is one, and beyond what is usual."""
    try:
        return band is not None and band.exceeded(yuan(typed))
    except StaffError:
        return False
