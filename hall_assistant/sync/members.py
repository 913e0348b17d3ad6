"""The hall's computers as read rows: the fold of device facts, and the questions asked of it. Source: S61, S65."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import ReadModel, Row
from hall_assistant.store.store import Reading
from hall_assistant.sync.values import Credentials, Device

_PUBLIC = re.compile("[0-9a-f]{64}")
JOINED, LEFT = "device.joined", "device.left"


def subject_of(device: str) -> str:
    """The subject of a computer's facts."""
    return f"device:{device}"


def fold(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The one row of a computer; it joins once, and the first leaving counts."""
    row: dict[str, object] = {"subject": subject, "device": subject.removeprefix("device:"), "known": "{}"}
    for fact in facts:
        if fact.kind == JOINED and "public" not in row:
            row |= _joined(fact)
        elif fact.kind == LEFT and "left" not in row:
            known = fact.open.get("known")
            row |= {"left": fact.at, "known": json.dumps(known if isinstance(known, Mapping) else {}, sort_keys=True)}
    return {"devices": [row]} if "public" in row else {}


def _joined(fact: Fact) -> dict[str, object]:
    public = str(fact.open.get("public", ""))
    if _PUBLIC.fullmatch(public) is None:
        return {}
    return {"public": public, "counter": str(fact.open.get("counter", "")), "joined": fact.at}


MODEL = ReadModel(subject_kind="device", tables=("devices",), fold=fold)


def devices(at: Reading) -> list[Device]:
    """Every computer that ever belonged to the hall, by counter."""
    rows = at.rows(
        'SELECT device, counter, public, joined, "left", known FROM devices ORDER BY counter, joined, device'
    )
    return [
        Device(
            row["device"],
            row["counter"],
            bytes.fromhex(row["public"]),
            row["joined"],
            row["left"],
            json.loads(row["known"]),
        )
        for row in rows
    ]


def members(at: Reading) -> list[Device]:
    """The computers that belong to the hall now."""
    return [device for device in devices(at) if device.left is None]


def known_devices(at: Reading, mine: Credentials) -> dict[str, Device]:
    """Every computer whose files may be believed, by id; those of the invitation until their own facts have come."""
    told = {device: Device(device, "", public, 0) for device, public in mine.trusted.items()}
    return told | {device.device: device for device in devices(at)}


def publics(at: Reading, mine: Credentials) -> dict[str, bytes]:
    """Their public keys, by device."""
    return {name: device.public for name, device in known_devices(at, mine).items()}
