"""Where a paper for people is put first: their documents, never the folder the program happens to run in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

PDF = "PDF (*.pdf)"
FORBIDDEN = '\\/:*?"<>|'
"""Signs that Windows or Linux takes in no file's name."""


def beside_papers(name: str) -> str:
    """The path to offer for a file of this name; the name alone where the system names no such folder."""
    places = QStandardPaths.StandardLocation
    folder = QStandardPaths.writableLocation(places.DocumentsLocation)
    return f"{folder or QStandardPaths.writableLocation(places.HomeLocation)}/{name}"


def of_days(name: str, first: str, last: str) -> str:
    """What a paper of some days is called, without its ending."""
    return f"{name} {first}" if first == last else f"{name} {first} 至 {last}"


def ask_path(parent: QWidget, title: str, name: str, kind: str = PDF) -> Path | None:
    """Ask where a file goes, `name` offered; None if the person thought better of it. It ends as `name` does.

    What no file may be called, as a slash in the name somebody gave a county's workbook, is offered as a line below.
    """
    offered = beside_papers("".join("_" if sign in FORBIDDEN else sign for sign in name))
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, offered, kind)
    if not chosen:
        return None
    path, ending = Path(chosen), Path(name).suffix
    return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")
