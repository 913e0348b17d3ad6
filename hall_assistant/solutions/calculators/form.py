"""A calculator's fields with what was typed into them, read one by one as the calculator asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from hall_assistant.errors import StaffError
from hall_assistant.solutions.calculators import reading
from hall_assistant.solutions.calculators.values import Field, Known
from hall_assistant.text import blank, typed

LONGEST_TEXT = 2000


class Form:
    """Reads each field by its kind. What is blank stands for its figure, for today, or for nothing."""

    def __init__(self, fields: Sequence[Field], typed: Mapping[str, str], known: Known) -> None:
        """Raises StaffError `calc.field` for something typed that no field is named after."""
        self.known = known
        self._fields = {field.name: field for field in fields}
        self._typed = typed
        for name in typed:
            if name not in self._fields:
                raise StaffError("calc.field", name=name[:40], names="、".join(self._fields))

    def asked(self, name: str) -> bool:
        """Whether a field is asked for as the others stand."""
        when = self._fields[name].when
        return when is None or self.choice(when[0]) in when[1]

    def given(self, name: str) -> bool:
        """Whether something stands in a field."""
        return bool(self._text(name))

    def _text(self, name: str) -> str:
        field = self._fields[name]
        text = self._typed.get(name, "")
        return standing(field, self.known) if blank(text) else text

    def _needed(self, name: str) -> tuple[str, str]:
        """A field's text and label. Raises StaffError `calc.missing` where nothing stands there."""
        field, text = self._fields[name], self._text(name)
        if not text:
            raise StaffError("calc.missing", what=field.label)
        return text, field.label

    def money(self, name: str) -> Decimal:
        """Yuan."""
        text, label = self._needed(name)
        return reading.money(text, what=label)

    def number(self, name: str, *, places: int = 3) -> Decimal:
        """A number from 0."""
        text, label = self._needed(name)
        return reading.number(text, what=label, places=places)

    def whole(self, name: str, *, least: int = 0, most: int = 9999) -> int:
        """A whole number."""
        text, label = self._needed(name)
        return reading.whole(text, what=label, least=least, most=most)

    def day(self, name: str) -> date:
        """A date."""
        text, label = self._needed(name)
        return reading.day(text, what=label)

    def month(self, name: str) -> date:
        """First day of a month."""
        text, label = self._needed(name)
        return reading.month(text, what=label)

    def moment(self, name: str) -> datetime:
        """Date and hour, local."""
        text, label = self._needed(name)
        return reading.moment(text, what=label)

    def choice(self, name: str) -> str:
        """Name of the one chosen, by its name or its words; the first where nothing is. Raises `calc.choice`."""
        field = self._fields[name]
        text = self._typed.get(name, "").strip()
        if not text:
            return field.choices[0][0]
        found = next((one for one, words in field.choices if text in (one, words)), None)
        if found is None:
            names = "、".join(one for one, _ in field.choices)
            raise StaffError("calc.choice", what=field.label, typed=text[:20], names=names)
        return found

    def words(self, name: str) -> str:
        """The words of the one chosen."""
        chosen = self.choice(name)
        return next(words for one, words in self._fields[name].choices if one == chosen)

    def text(self, name: str) -> str:
        """Text as typed. Raises StaffError `calc.missing`, `text.too_long`, `text.broken`."""
        field, text = self._fields[name], self._typed.get(name, "")
        if not text:
            raise StaffError("calc.missing", what=field.label)
        return typed(text, what=field.label, limit=LONGEST_TEXT)

    def digits(self, name: str) -> str:
        """A long number as typed, full-width digits turned, without blanks and dashes."""
        text, label = self._needed(name)
        return reading.turned(text, what=label).replace(" ", "").replace("-", "")

    def label(self, name: str) -> str:
        """What a field is called on screen."""
        return self._fields[name].label


def standing(field: Field, known: Known) -> str:
    """What stands in a field before anything is typed: the hall's figure, this day, or nothing."""
    if field.figure:
        return known.number(field.figure)
    if field.now:
        return known.now.strftime("%Y-%m-%d %H:%M" if field.kind == "moment" else "%Y-%m-%d")
    return ""
