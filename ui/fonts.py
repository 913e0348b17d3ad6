"""The bundled typeface (Noto Sans SC), so that no computer of a hall needs a Chinese font of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FAMILY = "Noto Sans SC"
FOLDER = Path(__file__).parent / "fonts"
REGULAR, BOLD = "NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"


def load(*files: str) -> None:
    """Make the cuts named known to Qt, both if none is. Raises FileNotFoundError for one missing or unreadable."""
    for name in files or (REGULAR, BOLD):
        if QFontDatabase.addApplicationFont(str(FOLDER / name)) < 0:
            raise FileNotFoundError(name)
