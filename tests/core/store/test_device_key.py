"""This computer's own key: in the system's key store where there is one that answers, else in a file."""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hall_assistant.errors import SurroundingsError
from hall_assistant.store import unlock
from hall_assistant.store.device_key import FILE, SECRET_SERVICE, best_place
from hall_assistant.store.dpapi import Blob, Dpapi
from tests.core.store.key_ring import KeyRing, key_ring

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="unix sockets and key rings")


@pytest.fixture
def ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KeyRing]:
    with key_ring(tmp_path, monkeypatch) as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "hall"


def _key_files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("device*.key"))


def test_with_a_key_ring_the_key_lies_there_and_no_file_beside_the_record_opens_it(ring: KeyRing, folder: Path) -> None:
    made = unlock.create(folder, unlock.device(folder))
    assert unlock.device_place(folder) == SECRET_SERVICE and _key_files(folder) == []
    assert unlock.open_with(folder, unlock.device(folder)) == made.key
    (secret,) = ring.items.values()
    assert secret.hex() not in (folder / unlock.NAME).read_text()


def test_without_a_session_bus_the_key_lies_in_a_file(folder: Path) -> None:
    unlock.create(folder, unlock.device(folder))
    assert (unlock.device_place(folder), best_place()) == (FILE, FILE)


def test_a_ring_that_is_closed_or_would_ask_somebody_is_not_used_for_a_new_key(ring: KeyRing, folder: Path) -> None:
    ring.asks_first = True
    made = unlock.create(folder, unlock.device(folder))
    assert unlock.device_place(folder) == FILE
    ring.asks_first, ring.locked = False, True
    assert best_place() == FILE
    assert unlock.open_with(folder, unlock.device(folder)) == made.key


def test_a_hall_of_before_goes_on_opening_by_its_file_and_moves_when_it_is_wanted(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = unlock.create(folder)
    kept = json.loads((folder / unlock.NAME).read_text())
    kept["wraps"]["device"]["params"] = {}  # as it was written until now
    (folder / unlock.NAME).write_text(json.dumps(kept))
    with key_ring(tmp_path, monkeypatch) as ring:
        assert unlock.open_with(folder, unlock.device(folder)) == made.key and unlock.device_place(folder) == FILE
        unlock.add(folder, made.key, unlock.device(folder))
        assert unlock.device_place(folder) == SECRET_SERVICE and _key_files(folder) == []
        assert unlock.open_with(folder, unlock.device(folder)) == made.key
        unlock.add(folder, made.key, unlock.device(folder, in_file=True))
        assert unlock.device_place(folder) == FILE and not ring.items
    assert unlock.open_with(folder, unlock.device(folder)) == made.key


def test_what_the_ring_keeps_back_is_said_and_the_printed_code_opens(ring: KeyRing, folder: Path) -> None:
    made = unlock.create(folder, unlock.device(folder))
    ring.locked = True
    with pytest.raises(SurroundingsError, match=r"unlock\.device_refused"):
        unlock.open_with(folder, unlock.device(folder))
    assert unlock.recover(folder, made.code) == made.key
    assert unlock.device_place(folder) == FILE
    assert unlock.open_with(folder, unlock.device(folder)) == made.key


def test_with_a_hall_password_nothing_stays_in_the_ring(ring: KeyRing, folder: Path) -> None:
    made = unlock.create(folder, unlock.device(folder))
    unlock.lock_by_password(folder, made.key, "床前明月光，疑是地上霜。")
    assert not ring.items and unlock.device_place(folder) is None


def test_a_key_file_cut_short_is_replaced_when_the_code_was_typed(folder: Path) -> None:
    made = unlock.create(folder)
    (folder / unlock.DEVICE_FILE).write_bytes(b"short")
    assert unlock.recover(folder, made.code) == made.key
    assert unlock.open_with(folder, unlock.device(folder)) == made.key
    assert len(_key_files(folder)) == 1


class _Windows:
    """Stands in for crypt32 and kernel32: the same calls and blobs, an exclusive-or for the cipher."""

    def __init__(self) -> None:
        self.held: list[Any] = []
        self.freed = 0

    def _turned(self, given: Any, salt: Any, made: Any) -> int:
        blob, entropy = given._obj, ctypes.string_at(salt._obj.data, salt._obj.size)
        data = bytes(a ^ b for a, b in zip(ctypes.string_at(blob.data, blob.size), entropy * 9, strict=False))
        self.held.append(ctypes.create_string_buffer(data, len(data)))
        made._obj.size, made._obj.data = len(data), ctypes.cast(self.held[-1], ctypes.POINTER(ctypes.c_char))
        return 1

    def CryptProtectData(self, given: Any, _told: None, salt: Any, _a: None, _b: None, how: int, made: Any) -> int:
        assert how == 1 and isinstance(given._obj, Blob)
        return self._turned(given, salt, made)

    CryptUnprotectData = CryptProtectData

    def LocalFree(self, _data: Any) -> None:
        self.freed += 1


def test_windows_protection_is_called_as_it_wants_to_be_and_its_memory_given_back() -> None:
    windows, key = _Windows(), bytes(range(32))
    place = Dpapi(windows, windows)
    params = place.keep(key)
    assert set(params) == {"entropy", "box"} and key.hex() not in str(params)
    assert place.fetch(params) == key and windows.freed == 2
    windows.CryptUnprotectData = lambda *_given: 0  # type: ignore[assignment]  # another user is signed in
    with pytest.raises(SurroundingsError, match=r"unlock\.device_refused"):
        place.fetch(params)
