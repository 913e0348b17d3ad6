"""Reception numbers (接待编号), made offline and unique across counters: hall, counter, date, sequence, check digits.

`YS03-260312-007-41` is counter 3 of hall YS, 12 March 2026, seventh reception; the check digits are those of ISO 7064,
mod 97-10. A restored database goes on at the next hundred, so that no number already on a customer's slip is given
twice.
"""

from __future__ import annotations

import re

from hall_assistant.store.store import Reading

DELETED = "已删除"
NEWER = "新版本记的一条"
"""How a fact reads whose kind this version does not know: a counter with a newer one wrote it."""
_BLOCK = 100
_WHOLE = re.compile(r"[A-Z0-9]{2,6}[0-9]{2}[0-9]{6}[0-9]{3,}[0-9]{2}", re.ASCII)
"""A number without its hyphens: code, counter, date, sequence, check digits."""
_ANEW = frozenset({"restored", "salvaged", "cloned", "tail missing", "forked"})


def make_number(at: Reading, *, code: str, counter: str, day: str) -> str:
    """The next number of a counter on a local day (`2026-03-12`)."""
    stem = stem_of(code=code, counter=counter, day=day)
    return numbered(stem, _next_sequence(at, stem))


def numbered(stem: str, sequence: int) -> str:
    """The number of a stem such as `YS03-260312-` with a sequence, and its check digits."""
    from stdnum.iso7064 import mod_97_10

    body = f"{stem}{sequence:03d}"
    return f"{body}-{mod_97_10.calc_check_digits(body.replace('-', ''))}"


def stem_of(*, code: str, counter: str, day: str) -> str:
    """What all numbers of a counter on a local day begin with: `YS03-260312-`."""
    return f"{code}{counter}-{day[2:4]}{day[5:7]}{day[8:10]}-"


def _next_sequence(at: Reading, stem: str) -> int:
    """The sequence after the highest used; compared as a number, because as text 999 comes after 1000."""
    rows = at.rows("SELECT number FROM cases WHERE number >= ? AND number < ?", (stem, stem[:-1] + "."))
    used = max((int(row["number"][len(stem) :].split("-")[0]) for row in rows), default=0)
    return max(used, _block_of_this_chain(at) * _BLOCK) + 1


def _block_of_this_chain(at: Reading) -> int:
    """How many times a chain of this database has begun anew by restoring or cloning."""
    starts = [fact for fact in at.facts("hall") if fact.kind == "chain.started"]
    return sum(fact.open.get("why") in _ANEW for fact in starts)


def is_number(text: str) -> bool:
    """Whether a text is a reception number with the right check digits; hyphens, blanks and case do not matter."""
    from stdnum.iso7064 import mod_97_10

    plain = _plain(text)
    return _WHOLE.fullmatch(plain) is not None and bool(mod_97_10.is_valid(plain))


def spellings(text: str) -> list[str]:
    """The numbers that a text may stand for if it is one written with or without hyphens; empty if it is none.

    Hall codes differ in length, so that without hyphens up to five readings are possible; the database knows which.
    """
    if not is_number(text):
        return []
    plain = _plain(text)
    cuts = [n for n in range(4, 9) if plain[n - 2 :].isdigit() and len(plain) >= n + 11]
    return [f"{plain[:n]}-{plain[n : n + 6]}-{plain[n + 6 : -2]}-{plain[-2:]}" for n in cuts]


def _plain(text: str) -> str:
    return text.upper().replace("-", "").replace(" ", "")


def short(number: str) -> str:
    """The part of a number that a list needs, with the counter, for each counts its own: `3-0312-007`."""
    parts = number.split("-")
    if len(parts) != 4:
        return number
    return f"{parts[0][-2:].removeprefix('0')}-{parts[1][2:]}-{parts[2]}"
