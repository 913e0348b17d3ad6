"""What goes where in a county's workbook (对应): cells with one figure, blocks of rows with a list. Decided once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hall_assistant.errors import StaffError
from hall_assistant.logbook.reports.catalogue import FIGURES, LISTS
from hall_assistant.store.facts import Json, text_in, whole_in

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_COLUMN = re.compile(r"[A-Z]{1,2}|[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D]", re.ASCII)
"""Columns of a spreadsheet end with `XFD`."""
MOST_ROWS = 1_048_576
MOST = 500
"""Cells one workbook may have picked; county tables have some twenty."""


def letters(column: int) -> str:
    """What a spreadsheet calls a column: 1 is `A`, 27 is `AA`."""
    named = ""
    while column:
        column, place = divmod(column - 1, 26)
        named = chr(65 + place) + named
    return named


def place_of(cell: str) -> tuple[int, int]:
    """Row and column, from 1, of a cell such as `C5`; a bare column's row is 0."""
    named = cell.rstrip("0123456789")
    column = 0
    for letter in named:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(named) :] or 0), column


@dataclass(frozen=True, slots=True)
class CellPick:
    """One cell and the figure that goes there."""

    sheet: str
    cell: str
    """As the spreadsheet names it: `C5`."""
    figure: str


@dataclass(frozen=True, slots=True)
class ListPick:
    """A block of rows and the list that goes there, one row each."""

    sheet: str
    list: str
    first: int
    """First row, from 1."""
    last: int
    """Last row; 0 where nothing stands below and the list may be as long as it is."""
    columns: tuple[tuple[str, str], ...]
    """(column letters, field), in the order of the columns."""


@dataclass(frozen=True, slots=True)
class Picks:
    """All that was picked in one workbook."""

    cells: tuple[CellPick, ...] = ()
    lists: tuple[ListPick, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.lists)

    @property
    def wants_cases(self) -> bool:
        """Whether it lists receptions one by one."""
        return any(one.list == "cases" for one in self.lists)


def checked(picks: Picks) -> Picks:
    """The picks, unless one cannot be. Raises StaffError `county.pick` (where), `county.nothing`, `county.many`."""
    if not picks:
        raise StaffError("county.nothing")
    if len(picks.cells) + sum(len(one.columns) for one in picks.lists) > MOST:
        raise StaffError("county.many", limit=MOST)
    for cell in picks.cells:
        if cell.figure not in FIGURES or not _is_cell(cell.cell):
            raise StaffError("county.pick", where=cell.cell)
    for one in picks.lists:
        _check_list(one)
    return picks


def _is_cell(text: str) -> bool:
    found = _CELL.fullmatch(text)
    return found is not None and bool(_COLUMN.fullmatch(found[1])) and int(found[2]) <= MOST_ROWS


def _check_list(one: ListPick) -> None:
    known = LISTS[one.list].fields if one.list in LISTS else {}
    letters = [column for column, _ in one.columns]
    fits = letters and len(set(letters)) == len(letters) and all(_COLUMN.fullmatch(letter) for letter in letters)
    rows = 1 <= one.first <= MOST_ROWS and (one.last == 0 or one.first <= one.last <= MOST_ROWS)
    if not (fits and rows and all(field in known for _, field in one.columns)):
        raise StaffError("county.pick", where=f"第{one.first}行起")


def as_body(picks: Picks) -> dict[str, Json]:
    """The picks as a fact keeps them."""
    return {
        "cells": [[one.sheet, one.cell, one.figure] for one in picks.cells],
        "lists": [
            {
                "sheet": one.sheet,
                "list": one.list,
                "first": one.first,
                "last": one.last,
                "columns": [list(pair) for pair in one.columns],
            }
            for one in picks.lists
        ],
    }


def from_body(body: Mapping[str, Json] | None) -> Picks:
    """The picks of a kept body; an entry that cannot be read is left out."""
    found = body or {}
    cells = tuple(CellPick(*entry) for entry in _texts(found.get("cells"), 3))
    lists = [one for one in _listed(found.get("lists")) if isinstance(one, Mapping)]
    return Picks(cells, tuple(_list_from(one) for one in lists))


def _list_from(one: Mapping[str, Json]) -> ListPick:
    columns = tuple((column, field) for column, field in _texts(one.get("columns"), 2))
    numbers = (whole_in(one, "first") or 1, whole_in(one, "last") or 0)
    return ListPick(text_in(one, "sheet"), text_in(one, "list"), *numbers, columns)


def _texts(value: Json, size: int) -> Iterable[list[str]]:
    for entry in _listed(value):
        texts = [text for text in _listed(entry) if isinstance(text, str)]
        if len(texts) == size:
            yield texts


def _listed(value: Json) -> Sequence[Json]:
    return value if isinstance(value, list | tuple) else ()
