"""The texts of the entries (正文), one after another in a plain file: read for the few that are shown, never mapped.

What the engine keeps itself comes into memory with its neighbours; texts of answers would be most of that.
"""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock

NAME = "texts"


class Texts:
    """The file beside an engine's files, read or added to from any thread."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError where the file is missing."""
        self._file = (folder / NAME).open("rb")
        self._lock = Lock()

    def at(self, place: int, size: int) -> str:
        """The text of `size` bytes at `place`. Raises OSError or ValueError where it is damaged."""
        with self._lock:
            self._file.seek(place)
            data = self._file.read(size)
        if len(data) != size:
            raise ValueError("the texts end too early")
        return data.decode("utf-8")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __del__(self) -> None:
        """An index that was replaced while others asked it goes when the last of them is done."""
        if hasattr(self, "_file"):
            self._file.close()


class Adding:
    """Texts being added at the end; used as a context, on the disk when it is left."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError where nothing can be written."""
        self._file = (folder / NAME).open("ab")

    def add(self, text: str) -> tuple[int, int]:
        """Add a text; where it stands and how many bytes it is."""
        data = text.encode("utf-8", "replace")
        self._file.write(data)
        end = self._file.tell()
        return end - len(data), len(data)

    def __enter__(self) -> Adding:
        return self

    def __exit__(self, *told: object) -> None:
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        finally:
            self._file.close()
