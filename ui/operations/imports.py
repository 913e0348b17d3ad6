"""Taking in a hall's own file: read, looked at, written, each off the screen's thread; and taking an import back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall_assistant.authoring.columns import ColumnMap, guess
from hall_assistant.authoring.preview import Preview, preview
from hall_assistant.authoring.records import hall_cards, hall_titles, imports
from hall_assistant.authoring.tables import Table, read_table
from hall_assistant.authoring.values import HallCard, Import
from hall_assistant.errors import HallError
from hall_assistant.people.records import roll
from ui.context import Context
from ui.models.names import shown_names

if TYPE_CHECKING:
    from hall_assistant.app import Hall, Reading, Store

Failed = Callable[[HallError], None]
MOST_CARDS = 500
"""Imported cards looked at, at a time."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as a table, and what importing it would do; no preview while question and answer are not named."""

    table: Table
    columns: ColumnMap
    preview: Preview | None


@dataclass(frozen=True, slots=True)
class MadeImports:
    """The imports, the latest first, and names by staff id."""

    imports: tuple[Import, ...]
    names: dict[str, str]


class Intake(QObject):
    """One file on its way in. What was asked and is not wanted any more is dropped when it comes."""

    looked = Signal(object)
    """A `Looked`."""
    refused = Signal(object)
    """The `HallError`."""
    written = Signal(int)
    """How many cards stand so far."""
    done = Signal(int)
    """How many were written in all."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0

    def look(self, path: Path, *, encoding: str = "") -> None:
        """Read a file and preview it by the guessed columns. encoding: as `read_table`."""
        hall = self._context.hall

        def work(store: Store) -> Looked:
            table = read_table(path, encoding=encoding)
            return _looked(hall, store, table, guess(table.columns))

        self._ask(work)

    def look_again(self, table: Table, columns: ColumnMap) -> None:
        """Preview the same table by other columns."""
        hall = self._context.hall
        self._ask(lambda store: _looked(hall, store, table, columns))

    def leave(self) -> None:
        """Nothing of what was asked is wanted any more."""
        self._asked += 1

    def write(self, wanted: Preview) -> None:
        """Write the previewed cards; `written` tells how far it is."""
        from hall_assistant.authoring.importing import import_cards

        by = self._context.who
        self._context.runner.apart(
            lambda store: import_cards(store, by=by, preview=wanted, written=self.written.emit),
            owner=self,
            then=lambda _made: self.done.emit(len(wanted.cards)),
            failed=self.refused.emit,
        )

    def _ask(self, work: Callable[[Store], Looked]) -> None:
        self._asked += 1
        asked = self._asked

        def take(found: Looked) -> None:
            if asked == self._asked:
                self.looked.emit(found)

        def refuse(error: HallError) -> None:
            if asked == self._asked:
                self.refused.emit(error)

        self._context.runner.apart(work, owner=self, then=take, failed=refuse)


def _looked(hall: Hall, store: Store, table: Table, columns: ColumnMap) -> Looked:
    if not columns.whole:
        return Looked(table, columns, None)
    with store.reading() as at:
        existing = hall_titles(at)
    return Looked(table, columns, preview(table, columns, hall.library, existing))


def read_imports(context: Context, *, owner: QObject, then: Callable[[MadeImports], None]) -> None:
    """Ask for the imports."""

    def work(at: Reading) -> MadeImports:
        return MadeImports(tuple(imports(at)), dict(shown_names(roll(at, everyone=True))))

    context.runner.read(work, owner=owner, then=then)


def read_cards(context: Context, source: str, *, owner: QObject, then: Callable[[list[HallCard]], None]) -> None:
    """Ask for the cards of one import, as many as are looked at."""
    context.runner.read(lambda at: hall_cards(at, source=source, limit=MOST_CARDS), owner=owner, then=then)


def undo(context: Context, made: Import, *, owner: QObject, then: Callable[[], None], failed: Failed) -> None:
    """整批撤回: the whole import is gone from every list and from the search."""
    from hall_assistant.authoring.importing import undo_import

    by = context.who

    def done(_changes: object) -> None:
        context.say(f"整批撤回了，{made.cards}条都不再出现；记录里还在。")
        then()

    context.runner.apart(
        lambda store: undo_import(store, by=by, source=made.id),
        owner=owner,
        then=done,
        failed=failed,
    )
