"""Improvement items as read rows, and the questions asked of them; every one is answered by an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hall_assistant.errors import StaffError
from hall_assistant.improvements.fold import fold
from hall_assistant.improvements.values import Item, ItemId, SourceKind, Standing
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import Row
from hall_assistant.store.store import Reading


def item_rows(subject: str, facts: Sequence[Fact]) -> Sequence[Row]:
    """The read row of one item; none for one that was never written down."""
    state = fold(ItemId(subject), facts)
    if not state.opened:
        return []
    return [
        {
            "words": state.words,
            "source": state.source.kind.value,
            "owner": state.owner,
            "due": state.due,
            "standing": state.standing.value,
            "said": state.said,
            "did": state.did,
            "month": state.closed_day[:7],
            "closed": state.closed,
            "picked": int(state.picked),
        }
    ]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item as a list shows it."""

    item: ItemId
    words: str
    source: SourceKind
    owner: str
    due: str
    standing: Standing
    said: str
    did: str
    closed: int | None
    picked: bool

    def overdue(self, today: str) -> bool:
        """Whether its day is gone and it is not done (过了日子)."""
        return self.standing is Standing.OPEN and self.due < today


_LINE = "SELECT subject, words, source, owner, due, standing, said, did, closed, picked FROM improvements"


def item_of(at: Reading, item: ItemId) -> Item:
    """An item's whole state, folded now; one that was never written down has no hour of opening."""
    return fold(item, at.facts(item))


LISTED, MONTHS = 200, 36
"""Items and months of a list."""


def look_at_item(at: Reading, item: ItemId, *, by: Actor) -> Item:
    """An item for who leads. Raises StaffError `access.denied`, `improvement.unknown`."""
    check(at, by, "improvements.look")
    state = item_of(at, item)
    if not state.opened:
        raise StaffError("improvement.unknown")
    return state


def look_at_items(at: Reading, month: str, *, by: Actor) -> tuple[list[ItemLine], list[ItemLine]]:
    """For who leads: what is not done yet, and what was done or dropped in a local month. Raises `access.denied`."""
    check(at, by, "improvements.look")
    return open_items(at), items_over(at, month)


def open_items(at: Reading, *, until: str = "9999", limit: int = LISTED) -> list[ItemLine]:
    """Items not done yet, the nearest day first, so what is overdue stands on top. until: last local day asked for."""
    return _lines(at, "standing = 'open' AND due <= ? ORDER BY due, subject LIMIT ?", (until, limit))


def items_over(at: Reading, month: str) -> list[ItemLine]:
    """Items done or dropped in a local month, `2026-03`, the latest first."""
    return _lines(at, "month = ? ORDER BY closed DESC, subject LIMIT ?", (month, LISTED))


def items_picked(at: Reading, month: str) -> list[ItemLine]:
    """Items done in a local month and picked for the wall, in the order they were done."""
    return _lines(at, "month = ? AND standing = 'done' AND picked ORDER BY closed, subject LIMIT ?", (month, LISTED))


def months_over(at: Reading) -> list[str]:
    """The local months in which items were done or dropped, the latest first."""
    rows = at.rows("SELECT DISTINCT month FROM improvements WHERE month > '' ORDER BY month DESC LIMIT ?", (MONTHS,))
    return [row["month"] for row in rows]


def _lines(at: Reading, where: str, values: Sequence[object]) -> list[ItemLine]:
    return [
        ItemLine(
            ItemId(row["subject"]),
            row["words"],
            SourceKind(row["source"]),
            row["owner"],
            row["due"],
            Standing(row["standing"]),
            row["said"],
            row["did"],
            row["closed"],
            bool(row["picked"]),
        )
        for row in at.rows(f"{_LINE} WHERE {where}", values)
    ]
