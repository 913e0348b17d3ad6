"""The questions asked of the promise ledger: what is open, whose it is, what falls due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hall_assistant.casefile.values import CaseId
from hall_assistant.store.store import Reading

Place = tuple[int, str, str]
"""Where a promise stands in a list: due hour, reception, name. What comes after it is the next page."""


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """An open promise with the reception it belongs to."""

    case: CaseId
    number: str
    promise: str
    words: str
    due: int
    """UTC milliseconds."""
    owner: str
    """Who gave it; a hand-over does not change that."""
    handler: str
    """Who handles the reception now."""
    person: str | None
    topic: str
    crossed: bool = False
    """Its reception was ended at a counter that did not know of it, and is open again (两台没对上)."""
    kind: str = "reply"
    """A `PromiseKind`, or one of a newer counter."""
    turn: int = 1
    """1 for the first of a chain of renewals, 2 for the one in its place, …"""
    first_due: int = 0
    """The hour the first of its chain was due."""
    waits_for: str = ""
    """Whom its owner waits for: who was asked to take the reception over, or who handles it now; empty for nobody."""
    contacted: int | None = None
    """When the customer was contacted about it last."""
    reached: str | None = None
    """A `Reached`: how that went."""
    urged: int | None = None
    """When somebody urged it last."""
    urged_by: str | None = None
    stand_in: str | None = None
    """Who stands in for its owner that day, empty for nobody; None where the owner is there, or no day was asked."""

    @property
    def place(self) -> Place:
        """Where it stands in a list by due hour."""
        return self.due, self.case, self.promise

    def needs_contact(self, now: int) -> bool:
        """Whether its hour has gone by and nobody has contacted the customer since. Source: S41."""
        return self.due < now and (self.contacted is None or self.contacted < self.due)


@dataclass(frozen=True, slots=True)
class Walk:
    """One way along an index by due hour: what has to hold, beside being open and not voided."""

    where: str = ""
    values: tuple[object, ...] = ()


_LISTED = """
SELECT p.subject, c.number, p.promise, p.words, p.due, p.owner, p.handler, c.person, c.topic, c.crossed,
  p.kind, p.turn, p.first_due, p.waits_for, p.contacted, p.reached, p.urged, p.urged_by
FROM promises p JOIN cases c ON c.subject = p.subject
"""
OPEN = "p.state = 'open' AND p.standing <> 'voided'"
"""What every question here holds to; `p` is the table of promises."""


def open_promises(
    at: Reading,
    *,
    owner: str | None = None,
    since: int | None = None,
    until: int | None = None,
    limit: int = 500,
    stand_ins: Standing = None,
) -> list[OpenPromise]:
    """Open promises by due hour, of one person or of all, from an hour and up to another (UTC ms, excluded) if given.

    A promise stays with who gave it; once its reception is handed over both see it, the one who said the words and the
    one who now has to see that they come true. stand_ins: who is away and who stands in (`settings.roster.stand_ins`);
    shown with each promise, and what the person stands in for is theirs to see to as well. Source: S18, S41.
    """
    walks = [Walk()] if owner is None else walks_of(owner, stand_ins)
    if since is not None:
        walks = [Walk(f"{one.where} AND p.due >= ?", (*one.values, since)) for one in walks]
    if until is not None:
        walks = [Walk(f"{one.where} AND p.due < ?", (*one.values, until)) for one in walks]
    return walked(at, walks, limit=limit, stand_ins=stand_ins)


Standing = Mapping[str, str] | None
"""Staff away → who stands in, or not asked."""


def walks_of(staff: str, stand_ins: Standing = None) -> list[Walk]:
    """The ways to what somebody has to see to: words they gave, receptions they handle, those they stand in for."""
    represented = [one for one, other in (stand_ins or {}).items() if other == staff]
    owners = [Walk(" AND p.owner = ?", (one,)) for one in (staff, *represented)]
    return [*owners, Walk(" AND p.handler = ?", (staff,))]


def walked(
    at: Reading, walks: Sequence[Walk], *, limit: int, after: Place | None = None, stand_ins: Standing = None
) -> list[OpenPromise]:
    """The first `limit` along several ways together, by due hour, from a place on (excluded); each promise once.

    Each way is its own walk along an index, so that the time does not grow with what is open.
    """
    found: dict[tuple[str, str], OpenPromise] = {}
    for one in walks:
        where, values = f"WHERE {OPEN}{one.where}", list(one.values)
        if after is not None:
            where, values = (
                f"{where} AND p.due >= ? AND (p.due, p.subject, p.promise) > (?, ?, ?)",
                [
                    *values,
                    after[0],
                    *after,
                ],
            )
        rows = at.rows(f"{_LISTED} {where} ORDER BY p.due, p.subject, p.promise LIMIT ?", (*values, limit))
        for row in rows:
            listed = OpenPromise(*row)
            listed = replace(listed, stand_in=stand_ins.get(listed.owner)) if stand_ins else listed
            found[listed.case, listed.promise] = listed
    return sorted(found.values(), key=lambda one: one.place)[:limit]


@dataclass(frozen=True, slots=True)
class DueCount:
    """How many open promises fall due today and how many are past their hour."""

    today: int
    overdue: int


def due_count(at: Reading, *, now: int, day_end: int) -> DueCount:
    """Counts over the whole hall; `now` and `day_end` in UTC milliseconds."""
    row = at.one(
        "SELECT count(*) FILTER (WHERE p.due >= ?) AS today, count(*) FILTER (WHERE p.due < ?) AS overdue"
        f" FROM promises p WHERE {OPEN} AND p.due < ?",
        (now, now, day_end),
    )
    return DueCount(row["today"], row["overdue"]) if row is not None else DueCount(0, 0)
