"""What people say (客户的话), sentence by sentence, beside the engine that knows each entry as a whole.

Taken together fifty sentences of a card hold most words there are; which one was just said again shows only one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hall_assistant.search import engine
from hall_assistant.search.engine import SAID, Engine, Row
from hall_assistant.search.rows import id_of
from hall_assistant.search.values import Entry
from hall_assistant.search.words import fold, pieces

NAME = "said"
"""The engine's folder."""
DRAWN = 100
"""Sentences that are drawn for one question."""
OF_ONE = 3
"""The best sentences of one entry that count."""


def write(folder: Path, entries: Iterable[Entry]) -> None:
    """Keep what is said for the entries, if for any, beside their own engine. Raises SurroundingsError
    `index.unwritable`.
    """
    rows = [row for entry in entries for row in _rows(entry)]
    if rows:
        (folder / NAME).mkdir()
        engine.write(folder / NAME, rows)


class Sayings:
    """The sentences of one build, to be asked from any thread."""

    def __init__(self, build: Path) -> None:
        """Raises SurroundingsError `index.broken` where the files are damaged."""
        self._engine = Engine(build / NAME) if (build / NAME).is_dir() else None

    def closeness(self, wanted: Mapping[str, float]) -> dict[str, float]:
        """How close the sentences come to these pieces with their weights, by entry: 1 for the closest."""
        if self._engine is None:
            return {}
        terms = self._engine.telling([(SAID, piece, weight) for piece, weight in wanted.items()])
        scores: dict[str, list[float]] = defaultdict(list)
        for score, entry in self._engine.any_of(terms, DRAWN):
            scores[entry.decode("utf-8")].append(score)
        points = {entry: sum(best[:OF_ONE]) for entry, best in scores.items()}
        most = max(points.values(), default=1.0)
        return {entry: each / most for entry, each in points.items()}

    def change(self, id_: str, entry: Entry | None) -> None:
        """Replace what is said for one entry, or take it out; in an index built without any sentence nothing is kept
        one by one. Raises SurroundingsError `index.unwritable`.
        """
        rows = list(_rows(entry)) if entry else []
        if self._engine is not None and (rows or self._engine.knows(id_of(id_))):
            self._engine.change(id_of(id_), rows)

    def close(self) -> None:
        """Let go of the files."""
        if self._engine is not None:
            self._engine.close()


def _rows(entry: Entry) -> Iterator[Row]:
    """A row for each sentence and, so that they can be weighed against those, for title and names."""
    if entry.said:
        id_ = id_of(entry.id)
        for each in (entry.title, *entry.aliases, *entry.said):
            yield Row(id_, {SAID: pieces(fold(each))}, id_.encode("utf-8"))
