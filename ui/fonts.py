"""The bundled typeface (Noto Sans SC), so that no computer of a hall needs a Chinese font of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FAMILY = "Noto Sans SC"
FOLDER = Path(__file__).parent / "fonts"
FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


def load(*files: str) -> None:
    """Make the two cuts known to Qt. Raises FileNotFoundError if a file is missing or unreadable."""
    for name in files or FILES:
        if QFontDatabase.addApplicationFont(str(FOLDER / name)) < 0:
            raise FileNotFoundError(name)
