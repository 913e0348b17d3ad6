"""Salvaging (抢救): what of a damaged file still holds, fact by fact.

A fact is believed for its own hash, wherever it was found, and takes its place only where it fits those before and
after it. Keys, names and what stands in no fact are believed only from pages whose seal holds; a key from another page
only if it opens something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeAlias

from hall_assistant.errors import SurroundingsError
from hall_assistant.store import carving, journal, sealing
from hall_assistant.store.carving import Cell, Value
from hall_assistant.store.driver import Error, driver
from hall_assistant.store.facts import Entry, FactRef, as_written
from hall_assistant.store.journal import DESTROYED
from hall_assistant.store.pages import Page, Pages

Chain: TypeAlias = dict[int, Entry]
"""The facts of a chain by their number."""
TableRow: TypeAlias = dict[str, Value]


class Named(NamedTuple):
    """What the index by subject says of a fact, which may be gone itself."""

    subject: str
    clock: int


@dataclass
class Remains:
    """What was found in a damaged file.

    chains: facts that are as they were written. older: those that stood only in older rounds of the log, to be taken
    where they fit. keys: by subject; `sure` are those from whole pages. index: which subject each fact belongs to.
    tables: rows of every table, from whole pages; `holes` names those of which pages could not be read.
    """

    chains: dict[str, Chain] = field(default_factory=dict)
    older: list[Entry] = field(default_factory=list)
    keys: dict[str, set[bytes]] = field(default_factory=dict)
    sure: set[tuple[str, bytes]] = field(default_factory=set)
    index: dict[FactRef, Named] = field(default_factory=dict)
    tables: dict[str, list[TableRow]] = field(default_factory=dict)
    holes: set[str] = field(default_factory=set)
    pages: int = 0
    """Pages that are not as written."""


def remains(file: Path, key: bytes, wanted: Iterable[str] = ()) -> Remains:
    """Read what holds in `file` and its log; `wanted` tables are read row by row. Raises OSError; writes nothing."""
    pages = Pages(file, key)
    found = Remains(pages=pages.damaged)
    roots: dict[str, tuple[int, str]] = {}
    for page in pages.every():
        for cell in carving.cells(page.number, page.content, lambda number: _content(pages, number)):
            _sort(found, roots, page, cell, sure=page.whole and pages.sealed)
    for name in wanted:
        _read_table(found, pages, name, roots.get(name))
    return found


def _content(pages: Pages, number: int) -> bytes | None:
    page = pages.now(number)
    return page.content if page else None


def _sort(found: Remains, roots: dict[str, tuple[int, str]], page: Page, cell: Cell, *, sure: bool) -> None:
    """Put a row where it belongs by its form alone; `sure`: the page's seal was seen to hold."""
    match cell.values:
        case (str(), int(), int(), int(), str(), str(), str(), int(), bytes(), bytes() | None, bytes(), bytes()):
            _keep_fact(found, page, Entry(*cell.values))  # type: ignore[arg-type]  # the pattern says so
        case (str(subject), int(clock), str(chain), int(seq)):
            found.index[FactRef(chain, seq)] = Named(subject, clock)
        case (str(subject), bytes(key)) if len(key) in (0, sealing.KEY_BYTES):
            found.keys.setdefault(subject, set()).add(key)
            if sure:
                found.sure.add((subject, key))
        case ("table", str(name), _, int(root), str(sql)) if page.current and page.whole:
            roots[name] = (root, sql)


def _keep_fact(found: Remains, page: Page, entry: Entry) -> None:
    if not as_written(entry):
        return
    if page.current:
        found.chains.setdefault(entry.chain, {})[entry.seq] = entry
    else:
        found.older.append(entry)


def _read_table(found: Remains, pages: Pages, name: str, known: tuple[int, str] | None) -> None:
    columns = _columns(name, known[1]) if known else []
    if known is None or not columns:
        found.holes.add(name)
        return
    rows = found.tables.setdefault(name, [])
    for cell in _walk(pages, known[0], name, found.holes):
        rows.append(dict(zip(columns, cell.values, strict=False)))


def _walk(pages: Pages, root: int, name: str, holes: set[str]) -> Iterator[Cell]:
    """The rows of a tree as far as whole pages lead."""
    todo, seen = [root], set[int]()
    while todo:
        number = todo.pop()
        content = _content(pages, number)
        if content is None or number in seen:
            holes.add(name)
            continue
        seen.add(number)
        yield from carving.cells(number, content, lambda number: _content(pages, number))
        try:
            todo += carving.children(number, content)
        except carving.Damage:
            holes.add(name)


def _columns(name: str, sql: str) -> list[str]:
    """The columns in the order in which they lie in a record: in a table without row numbers its key comes first.

    Empty where what stands there makes no table of this name.
    """
    found: list[tuple[int, str, str, int, str, int]] = []
    with suppress(Error), closing(driver.connect(":memory:")) as at:
        at.execute(sql)
        found = at.execute(f"PRAGMA table_info({name})").fetchall()
    if "WITHOUT ROWID" not in sql.upper():
        return [column[1] for column in found]
    return [column[1] for column in sorted(found, key=lambda column: (column[5] or len(found) + 1, column[0]))]


# ------------------------------------------------------------------ putting chains together


def linked(chain: Chain) -> Chain:
    """The facts of a chain that fit each other; of two neighbours that do not, the later one is believed."""
    kept: Chain = {}
    for seq in sorted(chain, reverse=True):
        after = kept.get(seq + 1)
        if seq > 0 and (after is None or after.prev == chain[seq].hash):
            kept[seq] = chain[seq]
    return kept


def fill(chain: Chain, offered: Mapping[int, Entry]) -> list[Entry]:
    """Take into a chain what is offered and fits between the facts that are there; returns what was taken."""
    taken = []
    for order in (sorted(offered), sorted(offered, reverse=True)):
        for seq in order:
            if seq not in chain and _fits(chain, offered[seq]):
                chain[seq] = offered[seq]
                taken.append(offered[seq])
    return taken


def _fits(chain: Chain, entry: Entry) -> bool:
    before, after = chain.get(entry.seq - 1), chain.get(entry.seq + 1)
    if (before is not None and before.hash != entry.prev) or (after is not None and after.prev != entry.hash):
        return False
    return before is not None or after is not None or entry.seq == 1


def gaps(there: Iterable[int], last: int) -> list[tuple[int, int]]:
    """The numbers that are missing from 1 up to `last`, as ranges (first, last)."""
    missing, expected = [], 1
    for seq in (*sorted(there), last + 1):
        if seq > expected:
            missing.append((expected, seq - 1))
        expected = max(expected, seq + 1)
    return missing


# ------------------------------------------------------------------ keys


def settle_keys(found: Remains) -> tuple[list[Entry], list[str]]:
    """Leave of the keys those that are needed and believed; returns facts nothing opens, and subjects left mute.

    A subject of which no key is left counts as forgotten: a new key would not open what it said, and mixing both would
    make all of it unreadable. A body that none of several keys opens is given up with its fact.
    """
    lost, mute = [], []
    for subject, sealed in _sealed(found).items():
        keys = found.keys.get(subject, set())
        if DESTROYED in keys:
            found.keys[subject] = {DESTROYED}
            continue
        opened = {entry: {key for key in keys if _opens(key, entry)} for entry in sealed}
        found.keys[subject] = {key for key in keys if (subject, key) in found.sure}.union(*opened.values())
        if not found.keys[subject]:
            found.keys[subject] = {DESTROYED}
            mute.append(subject)
        else:
            lost += [entry for entry in sealed if not opened[entry]]
    for subject in found.keys.keys() - _sealed(found).keys():
        found.keys[subject] = {key for key in found.keys[subject] if (subject, key) in found.sure}
    return lost, mute


def _sealed(found: Remains) -> dict[str, list[Entry]]:
    sealed: dict[str, list[Entry]] = {}
    for chain in found.chains.values():
        for entry in chain.values():
            if entry.sealed is not None:
                sealed.setdefault(entry.subject, []).append(entry)
    return sealed


def _opens(key: bytes, entry: Entry) -> bool:
    try:
        sealing.open(key, entry.sealed or b"", journal.binding(entry.chain, entry.seq))
    except SurroundingsError:
        return False
    return True
