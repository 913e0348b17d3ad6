"""Money (钱): yuan as `Decimal` with two places; typed by people, text in facts, whole cents in tables."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from hall_assistant.errors import StaffError

CENT = Decimal("0.01")
MOST = Decimal("9999999.99")
_FORM = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")


def yuan(text: str, *, what: str = "金额") -> Decimal:
    """An amount as typed, in yuan with two places: full-width digits, 元, ￥ and thousands commas are understood.

    Raises StaffError `money.form` for what is no amount, `money.places` for more than two places, `money.negative`,
    `money.much` above ten million.
    """
    plain = unicodedata.normalize("NFKC", text.encode("utf-8", "replace").decode("utf-8")).replace("。", ".")
    plain = "".join(plain.split()).removesuffix("元").removeprefix("¥").removesuffix("块")
    if plain.startswith("-"):
        raise StaffError("money.negative", what=what)
    if len(plain) > 40 or not _FORM.fullmatch(plain) or not plain.isascii():
        raise StaffError("money.form", what=what, typed=text[:20])
    amount = Decimal(plain.replace(",", ""))
    if amount > MOST:
        raise StaffError("money.much", what=what)
    if amount != amount.quantize(CENT):
        raise StaffError("money.places", what=what, typed=plain)
    return amount.quantize(CENT)


def cents(amount: Decimal) -> int:
    """An amount as whole cents, as tables keep it."""
    return int(amount / CENT)


def from_cents(count: int) -> Decimal:
    """The amount of so many cents."""
    return count * CENT
