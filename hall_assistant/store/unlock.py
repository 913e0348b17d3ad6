"""Unlocking (解锁): `unlock.json` holds the database key wrapped once per key source; any one of them opens
the store.

This is not signing in: unlocking makes the file readable, PINs are checked inside it.
"""

from __future__ import annotations

from pathlib import Path

from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.store import database, heads, keys, recovery, sealing, wraps
from hall_assistant.store.database import disk_error
from hall_assistant.store.device_key import DEVICE_FILE, DeviceKey, place_of
from hall_assistant.store.keys import HallPassword, KeySource, RecoveryCode
from hall_assistant.store.wraps import NAME, Wraps

__all__ = ["DEVICE_FILE", "NAME", "NewKey", "Wraps"]


class NewKey:
    """A database key just made, and the recovery code to print: it is shown once and kept nowhere."""

    def __init__(self, key: bytes, code: str) -> None:
        self.key = key
        self.code = code


def device(folder: Path, *, in_file: bool = False) -> DeviceKey:
    """This computer's own key for a data folder; a new one goes to the best place here, or `in_file`."""
    return DeviceKey(folder, in_file=in_file)


def device_place(folder: Path) -> str | None:
    """Where this computer's own key lies: `file`, `dpapi`, `secret-service`, None without one.

    Raises SurroundingsError `unlock.missing`, `unlock.damaged`.
    """
    params = wraps.device_params(wraps.read(folder))
    return None if params is None else place_of(params)


def exists(folder: Path) -> bool:
    """Whether the folder has been given a key."""
    return (folder / NAME).exists()


def ways(folder: Path) -> frozenset[str]:
    """The kinds of source that open this folder: `device`, `password`, `recovery`."""
    return frozenset(wraps.read(folder))


def create(folder: Path, source: KeySource | None = None) -> NewKey:
    """Make a database key, wrapped by `source` and by a new recovery code.

    source: left out, a key file; scripts, demo halls and tests leave nothing in the system's key store by it.

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
        here = wraps.wrapped(source or device(folder, in_file=True), key)
        wraps.write(folder, here | wraps.wrapped(RecoveryCode(code), key))
    except OSError as problem:
        raise disk_error(problem, folder) from problem
    return NewKey(key, code)


def open_with(folder: Path, source: KeySource) -> bytes:
    """The database key, by one source.

    Raises StaffError `unlock.password`, `unlock.code…` for a wrong one, `unlock.no_way` for a kind this
    folder was never given; SurroundingsError `unlock.device_missing`, `unlock.missing`, `unlock.damaged`.
    """
    if (folder / wraps.NEXT).exists():
        from hall_assistant.store.rekeying import settled_key  # a change of keys was cut short, by a crash perhaps

        return settled_key(folder, source)
    return wraps.opened(folder, source)


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
    """Let one more source open the folder, or give a kind its new secret; a key of this computer that is no longer
    needed is destroyed. Raises StaffError, SurroundingsError.
    """
    before = wraps.read(folder)
    try:
        wraps.write(folder, before | wraps.wrapped(source, key))
        if source.kind == keys.DEVICE:
            _forget_device(folder, before)
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
    before = wraps.read(folder)
    left = {name: wrap for name, wrap in before.items() if name != kind}
    if not left.keys() - {keys.RECOVERY}:
        raise StaffError("unlock.last_way")
    try:
        wraps.write(folder, left)
        if kind == keys.DEVICE:
            _forget_device(folder, before)
    except OSError as problem:
        raise disk_error(problem, folder) from problem


def recover(folder: Path, code: str, source: KeySource | None = None) -> bytes:
    """Open by the printed code and wrap the key anew for `source` (this computer's own key if left out).

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
    return wraps.written({kind: wrap for kind, wrap in wraps.read(folder).items() if kind != keys.DEVICE})


def _forget_device(folder: Path, before: Wraps) -> None:
    """Destroy the key of this computer that opened the record until now, wherever it lay. Raises OSError."""
    params, now = wraps.device_params(before), wraps.read(folder)
    if params is not None and params != wraps.device_params(now):
        device(folder).forget(params)
    wraps.tidy(folder, [now])
