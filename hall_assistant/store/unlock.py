"""Unlocking (解锁): `unlock.json` holds the database key wrapped once per key source; any one of them opens
the store.

This is not signing in: unlocking makes the file readable, PINs are checked inside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from hall_assistant.errors import HallError, StaffError, SurroundingsError
from hall_assistant.store import database, heads, keys, recovery, sealing
from hall_assistant.store.database import disk_error
from hall_assistant.store.keys import DeviceKeyFile, HallPassword, KeySource, RecoveryCode

NAME = "unlock.json"
DEVICE_FILE = "device.key"
_WRONG = {keys.PASSWORD: "unlock.password", keys.RECOVERY: "unlock.code"}

Wraps: TypeAlias = dict[str, dict[str, Any]]


class NewKey:
    """A database key just made, and the recovery code to print: it is shown once and kept nowhere."""

    def __init__(self, key: bytes, code: str) -> None:
        self.key = key
        self.code = code


def device(folder: Path) -> DeviceKeyFile:
    """The device key file of a data folder."""
    return DeviceKeyFile(folder / DEVICE_FILE)


def exists(folder: Path) -> bool:
    """Whether the folder has been given a key."""
    return (folder / NAME).exists()


def ways(folder: Path) -> frozenset[str]:
    """The kinds of source that open this folder: `device`, `password`, `recovery`."""
    return frozenset(_read(folder))


def create(folder: Path, source: KeySource | None = None) -> NewKey:
    """Make a database key, wrapped by `source` (the device key file if left out) and by a new recovery code.

    Raises StaffError `unlock.exists` where there is a key already (a second one would lock the first one's
    store), `unlock.short_password`; SurroundingsError if the folder cannot be written.
    """
    if exists(folder):
        raise StaffError("unlock.exists", folder=str(folder))
    if (folder / database.NAME).exists():
        raise SurroundingsError("unlock.missing", folder=str(folder))
    key, code = sealing.new_key(), recovery.printed(recovery.new_secret())
    try:
        heads.make_folder(folder)
        _write(folder, _wrapped(source or device(folder), key) | _wrapped(RecoveryCode(code), key))
    except OSError as problem:
        raise disk_error(problem, folder) from problem
    return NewKey(key, code)


def open_with(folder: Path, source: KeySource) -> bytes:
    """The database key, by one source.

    Raises StaffError `unlock.password`, `unlock.code…` for a wrong one, `unlock.no_way` for a kind this
    folder was never given; SurroundingsError `unlock.device_missing`, `unlock.missing`, `unlock.damaged`.
    """
    kept = _read(folder).get(source.kind)
    if kept is None:
        raise StaffError("unlock.no_way")
    try:
        key = keys.unwrap(source.wrapping_key(kept["params"]), kept["wrap"])
    except (KeyError, TypeError, ValueError) as problem:
        raise SurroundingsError("unlock.damaged", folder=str(folder)) from problem
    if key is None:
        raise _refused(source, folder)
    return key


def open_from_file(folder: Path, file: Path) -> bytes:
    """The database key, by the hall password or recovery code that stands in a file (`--unlock-file`)."""
    try:
        text = file.read_text(encoding="utf-8-sig").strip("\r\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise SurroundingsError("unlock.file", file=str(file)) from problem
    return open_with_text(folder, text)


def open_with_text(folder: Path, text: str) -> bytes:
    """The database key, by a hall password or recovery code typed or piped in."""
    code = recovery.looks_like_code(text) and keys.RECOVERY in ways(folder)
    try:
        return open_with(folder, RecoveryCode(text) if code else HallPassword(text))
    except StaffError:
        if not code or keys.PASSWORD not in ways(folder):
            raise
        return open_with(folder, HallPassword(text))


def unlock_for_command(folder: Path, file: Path | None = None) -> bytes:
    """The database key for a command: by `--unlock-file`, else by this computer's key; a new folder is given
    one.

    Raises as `open_with`; StaffError `unlock.needed` where only a password or code opens the folder and none
    was given.
    """
    if file is not None:
        return open_from_file(folder, file)
    if not exists(folder):
        return create(folder).key
    if keys.DEVICE not in ways(folder):
        raise StaffError("unlock.needed")
    return open_with(folder, device(folder))


def add(folder: Path, key: bytes, source: KeySource) -> None:
    """Let one more source open the folder, or give a kind its new secret. Raises StaffError,
    SurroundingsError.
    """
    try:
        _write(folder, _read(folder) | _wrapped(source, key))
    except OSError as problem:
        raise disk_error(problem, folder) from problem


def lock_by_password(folder: Path, key: bytes, password: str) -> None:
    """From now on the hall password is needed after each start: add it, then give up the device key and its
    file.
    """
    add(folder, key, HallPassword(password))
    drop(folder, keys.DEVICE)


def drop(folder: Path, kind: str) -> None:
    """Take a way in away. Raises StaffError `unlock.last_way` if only the recovery code, or nothing, would be
    left.
    """
    left = {name: wrap for name, wrap in _read(folder).items() if name != kind}
    if not left.keys() - {keys.RECOVERY}:
        raise StaffError("unlock.last_way")
    try:
        _write(folder, left)
        if kind == keys.DEVICE:
            (folder / DEVICE_FILE).unlink(missing_ok=True)
    except OSError as problem:
        raise disk_error(problem, folder) from problem


def recover(folder: Path, code: str, source: KeySource | None = None) -> bytes:
    """Open by the printed code and wrap the key anew for `source` (the device key file if left out).

    For a forgotten password or another computer; the printed code goes on working.
    """
    key = open_with(folder, RecoveryCode(code))
    add(folder, key, source or device(folder))
    return key


def new_code(folder: Path, key: bytes) -> str:
    """A new recovery code in the place of the old one, to be printed; the old one opens nothing any more."""
    code = recovery.printed(recovery.new_secret())
    add(folder, key, RecoveryCode(code))
    return code


def portable(folder: Path) -> bytes:
    """What of `unlock.json` may lie beside a backup: the ways that work on another computer, not the
    device's.
    """
    return _written({kind: wrap for kind, wrap in _read(folder).items() if kind != keys.DEVICE})


def _refused(source: KeySource, folder: Path) -> HallError:
    if source.kind in _WRONG:
        return StaffError(_WRONG[source.kind])
    return SurroundingsError("unlock.device_missing", file=str(folder / DEVICE_FILE))


def _wrapped(source: KeySource, key: bytes) -> Wraps:
    params = source.fresh()
    return {source.kind: {"params": dict(params), "wrap": keys.wrap(source.wrapping_key(params), key)}}


def _read(folder: Path) -> Wraps:
    try:
        kept = json.loads((folder / NAME).read_bytes())
        wraps = kept["wraps"]
    except FileNotFoundError as problem:
        raise SurroundingsError("unlock.missing", folder=str(folder)) from problem
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise SurroundingsError("unlock.damaged", folder=str(folder)) from problem
    if not isinstance(wraps, dict) or not all(isinstance(wrap, Mapping) for wrap in wraps.values()):
        raise SurroundingsError("unlock.damaged", folder=str(folder))
    return wraps


def _write(folder: Path, wraps: Wraps) -> None:
    heads.write_whole(folder / NAME, _written(wraps))


def _written(wraps: Wraps) -> bytes:
    return json.dumps({"version": 1, "wraps": wraps}, indent=1).encode()
