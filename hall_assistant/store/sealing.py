"""Sealing (加封): AES-GCM under one key per subject, so that what people typed can be forgotten by destroying
the key.

The sealed bytes are a 12-byte nonce and the ciphertext; `bind` ties them to the place they belong to, so that
a sealed body moved to another fact does not open. libsodium does it in the processor; where a processor has no
AES of its own, OpenSSL does, and the bytes are the same. Both are imported on first use, off the start path.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from hall_assistant.errors import SurroundingsError

KEY_BYTES = 32
_NONCE = 12

_Cipher: TypeAlias = Callable[[bytes, bytes, bytes, bytes], bytes]
"""(key, nonce, text, bind) → text sealed, or opened."""


def new_key() -> bytes:
    """A fresh random key."""
    return os.urandom(KEY_BYTES)


def seal(key: bytes, plain: bytes, bind: bytes) -> bytes:
    """`plain` sealed under `key` and bound to `bind`."""
    nonce = os.urandom(_NONCE)
    return nonce + _ciphers()[0](key, nonce, plain, bind)


def open(key: bytes, sealed: bytes, bind: bytes) -> bytes:
    """What was sealed. Raises SurroundingsError `store.damaged` if the bytes, the key or the place are not
    the same.
    """
    try:
        return _ciphers()[1](key, sealed[:_NONCE], sealed[_NONCE:], bind)
    except ValueError as problem:
        raise SurroundingsError("store.damaged", folder="") from problem


@cache
def _ciphers() -> tuple[_Cipher, _Cipher]:
    """Sealing and opening as this processor does them best."""
    from nacl.exceptions import UnavailableError

    try:
        return in_processor()
    except UnavailableError:
        return by_openssl()


def in_processor() -> tuple[_Cipher, _Cipher]:
    """libsodium: 1 MB of memory where OpenSSL takes 8. Raises nacl's UnavailableError without AES in the processor."""
    from nacl.bindings import crypto_aead_aes256gcm_decrypt, crypto_aead_aes256gcm_encrypt
    from nacl.exceptions import CryptoError

    def sealing(key: bytes, nonce: bytes, text: bytes, bind: bytes) -> bytes:
        return crypto_aead_aes256gcm_encrypt(text, bind, nonce, key)

    def opening(key: bytes, nonce: bytes, text: bytes, bind: bytes) -> bytes:
        try:
            return crypto_aead_aes256gcm_decrypt(text, bind, nonce, key)
        except CryptoError as problem:
            raise ValueError("not what was sealed") from problem

    sealing(bytes(KEY_BYTES), bytes(_NONCE), b"", b"")
    return sealing, opening


def by_openssl() -> tuple[_Cipher, _Cipher]:
    """OpenSSL, on every processor."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    def sealing(key: bytes, nonce: bytes, text: bytes, bind: bytes) -> bytes:
        return AESGCM(key).encrypt(nonce, text, bind)

    def opening(key: bytes, nonce: bytes, text: bytes, bind: bytes) -> bytes:
        try:
            return AESGCM(key).decrypt(nonce, text, bind)
        except InvalidTag as problem:
            raise ValueError("not what was sealed") from problem

    return sealing, opening
