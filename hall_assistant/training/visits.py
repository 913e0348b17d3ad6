"""Visits of the demo month (来访): who comes, with what, and how it will go, by chance as in such a hall."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from hall_assistant.clock import DAY, HOUR
from hall_assistant.people.values import Actor
from hall_assistant.training.matters import HONORIFICS, MATTERS, SURNAMES, Course, Matter
from hall_assistant.training.month import Month


@dataclass(slots=True)
class Visit:
    """A customer's visit: what for, how it will go, and who serves."""

    clerk: Actor
    matter: Matter
    course: Course
    begins: int
    who: tuple[str, str, str]
    """Surname, honorific, number; empty where nobody asked."""
    promise: tuple[str, str] | None
    """Words, and how it is kept."""
    due: int = 0
    renewed: bool = False
    late: bool = False
    forgotten: bool = False
    """The promise is not kept: it stands overdue or open."""
    to: Actor | None = None
    """Who takes it over."""
    unanswered: bool = False
    """The hand-over is offered and not yet taken."""
    said: list[str] = field(default_factory=list)


def visit(month: Month, clerk: Actor, begins: int) -> Visit:
    """A visit by chance, as they come in such a hall."""
    chance = month.chance
    matter = chance.choices(MATTERS, [one.weight for one in MATTERS])[0]
    promised = chance.random() < 0.45
    return Visit(
        clerk=clerk,
        matter=matter,
        course=chance.choice(matter.courses),
        begins=begins,
        who=_customer(month),
        promise=chance.choice(matter.promises) if promised else None,
        due=month.whole_hour(begins + chance.choice((3 * HOUR, DAY, DAY, 2 * DAY, 3 * DAY))),
        renewed=chance.random() < 0.18,
        late=chance.random() < 0.08,
        to=_colleague(month, clerk) if chance.random() < 0.15 else None,
    )


def _customer(month: Month) -> tuple[str, str, str]:
    chance = month.chance
    if chance.random() < 0.15:
        return "", "", ""
    if month.known and chance.random() < 0.12:
        return chance.choice(month.known)
    person = (chance.choice(SURNAMES), chance.choice(HONORIFICS), number(chance))
    month.known.append(person)
    return person


def number(chance: Random) -> str:
    """A mobile number by chance."""
    return f"1{chance.choice(('35', '36', '37', '38', '39', '50', '59', '82', '88'))}{chance.randrange(10**8):08d}"


def _colleague(month: Month, clerk: Actor) -> Actor:
    return month.chance.choice([one for one in month.crew.values() if one.staff != clerk.staff])
