"""Read models (读表): how the facts of a subject become the rows that screens ask for, and how those rows are
kept.

A fold is pure: the same facts give the same rows, whatever the time or the settings. Rows are written only
where they differ, so that a note in a long case costs no index a write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from hall_assistant.store.driver import Connection
from hall_assistant.store.facts import Fact, Json

if TYPE_CHECKING:
    from hall_assistant.store.reading import Reading

Row: TypeAlias = Mapping[str, object]
Kept: TypeAlias = dict[tuple[object, ...], dict[str, Any]]
"""A subject's rows of one table, by natural key."""


@dataclass(frozen=True, slots=True)
class Words:
    """What of a subject can be found by its words: see `store.words`. Both functions are pure.

    table: the table that keeps the texts, one a row in column `text`. texts: from subject and facts to its rows.
    cut: from texts to the pieces the index keeps of them.
    """

    table: str
    texts: Callable[[str, Sequence[Fact]], Sequence[Row]]
    cut: Callable[[Iterable[str]], frozenset[str]]


Cover: TypeAlias = "Callable[[Reading, str, Mapping[str, Json], Mapping[str, Json]], Mapping[str, Json]]"
"""From the store, a fact's kind, its open body and its words to the words that are kept."""


@dataclass(frozen=True, slots=True)
class ReadModel:
    """How facts of one kind of subject become read rows (pure).

    subject_kind: `case` for subjects `case:…`, `staff`, `hall`. tables: the read tables it fills, each with a
    column `subject`. fold: from subject and facts, in (clock, chain, sequence) order, to the rows of each
    table. words: what of it is found by its words, if anything is. cover: what is typed about it, as it may be kept:
    asked with the store as it stands, the fact's kind, its open body and the words, before they are sealed.
    """

    subject_kind: str
    tables: tuple[str, ...]
    fold: Callable[[str, Sequence[Fact]], Mapping[str, Sequence[Row]]]
    words: Words | None = None
    cover: Cover | None = None

    @property
    def kept(self) -> tuple[str, ...]:
        """All tables that follow from its facts: those folded at once, and the texts that follow in idle moments."""
        return self.tables if self.words is None else (*self.tables, self.words.table)

    def folded(self, subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
        """The rows of all of them."""
        rows = self.fold(subject, facts)
        return rows if self.words is None else {**rows, self.words.table: self.words.texts(subject, facts)}


def subject_kind(subject: str) -> str:
    """The kind of a subject: `case` for `case:…`; a bare word such as `hall` is its own kind."""
    return subject.partition(":")[0]


class Table:
    """One read table: its columns, its natural key, and the statements that keep it."""

    def __init__(self, at: Connection, name: str) -> None:
        found = at.execute(f"PRAGMA table_info({name})").fetchall()
        self.name = name
        self.columns: tuple[str, ...] = tuple(column["name"] for column in found)
        keyed = sorted((column["pk"], column["name"]) for column in found if column["pk"])
        self.key: tuple[str, ...] = tuple(column for _, column in keyed)
        listed = ", ".join(self.columns)
        self._select = f"SELECT {listed} FROM {name} WHERE subject = ?"
        self._insert = f"INSERT INTO {name} ({listed}) VALUES ({', '.join('?' * len(self.columns))})"
        self._where = " AND ".join(f"{column} = ?" for column in self.key)
        self.dump = f"SELECT {listed} FROM {name} ORDER BY {', '.join(self.key)}"

    def kept(self, at: Connection, subject: str) -> Kept:
        """The subject's rows as they stand in the table."""
        return self._by_key(dict(row) for row in at.execute(self._select, (subject,)))

    def folded(self, subject: str, rows: Sequence[Row]) -> Kept:
        """The subject's rows as a fold gave them; a missing column is empty, an unknown one is our fault."""
        return self._by_key(self._whole(subject, row) for row in rows)

    def replace(self, at: Connection, before: Kept, after: Kept) -> bool:
        """Make the table say `after` where it said `before`; returns whether anything differed."""
        if before == after:
            return False
        for key in before.keys() - after.keys():
            at.execute(f"DELETE FROM {self.name} WHERE {self._where}", key)
        for key, row in after.items():
            if key not in before:
                at.execute(self._insert, tuple(row.values()))
            elif row != before[key]:
                self._update(at, key, before[key], row)
        return True

    def _update(self, at: Connection, key: tuple[object, ...], before: Row, after: Row) -> None:
        changed = [column for column in self.columns if before[column] != after[column]]
        sets = ", ".join(f"{column} = ?" for column in changed)
        values = (*(after[column] for column in changed), *key)
        at.execute(f"UPDATE {self.name} SET {sets} WHERE {self._where}", values)

    def _whole(self, subject: str, row: Row) -> dict[str, Any]:
        unknown = row.keys() - set(self.columns)
        if unknown:
            raise KeyError(f"{self.name} has no column {sorted(unknown)}")
        whole = dict.fromkeys(self.columns) | dict(row)
        whole["subject"] = subject
        return whole

    def _by_key(self, rows: Any) -> Kept:
        return {tuple(row[column] for column in self.key): row for row in rows}


class Models:
    """The read models by kind of subject, and the tables they fill."""

    def __init__(self, models: tuple[ReadModel, ...]) -> None:
        self.by_kind = {model.subject_kind: model for model in models}
        self._tables: dict[str, Table] = {}

    @property
    def words(self) -> Words | None:
        """What is found by its words, or None; one kind of subject at most has any."""
        return next((model.words for model in self.by_kind.values() if model.words is not None), None)

    def of(self, subject: str) -> ReadModel | None:
        """The model for a subject, or None if nothing is read from its kind."""
        return self.by_kind.get(subject_kind(subject))

    def table(self, at: Connection, name: str) -> Table:
        """A read table's shape, asked of the database once."""
        if name not in self._tables:
            self._tables[name] = Table(at, name)
        return self._tables[name]
