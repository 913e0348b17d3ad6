"""A calculator asked with what this hall knows: its figures, its checked law rows, today; and what came out as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from hall_assistant.clock import local
from hall_assistant.library.figures import figure_texts
from hall_assistant.library.grounds import Law
from hall_assistant.library.library import Library
from hall_assistant.solutions.calculators.registry import CALCULATORS, Calculator, calculate, calculator
from hall_assistant.solutions.calculators.values import INTERNAL, Known, Result

NOT_FOR_CUSTOMERS = f"「{INTERNAL}」别念给客户"


@dataclass(frozen=True, slots=True)
class Ground:
    """One law row beside a result, and whether it was checked (已核实)."""

    id: str
    name: str
    says: str
    checked: bool

    @property
    def line(self) -> str:
        """As it is shown."""
        return f"{self.name}：{self.says}{'' if self.checked else '（待核实）'}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A result with the calculator it came from and the law rows it goes with."""

    of: Calculator
    result: Result
    grounds: tuple[Ground, ...]

    @property
    def text(self) -> str:
        """For the clipboard and the record: the mark, what came out, the sum line by line, what it rests on."""
        result = self.result
        mark = (NOT_FOR_CUSTOMERS,) if result.internal else ()
        basis = "、".join(ground.name if ground.checked else f"{ground.name}（待核实）" for ground in self.grounds)
        told = (*mark, f"{self.of.name}：{result.headline}", *result.steps)
        return "\n".join((*told, f"依据：{basis}") if basis else told)

    @property
    def note(self) -> str:
        """For the record, whose notes go into the work order: without the sums where they are internal."""
        if self.result.internal:
            return f"算过「{self.of.name}」，{INTERNAL}，数没写进来"
        return f"{self.of.name}：{'；'.join((self.result.headline, *self.result.steps))}"


def known(library: Library, *, now: int, offset: int) -> Known:
    """What the hall knows: figures as it set them, law rows checked and in force today.

    now: UTC milliseconds; offset: minutes that local time lies east of UTC.
    """
    today = local(now, offset).replace(tzinfo=None)
    named = set(chain.from_iterable(each.law for each in CALCULATORS.values()))
    rows = (library.law[id] for id in named if id in library.law)
    verified = frozenset(row.id for row in rows if row.status == "verified" and row.holds(today.date()))
    return Known(today, figure_texts(library.figures.values(), library.own), verified)


def answer(library: Library, name: str, typed: Mapping[str, str], *, now: int, offset: int) -> Answer:
    """Work out what was typed. Raises StaffError as `calculate`."""
    at = known(library, now=now, offset=offset)
    of = calculator(name)
    grounds = tuple(_ground(library.law[id], id in at.verified) for id in of.law if id in library.law)
    return Answer(of, calculate(of.id, typed, at), grounds)


def _ground(row: Law, checked: bool) -> Ground:
    return Ground(row.id, row.name, row.says, checked)
