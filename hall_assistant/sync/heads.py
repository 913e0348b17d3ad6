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
    return [chain for chain in journal.chains(at.connection) if writer_of(at, chain) in (None, device)]


def writer_of(at: Reading, chain: str) -> str | None:
    """The computer that signed a chain, or None where none did: its heads are many, and all of one."""
    row = at.one("SELECT device FROM signed_heads WHERE chain = ? LIMIT 1", (chain,))
    return str(row["device"]) if row is not None else None


def heads_of(at: Reading, chain: str, after: int = 0) -> list[SignedHead]:
    """The heads another computer signed of its chain after a number, as far as the chain is here, first to last."""
    here = journal.head(at.connection, chain)
    rows = at.rows(
        "SELECT chain, seq, hash, device, signature FROM signed_heads WHERE chain = ? AND seq > ? AND seq <= ?"
        " ORDER BY seq",
        (chain, after, here.seq if here else 0),
    )
    return [SignedHead(*row) for row in rows]


def note_head(w: Writing, head: SignedHead) -> None:
    """Keep the head of a chain. Raises StaffError `exchange.unknown_device` where another computer signed it before."""
    if writer_of(w, head.chain) not in (None, head.device):
        raise StaffError("exchange.unknown_device")
    w.execute(
        "INSERT OR REPLACE INTO signed_heads(chain, seq, hash, device, signature) VALUES (?, ?, ?, ?, ?)",
        (head.chain, head.seq, head.hash, head.device, head.signature),
    )
