"""The hall's computers as read rows: the questions asked of them. Source: S61, S65."""

from __future__ import annotations

import json

from hall_assistant.store.store import Reading
from hall_assistant.sync.values import Credentials, Device


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


def trusted(at: Reading, mine: Credentials) -> dict[str, bytes]:
    """The public keys of those that belong to the hall now, by device: who has left may not give keys, nor forget."""
    return {name: device.public for name, device in known_devices(at, mine).items() if device.left is None}
