"""Signing and sealing of what leaves this computer: Ed25519 by the device, AES-GCM under the hall key, boxes for one
member. libsodium does all of it.
"""

from __future__ import annotations

import os

from hall_assistant.sync.values import Credentials, SignedHead

SIGNATURE = 64
"""Bytes of a signature."""
_HEAD = b"hall chain head 1\n"


def new_seed() -> bytes:
    """The seed of a new device key: 32 random bytes."""
    return os.urandom(32)


def public_of(seed: bytes) -> bytes:
    """The public half of a device key."""
    from nacl.signing import SigningKey

    return bytes(SigningKey(seed).verify_key)


def signed(seed: bytes, text: bytes) -> bytes:
    """The device's signature of a text."""
    from nacl.signing import SigningKey

    return bytes(SigningKey(seed).sign(text).signature)


def holds(public: bytes, text: bytes, signature: bytes) -> bool:
    """Whether a signature of a text was made with the key behind `public`."""
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(public).verify(text, signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


def sign_head(mine: Credentials, *, chain: str, seq: int, hash: bytes) -> SignedHead:
    """The end of one's own chain, signed."""
    return SignedHead(chain, seq, hash, mine.device, signed(mine.seed, _head(mine.hall, chain, seq, hash)))


def head_holds(head: SignedHead, hall: str, public: bytes) -> bool:
    """Whether the head was signed by the device behind `public`."""
    return holds(public, _head(hall, head.chain, head.seq, head.hash), head.signature)


def boxed(public: bytes, text: bytes) -> bytes:
    """A text that only the device behind `public` can open."""
    from nacl.public import SealedBox
    from nacl.signing import VerifyKey

    return bytes(SealedBox(VerifyKey(public).to_curve25519_public_key()).encrypt(text))


def unboxed(seed: bytes, box: bytes) -> bytes | None:
    """What was boxed for this device, or None if it was for another."""
    from nacl.exceptions import CryptoError
    from nacl.public import SealedBox
    from nacl.signing import SigningKey

    try:
        return bytes(SealedBox(SigningKey(seed).to_curve25519_private_key()).decrypt(box))
    except (CryptoError, ValueError):
        return None


def _head(hall: str, chain: str, seq: int, hash: bytes) -> bytes:
    return _HEAD + f"{hall} {chain} {seq} ".encode() + hash
