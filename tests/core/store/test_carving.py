"""Rows from bare pages: what SQLite wrote is read as it says, and a page that makes no sense gives rows or none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.store import carving
from hall_assistant.store.pages import SIZE, USABLE

ROWS = [("a", 1, b"\x00\x01"), ("字" * 3000, -(2**40), None), ("c", 0, b"z" * 9000), ("d" * 700, 2**62, b"")]


def _pages(folder: Path) -> dict[int, bytes]:
    """A plain file with as many bytes of a page left free as the cipher needs."""
    file = folder / "plain.db"
    with closing(sqlite3.connect(file)) as at:
        at.execute(f"PRAGMA page_size = {SIZE}")
        at.executescript("CREATE TABLE keyed (name TEXT PRIMARY KEY, n INTEGER, body BLOB) WITHOUT ROWID")
        at.executescript("CREATE TABLE rows (name TEXT, n INTEGER, body BLOB, share REAL)")
    whole = bytearray(file.read_bytes())
    whole[20] = SIZE - USABLE
    file.write_bytes(whole)
    with closing(sqlite3.connect(file)) as at:
        at.execute("VACUUM")
        at.executemany("INSERT INTO keyed VALUES (?, ?, ?)", ROWS)
        at.executemany("INSERT INTO rows VALUES (?, ?, ?, 0.5)", ROWS)
        at.commit()
    whole = bytearray(file.read_bytes())
    return {start // SIZE + 1: bytes(whole[start : start + USABLE]) for start in range(0, len(whole), SIZE)}


def _rows(pages: dict[int, bytes]) -> list[tuple[carving.Value, ...]]:
    found = (carving.cells(number, content, pages.get) for number, content in pages.items())
    return [cell.values for cells in found for cell in cells]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[int, bytes]:
    return _pages(tmp_path_factory.mktemp("plain"))


def test_every_row_is_read_with_and_without_row_numbers_and_beyond_its_page(whole: dict[int, bytes]) -> None:
    found = _rows(whole)
    assert all(row in found and (*row, 0.5) in found for row in ROWS)


@settings(max_examples=150)
@given(st.data())
def test_damaged_pages_never_raise_nor_go_round_in_circles(whole: dict[int, bytes], data: st.DataObject) -> None:
    pages = dict(whole)
    number = data.draw(st.sampled_from(sorted(pages)))
    content = bytearray(pages[number])
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, 200) | st.integers(0, USABLE - 1))] = data.draw(st.integers(0, 255))
    pages[number] = bytes(content)
    _rows(pages)
    for number, content in pages.items():
        try:
            carving.children(number, content)
        except carving.Damage:
            continue
