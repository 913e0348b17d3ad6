"""Sealing (加封): AES-GCM under one key per subject, so that what people typed can be forgotten by destroying
the key.

The sealed bytes are a 12-byte nonce and the ciphertext; `bind` ties them to the place they belong to, so that
a sealed body moved to another fact does not open. The library is imported on first use: it is too slow for
the start path.
"""

from __future__ import annotations

import os

from hall_assistant.errors import SurroundingsError

KEY_BYTES = 32
_NONCE = 12


def new_key() -> bytes:
    """A fresh random key."""
    return os.urandom(KEY_BYTES)


def seal(key: bytes, plain: bytes, bind: bytes) -> bytes:
    """`plain` sealed under `key` and bound to `bind`."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bind)


def open(key: bytes, sealed: bytes, bind: bytes) -> bytes:
    """What was sealed. Raises SurroundingsError `store.damaged` if the bytes, the key or the place are not
    the same.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bind)
    except (InvalidTag, ValueError) as problem:
        raise SurroundingsError("store.damaged", folder="") from problem
