"""The call into the demo hall (演示厅): a seeded month to look at, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hall_assistant.app import Hall


def open_demo_hall(folder: Path) -> Hall:
    """The demo hall, seeded in `folder` if it is not there yet. Raises SurroundingsError as `Hall.open` does."""
    from hall_assistant.training.demo import open_demo

    return open_demo(folder)
