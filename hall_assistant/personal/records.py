"""Holds (依法留存) and views (谁看过) as read rows, and the questions asked of them. Source: N16, N17."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hall_assistant.casefile.folding import text_in
from hall_assistant.casefile.number import DELETED
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import Row
from hall_assistant.store.store import Reading

VIEW_KINDS = {
    "view.opened": "看了私密视图",
    "view.revealed": "看了全号",
    "view.person": "查了个人信息",
    "view.exported": "导出了个人信息",
    "view.packed": "做了申诉材料",
}
"""Kinds of facts that say that somebody looked, in words."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a person's data is kept although they ask to be forgotten (依法留存), and until when."""

    person: str
    basis: str
    until: str
    """Local day, included."""
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class View:
    """Once that somebody looked at what is private and not their own."""

    what: str
    """Reception (`case:…`) or person (`person:…`)."""
    kind: str
    staff: str
    at: int
    why: str


def hold_rows(subject: str, facts: Sequence[Fact]) -> list[Row]:
    """The hold that stands, as set last; none once it was let go."""
    standing: list[Row] = []
    for fact in facts:
        if fact.kind == "person.held":
            basis = DELETED if fact.sealed is None else text_in(fact.sealed, "basis")
            person, until = subject.partition(":")[2], text_in(fact.open, "until")
            standing = [{"person": person, "basis": basis, "until": until, "held_by": fact.actor, "at": fact.at}]
        elif fact.kind == "person.let_go":
            standing = []
    return standing


def view_rows(subject: str, facts: Sequence[Fact]) -> list[Row]:
    """One row each time somebody looked."""
    return [
        {
            "place": f"{fact.chain}:{fact.seq}",
            "what": subject.partition(":")[2],
            "kind": fact.kind,
            "staff": fact.actor,
            "at": fact.at,
            "why": DELETED if fact.sealed is None else text_in(fact.sealed, "why"),
        }
        for fact in facts
        if fact.kind in VIEW_KINDS
    ]


def hold_on(at: Reading, people: Sequence[str], today: str) -> Hold | None:
    """The hold on any of these people that has not run out; the one that lasts longest."""
    marks = ", ".join("?" * len(people))
    row = at.one(
        "SELECT person, basis, until, held_by, at FROM person_holds"
        f" WHERE subject IN ({marks}) AND until >= ? ORDER BY until DESC LIMIT 1",
        (*(f"person:{person}" for person in people), today),
    )
    return Hold(*row) if row is not None else None


def views_of(at: Reading, what: Sequence[str]) -> list[View]:
    """Who looked at these receptions or people, the latest first."""
    marks = ", ".join("?" * len(what))
    rows = at.rows(
        f"SELECT what, kind, staff, at, why FROM views WHERE subject IN ({marks}) ORDER BY at DESC, place",
        tuple(f"view:{one}" for one in what),
    )
    return [View(*row) for row in rows]


def latest_views(at: Reading, limit: int = 100) -> list[View]:
    """Who looked at what, the latest first."""
    rows = at.rows("SELECT what, kind, staff, at, why FROM views ORDER BY at DESC, place LIMIT ?", (limit,))
    return [View(*row) for row in rows]
