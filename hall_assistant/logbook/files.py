"""Files handed out of the log: written beside and renamed, so that a name never holds half a file."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from hall_assistant.errors import SurroundingsError

_REASONS = {
    errno.EACCES: "没有写的权限，或者正被别的程序开着",
    errno.EPERM: "没有写的权限，或者正被别的程序开着",
    errno.EROFS: "这个盘只能看、不能写",
    errno.ENOSPC: "磁盘满了",
    errno.ENOENT: "文件夹不在了",
    errno.ENOTDIR: "文件夹不在了",
    errno.EISDIR: "那里已经有个同名的文件夹",
    errno.ENAMETOOLONG: "文件名太长",
}


def put_file(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a whole file beside its place and move it there; an older file of that name stays until then.

    content: all of it, or piece by piece where it may be long.

    Raises SurroundingsError `command.out_failed` (name, why), with nothing left behind.
    """
    beside = _beside(path)
    try:
        with beside.open("wb") as out:
            out.writelines([content] if isinstance(content, bytes) else content)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    except OSError as error:
        _away(beside)
        raise SurroundingsError("command.out_failed", name=path.name, why=reason(error)) from error


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def take_half_away(path: Path) -> None:
    """Remove what a program that was ended midway had written beside a file's place."""
    _away(_beside(path))


def reason(error: OSError) -> str:
    """Why a file could not be written, in words for the screen."""
    return _REASONS.get(error.errno or 0, "系统没让写")


def _away(beside: Path) -> None:
    """Take half a file away; where even that fails the first reason is the one to tell."""
    try:
        beside.unlink(missing_ok=True)
    except OSError:
        return
