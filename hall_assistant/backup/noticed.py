"""A note beside the record that damage was found in it while it was open, so that the next start deals with it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

NAME = "damaged.noticed"


def note(folder: Path) -> None:
    """Note that the record is damaged. A disk that cannot take even this is told of elsewhere."""
    with suppress(OSError):
        (folder / NAME).touch()


def is_noted(folder: Path) -> bool:
    """Whether damage was found when the record was last open, and nothing was done about it since."""
    return (folder / NAME).exists()


def clear(folder: Path) -> None:
    """The record in place is another one now, or proved whole. Raises OSError."""
    (folder / NAME).unlink(missing_ok=True)
