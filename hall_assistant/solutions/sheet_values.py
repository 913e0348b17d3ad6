"""What is typed into a sheet's field as the value that is kept and compared, and how that reads. Pure.

People write 全角 figures, 「3月12日」 and 「下午3点半」; that is taken, and what cannot be is refused with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from unicodedata import normalize

from hall_assistant.errors import StaffError
from hall_assistant.library.sheets import Field, FieldKind
from hall_assistant.money import yuan
from hall_assistant.privacy.masking import masked_number
from hall_assistant.text import blank, one_line

LONGEST = 300
"""Characters of a field of free words."""
_DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?", re.ASCII)
_PLAIN_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_HOUR = re.compile(r"(凌晨|早上|上午|中午|下午|傍晚|晚上)?(\d{1,2})(?:[:点时](?:(\d{1,2})分?|(半))?)", re.ASCII)
_AFTERNOON = frozenset({"下午", "傍晚", "晚上"})
_MASKED = re.compile(r"\d{3}\*{4}\d{4}", re.ASCII)
_SERVICE = 6
"""Figures of the longest number that is a service's and nobody's own: 10086, 955xx."""


def checked(field: Field, text: str, *, today: str) -> str:
    """The value of a field from what was typed or picked; empty for nothing typed.

    today: local day, `2026-03-12`; a day without a year is the last such day up to then, else of that year. Of a phone
    number only the first three and last four figures are kept: a whole one stands nowhere in the record. Raises
    StaffError `sheet.choice`, `sheet.number`, `sheet.date`, `sheet.time`, `sheet.phone`, `sheet.imei`, `text.too_long`,
    `text.broken`, and what `yuan` raises. Source: S153, N12.
    """
    line = one_line(text, what=field.label, limit=LONGEST)
    if blank(line):
        return ""
    if field.answers:
        return _chosen(field, line)
    plain = normalize("NFKC", line).replace(" ", "")
    if field.kind == "date":
        return _day(field, plain, today)
    read = _READ.get(field.kind)
    return read(field, plain) if read else line


def shown(field: Field, value: str) -> str:
    """A kept value as it reads on screen; one that a newer sheet no longer knows, as it stands."""
    if field.answers:
        return next((option.name for option in field.answers if option.id == value), value)
    return f"{value}元" if field.kind == "amount" else value


def _chosen(field: Field, line: str) -> str:
    found = next((option.id for option in field.answers if line in (option.id, option.name)), None)
    if found is None:
        raise StaffError("sheet.choice", what=field.label)
    return found


def _day(field: Field, plain: str, today: str) -> str:
    written = _PLAIN_DAY.fullmatch(plain) or _DAY.fullmatch(plain)
    if written is None:
        raise StaffError("sheet.date", what=field.label)
    year, month, day = written.groups()
    try:
        if year:
            return date(int(year), int(month), int(day)).isoformat()
        return _without_year(int(month), int(day), date.fromisoformat(today))
    except ValueError as error:
        raise StaffError("sheet.date", what=field.label) from error


def _without_year(month: int, day: int, today: date) -> str:
    """The last such day up to tomorrow, looked for over eight years for a 29 February. Raises ValueError."""
    for year in range(today.year, today.year - 8, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today + timedelta(days=1):
            return found.isoformat()
    raise ValueError(f"no such day: {month}-{day}")


def _hour(field: Field, plain: str) -> str:
    written = _HOUR.fullmatch(plain)
    if written is None:
        raise StaffError("sheet.time", what=field.label)
    part, hours, minutes, half = written.groups()
    hour, minute = int(hours), 30 if half else int(minutes or 0)
    if part in _AFTERNOON and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        raise StaffError("sheet.time", what=field.label)
    return f"{hour:02d}:{minute:02d}"


def _number(field: Field, plain: str) -> str:
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 7):
        raise StaffError("sheet.number", what=field.label)
    return str(int(plain))


def _amount(field: Field, plain: str) -> str:
    return str(yuan(plain, what=field.label))


def _phone(field: Field, plain: str) -> str:
    if _MASKED.fullmatch(plain):
        return plain
    figures = plain.replace("-", "").removeprefix("+")
    if len(figures) == 13:
        figures = figures.removeprefix("86")
    if not (figures.isascii() and figures.isdigit() and 3 <= len(figures) <= 12):
        raise StaffError("sheet.phone", what=field.label)
    return figures if len(figures) <= _SERVICE else masked_number(figures)


def _imei(field: Field, plain: str) -> str:
    from stdnum import imei, luhn
    from stdnum.exceptions import ValidationError

    figures = re.sub(r"[-/.]", "", plain)
    try:
        whole = str(imei.validate(figures))
    except ValidationError as error:
        raise StaffError("sheet.imei", what=field.label) from error
    if len(whole) == 14:
        whole += str(luhn.calc_check_digit(whole))
    if len(whole) != 15:
        raise StaffError("sheet.imei", what=field.label)
    return whole


_READ: Mapping[FieldKind, Callable[[Field, str], str]] = {
    "time": _hour,
    "number": _number,
    "amount": _amount,
    "phone": _phone,
    "imei": _imei,
}
"""How what is typed is read, by kind of field."""
