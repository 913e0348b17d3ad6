"""This computer's own key (本机钥匙), and the places it may be kept in: the system's key store, else a file.

The wrap of kind `device` says in its parameters where its key lies; a wrap without a word about it is of before and
means the file `device.key`. A new key goes to the best place that takes it and gives it back: the system's, bound to
the person who is signed in to the computer, then the file. What the file keeps out is someone who gets the database
alone, not someone who takes the whole folder; screens say which it is.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from hall_assistant.errors import SurroundingsError
from hall_assistant.store import heads
from hall_assistant.store.keys import DEVICE, WRAP_BYTES, Params

FILE, DPAPI, SECRET_SERVICE = "file", "dpapi", "secret-service"
DEVICE_FILE = "device.key"


class KeyPlace(Protocol):
    """Where a key of 32 bytes can be kept on this computer."""

    @property
    def name(self) -> str:
        """`file`, `dpapi` or `secret-service`, as a wrap's parameters say it."""
        ...

    def keep(self, key: bytes) -> Params:
        """Keep a key; returns what is needed to find it again. Raises SurroundingsError, for a file OSError."""
        ...

    def fetch(self, params: Params) -> bytes:
        """The key. Raises SurroundingsError `unlock.device_missing` or `unlock.device_refused`."""
        ...

    def forget(self, params: Params) -> None:
        """Destroy what is kept there; nothing to do where all of it stands in the parameters."""
        ...


class FilePlace:
    """A file beside the record that only this user of the computer may read (mode 0600)."""

    name = FILE

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, key: bytes) -> Params:
        """Never over another: the key file of before opens the record until the new wrap is in place."""
        name = DEVICE_FILE
        if (self._folder / name).exists():
            name = f"device-{os.urandom(4).hex()}.key"
        heads.write_whole(self._folder / name, key, 0o600)
        return {"file": name}

    def fetch(self, params: Params) -> bytes:
        """The file's key. Raises SurroundingsError `unlock.device_missing` if it is gone or cut short."""
        file = self._file(params)
        try:
            key = file.read_bytes()
        except OSError as problem:
            raise SurroundingsError("unlock.device_missing", file=str(file)) from problem
        if len(key) != WRAP_BYTES:
            raise SurroundingsError("unlock.device_missing", file=str(file))
        return key

    def forget(self, params: Params) -> None:
        """Remove the file. Raises OSError."""
        self._file(params).unlink(missing_ok=True)

    def _file(self, params: Params) -> Path:
        return self._folder / Path(str(params.get("file", DEVICE_FILE))).name


class DeviceKey:
    """The key source of kind `device`: opens by itself the record that lies on this computer."""

    kind = DEVICE

    def __init__(self, folder: Path, *, in_file: bool = False) -> None:
        """in_file: keep new keys in the file also where the system has a better place."""
        self._folder = folder
        self._in_file = in_file

    def fresh(self) -> Params:
        """Makes a new key in the best place that takes it. Raises OSError if even the file cannot be written."""
        key = os.urandom(WRAP_BYTES)
        if not self._in_file:
            for place in _of_system():
                with suppress(SurroundingsError):
                    params = place.keep(key)
                    if place.fetch(params) == key:
                        return {"place": place.name, **params}
        return {"place": FILE, **FilePlace(self._folder).keep(key)}

    def wrapping_key(self, params: Params) -> bytes:
        """The key from where it lies. Raises SurroundingsError."""
        return _place(self._folder, params).fetch(params)

    def forget(self, params: Params) -> None:
        """Destroy a key that no wrap needs any more. Raises OSError; a system that refuses keeps a useless key."""
        with suppress(SurroundingsError):
            _place(self._folder, params).forget(params)


def place_of(params: Params) -> str:
    """Where the key of a wrap of kind `device` lies: `file`, `dpapi` or `secret-service`."""
    return str(params.get("place", FILE))


def best_place() -> str:
    """Where a new key would go on this computer now, as far as can be seen without keeping one there."""
    return next((place.name for place in _of_system()), FILE)


def _place(folder: Path, params: Params) -> KeyPlace:
    name = place_of(params)
    if name == FILE:
        return FilePlace(folder)
    place = next((place for place in _of_system() if place.name == name), None)
    if place is None:
        raise SurroundingsError("unlock.device_refused")
    return place


def _of_system() -> Iterator[KeyPlace]:
    """The system's key store, loaded only where there is one to ask."""
    if sys.platform == "win32":
        from hall_assistant.store.dpapi import Dpapi

        yield Dpapi()
    elif os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        from hall_assistant.store.secret_service import secret_service

        if (found := secret_service()) is not None:
            yield found
