"""The hall key and its renewal (换厅钥): when a computer leaves, the next epoch's key is laid down boxed for each one
that stays. Old epochs are kept: what was written under them is still to be read.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from hall_assistant.errors import StaffError
from hall_assistant.store import sealing
from hall_assistant.store.store import Reading, Store, Writing
from hall_assistant.sync.credentials import keep, required
from hall_assistant.sync.folder import Folder, ring_name
from hall_assistant.sync.members import members, publics
from hall_assistant.sync.sealed_file import Content, label, opened, packed
from hall_assistant.sync.signing import boxed, unboxed
from hall_assistant.sync.values import Credentials


def renew(w: Writing) -> None:
    """Go on under a new hall key; the others find it in the folder."""
    mine = required(w)
    keep(w, replace(mine, ring={**mine.ring, mine.epoch + 1: sealing.new_key()}))


def take_up(store: Store, folder: Folder, mine: Credentials) -> Credentials:
    """The credentials with every hall key that a member laid down for this computer."""
    with store.write() as w:
        known = publics(w, mine)
        found = dict(mine.ring)
        for chain in folder.chains():
            for epoch in folder.rings(chain):
                key = _key_in(folder.read(chain, ring_name(epoch)), mine, known) if epoch not in found else None
                if key is not None:
                    found[epoch] = key
        if found.keys() != mine.ring.keys():
            mine = replace(mine, ring=found)
            keep(w, mine)
    return mine


def lay_down(at: Reading, folder: Folder, mine: Credentials, chain: str) -> None:
    """Lay down the hall keys of later epochs for the members that lack them, once each."""
    there = {epoch for each in folder.chains() for epoch in folder.rings(each)}
    for epoch in sorted(set(mine.ring) - there - {min(mine.ring)}):
        boxes = {device.device: boxed(device.public, mine.ring[epoch]) for device in members(at)}
        said = label(mine, Content.RING, chain=chain, first=epoch, last=epoch, open=True)
        folder.write(chain, ring_name(epoch), packed(mine, said, msgspec.msgpack.encode(boxes)))


def _key_in(file: bytes | None, mine: Credentials, known: dict[str, bytes]) -> bytes | None:
    if file is None:
        return None
    try:
        _, content = opened(file, mine, known, Content.RING)
        boxes = msgspec.msgpack.decode(content, type=dict[str, bytes])
    except (StaffError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return unboxed(mine.seed, boxes[mine.device]) if mine.device in boxes else None
