"""Reading: a view of the store at one moment, by SQL on the read tables or by the facts of a subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from hall_assistant.store import journal
from hall_assistant.store.database import raise_sorted
from hall_assistant.store.driver import Connection, Error, Row
from hall_assistant.store.facts import Fact

Params: TypeAlias = Sequence[Any] | Mapping[str, Any]


class Reading:
    """A read-only view; everything asked of one Reading is answered as of the same moment."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        self._at = connection
        self._folder = folder

    @property
    def connection(self) -> Connection:
        """The connection itself; for the store's own checks and backups."""
        return self._at

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        """The rows a question gives; each answers to `row["column"]`."""
        try:
            return self._at.execute(sql, params).fetchall()
        except Error as problem:
            raise_sorted(problem, self._folder)

    def one(self, sql: str, params: Params = ()) -> Row | None:
        """The first row, or None."""
        try:
            row: Row | None = self._at.execute(sql, params).fetchone()
            return row
        except Error as problem:
            raise_sorted(problem, self._folder)

    def facts(self, subject: str) -> list[Fact]:
        """The subject's facts in (clock, chain, sequence) order, sealed bodies opened; empty for an unknown
        subject.
        """
        try:
            return journal.of_subject(self._at, subject)
        except Error as problem:
            raise_sorted(problem, self._folder)

    def facts_since(self, subject: str, kind: str, hour: int) -> list[Fact]:
        """The subject's facts of one kind from an hour on (UTC milliseconds), in that order."""
        try:
            return [fact for fact in journal.since(self._at, subject, kind, hour) if fact.at >= hour]
        except Error as problem:
            raise_sorted(problem, self._folder)
