"""Key sources (钥匙): where the key comes from that wraps the database key. Never a PIN: six digits fall in
hours.

A source is asked for a wrapping key and told the parameters kept with the wrap. The key of this computer is
in `device_key.py`.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Mapping
from hashlib import sha256
from typing import Protocol, TypeAlias

from hall_assistant.errors import StaffError
from hall_assistant.store import recovery

Params: TypeAlias = Mapping[str, str | int]

DEVICE, PASSWORD, RECOVERY = "device", "password", "recovery"
SHORTEST = 12
"""Characters a hall password must have at least."""
WRAP_BYTES = 32
_ARGON_MEMORY, _ARGON_TIME, _ARGON_LANES = 65_536, 3, 4


class KeySource(Protocol):
    """Gives the key that wraps the database key."""

    @property
    def kind(self) -> str:
        """The name of the wrap it opens: one of `device`, `password`, `recovery`, or a later store's."""
        ...

    def fresh(self) -> Params:
        """New parameters to be kept with a wrap (a salt, costs); makes the source's own secret where it has
        one.
        """
        ...

    def wrapping_key(self, params: Params) -> bytes:
        """32 bytes for these parameters. Raises SurroundingsError or StaffError if the source cannot give
        them.
        """
        ...


class HallPassword:
    """The hall password (厅口令), typed once after the computer was started; made slow to guess
    by argon2id.
    """

    kind = PASSWORD

    def __init__(self, text: str) -> None:
        self.text = text

    def fresh(self) -> Params:
        """A salt and the costs. Raises StaffError `unlock.short_password` below 12 characters."""
        if len(self.text.strip()) < SHORTEST:
            raise StaffError("unlock.short_password", shortest=SHORTEST, length=len(self.text.strip()))
        return {
            "salt": os.urandom(16).hex(),
            "memory": _ARGON_MEMORY,
            "time": _ARGON_TIME,
            "lanes": _ARGON_LANES,
        }

    def wrapping_key(self, params: Params) -> bytes:
        """The password's key; outer blanks do not count. Takes about a tenth of a second and 64 MB."""
        from argon2.low_level import Type, hash_secret_raw

        return hash_secret_raw(
            self.text.strip().encode("utf-8", "surrogatepass"),
            bytes.fromhex(str(params["salt"])),
            time_cost=int(params["time"]),
            memory_cost=int(params["memory"]),
            parallelism=int(params["lanes"]),
            hash_len=WRAP_BYTES,
            type=Type.ID,
        )


class RecoveryCode:
    """The printed recovery code; 128 random bits need no slow hash."""

    kind = RECOVERY

    def __init__(self, code: str) -> None:
        self.code = code

    def fresh(self) -> Params:
        """A salt."""
        return {"salt": os.urandom(16).hex()}

    def wrapping_key(self, params: Params) -> bytes:
        """The code's key. Raises StaffError for a mistyped code, naming the group."""
        return hmac.digest(recovery.read(self.code), bytes.fromhex(str(params["salt"])), sha256)


def wrap(wrapping: bytes, key: bytes) -> dict[str, str]:
    """The database key, wrapped.

    One block of HMAC-SHA256 hides the 32 bytes and another proves them, each under a fresh salt:
    encrypt-then-MAC from the standard library. AES-GCM would serve as well, but loading its library costs the
    start path 25 ms.
    """
    salt = os.urandom(16)
    box = _mask(wrapping, salt, key)
    return {"nonce": salt.hex(), "box": box.hex(), "proof": _proof(wrapping, salt, box).hex()}


def unwrap(wrapping: bytes, wrapped: Mapping[str, str]) -> bytes | None:
    """The database key, or None if the wrapping key is not the one it was wrapped with."""
    salt, box = bytes.fromhex(wrapped["nonce"]), bytes.fromhex(wrapped["box"])
    if not hmac.compare_digest(_proof(wrapping, salt, box), bytes.fromhex(wrapped["proof"])):
        return None
    return _mask(wrapping, salt, box)


def _mask(wrapping: bytes, salt: bytes, data: bytes) -> bytes:
    stream = hmac.digest(wrapping, b"mask" + salt, sha256)
    return bytes(a ^ b for a, b in zip(stream, data, strict=True))


def _proof(wrapping: bytes, salt: bytes, box: bytes) -> bytes:
    return hmac.digest(wrapping, b"proof" + salt + box, sha256)
