"""串号和卡号的校验位: check digits of handsets and SIM cards, and two serials side by side. Source: S160, S179.

`python-stdnum` does the sums; it is loaded when the first number is checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hall_assistant.errors import StaffError
from hall_assistant.solutions.calculators.form import Form
from hall_assistant.solutions.calculators.values import Field, Result, Values

IMEI, BARE, VERSIONED = 15, 14, 16
"""Digits of an IMEI, of one without its check digit, and of an IMEISV, which has none."""
_OTHER = re.compile(r"[^0-9]", re.ASCII)
IMEI_FIELDS = (
    Field("phone", "手机上的串号", "digits", "490154203237518", hint="手机拨 *#06# 看"),
    Field("record", "盒子、系统里的串号", "digits", "490154203237518", needed=False, hint="不比空着"),
)
LUHN_FIELDS = (Field("number", "卡背面的卡号", "digits", "8986001234567890123"),)
SHORTEST_CARD, LONGEST_CARD = 10, 24


@dataclass(frozen=True, slots=True)
class Serials:
    """phone: the serial the handset shows; record: the one on the box or in the system, if it is compared."""

    phone: str
    record: str = ""


def only_digits(text: str, *, what: str) -> str:
    """A long number that holds digits only. Raises StaffError `calc.letters` naming what stands there else."""
    other = _OTHER.search(text)
    if other is not None:
        raise StaffError("calc.letters", what=what, found=other.group(), place=other.start() + 1)
    return text


def imei(text: str, *, what: str) -> tuple[str, bool]:
    """A handset's serial and whether its check digit holds; one of 14 digits gets its check digit put on.

    Raises StaffError `calc.letters`, and `calc.imei_length` for any other length than 14, 15, 16.
    """
    from stdnum import luhn

    digits = only_digits(text, what=what)
    if len(digits) not in (BARE, IMEI, VERSIONED):
        raise StaffError("calc.imei_length", what=what, length=len(digits))
    if len(digits) == BARE:
        return digits + luhn.calc_check_digit(digits), True
    return digits, len(digits) == VERSIONED or bool(luhn.is_valid(digits))


def compare_serials(asked: Serials) -> Result:
    """Check each, and where two are given say whether they are of one handset and where they first differ."""
    phone, good = imei(asked.phone, what="手机上的串号")
    steps = [_told("手机上的", asked.phone, phone, good)]
    values: Values = {"phone": phone, "phone_good": int(good)}
    if not asked.record:
        headline = "串号对得上校验位" if good else "串号有一位不对"
        return Result(headline, tuple(steps), values, _unknown(), ())
    record, record_good = imei(asked.record, what="盒子、系统里的串号")
    steps.append(_told("盒子、系统里的", asked.record, record, record_good))
    # The first fourteen digits name the handset; the fifteenth only checks them, and an IMEISV ends in its software.
    place = next((place for place in range(BARE) if phone[place] != record[place]), None)
    same = place is None
    steps.append("前 14 位全一样：是同一部" if place is None else f"从左数第 {place + 1} 位起不一样：不是同一部")
    values |= {"record": record, "record_good": int(record_good), "same": int(same)}
    headline = "两个串号是同一部手机" if same else "两个串号不是同一部手机"
    return Result(headline, tuple(steps), values, _unknown(), ())


def _told(whose: str, typed: str, number: str, good: bool) -> str:
    if len(typed) == BARE:
        return f"{whose} {typed}，14 位，校验位该是 {number[-1]}"
    if len(number) == VERSIONED:
        return f"{whose} {number}，16 位，没有校验位"
    return f"{whose} {number}，15 位，校验位{'对' if good else '不对，多半有一位看错了，再看一遍'}"


def _unknown() -> tuple[str, ...]:
    return ("对得上只说明没抄错；是不是这单合约的机子，看办理记录。", "双卡手机有两个串号，两个都看一眼。")


def check_card(number: str) -> Result:
    """Check the last digit of a SIM card's number (Luhn).

    Raises StaffError `calc.letters`, `calc.card_length` outside 10–24 digits.
    """
    from stdnum import luhn

    digits = only_digits(number, what="卡号")
    if not SHORTEST_CARD <= len(digits) <= LONGEST_CARD:
        raise StaffError("calc.card_length", length=len(digits))
    good = bool(luhn.is_valid(digits))
    wanted = luhn.calc_check_digit(digits[:-1])
    step = f"前 {len(digits) - 1} 位算出来，末位该是 {wanted}，卡上是 {digits[-1]}"
    headline = "卡号没抄错" if good else "末位对不上，再看一遍卡"
    unknown = ("有的卡末位不按这个办法编：对不上先重抄，再在系统里查，不说卡是假的。",)
    return Result(headline, (step,), {"good": int(good), "check_digit": wanted}, unknown)


def imei_from_form(form: Form) -> Result:
    """Serials as typed."""
    return compare_serials(Serials(form.digits("phone"), form.digits("record") if form.given("record") else ""))


def card_from_form(form: Form) -> Result:
    """A card's number as typed."""
    return check_card(form.digits("number"))
