"""Whether the wording behind a card has been checked (已核实 / 待核实)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from hall_assistant.library.grounds import Law
from hall_assistant.library.kinds import Basis, Card


def grounded(card: Card, law: Mapping[str, Law]) -> Card:
    """The card with every basis that names a law row filled from that row; one not known stays as written."""
    if not any(basis.law for basis in card.basis):
        return card
    return structs.replace(card, basis=tuple(_from_row(basis, law) for basis in card.basis))


def _from_row(basis: Basis, law: Mapping[str, Law]) -> Basis:
    """A basis with text, layer, standing and day of its law row."""
    row = law.get(basis.law or "")
    if row is None:
        return basis
    checked = row.checked.isoformat() if row.checked else None
    return Basis(text=basis.text or row.name, law=row.id, layer=row.layer, status=row.status, checked=checked)
