"""Whose chain is whose: the heads that other computers signed, kept in table `signed_heads`.

A chain in this journal that no other computer signed was written here.
"""

from __future__ import annotations

from hall_assistant.errors import StaffError
from hall_assistant.store import journal
from hall_assistant.store.store import Reading, Writing
from hall_assistant.sync.values import SignedHead


def signed_heads(at: Reading) -> dict[str, SignedHead]:
    """The last signed head of every chain of other computers, by chain."""
    rows = at.rows("SELECT chain, seq, hash, device, signature FROM signed_heads ORDER BY chain")
    return {row["chain"]: SignedHead(*row) for row in rows}


def own_chains(at: Reading, device: str) -> list[str]:
    """The chains that this computer wrote, in order."""
    others = {chain for chain, head in signed_heads(at).items() if head.device != device}
    return [chain for chain in journal.chains(at.connection) if chain not in others]


def note_head(w: Writing, head: SignedHead) -> None:
    """Keep the head of a chain. Raises StaffError `exchange.unknown_device` where another computer signed it before."""
    known = w.one("SELECT device, seq FROM signed_heads WHERE chain = ?", (head.chain,))
    if known is not None and known["device"] != head.device:
        raise StaffError("exchange.unknown_device")
    if known is None or known["seq"] < head.seq:
        w.execute(
            "INSERT OR REPLACE INTO signed_heads(chain, seq, hash, device, signature) VALUES (?, ?, ?, ?, ?)",
            (head.chain, head.seq, head.hash, head.device, head.signature),
        )
