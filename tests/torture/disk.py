"""The disk under the store, in our hands: everything the database and the program write passes here, can be noted, and
can be made to fail.

SQLite lets a program stand between it and the files (a VFS). This one is the system's own with our hand on opening,
writing, cutting, syncing, locking and deleting; what Python itself writes (`head.log`, keys, copies) goes through the
same hand by way of `os`. No compiler, no rights: it needs only the driver's names, which its Windows build hides.
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Any, NamedTuple

from sqlcipher3 import _sqlite3

_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_CLOSE = CFUNCTYPE(c_int, c_void_p)
_MOVE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
_LOCK = CFUNCTYPE(c_int, c_void_p, c_int, c_int, c_int)
_CREATE, _READ_ONLY = 0x4, 0x1


class _Vfs(Structure):
    _fields_ = (
        ("version", c_int), ("size", c_int), ("longest", c_int), ("next", c_void_p), ("name", c_char_p),
        ("data", c_void_p), ("open", _OPEN), ("delete", _DELETE), *((f"rest{n}", c_void_p) for n in range(14)),
    )  # fmt: skip


class _Methods(Structure):
    _fields_ = (
        ("version", c_int), ("close", _CLOSE), ("read", _MOVE), ("write", _MOVE), ("truncate", _TRUNCATE),
        ("sync", _SYNC), ("size", c_void_p), *((f"lock{n}", c_void_p) for n in range(3)), ("control", c_void_p),
        ("sector", c_void_p), ("traits", c_void_p), ("shm_map", c_void_p), ("shm_lock", _LOCK),
        *((f"rest{n}", c_void_p) for n in range(4)),
    )  # fmt: skip


class Op(NamedTuple):
    """Something done to a file: `open`, `create`, `write`, `truncate`, `sync`, `delete`, `replace`, `link`, `read`,
    `lock`.
    """

    what: str
    file: str
    """Its name in the watched folder, `.` for the folder itself; for `replace` and `link` the new name."""
    at: int = 0
    """Where it is written; -1 for a file that was written whole."""
    data: bytes = b""
    other: str = ""
    """For `replace`, the name it had."""


class Failure(NamedTuple):
    """How an operation fails: as SQLite's file layer says it (`sqlite`), and as the system says it (`system`)."""

    sqlite: int
    system: int
    torn: bool = False
    """Whether half of what was to be written still gets there."""


_IO = {"write": 778, "sync": 1034, "truncate": 1546, "read": 266, "delete": 2570, "lock": 5, "open": 14, "create": 14}


def full(op: Op) -> Failure | None:
    """No room left: nothing grows, half of a write may get there."""
    sqlite = 14 if op.what == "create" else 13
    return Failure(sqlite, errno.ENOSPC, torn=True) if op.what in ("write", "create") else None


def faulty(op: Op) -> Failure | None:
    """The drive answers with errors, to writing, cutting, deleting and syncing."""
    wrong = op.what in ("write", "sync", "truncate", "delete", "replace", "create")
    return Failure(_IO.get(op.what, 778), errno.EIO) if wrong else None


def unreadable(op: Op) -> Failure | None:
    """The drive answers with errors to reading as well (only what the database reads)."""
    return Failure(_IO["read"], errno.EIO) if op.what == "read" else faulty(op)


def read_only(op: Op) -> Failure | None:
    """The disk was made read-only, or the right to write was taken away."""
    wrong = op.what in ("write", "truncate", "delete", "replace", "create")
    return Failure(_IO.get(op.what, 778), errno.EROFS) if wrong else None


def no_handles(op: Op) -> Failure | None:
    """The program has no file handles left: what is open stays open, nothing else can be opened."""
    return Failure(14, errno.EMFILE) if op.what in ("open", "create") else None


def locked(op: Op) -> Failure | None:
    """Another program (a virus scanner, a copy tool) holds the file."""
    return Failure(5, errno.EACCES) if op.what in ("lock", "replace") else None


FAULTS = (full, faulty, unreadable, read_only, no_handles, locked)


class Disk:
    """What happens below a folder; see `under`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.noted: list[Op] = []
        """Everything that changed a file, while `noting`."""
        self.noting = False
        self.count = 0
        """Operations seen; reads are not counted, there are too many."""
        self.fails: Callable[[Op, int], Failure | None] | None = None
        """Asked before each operation with its number; None lets it pass."""

    def does(self, op: Op) -> Failure | None:
        """An operation is about to happen; returns how it fails, or None."""
        self.count += op.what != "read"
        failure = self.fails(op, self.count) if self.fails else None
        if failure is None and self.noting and op.what not in ("read", "lock", "open"):
            self.noted.append(op)
        return failure

    def name(self, path: str) -> str | None:
        """The name of a path below the folder, or None for one elsewhere."""
        root = str(self.root)
        if path == root:
            return "."
        return path[len(root) + 1 :] if path.startswith(root + os.sep) else None


_library = ctypes.CDLL(_sqlite3.__file__)
_library.sqlite3_vfs_find.restype = POINTER(_Vfs)
_library.sqlite3_vfs_find.argtypes = [c_char_p]
_system: Any = _library.sqlite3_vfs_find(None)
_ours = _Vfs()
_disk: Disk | None = None
_open_files: dict[int, tuple[str, Any]] = {}
_methods: dict[int, tuple[_Methods, Any]] = {}
_handles: dict[int, str] = {}
_DONE, _ERROR = 0, 10


def _asked(what: str, path: str, at: int = 0, data: bytes = b"", other: str = "") -> Failure | None:
    name = _disk.name(path) if _disk else None
    if _disk is None or name is None or name.endswith("-shm"):
        return None
    return _disk.does(Op(what, name, at, data, other))


def _opens(vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
    path = ctypes.string_at(name).decode() if name else ""
    new = bool(flags & _CREATE) and not Path(path).exists()
    if path and (failure := _asked("create" if new else "open", path)):
        c_void_p.from_address(file).value = None
        return failure.sqlite
    done: int = _system.contents.open(vfs, name, file, flags, out)
    there = c_void_p.from_address(file).value
    if done == _DONE and there and path:
        ours, theirs = _methods.get(there) or _methods.setdefault(there, _hooked(there))
        _open_files[file] = (path, theirs)
        c_void_p.from_address(file).value = ctypes.addressof(ours)
    return done


def _hooked(methods: int) -> tuple[_Methods, Any]:
    ours = _Methods()
    ctypes.memmove(ctypes.addressof(ours), methods, ctypes.sizeof(_Methods))
    ours.close, ours.read, ours.write = _CLOSE(_closes), _MOVE(_reads), _MOVE(_writes)
    ours.truncate, ours.sync, ours.shm_lock = _TRUNCATE(_truncates), _SYNC(_syncs), _LOCK(_locks)
    return ours, _Methods.from_address(methods)


def _closes(file: int) -> int:
    done: int = _open_files.pop(file)[1].close(file)
    return done


def _reads(file: int, data: int, size: int, at: int) -> int:
    path, theirs = _open_files[file]
    failure = _asked("read", path)
    done: int = failure.sqlite if failure else theirs.read(file, data, size, at)
    return done


def _writes(file: int, data: int, size: int, at: int) -> int:
    path, theirs = _open_files[file]
    failure = _asked("write", path, at, ctypes.string_at(data, size) if _disk and _disk.noting else b"")
    if failure:
        if failure.torn:
            theirs.write(file, data, size // 2, at)
        return failure.sqlite
    done: int = theirs.write(file, data, size, at)
    return done


def _truncates(file: int, size: int) -> int:
    path, theirs = _open_files[file]
    failure = _asked("truncate", path, size)
    done: int = failure.sqlite if failure else theirs.truncate(file, size)
    return done


def _syncs(file: int, flags: int) -> int:
    failure = _asked("sync", _open_files[file][0])
    # The syncing itself is left out: what it means is played by dropping what was not synced.
    return failure.sqlite if failure else _DONE


def _locks(file: int, at: int, count: int, flags: int) -> int:
    path, theirs = _open_files[file]
    failure = _asked("lock", path) if flags & 2 and flags & 8 else None  # taking an exclusive lock
    done: int = failure.sqlite if failure else theirs.shm_lock(file, at, count, flags)
    return done


def _deletes(vfs: int, name: int, sync: int) -> int:
    path = ctypes.string_at(name).decode()
    failure = _asked("delete", path) if Path(path).exists() else None
    if failure:
        return failure.sqlite
    done: int = _system.contents.delete(vfs, name, sync)
    if done == _DONE and sync:
        _asked("sync", str(Path(path).parent))
    return done


def _begin() -> None:
    if not _ours.name:
        ctypes.memmove(ctypes.addressof(_ours), _system, ctypes.sizeof(_Vfs))
        _ours.name, _ours.next = b"torture", None
        _ours.open, _ours.delete = _OPEN(_opens), _DELETE(_deletes)
    _library.sqlite3_vfs_register(ctypes.byref(_ours), 1)


def _open(path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
    name = os.fspath(path)
    new = bool(flags & os.O_CREAT) and not Path(name).exists()
    _refuse(_asked("create" if new else "open", name), name)
    at = _REAL["open"](path, flags, mode, **more)
    _handles[at] = name
    return int(at)


def _close(at: int) -> None:
    _handles.pop(at, None)
    _REAL["close"](at)


def _write(at: int, data: Any) -> int:
    name = _handles.get(at)
    if name is not None:
        failure = _asked("write", name, os.fstat(at).st_size, bytes(data))
        if failure and failure.torn:
            _REAL["write"](at, bytes(data)[: len(data) // 2])
        _refuse(failure, name)
        _by_os.add(at)
    return int(_REAL["write"](at, data))


def _fsync(at: int) -> None:
    name = str(Path(f"/proc/self/fd/{at}").readlink())
    if at not in _by_os and Path(name).is_file() and _disk is not None and _disk.name(name):
        # Written through a Python file object, of which only the end is seen: all of it, here.
        _refuse(_asked("write", name, -1, Path(name).read_bytes()), name)
    _by_os.discard(at)
    _refuse(_asked("sync", name), name)


def _unlink(path: Any, **more: Any) -> None:
    if os.path.lexists(path):
        _refuse(_asked("delete", os.fspath(path)), os.fspath(path))
    _REAL["unlink"](path, **more)


def _replace(old: Any, new: Any, **more: Any) -> None:
    other = (_disk.name(os.fspath(old)) if _disk else None) or ""
    _refuse(_asked("replace", os.fspath(new), other=other), os.fspath(new))
    _REAL["replace"](old, new, **more)


def _link(old: Any, new: Any, **more: Any) -> None:
    other = (_disk.name(os.fspath(old)) if _disk else None) or ""
    _refuse(_asked("link", os.fspath(new), other=other), os.fspath(new))
    _REAL["link"](old, new, **more)


def _refuse(failure: Failure | None, name: str) -> None:
    if failure:
        raise OSError(failure.system, os.strerror(failure.system), name)


_by_os: set[int] = set()
_HOOKS = {
    "open": _open, "close": _close, "write": _write, "fsync": _fsync, "unlink": _unlink, "replace": _replace,
    "link": _link,
}  # fmt: skip
_REAL: dict[str, Any] = {name: getattr(os, name) for name in _HOOKS}


@contextmanager
def under(root: Path) -> Iterator[Disk]:
    """Our hand on everything below `root`, for connections opened inside the block; close them inside it too."""
    global _disk
    assert _disk is None, "one disk at a time"
    _begin()
    disk = _disk = Disk(root)
    for name, hook in _HOOKS.items():
        setattr(os, name, hook)
    try:
        yield disk
    finally:
        for name, real in _REAL.items():
            setattr(os, name, real)
        _disk = None
        _handles.clear()
        _by_os.clear()
        _library.sqlite3_vfs_register(_system, 1)


@contextmanager
def calm(disk: Disk) -> Iterator[None]:
    """Nothing fails, is counted or noted for a while: for looking."""
    kept = disk.fails, disk.noting, disk.count
    disk.fails, disk.noting = None, False
    try:
        yield
    finally:
        disk.fails, disk.noting, disk.count = kept
