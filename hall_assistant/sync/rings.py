"""The hall key and its renewal (换厅钥): when a computer leaves, the next epoch's key is laid down boxed for each one
that stays. Old epochs are kept: what was written under them is still to be read.

Two managers may each take a computer out before their own have met. So an epoch's number ends by chance: both keys are
found by everybody, the higher one is used, and if it was boxed for one who has left meanwhile the next is made.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from typing import NamedTuple

import msgspec

from hall_assistant.errors import StaffError
from hall_assistant.store import sealing
from hall_assistant.store.store import Reading, Store, Writing
from hall_assistant.sync.credentials import keep, required
from hall_assistant.sync.folder import Folder, ring_name
from hall_assistant.sync.members import devices, members, publics, trusted
from hall_assistant.sync.sealed_file import Content, label, opened, packed
from hall_assistant.sync.signing import boxed, unboxed
from hall_assistant.sync.values import Credentials

_APART = 10_000
"""Epochs of one renewal and the next lie about so far apart."""


class _Laid(NamedTuple):
    """An epoch's key as a computer laid it down, boxed for each device."""

    device: str
    boxes: dict[str, bytes]


def renew(w: Writing) -> None:
    """Go on under a new hall key; the others find it in the folder."""
    mine = required(w)
    epoch = (mine.epoch // _APART + 1) * _APART + secrets.randbelow(_APART)
    keep(w, replace(mine, ring={**mine.ring, epoch: sealing.new_key()}))


def take_up(store: Store, folder: Folder, mine: Credentials) -> Credentials:
    """The credentials with every hall key that a member laid down for this computer.

    The folder is read before the write: a share that hangs must not hold up who writes.
    """
    with store.reading() as at:
        known = trusted(at, mine)
    found = _for_this_one(folder, mine, known)
    if not found:
        return mine
    with store.write() as w:
        here = required(w)  # its ring may have been renewed meanwhile
        mine = replace(here, ring={**found, **here.ring})
        keep(w, mine)
    return mine


def renew_if_known_outside(store: Store, folder: Folder, mine: Credentials) -> Credentials:
    """The credentials with a new hall key where the one in use was boxed for a computer that has left since."""
    with store.reading() as at:
        known, gone = publics(at, mine), {device.device for device in devices(at) if device.left is not None}
    if not gone or not any(_is_outside(mine, laid, gone) for laid in _laid_down(folder, mine, known, mine.epoch)):
        return mine
    with store.write() as w:
        if required(w).epoch == mine.epoch:
            renew(w)
        return required(w)


def _is_outside(mine: Credentials, laid: _Laid, gone: Set[str]) -> bool:
    """Whether the key in use was laid down for, or by, one who has left; what that one makes up now counts for
    nothing.
    """
    if laid.device not in gone:
        return not gone.isdisjoint(laid.boxes)
    return unboxed(mine.seed, laid.boxes.get(mine.device, b"")) == mine.ring[mine.epoch]


def lay_down(at: Reading, folder: Folder, mine: Credentials, chain: str) -> None:
    """Lay down the hall keys of later epochs where a member does not find one boxed for it; a torn file counts for
    nothing.
    """
    known = trusted(at, mine)
    staying = {device.device: device.public for device in members(at)}
    for epoch in sorted(set(mine.ring) - {min(mine.ring)}):
        found = {device for laid in _laid_down(folder, mine, known, epoch) for device in laid.boxes}
        if staying.keys() <= found:
            continue
        boxes = {device: boxed(public, mine.ring[epoch]) for device, public in staying.items()}
        said = label(mine, Content.RING, chain=chain, first=epoch, last=epoch, open=True)
        folder.write(chain, ring_name(epoch), packed(mine, said, msgspec.msgpack.encode(boxes)))


def _for_this_one(folder: Folder, mine: Credentials, known: Mapping[str, bytes]) -> dict[int, bytes]:
    """The hall keys in the folder that are for this computer and not in its ring, by epoch."""
    found: dict[int, bytes] = {}
    for epoch in {epoch for chain in folder.chains() for epoch in folder.rings(chain)} - mine.ring.keys():
        boxes = (laid.boxes.get(mine.device, b"") for laid in _laid_down(folder, mine, known, epoch))
        key = next((key for box in boxes if (key := unboxed(mine.seed, box)) is not None), None)
        if key is not None:
            found[epoch] = key
    return found


def _laid_down(folder: Folder, mine: Credentials, known: Mapping[str, bytes], epoch: int) -> Iterator[_Laid]:
    """What the `known` computers laid down of an epoch, those files that hold."""
    for chain in folder.chains():
        file = folder.read(chain, ring_name(epoch))
        if file is None:
            continue
        try:
            said, content = opened(file, mine, known, Content.RING)
            if said.first == epoch:
                yield _Laid(said.device, msgspec.msgpack.decode(content, type=dict[str, bytes]))
        except (StaffError, msgspec.DecodeError, UnicodeDecodeError):
            continue
