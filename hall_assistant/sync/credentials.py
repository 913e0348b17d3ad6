"""What this computer holds to take part in the exchange, kept in table `local` of the encrypted file."""

from __future__ import annotations

import json

from hall_assistant.errors import StaffError
from hall_assistant.store.store import Reading, Writing
from hall_assistant.sync.values import Credentials

KEY = "exchange.credentials"


def credentials_of(at: Reading) -> Credentials | None:
    """This computer's credentials, or None where it takes part in no exchange."""
    row = at.one("SELECT value FROM local WHERE key = ?", (KEY,))
    if row is None:
        return None
    kept = json.loads(row["value"])
    ring = {int(epoch): bytes.fromhex(key) for epoch, key in kept["ring"].items()}
    trusted = {device: bytes.fromhex(public) for device, public in kept["trusted"].items()}
    return Credentials(kept["hall"], kept["device"], bytes.fromhex(kept["seed"]), ring, trusted)


def required(at: Reading) -> Credentials:
    """This computer's credentials. Raises StaffError `exchange.off` where it takes part in none."""
    found = credentials_of(at)
    if found is None:
        raise StaffError("exchange.off")
    return found


def keep(w: Writing, mine: Credentials) -> None:
    """Keep the credentials; they never leave this file except in an invitation."""
    ring = {str(epoch): key.hex() for epoch, key in mine.ring.items()}
    trusted = {device: public.hex() for device, public in mine.trusted.items()}
    kept = {"hall": mine.hall, "device": mine.device, "seed": mine.seed.hex(), "ring": ring, "trusted": trusted}
    w.execute("INSERT OR REPLACE INTO local(key, value) VALUES (?, ?)", (KEY, json.dumps(kept)))
    w.touch("exchange")
