"""The forget list (遗忘名单): what was forgotten for good, beside the database and outside every copy of it.

A copy made before a forgetting still holds the keys. The list says again what was forgotten, and is applied when the
hall opens after a restore. It is plain text, one line each: the name of a subject or of a vault row, none of which says
who somebody is, and a mark under the database key, so that nobody can have other things forgotten by writing to it.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

NAME = "forgotten.list"
APPLIED = "forgotten.applied"
"""Where a database notes, in table `local`, how long the list was that was applied to it."""


def read(folder: Path, key: bytes) -> list[str]:
    """The names on the list in `folder`, in order. Raises OSError.

    Lines that are damaged or not ours are passed over.
    """
    try:
        text = (folder / NAME).read_text("ascii", "ignore")
    except FileNotFoundError:
        return []
    lines = (line.partition(" ") for line in text.splitlines())
    return list(dict.fromkeys(name for name, _, mark in lines if hmac.compare_digest(mark, _mark(name, key))))


def add(folder: Path, key: bytes, names: Iterable[str]) -> None:
    """Put names on the list, durably. Raises OSError."""
    known = set(read(folder, key))
    lines = [f"{name} {_mark(name, key)}\n" for name in names if name not in known]
    if lines:
        with (folder / NAME).open("a", encoding="ascii", newline="\n") as file:
            file.write("".join(["\n" if _torn(folder / NAME) else "", *lines]))
            file.flush()
            os.fsync(file.fileno())


def merge(source: Path, target: Path, key: bytes) -> None:
    """Put what is on the list of one folder on that of another too. Raises OSError."""
    names = read(source, key)
    if names:
        add(target, key, names)


def size(folder: Path) -> int:
    """Bytes of the list, 0 without one: by it is seen whether it was applied to this database."""
    try:
        return (folder / NAME).stat().st_size
    except OSError:
        return 0


def _torn(file: Path) -> bool:
    """Whether the last line lost its end, in a power cut."""
    try:
        return not file.read_bytes().endswith(b"\n") and file.stat().st_size > 0
    except FileNotFoundError:
        return False


def _mark(name: str, key: bytes) -> str:
    return hmac.digest(key, f"forgotten:{name}".encode("ascii", "replace"), sha256).hex()[:32]
