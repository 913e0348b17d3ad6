"""What a calculator asks for, what it is told of the hall, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Literal

FieldKind = Literal["money", "whole", "number", "day", "moment", "month", "choice", "digits", "text", "lines"]
"""How a field is typed: yuan, a whole number, a number, a date, with an hour, a month, one of several, digits, text."""
Values = dict[str, Decimal | int | str]
"""Numbers by name: yuan as Decimal, dates as `2026-03-12`."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
INTERNAL = "内部参考"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a calculator asks for, as data for the screen and the command line."""

    name: str
    label: str
    kind: FieldKind
    example: str = ""
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """Name and words of each, for the kind `choice`; the first is chosen until told otherwise."""
    needed: bool = True
    figure: str = ""
    """Figure (口径数) that stands there until something else is typed."""
    now: bool = False
    """Whether this day stands there until another is typed."""
    when: tuple[str, tuple[str, ...]] | None = None
    """Asked only while the field of this name says one of these."""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the surroundings tell every calculator.

    now: local time; figures: the hall's figures by name; verified: ids of the law rows that were checked.
    """

    now: datetime
    figures: Mapping[str, str] = field(default_factory=dict)
    verified: frozenset[str] = frozenset()

    def number(self, figure: str) -> str:
        """The number in a figure's text (`5倍` → `5`), empty where it names none (以本省公布为准)."""
        found = _NUMBER.search(self.figures.get(figure, ""))
        return found.group() if found else ""


@dataclass(frozen=True, slots=True)
class Part:
    """One bar, or one cell, of a picture."""

    label: str
    words: str
    amount: Decimal = Decimal(1)
    mark: str = ""
    """`strong` for what it is about, `past` for what is over, `over` for what is beyond a line."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A plain picture for the customer: `bars` side by side by amount, or equal `cells`. Nothing private on it."""

    kind: Literal["bars", "cells"]
    title: str
    parts: tuple[Part, ...]
    line: Decimal | None = None
    """A height drawn across the bars."""
    line_words: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What came out (结果)."""

    headline: str
    steps: tuple[str, ...]
    """The sum line by line, to be read aloud."""
    values: Values
    unknown: tuple[str, ...] = ()
    """What this sum does not know (还不知道)."""
    rests_on: tuple[str, ...] = ()
    """Law rows without which it is for our own eyes; where one is not checked, `internal` is set by the registry."""
    picture: Picture | None = None
    internal: bool = False
    """Reads 「内部参考」: not to be said to the customer as it stands."""
