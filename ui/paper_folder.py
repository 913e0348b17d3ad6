"""Where a paper for people is put first: their documents, never the folder the program happens to run in."""

from __future__ import annotations

from PySide6.QtCore import QStandardPaths


def beside_papers(name: str) -> str:
    """The path to offer for a file of this name; the name alone where the system names no such folder."""
    places = QStandardPaths.StandardLocation
    folder = QStandardPaths.writableLocation(places.DocumentsLocation)
    return f"{folder or QStandardPaths.writableLocation(places.HomeLocation)}/{name}"
