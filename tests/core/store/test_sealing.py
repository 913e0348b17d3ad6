from __future__ import annotations

import pytest

from hall_assistant.errors import SurroundingsError
from hall_assistant.store import sealing


def test_what_is_sealed_opens_with_key_and_place() -> None:
    key = sealing.new_key()
    box = sealing.seal(key, "王女士".encode(), b"person:1")
    assert sealing.open(key, box, b"person:1") == "王女士".encode()
    assert "王女士".encode() not in box


def test_the_same_words_never_seal_to_the_same_bytes() -> None:
    key = sealing.new_key()
    assert sealing.seal(key, b"x", b"") != sealing.seal(key, b"x", b"")


@pytest.mark.parametrize("spoil", ["key", "place", "bytes", "short", "nonce only"])
def test_another_key_place_or_byte_does_not_open(spoil: str) -> None:
    key = sealing.new_key()
    box = sealing.seal(key, b"words", b"c:1")
    if spoil == "bytes":
        box = box[:-1] + bytes([box[-1] ^ 1])
    elif spoil == "short":
        box = box[:5]
    elif spoil == "nonce only":
        box = box[:12]
    with pytest.raises(SurroundingsError) as caught:
        sealing.open(sealing.new_key() if spoil == "key" else key, box, b"c:2" if spoil == "place" else b"c:1")
    assert caught.value.code == "store.damaged"


@pytest.mark.parametrize("bind", [b"person:1", b""])
def test_processor_and_openssl_seal_to_the_same_bytes(bind: bytes) -> None:
    key, nonce = sealing.new_key(), bytes(range(12))
    in_processor, by_openssl = sealing.in_processor(), sealing.by_openssl()
    sealed = in_processor[0](key, nonce, "不满".encode(), bind)
    assert sealed == by_openssl[0](key, nonce, "不满".encode(), bind)
    assert by_openssl[1](key, nonce, sealed, bind) == "不满".encode()


@pytest.mark.parametrize("cut", [0, 5, 16, 17])
def test_openssl_refuses_what_is_cut_or_changed_as_the_processor_does(cut: int) -> None:
    key, nonce = sealing.new_key(), bytes(12)
    for seal, opening in (sealing.in_processor(), sealing.by_openssl()):
        with pytest.raises(ValueError):
            opening(key, nonce, seal(key, nonce, b"words", b"")[:cut], b"")


def test_a_processor_without_aes_is_served_by_openssl(monkeypatch: pytest.MonkeyPatch) -> None:
    from nacl import bindings
    from nacl.exceptions import UnavailableError

    def unavailable(*_given: object) -> bytes:
        raise UnavailableError

    monkeypatch.setattr(bindings, "crypto_aead_aes256gcm_encrypt", unavailable)
    sealing._ciphers.cache_clear()
    try:
        box = sealing.seal(bytes(32), b"words", b"")
    finally:
        monkeypatch.undo()
        sealing._ciphers.cache_clear()
    assert sealing.open(bytes(32), box, b"") == b"words"
