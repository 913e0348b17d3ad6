"""The typeface that ships draws every character that ships: no box on a PC without a Chinese font."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from tests.house.sources import ROOT, files, python_files, tree

FONTS = sorted((ROOT / "ui" / "fonts").glob("*.ttf"))

NOT_SHOWN = {
    "hall_assistant/search/words.py": "first and last characters of whole blocks, to tell Chinese from the rest",
}


def _shown() -> Iterator[tuple[Path, str]]:
    """Every text a person may be shown: content files whole, and the texts in the code that hold any Chinese."""
    for path in files():
        if path.relative_to(ROOT).parts[0] in ("knowledge", "scripts_zh"):
            yield path, path.read_text(encoding="utf-8")
    for path in python_files("hall_assistant", "ui"):
        if path.relative_to(ROOT).as_posix() in NOT_SHOWN:
            continue
        said = _docstrings(tree(path))
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                yield path, node.value


def _docstrings(module: ast.Module) -> set[int]:
    """Bare texts: docstrings and the notes below values; nobody is shown those."""
    return {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.name)
def test_the_font_has_a_glyph_for_all_shipped_text(qapp: QApplication, font: Path) -> None:
    raw = QRawFont(str(font), 16)
    assert raw.isValid()
    where: dict[str, Path] = {}
    for path, text in _shown():
        for character in text:
            where.setdefault(character, path)
    boxes = [
        f"{character!r} U+{ord(character):04X} in {path.relative_to(ROOT)}"
        for character, path in sorted(where.items())
        if character.isprintable() and not raw.supportsCharacter(ord(character))
    ]
    assert not boxes, "\n".join(boxes)


def test_both_weights_and_the_licence_ship() -> None:
    assert [font.name for font in FONTS] == ["NotoSansSC-Bold.ttf", "NotoSansSC-Regular.ttf"]
    assert (ROOT / "ui" / "fonts" / "OFL.txt").is_file()
