"""How the last copies went: asked at every sign-in, so that it brings nothing along of making or reading copies."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hall_assistant.errors import HallError, SurroundingsError
from hall_assistant.store.chains import HALL
from hall_assistant.store.facts import Fact
from hall_assistant.store.store import Reading

MADE = "backup.made"
FAILED = "backup.failed"


@dataclass(frozen=True, slots=True)
class LastBackup:
    """How the last copies went."""

    made: int
    """When one was made, UTC milliseconds; 0 for never."""
    failed: HallError | None
    """What kept the program from making a later one by itself."""


def last_backup(at: Reading) -> LastBackup:
    """How the last copies went; a failure is forgotten with the next copy that is made."""
    last = last_made(at)
    noted = at.one("SELECT value FROM local WHERE key = ?", (FAILED,))
    if noted is None:
        return LastBackup(last.at if last else 0, None)
    failed = json.loads(noted["value"])
    return LastBackup(last.at if last else 0, SurroundingsError(failed["code"], **failed["values"]))


def last_made(at: Reading) -> Fact | None:
    """The fact of the last copy made, if any was."""
    return next((fact for fact in reversed(at.facts(HALL)) if fact.kind == MADE), None)
