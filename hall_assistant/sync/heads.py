"""Whose chain is whose: the heads that other computers signed, kept in table `signed_heads`.

A chain in this journal that no other computer signed was written here. With the heads it has kept a computer can hand a
chain on for another one (a stick between two shares), and whoever reads it still sees whose word it is.
"""

from __future__ import annotations

from hall_assistant.errors import StaffError
from hall_assistant.store import journal
from hall_assistant.store.store import Reading, Writing
from hall_assistant.sync.values import SignedHead


def own_chains(at: Reading, device: str) -> list[str]:
    """The chains that this computer wrote, in order."""
    rows = at.rows("SELECT DISTINCT chain FROM signed_heads WHERE device <> ?", (device,))
    others = {row["chain"] for row in rows}
    return [chain for chain in journal.chains(at.connection) if chain not in others]


def heads_of(at: Reading, chain: str) -> list[SignedHead]:
    """The heads another computer signed of its chain, as far as the chain is here, first to last."""
    here = journal.head(at.connection, chain)
    rows = at.rows(
        "SELECT chain, seq, hash, device, signature FROM signed_heads WHERE chain = ? AND seq <= ? ORDER BY seq",
        (chain, here.seq if here else 0),
    )
    return [SignedHead(*row) for row in rows]


def note_head(w: Writing, head: SignedHead) -> None:
    """Keep the head of a chain. Raises StaffError `exchange.unknown_device` where another computer signed it before."""
    if w.one("SELECT 1 FROM signed_heads WHERE chain = ? AND device <> ?", (head.chain, head.device)) is not None:
        raise StaffError("exchange.unknown_device")
    w.execute(
        "INSERT OR REPLACE INTO signed_heads(chain, seq, hash, device, signature) VALUES (?, ?, ?, ?, ?)",
        (head.chain, head.seq, head.hash, head.device, head.signature),
    )
