"""Chains (链): which one the store appends to, and when a new one begins.

A chain belongs to one copy of the file in one place. After a restore, in a copied folder, or where the end of
the file is missing, going on with the old chain would give two different facts the same number; so a new one
begins and names its parent.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from hall_assistant.store import journal
from hall_assistant.store.driver import Connection
from hall_assistant.store.facts import Json
from hall_assistant.store.heads import Logged
from hall_assistant.store.memory import meta, set_meta

STARTED = "chain.started"
CLOCK_BACK = "clock.back"
HALL = "hall"
PROGRAM = "program"
"""The actor of facts that the program writes of itself."""
_RESTORED = "restored"
_GAPS = "gaps"


class Why(StrEnum):
    """Why a chain began."""

    FIRST = "first"
    RESTORED = "restored"
    SALVAGED = "salvaged"
    CLONED = "cloned"
    TAIL_MISSING = "tail missing"
    COUNTER = "counter"
    FORKED = "forked"


def reason(at: Connection, logged: Mapping[str, Logged], place: str) -> Why | None:
    """Why the store must begin a new chain now, or None if it may go on with its own."""
    chain = meta(at, "chain")
    if chain is None:
        return Why.FIRST
    if meta(at, _RESTORED):
        return Why.RESTORED if meta(at, _GAPS) is None else Why.SALVAGED
    if meta(at, "place") != place:
        return Why.CLONED
    return Why.TAIL_MISSING if lost(at, logged.get(chain)) else None


def lost(at: Connection, logged: Logged | None) -> bool:
    """Whether a logged head is not in the journal as it was logged."""
    return logged is not None and journal.hash_at(at, logged.chain, logged.seq) != logged.hash


def begin(at: Connection, why: Why, *, counter: str, place: str, logged: Mapping[str, Logged]) -> dict[str, Json]:
    """Note a new chain as the store's own and return the body of its first fact: parent, reason
    and counter.
    """
    old = meta(at, "chain")
    set_meta(at, "chain", os.urandom(8).hex())
    set_meta(at, "place", place)
    if counter:
        set_meta(at, "counter", counter)
    body: dict[str, Json] = {
        "parent": _parent(at, old),
        "why": why.value,
        "counter": meta(at, "counter") or "",
    }
    restored_by = meta(at, _RESTORED)
    if restored_by:
        body["by"] = restored_by
        at.execute("DELETE FROM meta WHERE key = ?", (_RESTORED,))
    if (gaps := meta(at, _GAPS)) is not None:
        body["gaps"] = json.loads(gaps)
        at.execute("DELETE FROM meta WHERE key = ?", (_GAPS,))
    gone = logged.get(old) if old else None
    if gone and lost(at, gone):
        body["missing"] = {"chain": gone.chain, "seq": gone.seq, "hash": gone.hash.hex()}
    return body


def _parent(at: Connection, chain: str | None) -> dict[str, Json] | None:
    head = journal.head(at, chain) if chain else None
    if chain is None or head is None:
        return None
    return {"chain": chain, "seq": head.seq, "hash": head.hash.hex()}


def mark_restored(at: Connection, by: str) -> None:
    """Have the next start of this file begin a new chain: it was put in a newer one's place `by` a
    staff id.
    """
    set_meta(at, _RESTORED, by)


class Gap(NamedTuple):
    """Facts `first` to `last` of a chain, which a salvage could not bring back."""

    chain: str
    first: int
    last: int


def mark_salvaged(at: Connection, by: str, gaps: Sequence[Gap]) -> None:
    """Have the next start of this file begin a new chain that names what a salvage could not bring back."""
    mark_restored(at, by)
    set_meta(at, _GAPS, json.dumps([gap._asdict() for gap in gaps]))


def place_mark(folder: Path) -> str:
    """A mark of this machine and this folder: the same store in another place has another mark."""
    return sha256(f"{_machine()}\n{folder.resolve()}".encode()).hexdigest()[:32]


def _machine() -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as found:
            return str(winreg.QueryValueEx(found, "MachineGuid")[0])
    for file in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        if file.is_file():
            return file.read_text(encoding="ascii", errors="replace").strip()
    return os.uname().nodename  # not `uuid.getnode()`: without a network card that is another number at each start
