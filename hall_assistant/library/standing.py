"""Whether the wording behind a card has been checked (已核实 / 待核实); only then are its words offered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import structs

from hall_assistant.library.grounds import Law
from hall_assistant.library.kinds import Basis, Card, Phrase, StepId

INSTEAD: tuple[StepId, ...] = ("solve", "inform", "empathy")
"""Steps whose lines stand where a card's own words may not: what can be done first, feelings last."""


def grounded(card: Card, law: Mapping[str, Law]) -> Card:
    """The card with every basis that names a law row filled from that row; one not known stays pending."""
    if not any(basis.law for basis in card.basis):
        return card
    return structs.replace(card, basis=tuple(_from_row(basis, law) for basis in card.basis))


def checked(card: Card) -> bool:
    """Whether a card may be relied on: it says so itself, and so does everything it rests on."""
    return card.status == "verified" and all(basis.status == "verified" for basis in card.basis)


def general_words(lines: Iterable[Phrase], *, but: Collection[str]) -> str:
    """The first line that fits whatever mood and whatever the check will show; empty where there is none.

    but: words that may not stand there, even where a line has the same.
    """
    fitting = (line.say for line in lines if line.emotion is None and not line.evidence and not line.apology)
    return next((words for words in fitting if words not in but), "")


def _from_row(basis: Basis, law: Mapping[str, Law]) -> Basis:
    """A basis with text, layer, standing and day of its law row."""
    if not basis.law:
        return basis
    row = law.get(basis.law)
    if row is None:
        return structs.replace(basis, text=basis.text or basis.law, status="pending", checked=None)
    day = row.checked.isoformat() if row.checked else None
    return Basis(text=basis.text or row.name, law=row.id, layer=row.layer, status=row.status, checked=day)
