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


@pytest.mark.parametrize("spoil", ["key", "place", "bytes", "short"])
def test_another_key_place_or_byte_does_not_open(spoil: str) -> None:
    key = sealing.new_key()
    box = sealing.seal(key, b"words", b"c:1")
    if spoil == "bytes":
        box = box[:-1] + bytes([box[-1] ^ 1])
    elif spoil == "short":
        box = box[:5]
    with pytest.raises(SurroundingsError) as caught:
        sealing.open(sealing.new_key() if spoil == "key" else key, box, b"c:2" if spoil == "place" else b"c:1")
    assert caught.value.code == "store.damaged"
