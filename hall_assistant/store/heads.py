"""The heads log (`head.log`): the last fact of each chain, written down beside the database after every
commit.

Walking a chain cannot show that its end is missing; the log can. It is a plain text file of `chain seq hash sum`,
appended without waiting for the disk and made durable when the store settles. It is never ahead of the
database. The sum tells a line from what a power cut leaves of one: a drive may keep the end of a line and not its
beginning, and zeros for the line before.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

NAME = "head.log"
_COMPACT_ABOVE = 256 * 1024
"""Bytes: some days of a busy counter."""
_BINARY = getattr(os, "O_BINARY", 0)
"""Windows would otherwise write two bytes for a line end, also within a key."""


class Logged(NamedTuple):
    """A head as logged: the chain's last known sequence and that fact's hash."""

    chain: str
    seq: int
    hash: bytes


def key_mark(key: bytes) -> str:
    """A mark by which a key is recognised, and from which it cannot be found."""
    return sha256(b"hall key mark" + key).hexdigest()[:16]


class HeadLog:
    """The open log. Lines of several programs may mix: each is one append, and the highest of a
    chain counts.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._at = _open(file)
        self._behind = False

    def append(self, heads: Iterable[Logged]) -> None:
        """Write heads down, without waiting for the disk. Raises OSError."""
        self._behind = True
        os.write(self._handle(), "".join(map(_line, heads)).encode())

    def sync(self) -> None:
        """Wait until what was appended is on the disk. Raises OSError."""
        if self._behind:
            os.fsync(self._at)
            self._behind = False

    def drop(self, chain: str) -> None:
        """Know nothing of a chain any more: its end is given up. Raises OSError."""
        os.close(self._at)
        mark = read_mark(self.file)
        kept = [logged for name, logged in read(self.file).items() if name != chain]
        write_whole(self.file, (f"key {mark}\n" + "".join(map(_line, kept))).encode())
        self._at = _open(self.file)

    def close(self) -> None:
        """Close the file; the log cannot be used again."""
        if self._at >= 0:
            os.close(self._at)
            self._at = -1

    def _handle(self) -> int:
        # Another program may have put a compacted log in this one's place; what is written here would be lost.
        if os.fstat(self._at).st_nlink == 0:
            os.close(self._at)
            self._at = _open(self.file)
        return self._at


def read(file: Path) -> dict[str, Logged]:
    """The last logged head of every chain; torn lines are passed over, no file is an empty log."""
    last: dict[str, Logged] = {}
    for line in _lines(file):
        logged = _parsed(line)
        if logged and (logged.chain not in last or logged.seq > last[logged.chain].seq):
            last[logged.chain] = logged
    return last


def read_mark(file: Path) -> str | None:
    """The mark of the key this log was begun under, or None."""
    words = next((line.split() for line in _lines(file) if line.startswith("key ")), [])
    return words[1] if len(words) == 2 else None


def begin(file: Path, mark: str) -> None:
    """Begin the log with the key's mark where there is none, and compact one that has grown long."""
    if not file.exists():
        _begin_empty(file, mark)
    elif file.stat().st_size > _COMPACT_ABOVE:
        kept = f"key {mark}\n" + "".join(map(_line, read(file).values()))
        # Windows does not let a file go that another program has open; the next start compacts it.
        with suppress(PermissionError):
            write_whole(file, kept.encode())


def mark_anew(file: Path, mark: str) -> None:
    """Let the log be one begun under another key; its heads stay. Raises OSError."""
    write_whole(file, (f"key {mark}\n" + "".join(map(_line, read(file).values()))).encode())


def _begin_empty(file: Path, mark: str) -> None:
    at = _open(file)
    try:
        if os.fstat(at).st_size == 0:
            os.write(at, f"key {mark}\n".encode())
            os.fsync(at)
    finally:
        os.close(at)
    sync_folder(file.parent)


def write_whole(file: Path, content: bytes, mode: int = 0o600, *, mark: str = "") -> None:
    """Put a whole file in place so that a crash leaves either the old one or the new one. Raises OSError.

    mark: who writes, where several computers do; what a kill leaves behind is known by it (`left_behind`).
    """
    beside = file.with_name(f"{file.name}.{mark}{os.getpid()}.new")
    beside.unlink(missing_ok=True)
    at = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
    try:
        with os.fdopen(at, "wb") as whole:
            whole.write(content)
            whole.flush()
            os.fsync(at)
        beside.replace(file)
    except OSError:
        with suppress(OSError):  # half a file would fill a full disk for good
            beside.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def left_behind(name: str, mark: str) -> bool:
    """Whether a file's name is that of a half one which a writer of this mark was killed over."""
    return re.search(rf"\.{re.escape(mark)}\d+\.new$", name) is not None


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, so that a power cut does not take it back with all that is in it."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        with suppress(PermissionError):  # one may be let make a folder where one may not look
            sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder durable, where the system can (Windows cannot and need not)."""
    if os.name == "posix":
        at = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(at)
        finally:
            os.close(at)


def _open(file: Path) -> int:
    return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, 0o600)


def _line(logged: Logged) -> str:
    text = f"{logged.chain} {logged.seq} {logged.hash.hex()}"
    return f"{text} {_sum(text)}\n"


def _sum(text: str) -> str:
    return f"{crc32(text.encode()):08x}"


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="ascii", errors="replace").replace("\0", "\n").splitlines()
    except FileNotFoundError:
        return []


def _parsed(line: str) -> Logged | None:
    words = line.split(" ")
    if len(words) == 4 and words.pop() != _sum(" ".join(words)):
        return None
    if len(words) != 3 or not words[1].isdecimal() or len(words[2]) != 64:  # three words: a log of before the sums
        return None
    try:
        return Logged(words[0], int(words[1]), bytes.fromhex(words[2]))
    except ValueError:
        return None
