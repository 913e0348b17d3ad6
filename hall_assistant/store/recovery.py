"""The recovery code (恢复码): 128 random bits, printed once, in groups a person can read aloud and type back.

Seven groups of four letters and one check letter. The check letter finds a mistyped group and says which; a
check over the whole finds groups that changed places. No letter I, L, O or U: what is typed for them is read
as 1, 1, 0 and refused.
"""

from __future__ import annotations

import os
import unicodedata
from hashlib import sha256

from hall_assistant.errors import StaffError

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_GROUPS, _DATA = 7, 4
_WEIGHTS = (1, 3, 5, 7)
_CODE_BITS, _CHECK_BITS = 128, 12


def new_secret() -> bytes:
    """128 fresh random bits."""
    return os.urandom(_CODE_BITS // 8)


def printed(secret: bytes) -> str:
    """The code for a secret, as it is printed: `7K2MA-…`, seven groups of five."""
    number = int.from_bytes(secret, "big") << _CHECK_BITS | _whole_check(secret)
    values = [number >> 5 * place & 31 for place in reversed(range(_GROUPS * _DATA))]
    groups = [values[start : start + _DATA] for start in range(0, len(values), _DATA)]
    return "-".join(_group(place, group) for place, group in enumerate(groups))


def read(code: str) -> bytes:
    """The secret behind a typed code; blanks, hyphens, case and full-width letters do not matter.

    Raises StaffError: `unlock.code_length` for too few or too many letters, `unlock.code_group` naming the
    first group that was mistyped, `unlock.code` where the groups are right one by one but not together.
    """
    letters = _letters(code)
    if len(letters) != _GROUPS * (_DATA + 1):
        raise StaffError("unlock.code_length", length=len(letters), wanted=_GROUPS * (_DATA + 1))
    number = 0
    for place in range(_GROUPS):
        for value in _values(place, letters[place * (_DATA + 1) :][: _DATA + 1]):
            number = number << 5 | value
    secret = (number >> _CHECK_BITS).to_bytes(_CODE_BITS // 8, "big")
    if number & (1 << _CHECK_BITS) - 1 != _whole_check(secret):
        raise StaffError("unlock.code")
    return secret


def looks_like_code(text: str) -> bool:
    """Whether a text has the length and letters of a recovery code (a password of that form is next to
    impossible).
    """
    letters = _letters(text)
    return len(letters) == _GROUPS * (_DATA + 1) and all(letter in _LETTERS for letter in letters)


def _letters(code: str) -> str:
    plain = unicodedata.normalize("NFKC", code).upper().translate(_READ_AS)
    return "".join(letter for letter in plain if letter.isalnum())


def _group(place: int, values: list[int]) -> str:
    return "".join(_LETTERS[value] for value in (*values, _group_check(place, values)))


def _values(place: int, letters: str) -> list[int]:
    values = [_LETTERS.find(letter) for letter in letters]
    if min(values) < 0 or _group_check(place, values[:_DATA]) != values[_DATA]:
        raise StaffError("unlock.code_group", group=place + 1)
    return values[:_DATA]


def _group_check(place: int, values: list[int]) -> int:
    # Odd weights make every single mistyped letter show; the place makes exchanged groups show.
    return (sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True)) + 9 * place + 5) % 32


def _whole_check(secret: bytes) -> int:
    return int.from_bytes(sha256(b"hall recovery code" + secret).digest()[:2], "big") >> 16 - _CHECK_BITS
