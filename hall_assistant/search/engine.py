"""The engine behind the index: tantivy over pieces that we cut ourselves, each field with frequencies and no positions.

Nothing here knows what an entry is about. Threads of its own run only while something is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nlargest
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import tantivy

from hall_assistant.errors import SurroundingsError

TITLE, NAMES, TEXT, SOUND, SAID = "title", "names", "text", "sound", "said"
"""Fields that can be asked: pieces of the title, of the other names, of the text, how the title and names sound; and of
one sentence that people say.
"""
TERMS = 40
"""Pieces that are looked for, in one field each: those of a sentence that tell nothing cost time and change nothing."""
_ID, _KEPT = "id", "kept"
_HEAP, _SMALL_HEAP = 256_000_000, 15_000_000
"""Bytes a build may fill before it writes a part out, and what changing a single entry needs at least."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is written of one entry or sentence: its pieces by field, and bytes that are only kept."""

    id: str
    pieces: Mapping[str, Sequence[str]]
    kept: bytes


class Drawn(NamedTuple):
    """What a question drew: the engine's own score, and the bytes kept."""

    score: float
    kept: bytes


def write(folder: Path, rows: Iterable[Row]) -> None:
    """Write a new engine's files into an empty folder. Raises SurroundingsError `index.unwritable`."""
    told = partial(_careful, "index.unwritable", folder)
    writer = told(lambda: tantivy.Index(_schema(), str(folder), reuse=False).writer(_HEAP, 1))
    try:
        for row in rows:
            told(partial(writer.add_document, _document(row)))
        told(writer.commit)
    finally:
        told(writer.wait_merging_threads)


class Engine:
    """Open files of an engine, to ask from any thread."""

    def __init__(self, folder: Path) -> None:
        """Raises SurroundingsError `index.broken` where the files are damaged."""
        self._schema = _schema()
        self._folder = folder
        self._careful = partial(_careful, "index.broken", folder)
        self._index = self._careful(lambda: tantivy.Index.open(str(folder)))
        self._careful(lambda: self._index.config_reader("manual"))
        self._searcher = self._careful(self._index.searcher)

    def __len__(self) -> int:
        """Entries that are there."""
        return int(self._searcher.num_docs)

    def any_of(self, asked: Iterable[tuple[str, str, float]], limit: int) -> list[Drawn]:
        """The best entries with any of the pieces: field, piece and weight of each."""
        should = tantivy.Occur.Should
        parts = [
            (should, tantivy.Query.boost_query(self._term(field, piece), weight)) for field, piece, weight in asked
        ]
        return self._draw(tantivy.Query.boolean_query(parts), limit) if parts else []

    def all_of(self, ways: Iterable[Iterable[Sequence[str]]], limit: int) -> list[Drawn]:
        """The best entries that have, for one of the ways, every piece (with its field) of it."""
        must, should = tantivy.Occur.Must, tantivy.Occur.Should
        groups = [
            tantivy.Query.boolean_query([(must, self._term(field, piece)) for field, piece in way]) for way in ways
        ]
        return self._draw(tantivy.Query.boolean_query([(should, group) for group in groups]), limit) if groups else []

    def met(self, field: str, piece: str) -> int:
        """In how many entries a piece stands."""
        return int(self._careful(lambda: self._searcher.doc_freq(field, piece)))

    def telling(self, terms: Iterable[tuple[str, str, float]]) -> list[tuple[str, str, float]]:
        """The terms that tell most: of field, piece and weight those that are seldom met, at most TERMS."""
        count = len(self)
        worth = [
            (weight * log(1 + count / often), field, piece, weight)
            for field, piece, weight in terms
            if (often := self.met(field, piece))
        ]
        return [each[1:] for each in nlargest(TERMS, worth)]

    def beginning(self, field: str, start: str, limit: int) -> list[str]:
        """Pieces that begin so."""
        return [
            piece for piece, _ in self._careful(lambda: self._searcher.terms_with_prefix(field, start, limit=limit))
        ]

    def nearly(self, fields: Iterable[str], word: str, limit: int) -> list[Drawn]:
        """The best entries with a word that is one letter away."""
        should = tantivy.Occur.Should
        parts = [(should, tantivy.Query.fuzzy_term_query(self._schema, field, word)) for field in fields]
        return self._draw(tantivy.Query.boolean_query(parts), limit)

    def knows(self, id_: str) -> bool:
        """Whether there is, or was till lately, a row of that id."""
        return self.met(_ID, id_) > 0

    def change(self, id_: str, rows: Iterable[Row]) -> None:
        """Replace the rows of one id; none take it out. Raises SurroundingsError `index.unwritable`."""
        _careful("index.unwritable", self._folder, partial(self._write, id_, rows))
        self._careful(self._index.reload)
        self._searcher = self._careful(self._index.searcher)

    def close(self) -> None:
        """Let go of the files."""
        self._searcher = self._index = None

    def _write(self, id_: str, rows: Iterable[Row]) -> None:
        writer = self._index.writer(_SMALL_HEAP, 1)
        writer.delete_documents_by_term(_ID, id_)
        for row in rows:
            writer.add_document(_document(row))
        writer.commit()

    def _term(self, field: str, piece: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, piece, "freq")

    def _draw(self, query: tantivy.Query, limit: int) -> list[Drawn]:
        searcher = self._searcher
        found: list[Drawn] = self._careful(
            lambda: [
                Drawn(score, searcher.doc(place).get_first(_KEPT))
                for score, place in searcher.search(query, limit, count=False).hits
            ]
        )
        return found


def _careful(code: str, folder: Path, what: Callable[[], Any]) -> Any:
    """Do it, and tell what goes wrong with files in our own words; the engine gives up on damaged ones by a panic."""
    try:
        return what()
    except (OSError, ValueError) as error:
        raise SurroundingsError(code, file=str(folder)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise SurroundingsError(code, file=str(folder)) from error


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_ID, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(_KEPT, stored=True, indexed=False)
    for field in (TITLE, NAMES, TEXT, SOUND, SAID):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(row: Row) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text(_ID, row.id)
    document.add_bytes(_KEPT, row.kept)
    for field, pieces in row.pieces.items():
        document.add_text(field, " ".join(pieces))
    return document
