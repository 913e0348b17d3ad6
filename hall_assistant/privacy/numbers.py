"""Numbers that say who somebody is (个人号码), found in any text: mobile, landline, identity card, bank card, e-mail.

A text is read once from left to right; a run of figures is cut into the groups it was written in, and a number is a
layout of such groups that also meets the number's own rule (area code, date and check digit, Luhn). Service numbers,
handset and SIM numbers, work-order numbers and amounts are none of these. Pure; linear in the text's length.
Source: S207, N12, N15.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum


class NumberKind(StrEnum):
    """What a number is."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    IDENTITY = "identity"
    BANK = "bank"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Found:
    """One number in a text."""

    start: int
    end: int
    kind: NumberKind
    digits: str
    """The number itself, its figures joined; an e-mail address as written."""
    lead: str = ""
    """What was dialled before it in one piece: 86, 0086, 0."""


class _Signs(dict[int, int]):
    """Every sign as its plain form, one for one: figures of any script, full-width letters, blanks and dashes."""

    def __missing__(self, code: int) -> int:
        sign = chr(code)
        plain = str(unicodedata.decimal(sign)) if sign.isdecimal() else _PLAIN.get(sign, sign)
        if len(self) < _REMEMBERED:
            self[code] = ord(plain)
        return ord(plain)


_REMEMBERED = 4_000
_PLAIN = dict.fromkeys("－—–‐‑‒―−·_", "-")
_PLAIN |= dict.fromkeys("\xa0\u2002\u2003\u2009\u202f\u3000\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad\t", " ")
_PLAIN |= {"（": "(", "）": ")", "＠": "@", "．": ".", "＋": "+"}
_PLAIN |= {chr(code): chr(code - 0xFEE0) for first in "Ａａ" for code in range(ord(first), ord(first) + 26)}
_SIGNS = _Signs()
_RUN = re.compile(r"[0-9](?:[ \-.)]{0,3}[0-9])*")
_GROUP = re.compile(r"[0-9]+")

_Layout = tuple[int, ...]
_MOBILES: frozenset[_Layout] = frozenset(
    {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (4, 7), (4, 3, 4), (3, 3, 5), (3, 5, 3), (5, 6), (6, 5)}
    | {(12,), (13,), (15,), (5, 4, 4), (5, 8), (7, 4, 4), (7, 8)}
)
_LANDLINES: frozenset[_Layout] = frozenset({(11,), (12,), (3, 8), (4, 7), (4, 8), (3, 4, 4), (4, 4, 4), (4, 3, 4)})
_CARDS: frozenset[_Layout] = frozenset(
    {(18,), (6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4), (6, 12), (14, 4), (10, 8), (6, 6, 6), (15,), (6, 6, 3)}
    | {(17,), (6, 8, 3), (6, 4, 4, 3), (3, 3, 4, 4, 3), (6, 11), (14, 3), (10, 7)}  # and an X behind
)
_BANKS: frozenset[_Layout] = frozenset(
    {(16,), (17,), (18,), (19,), (4, 4, 4, 4), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3), (6, 13), (6, 10)}
    | {(8, 8), (4, 4, 8), (4, 12), (4, 15)}
)
_ALL = _MOBILES | _LANDLINES | _CARDS | _BANKS
_COUNTS = {
    first: sorted({len(layout) for layout in _ALL if layout[0] == first}, reverse=True)
    for first in {layout[0] for layout in _ALL}
}
"""Figures of a first group → how many groups a number that begins so may have, most first."""

_LEAD = re.compile(r"(0086|86|0)?(1[3-9]\d{9})")
_AREA = re.compile(r"(?:010|02\d)[2-9]\d{7}|0[3-9]\d\d[2-9]\d{6,7}")
_BORN = re.compile(r"(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_BORN_SHORT = re.compile(r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_PROVINCES = frozenset(
    str(one)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for one in range(first, last + 1)
)
_ISSUERS = re.compile(r"[34569]|2[2-7]|81")
"""How bank cards begin; SIM cards (8986) and service numbers (106…) do not."""
_OF_ORDER = re.compile(r"(?:工单|单号|编号|流水|订单|派单|回执|合同号|凭证)[^0-9，。；,;\n]{0,6}$")
_OF_HANDSET = re.compile(r"(?:IMEI|imei|串号|串码|机身|设备)[^0-9，。；,;\n]{0,6}$")
_OF_PERSON = re.compile(r"(?:身份|证件|证号)[^0-9，。；,;\n]{0,6}$")
_BEFORE = 12
"""Signs before a number that say what it is of."""

_HAN = "〇零○一二三四五六七八九幺"
_SPOKEN = re.compile(rf"(?<![{_HAN}])[一幺][三四五六七八九][{_HAN}]{{9}}(?![{_HAN}])")
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-")
_DOMAIN = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_LONGEST_LOCAL = 64


def found_in(text: str, exempt: Collection[str] = ()) -> list[Found]:
    """Every personal number of a text, in order. exempt: numbers (figures only) that are the hall's own."""
    plain = text.translate(_SIGNS) if not text.isascii() else text
    mails = list(_mails(plain))
    numbers = [one for run in _RUN.finditer(plain) for one in _in_run(plain, run) if one.digits not in exempt]
    if mails:
        numbers = [one for one in numbers if not any(m.start < one.end and one.start < m.end for m in mails)]
    spoken = [Found(one.start(), one.end(), NumberKind.MOBILE, one[0]) for one in _SPOKEN.finditer(text)]
    return sorted([*numbers, *mails, *spoken], key=lambda one: one.start)


def _in_run(text: str, run: re.Match[str]) -> Iterator[Found]:
    """The numbers in one run of figures, from the left; where two would fit, the one of more groups."""
    if run.end() - run.start() < 11:
        return
    groups = list(_GROUP.finditer(text, run.start(), run.end()))
    lengths = tuple([len(group[0]) for group in groups])
    place = 0
    while place < len(groups):
        taken = None
        for count in _COUNTS.get(lengths[place], ()):
            layout = lengths[place : place + count]
            if layout in _ALL and (taken := _known(text, groups[place : place + count], layout)):
                yield taken
                place += count
                break
        if taken is None:
            place += 1


_LETTER = ("X", "x")
"""How an identity card may end."""


def _known(text: str, groups: list[re.Match[str]], layout: _Layout) -> Found | None:
    digits = "".join([group[0] for group in groups])
    first, start, end = digits[0], groups[0].start(), groups[-1].end()
    if first in "018" and layout in _MOBILES and (mobile := _LEAD.fullmatch(digits)):
        return Found(start, end, NumberKind.MOBILE, mobile[2], mobile[1] or "")
    before = text[max(0, start - _BEFORE) : start]
    if first == "0":
        if layout not in _LANDLINES or not _AREA.fullmatch(digits) or _OF_ORDER.search(before):
            return None
        opened = text[start - 1 : start] == "(" and ")" in text[start:end]
        return Found(start - opened, end, NumberKind.LANDLINE, digits)
    if layout in _CARDS and (card := _identity(digits, text[end : end + 1], before)):
        return Found(start, start + len(card) + end - start - len(digits), NumberKind.IDENTITY, card)
    if layout in _BANKS and _ISSUERS.match(digits) and luhn(digits) and not _OF_ORDER.search(before):
        return Found(start, end, NumberKind.BANK, digits)
    return None


def _identity(digits: str, after: str, before: str) -> str:
    """The card's number if it is one, with the letter it may end in."""
    card = f"{digits}X" if len(digits) == 17 and after in _LETTER else digits
    return card if _is_identity(card, before) else ""


def _is_identity(digits: str, before: str) -> bool:
    """Area, date of birth and check digit; where the text names it a card, a slip in the check digit does not save it.

    The older cards of 15 figures have none; a handset's number in their form is told by its own name.
    """
    if digits[:2] not in _PROVINCES:
        return False
    if len(digits) == 15:
        if not digits.isdigit() or not _BORN_SHORT.fullmatch(digits[6:12]):
            return False
        return not _OF_ORDER.search(before) and not (_OF_HANDSET.search(before) and luhn(digits))
    if len(digits) != 18 or not digits[:17].isdigit() or not _BORN.fullmatch(digits[6:14]):
        return False
    return check_sign(digits[:17]) == digits[17] or bool(_OF_PERSON.search(before))


_DOUBLED = str.maketrans("0123456789", "0246813579")
"""A figure doubled, its cross sum."""


def luhn(digits: str) -> bool:
    """Whether the last figure is the Luhn check digit of those before it."""
    return (sum(map(int, digits[-1::-2])) + sum(map(int, digits[-2::-2].translate(_DOUBLED)))) % 10 == 0


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def check_sign(first: str) -> str:
    """The check sign of an identity card's first 17 figures (GB 11643)."""
    return "10X98765432"[sum(int(figure) * weight for figure, weight in zip(first, _WEIGHTS, strict=True)) % 11]


def _mails(text: str) -> Iterator[Found]:
    at = text.find("@")
    while at >= 0:
        start = at
        while start > 0 and at - start < _LONGEST_LOCAL and text[start - 1] in _LOCAL:
            start -= 1
        domain = _DOMAIN.match(text, at + 1)
        if start < at and domain is not None:
            yield Found(start, domain.end(), NumberKind.EMAIL, text[start : domain.end()])
        at = text.find("@", at + 1)
