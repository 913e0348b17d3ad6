"""The way from a fact to the root of its seal, walked as an outsider would."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256


def climbed(hash: bytes, path: Sequence[str]) -> str:
    """The root the path leads to."""
    at = sha256(b"\0" + hash).digest()
    for step in path:
        beside = bytes.fromhex(step[1:])
        at = sha256(b"\1" + (beside + at if step[0] == "L" else at + beside)).digest()
    return at.hex()
