"""The identity vault (身份库): a customer's surname, honorific and masked number under a key of their own.

The full number is matched by a keyed hash and not kept, unless the hall turned that on with a reason. Destroying a
person's key forgets them and leaves every count as it was. Source: N12, N16, S207.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from hall_assistant.errors import StaffError
from hall_assistant.privacy.masking import masked_number
from hall_assistant.settings.records import hall_settings
from hall_assistant.store import sealing
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Reading, Writing
from hall_assistant.text import one_line

HONORIFICS = ("女士", "先生", "")
_MATCH_KEY = "match.key"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Person:
    """A customer as the screen may show them."""

    surname: str
    honorific: str
    masked: str
    """Number with its middle hidden, or empty."""

    @property
    def called(self) -> str:
        """How to address them: 王女士; 您 when unknown."""
        return f"{self.surname}{self.honorific}" if self.surname else "您"

    @property
    def line(self) -> str:
        """Name and masked number in one line for lists."""
        return " ".join(part for part in (f"{self.surname}{self.honorific}", self.masked) if part)


NOBODY = Person("", "", "")


def digits_of(phone: str) -> str:
    """The digits of a number as typed (full-width, blanks, hyphens and +86 allowed).

    Raises StaffError `phone.form`, `phone.mobile` for a mobile number with a figure too many or too few.
    """
    plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in phone if sign not in " -－—　()（）")
    plain = plain.removeprefix("+86").removeprefix("＋86")
    plain = plain.removeprefix("86") if len(plain) == 13 else plain
    if plain and not (plain.isascii() and plain.isdigit() and 4 <= len(plain) <= 12):
        raise StaffError("phone.form")
    if len(plain) in (10, 12) and "13" <= plain[:2] <= "19":
        raise StaffError("phone.mobile", count=len(plain))
    return plain


def remember(w: Writing, *, surname: str, honorific: str, phone: str, earlier: str | None = None) -> str:
    """Put a customer into the vault and return the id that facts may carry.

    earlier: who it was said to be before; a part left empty is as it was said then.
    """
    digits = digits_of(phone)
    known = unboxed(w, earlier)
    before = known[1] if known is not None else {}
    surname = one_line(surname, what="称呼", limit=20) or before.get("surname", "")
    honorific = one_line(honorific, what="称呼", limit=20) or before.get("honorific", "")
    person = new_id(w.now)
    key = sealing.new_key()
    plain = {"surname": surname, "honorific": honorific, **_numbers(w, digits, before)}
    w.execute("INSERT INTO persons(person, key, box) VALUES (?, ?, ?)", (person, key, boxed(key, person, plain)))
    note_matches(w, person, (("number", digits), ("tail", digits[-4:]), ("surname", surname)))
    if not digits and before:
        w.execute(
            "INSERT OR IGNORE INTO person_match(kind, digest, person)"
            " SELECT kind, digest, ? FROM person_match WHERE person = ? AND kind <> 'surname'",
            (person, earlier),
        )
    return person


def _numbers(w: Writing, digits: str, before: Mapping[str, str]) -> dict[str, str]:
    """What of a number goes into the box: masked, and whole where the hall keeps it; the one of before without any."""
    if not digits:
        return {name: text for name, text in before.items() if name in ("masked", "number")} or {"masked": ""}
    whole = {"number": digits} if hall_settings(w).full_numbers else {}
    return {"masked": masked_number(digits), **whole}


def boxed(key: bytes, person: str, plain: Mapping[str, str]) -> bytes:
    """What is known of a customer, sealed under their own key."""
    return sealing.seal(key, json.dumps(plain, ensure_ascii=False).encode(), bind=person.encode())


def unboxed(at: Reading, person: str | None) -> tuple[bytes, dict[str, str]] | None:
    """A customer's key and what is known of them; None for one unknown or forgotten."""
    row = at.one("SELECT key, box FROM persons WHERE person = ?", (person,)) if person else None
    if row is None or row["key"] is None:
        return None
    return row["key"], json.loads(sealing.open(row["key"], row["box"], bind=str(person).encode()))


def note_matches(w: Writing, person: str, entries: Iterable[tuple[str, str]]) -> None:
    """Let a customer be found by these entries (kind, text), as keyed hashes."""
    for kind, text in entries:
        if text:
            digest = _digest(match_key(w), kind, text)
            w.execute(
                "INSERT OR IGNORE INTO person_match(kind, digest, person) VALUES (?, ?, ?)", (kind, digest, person)
            )


def shown(at: Reading, person: str | None) -> Person:
    """A customer as the screen may show them; one whose key is destroyed, or who is unknown, is nobody."""
    row = at.one("SELECT key, box FROM persons WHERE person = ?", (person,)) if person else None
    if row is None or row["key"] is None:
        return NOBODY
    return _person(row["key"], row["box"], str(person))


def shown_each(at: Reading, people: Iterable[str | None]) -> Mapping[str | None, Person]:
    """Many customers at once, as `shown`; for a list, however long."""
    asked = [person for person in dict.fromkeys(people) if person]
    found = defaultdict[str | None, Person](lambda: NOBODY)
    for first in range(0, len(asked), _AT_ONCE):
        some = asked[first : first + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = at.rows(f"SELECT person, key, box FROM persons WHERE person IN ({marks}) AND key IS NOT NULL", some)
        found.update((row[0], _person(row[1], row[2], row[0])) for row in rows)
    return found


@lru_cache(maxsize=2_500)
def _person(key: bytes, box: bytes, person: str) -> Person:
    """What is in a box. A list is read again after every act; the longest on a screen has two thousand boxes."""
    plain = json.loads(sealing.open(key, box, bind=person.encode()).decode())
    return Person(plain["surname"], plain["honorific"], plain["masked"])


def drop_opened() -> None:
    """Keep nothing in memory of boxes opened before: somebody was forgotten."""
    _person.cache_clear()


def matching(at: Reading, kind: str, text: str) -> list[str]:
    """Ids of customers whose `number`, `tail` or `surname` is exactly `text`."""
    key = _stored_key(at)
    if key is None:
        return []
    digest = _digest(key, kind, text)
    rows = at.rows("SELECT person FROM person_match WHERE kind = ? AND digest = ?", (kind, digest))
    return [row["person"] for row in rows]


def same_number(at: Reading, person: str) -> list[str]:
    """Ids of customers who gave the same number as this one, the latest first; none where they gave no number."""
    rows = at.rows(
        "SELECT other.person FROM person_match own JOIN person_match other"
        " ON other.kind = own.kind AND other.digest = own.digest WHERE own.person = ? AND own.kind = 'number'"
        " ORDER BY other.person DESC",
        (person,),
    )
    return [row["person"] for row in rows]


def _stored_key(at: Reading) -> bytes | None:
    row = at.one("SELECT value FROM local WHERE key = ?", (_MATCH_KEY,))
    return bytes.fromhex(row["value"]) if row is not None else None


def match_key(w: Writing) -> bytes:
    """The key of the hashes that match numbers, one for the whole hall; made where there is none yet."""
    key = _stored_key(w)
    if key is None:
        key = secrets.token_bytes(32)
        keep_match_key(w, key)
    return key


def keep_match_key(w: Writing, key: bytes) -> None:
    """Match numbers by the hall's key from now on: on a new computer, before it knows any."""
    w.execute("INSERT OR REPLACE INTO local(key, value) VALUES (?, ?)", (_MATCH_KEY, key.hex()))


def _digest(key: bytes, kind: str, text: str) -> bytes:
    return hmac.digest(key, f"{kind}:{text}".encode(), hashlib.sha256)
