"""Faults of our own, noted in a rotating log (故障日志) without a word about anyone.

Only where it happened is written (file, line, function and the kind of exception): an exception's message may hold
what somebody typed. The windows and the processes they start write the same log.
"""

from __future__ import annotations

import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from zlib import crc32

from hall_assistant.clock import SystemClock, local

NAME = "faults.log"
LARGEST = 256 * 1024
"""Bytes after which the log is turned over."""
KEPT = 3
"""Older logs that are kept."""


def note(folder: Path, kind: type[BaseException], trace: TracebackType | None) -> str:
    """Note a fault in the log of a folder, as well as the disk lets it; returns the number it is told by."""
    where = _where(kind, trace)
    number = f"{crc32(where.encode()) % 10_000:04d}"
    with suppress(OSError):
        _append(folder, f"{_now()} {number}\n{where}\n")
    return number


def logs(data: Path) -> Path:
    """The folder of the logs in a data folder."""
    return data / "logs"


def _now() -> str:
    clock = SystemClock()
    return f"{local(clock.now(), clock.offset()):%Y-%m-%d %H:%M:%S}"


def _append(folder: Path, text: str) -> None:
    file = folder / NAME
    folder.mkdir(parents=True, exist_ok=True)
    if file.exists() and file.stat().st_size > LARGEST:
        _turn_over(file)
    with file.open("a", encoding="utf-8") as log:
        log.write(text)


def _turn_over(file: Path) -> None:
    for number in range(KEPT - 1, 0, -1):
        older = file.with_suffix(f".{number}")
        if older.exists():
            older.replace(file.with_suffix(f".{number + 1}"))
    file.replace(file.with_suffix(".1"))


def _where(kind: type[BaseException], trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([*lines, f"  {kind.__name__}"])
