"""A seal of the day (日封条) as a plain value, and the seals that stand in a record. Source: M23, design §3.

A seal names the last fact of every chain as it stood, and a root over all facts since the seal before. Its short code
is made of nothing else: whoever keeps the code on paper can tell a record written anew from the one sealed then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256

from hall_assistant.store.facts import Entry, Fact, Json, text_in, whole_in
from hall_assistant.store.journal import opened
from hall_assistant.store.store import Reading

SEALED = "day.sealed"
"""The kind of fact; its subject is `seal:` and the day."""
_ALL = """
SELECT chain, seq, clock, "offset", actor, subject, kind, version, open, sealed, prev, hash FROM journal
WHERE subject > 'seal:' AND subject < 'seal;' ORDER BY clock, chain, seq
"""
_FORMAT = "hall seal 1"
_END = 253_370_000_000_000
"""Where calendars end (UTC milliseconds)."""
_LETTERS = 20
"""Of the code: 80 bits, which nobody finds a second record for."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain stood: its fact `seq` with this hash was the last; those up to `after` an earlier seal holds."""

    chain: str
    seq: int
    hash: str
    after: int

    @property
    def line(self) -> str:
        """As the code is made of it."""
        return f"{self.chain} {self.after} {self.seq} {self.hash}"


@dataclass(frozen=True, slots=True)
class Seal:
    """One seal.

    day: the local day it closes. until: the moment up to which it holds, UTC milliseconds. heads: of every chain, by
    name. root: over the hashes of the facts it holds (`audit.tree`). at, by, chain: when, by whom and on which chain it
    was made.
    """

    day: str
    until: int
    heads: tuple[Head, ...]
    root: str
    at: int = 0
    by: str = ""
    chain: str = ""

    @property
    def facts(self) -> int:
        """How many facts the record had."""
        return sum(head.seq for head in self.heads)

    @property
    def new(self) -> int:
        """How many of them no earlier seal holds."""
        return sum(head.seq - head.after for head in self.heads)

    @property
    def code(self) -> str:
        """Twenty figures and letters in four groups."""
        told = [_FORMAT, self.day, str(self.until), self.root, *(head.line for head in self.heads)]
        text = sha256("\n".join(told).encode()).hexdigest()[:_LETTERS].upper()
        return "-".join(text[at : at + 5] for at in range(0, _LETTERS, 5))

    @property
    def line(self) -> str:
        """Day and code, as they are printed, copied and typed back."""
        return f"{self.day} {self.code}"

    @property
    def body(self) -> dict[str, Json]:
        """As it stands in its fact."""
        heads: list[Json] = [asdict(one) for one in self.heads]
        return {"day": self.day, "until": self.until, "heads": heads, "root": self.root}


def every_seal(at: Reading) -> list[Seal]:
    """All seals, the oldest first; one that cannot be read is left out: the check of its chain tells of it."""
    found = opened((Entry(*row) for row in at.rows(_ALL)), ())
    return [seal for fact in found if (seal := seal_of(fact)) is not None]


def seal_of(fact: Fact) -> Seal | None:
    """The seal a fact tells of, or None for a damaged one and other kinds."""
    heads = fact.open.get("heads")
    until = whole_in(fact.open, "until")
    if fact.kind != SEALED or until is None or not 0 <= until < _END or not isinstance(heads, list):
        return None
    read = tuple(head for one in heads if isinstance(one, Mapping) and (head := _head(one)) is not None)
    root = text_in(fact.open, "root")
    whole = bool(read) and len(read) == len(heads) and bool(root)
    return Seal(text_in(fact.open, "day"), until, read, root, fact.at, fact.actor, fact.chain) if whole else None


def _head(body: Mapping[str, Json]) -> Head | None:
    seq, after = whole_in(body, "seq"), whole_in(body, "after")
    if seq is None or after is None:
        return None
    return Head(text_in(body, "chain"), seq, text_in(body, "hash"), after)


def held(seals: Iterable[Seal]) -> dict[str, int]:
    """Up to which fact each chain is sealed."""
    up_to: dict[str, int] = {}
    for seal in seals:
        for head in seal.heads:
            up_to[head.chain] = max(head.seq, up_to.get(head.chain, 0))
    return up_to


def same_line(one: str, other: str) -> bool:
    """Whether two typed lines are the same seal: blanks, hyphens and case do not matter."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isalnum())
