"""The folder of an index: each build lies in a folder of its own, and a small file tells which one counts.

So a build never touches what others have open, and a power cut leaves the old one or the new one, never half of one.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hall_assistant.errors import SurroundingsError

VERSION = 5
"""Of the files' form; another one is refused and built again."""
_NOW = "current.json"
_LEFT = 3_600
"""Seconds after which a build that nothing points to was left by a crash."""


def build(path: Path, fill: Callable[[Path], dict[str, object]]) -> None:
    """Fill a new folder and let it count; what `fill` gives back is read by `current`. A failure leaves the old one.

    Raises SurroundingsError `index.unwritable`, and what `fill` raises.
    """
    own = path / f"build-{os.urandom(6).hex()}"
    before = _counting(path)
    try:
        _make(path, own)
        about = fill(own) | {"version": VERSION, "build": own.name}
        _put(path / _NOW, json.dumps(about, ensure_ascii=False))
    except OSError as error:
        raise SurroundingsError("index.unwritable", file=str(path)) from error
    finally:
        _sweep(path, {own.name, before})


def current(path: Path) -> tuple[Path, dict[str, object]]:
    """The folder that counts and what was told of it. Raises SurroundingsError `index.broken`."""
    try:
        about = json.loads((path / _NOW).read_text(encoding="utf-8"))
        if about["version"] == VERSION:
            return path / about["build"], about
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SurroundingsError("index.broken", file=str(path)) from error
    raise SurroundingsError("index.broken", file=str(path))


def forget(path: Path, build: Path) -> None:
    """Let a build that proved damaged count no longer, so that who opens it next builds anew."""
    with suppress(OSError, SurroundingsError):
        if current(path)[0] == build:
            (path / _NOW).unlink()


def _make(path: Path, own: Path) -> None:
    if path.is_file():  # an index of an earlier form
        path.unlink()
    path.mkdir(exist_ok=True)
    own.mkdir()


def _counting(path: Path) -> str:
    """The name of the build that counts, or empty."""
    try:
        return current(path)[0].name
    except SurroundingsError:
        return ""


def _put(path: Path, text: str) -> None:
    """Write a file whole: beside, to the disk, renamed."""
    beside = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _sweep(path: Path, done: set[str]) -> None:
    """Take away builds that are done with or left by a crash, but for the one that counts.

    One that another program has open on a system that forbids it stays for the next time.
    """
    import shutil

    counts = _counting(path)
    for one in path.glob("build-*"):
        if one.name != counts and (one.name in done or _is_left(one)):
            shutil.rmtree(one, ignore_errors=True)
    if not counts and path.is_dir() and not any(path.iterdir()):
        path.rmdir()


def _is_left(build: Path) -> bool:
    """Whether a crash left a build long ago; one that another program is just taking away is none of ours."""
    try:
        return time.time() - build.stat().st_mtime > _LEFT
    except OSError:
        return False
