"""A hall's own check of a card (本厅已核): the manager vouches for a shipped card that is still 待核实.

The check holds for the wording it was made on: a card that says something else afterwards is pending again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.library.kinds import Card
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.store import Reading, Store
from hall_assistant.text import required

CHECKED = "card.checked"
WITHDRAWN = "card.check_withdrawn"


@dataclass(frozen=True, slots=True)
class CardCheck:
    """Who vouched for a card, when (UTC milliseconds), on what ground, and for which wording."""

    card: str
    by: str
    at: int
    note: str
    wording: str


def confirm_card(store: Store, *, by: Actor, card: Card, note: str) -> Changes:
    """Vouch for a card as it now reads; note: whom or what it was checked with.

    Raises StaffError `text.empty` and `text.too_long` for the note, `access.denied`.
    """
    sealed = {"note": required(note, what="跟谁核的")}
    with store.write() as w:
        check(w, by, "authoring.check_card")
        w.append(_subject(card.id), CHECKED, by=by.staff, open={"wording": wording(card)}, sealed=sealed)
    return w.changes


def withdraw_card_check(store: Store, *, by: Actor, card: str) -> Changes:
    """Take the hall's check of a card back. Raises StaffError `card.unchecked` where there is none, `access.denied`."""
    with store.write() as w:
        check(w, by, "authoring.check_card")
        if card not in card_checks(w):
            raise StaffError("card.unchecked")
        w.append(_subject(card), WITHDRAWN, by=by.staff)
    return w.changes


def card_checks(at: Reading) -> dict[str, CardCheck]:
    """The checks that stand, by card, whatever the cards say today."""
    rows = at.rows("SELECT card, checked_by, at, note, wording FROM card_checks ORDER BY card")
    return {row["card"]: CardCheck(*row) for row in rows}


def confirmed_cards(at: Reading, cards: Mapping[str, Card]) -> frozenset[str]:
    """Ids of the cards this hall has checked as they now read; for `Library.confirmed_by`."""
    checks = card_checks(at).values()
    return frozenset(each.card for each in checks if (card := cards.get(each.card)) and wording(card) == each.wording)


def wording(card: Card) -> str:
    """A mark of all a card says and rests on, 16 hexadecimal digits."""
    rests_on = [(basis.law, basis.text) for basis in card.basis]
    says = (card.title, card.first_minute, card.points, card.means, card.must_tell, card.say, card.steps, card.papers)
    return hashlib.sha256(msgspec.json.encode((*says, rests_on))).hexdigest()[:16]


def _subject(card: str) -> str:
    return f"card:{card}"
