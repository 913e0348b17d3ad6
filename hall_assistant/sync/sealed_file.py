"""A file of the exchange (交换文件): what it is in one readable line, then its content compressed, sealed under the
hall key and signed by the computer that wrote it.

Opening checks everything in that order and says in one word what is wrong; nothing of a file that does not hold is
looked at. Sizes are bounded, so that a hostile file costs no more than its reader can bear.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from enum import StrEnum

import msgspec

from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.store import sealing
from hall_assistant.sync.folder import LARGEST
from hall_assistant.sync.signing import SIGNATURE, holds, signed
from hall_assistant.sync.values import Credentials

FORMAT = 1
_MAGIC = b"HALL EXCHANGE\n"
_LONGEST_LINE = 1000


class Content(StrEnum):
    """What a file holds."""

    FACTS = "facts"
    KEYS = "keys"
    SEEN = "seen"
    RING = "ring"
    INVITATION = "invitation"


class Label(msgspec.Struct, frozen=True):
    """The readable line: whose it is, what it holds of which chain, under which epoch of the hall key (0: none)."""

    format: int
    content: Content
    hall: str
    device: str
    chain: str
    first: int
    last: int
    epoch: int


def label(
    mine: Credentials, content: Content, *, chain: str, first: int = 0, last: int = 0, open: bool = False
) -> Label:
    """The label of a file of this computer; an `open` one is not sealed under the hall key."""
    return Label(FORMAT, content, mine.hall, mine.device, chain, first, last, 0 if open else mine.epoch)


def packed(mine: Credentials, said: Label, content: bytes) -> bytes:
    """The whole file."""
    head = _MAGIC + msgspec.json.encode(said) + b"\n"
    small = zlib.compress(content, 6)
    box = sealing.seal(mine.ring[said.epoch], small, head) if said.epoch else small
    return head + signed(mine.seed, head + box) + box


def read_label(file: bytes) -> tuple[Label, int]:
    """What a file says of itself, and where its content begins. Raises `exchange.damaged`, `exchange.newer`."""
    end = file.find(b"\n", len(_MAGIC), len(_MAGIC) + _LONGEST_LINE)
    if not file.startswith(_MAGIC) or end < 0:
        raise StaffError("exchange.damaged")
    try:
        form = msgspec.json.decode(file[len(_MAGIC) : end], type=dict[str, object]).get("format")
        if form != FORMAT and isinstance(form, int):
            raise StaffError("exchange.newer")
        return msgspec.json.decode(file[len(_MAGIC) : end], type=Label), end + 1
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise StaffError("exchange.damaged") from problem


def opened(file: bytes, mine: Credentials, publics: Mapping[str, bytes], wanted: Content) -> tuple[Label, bytes]:
    """A file's label and content, after all of it proved right.

    publics: by device, of every computer that ever belonged to the hall. Raises StaffError: `exchange.damaged`,
    `exchange.newer`, `exchange.other_hall`, `exchange.unknown_device`, `exchange.unknown_key`.
    """
    said, start = read_label(file)
    if said.hall != mine.hall:
        raise StaffError("exchange.other_hall")
    if said.content is not wanted:
        raise StaffError("exchange.damaged")
    public = publics.get(said.device)
    if public is None:
        raise StaffError("exchange.unknown_device")
    signature, box = file[start : start + SIGNATURE], file[start + SIGNATURE :]
    if not holds(public, file[:start] + box, signature):
        raise StaffError("exchange.damaged")
    return said, _unpacked(_unsealed(box, file[:start], said, mine))


def _unsealed(box: bytes, head: bytes, said: Label, mine: Credentials) -> bytes:
    if not said.epoch:
        return box
    key = mine.ring.get(said.epoch)
    if key is None:
        raise StaffError("exchange.unknown_key")
    try:
        return sealing.open(key, box, head)
    except SurroundingsError as problem:
        raise StaffError("exchange.damaged") from problem


def _unpacked(small: bytes) -> bytes:
    machine = zlib.decompressobj()
    try:
        content = machine.decompress(small, LARGEST)
    except zlib.error as problem:
        raise StaffError("exchange.damaged") from problem
    if machine.unconsumed_tail or not machine.eof:
        raise StaffError("exchange.damaged")
    return content
