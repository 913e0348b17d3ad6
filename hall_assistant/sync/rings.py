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
    """The credentials with every hall key that a member laid down for this computer.

    The folder is read before the write: a share that hangs must not hold up who writes.
    """
    with store.reading() as at:
        known = publics(at, mine)
    found = _laid_down(folder, mine, known)
    if not found:
        return mine
    with store.write() as w:
        here = required(w)  # its ring may have been renewed meanwhile
        mine = replace(here, ring={**found, **here.ring})
        keep(w, mine)
    return mine


def _laid_down(folder: Folder, mine: Credentials, known: dict[str, bytes]) -> dict[int, bytes]:
    """The hall keys in the folder that are for this computer and not in its ring, by epoch."""
    found: dict[int, bytes] = {}
    for chain in folder.chains():
        for epoch in set(folder.rings(chain)) - mine.ring.keys() - found.keys():
            key = _key_in(folder.read(chain, ring_name(epoch)), mine, known)
            if key is not None:
                found[epoch] = key
    return found


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
