"""Reception numbers (接待编号), made offline and unique across counters: hall, counter, date, sequence, check digits (ISO 7064).

`YS03-260312-007-41` is counter 3 of hall YS, 12 March 2026, seventh reception. A restored database goes on at the next
hundred, so that no number already on a customer's slip is given twice.
"""

from __future__ import annotations

from hall_assistant.store.store import Reading

DELETED = "已删除"
_BLOCK = 100
_ANEW = frozenset({"restored", "cloned", "tail missing"})


def make_number(at: Reading, *, code: str, counter: str, day: str) -> str:
    """The next number of a counter on a local day (`2026-03-12`)."""
    from stdnum.iso7064 import mod_97_10

    stem = f"{code}{counter}-{day[2:4]}{day[5:7]}{day[8:10]}-"
    body = f"{stem}{_next_sequence(at, stem):03d}"
    return f"{body}-{mod_97_10.calc_check_digits(body.replace('-', ''))}"


def _next_sequence(at: Reading, stem: str) -> int:
    last = at.one("SELECT max(number) AS number FROM cases WHERE number >= ? AND number < ?", (stem, stem[:-1] + "."))
    used = int(last["number"][len(stem) :].split("-")[0]) if last is not None and last["number"] else 0
    return max(used, _block_of_this_chain(at) * _BLOCK) + 1


def _block_of_this_chain(at: Reading) -> int:
    """How many times a chain of this database has begun anew by restoring or cloning."""
    starts = [fact for fact in at.facts("hall") if fact.kind == "chain.started"]
    return sum(fact.open["why"] in _ANEW for fact in starts)


def is_number(text: str) -> bool:
    """Whether a text is a reception number with the right check digit; blanks and case do not matter."""
    from stdnum.iso7064 import mod_97_10

    plain = text.strip().upper().replace("-", "").replace(" ", "")
    return len(plain) >= 14 and plain.isascii() and plain.isalnum() and bool(mod_97_10.is_valid(plain))


def short(number: str) -> str:
    """The part of a number that a list needs: `0312-007`."""
    parts = number.split("-")
    return f"{parts[1][2:]}-{parts[2]}" if len(parts) == 4 else number
