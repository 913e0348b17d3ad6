"""What was picked in a county's workbook while it is being picked: by cell, put together into blocks at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hall_assistant.logbook.reports.catalogue import FIGURES, LISTS
from hall_assistant.logbook.reports.county_book import SheetShown, last_free
from hall_assistant.logbook.reports.picks import CellPick, ListPick, Picks, letters, place_of


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell of one sheet; row and column from 1."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """As spreadsheets call it: `C5`."""
        return f"{letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Block:
    """Where a list begins: the columns picked in one row for one list belong together."""

    sheet: str
    list: str
    first: int


class Picking:
    """Figures by cell, fields by the first cell of their column, and where each block ends."""

    def __init__(self, sheets: Sequence[SheetShown], picks: Picks) -> None:
        self.sheets = {sheet.name: sheet for sheet in sheets}
        self.figures = {Spot(one.sheet, *place_of(one.cell)): one.figure for one in picks.cells}
        self.fields: dict[Spot, tuple[str, str]] = {}
        self._lasts: dict[Block, int] = {}
        for one in picks.lists:
            self._lasts[Block(one.sheet, one.list, one.first)] = one.last
            for column, field in one.columns:
                self.fields[Spot(one.sheet, one.first, place_of(column)[1])] = (one.list, field)

    def put_figure(self, spot: Spot, figure: str) -> None:
        """A figure goes here."""
        self.remove(spot)
        self.figures[spot] = figure

    def put_field(self, spot: Spot, list_id: str, field: str) -> None:
        """From here down goes a field of a list."""
        self.remove(spot)
        self.fields[spot] = (list_id, field)

    def remove(self, spot: Spot) -> None:
        """Nothing goes here."""
        self.figures.pop(spot, None)
        self.fields.pop(spot, None)

    def block(self, spot: Spot) -> Block | None:
        """The block a cell begins a column of."""
        return Block(spot.sheet, self.fields[spot][0], spot.row) if spot in self.fields else None

    def last(self, block: Block) -> int:
        """The block's last row: as set, or up to what stands below; 0 where it may be as long as it is."""
        if block in self._lasts:
            return self._lasts[block]
        sheet = self.sheets.get(block.sheet)
        return last_free(sheet, block.first, self._columns(block)) if sheet is not None else 0

    def set_last(self, block: Block, last: int) -> None:
        """The block ends with this row; 0 lets it be as long as it is."""
        self._lasts[block] = last

    def _columns(self, block: Block) -> list[int]:
        return sorted(spot.column for spot in self.fields if self.block(spot) == block)

    def said(self, spot: Spot) -> str:
        """What goes into a cell, in words; empty where nothing does."""
        if spot in self.figures:
            return FIGURES[self.figures[spot]].name if self.figures[spot] in FIGURES else ""
        if spot in self.fields:
            list_id, field = self.fields[spot]
            return f"↓{LISTS[list_id].fields.get(field, '')}（{LISTS[list_id].name}）" if list_id in LISTS else ""
        return ""

    @property
    def spots(self) -> list[Spot]:
        """Everything picked, sheet by sheet, from the top."""
        return sorted([*self.figures, *self.fields], key=lambda spot: (spot.sheet, spot.row, spot.column))

    @property
    def picks(self) -> Picks:
        """As it is kept."""
        cells = tuple(
            CellPick(spot.sheet, spot.name, self.figures[spot]) for spot in self.spots if spot in self.figures
        )
        blocks = dict.fromkeys(block for spot in self.spots if (block := self.block(spot)) is not None)
        return Picks(cells, tuple(self._list(block) for block in blocks))

    def _list(self, block: Block) -> ListPick:
        columns = (Spot(block.sheet, block.first, column) for column in self._columns(block))
        pairs = tuple((letters(spot.column), self.fields[spot][1]) for spot in columns)
        return ListPick(block.sheet, block.list, block.first, self.last(block), pairs)


def picked_words(picks: Picks) -> str:
    """How much of a workbook is picked, in a line."""
    parts = [
        f"{len(picks.cells)} 格" if picks.cells else "",
        *(LISTS[one.list].name for one in picks.lists if one.list in LISTS),
    ]
    return f"指好了 {'、'.join(part for part in parts if part)}" if picks else "还没指哪一格填什么"
