"""The index (索引): a plain SQLite file with FTS5 over pieces we cut ourselves; no word of a reception is
ever in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType

from hall_assistant.errors import SurroundingsError
from hall_assistant.library.plain import Connection, Error, build_plain, open_plain
from hall_assistant.search.asking import Question, lenient, loose, question, strict
from hall_assistant.search.closeness import Ear
from hall_assistant.search.sounds import readings_of, sound_pieces
from hall_assistant.search.words import fold, is_han, pieces, runs

VERSION = 1
"""Of the file's form; another one is refused and built again."""
CANDIDATES = 120
"""Entries looked at closely for one question."""

_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE entries (place INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL,
                      text TEXT NOT NULL, aliases TEXT NOT NULL);
CREATE TABLE readings (character TEXT PRIMARY KEY, syllables TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(title, aliases, body, sound, sound_body,
                                      content='', tokenize='unicode61 remove_diacritics 0');
"""
_ASK = """
SELECT entries.id, entries.title, entries.text, entries.aliases, bm25(words, 10, 6, 1, 6, 1) AS rank
FROM words JOIN entries ON entries.place = words.rowid WHERE words MATCH ? ORDER BY rank LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found; `aliases` are other names for its title."""

    id: str
    title: str
    text: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; a higher score is better, only to be compared within one answer."""

    id: str
    title: str
    text: str
    score: float
    stage: int = 0
    """How it was found: 0 every word, 1 some of the words, 2 some of the characters."""


class Index:
    """An open index. Reading only, from any thread."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    def build(cls, path: Path, entries: Iterable[Entry], mark: str = "") -> None:
        """Build the file anew, beside and renamed; of entries with the same id the first is kept.

        mark: what it was built from, read back as `.mark`. Raises SurroundingsError `index.unwritable`.
        """
        try:
            build_plain(Path(path), lambda connection: _fill(connection, entries, mark))
        except (OSError, Error) as error:
            raise SurroundingsError("index.unwritable", file=str(path)) from error

    @classmethod
    def open(cls, path: Path) -> Index:
        """Open a built index. Raises SurroundingsError `index.broken` where it is missing, damaged or of
        another form.
        """
        try:
            connection = open_plain(Path(path))
        except Error as error:
            raise SurroundingsError("index.broken", file=str(path)) from error
        index = cls(connection, Path(path))
        if index._about("version") != str(VERSION):
            index.close()
            raise SurroundingsError("index.broken", file=str(path))
        return index

    @property
    def mark(self) -> str:
        """What it was built from."""
        return self._about("mark")

    def search(self, text: str, limit: int = 10) -> list[Hit]:
        """Entries for what was typed, best first; Chinese, pinyin, initials or a mix. Takes any text; may
        be empty.

        Raises SurroundingsError `index.broken` where the file can no longer be read.
        """
        asked = question(text)
        found: dict[str, Hit] = {}
        try:
            for penalty, sentence in enumerate((strict(asked, self._syllables), lenient(asked), loose(asked))):
                if sentence and len(found) < limit:
                    for hit in self._ask(asked, sentence, penalty):
                        found.setdefault(hit.id, hit)
        except Error as error:
            raise SurroundingsError("index.broken", file=str(self._path)) from error
        return sorted(found.values(), key=lambda hit: -hit.score)[: max(limit, 0)]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, asked: Question, sentence: str, penalty: int) -> list[Hit]:
        """Hits for one FTS question; those of a strict one are checked by sound, which FTS knows only
        roughly.
        """
        rows = self._connection.execute(_ASK, (sentence, CANDIDATES)).fetchall()
        ear = Ear(asked, self._readings if asked.spelt else {})
        hits = []
        for id_, title, text, aliases, rank in rows:
            folded = (fold(title), aliases, fold(text))
            if penalty or ear.hears_all(folded):
                score = ear.closeness(folded) - rank - 100 * penalty
                hits.append(Hit(id_, title, text, score, penalty))
        return hits

    def _about(self, key: str) -> str:
        try:
            row = self._connection.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        except Error:
            return ""
        return str(row[0]) if row else ""

    @cached_property
    def _readings(self) -> Mapping[str, tuple[str, ...]]:
        rows = self._connection.execute("SELECT character, syllables FROM readings").fetchall()
        return {character: tuple(syllables.split()) for character, syllables in rows}

    @cached_property
    def _syllables(self) -> frozenset[str]:
        return frozenset(syllable for known in self._readings.values() for syllable in known)


def _fill(connection: Connection, entries: Iterable[Entry], mark: str) -> None:
    """Write everything a new index holds."""
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)
    connection.executemany("INSERT INTO about VALUES (?, ?)", [("version", str(VERSION)), ("mark", mark)])
    known: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    for entry in entries:
        if entry.id not in taken:
            taken.add(entry.id)
            _add(connection, len(taken), entry, known)
    rows = [(character, " ".join(syllables)) for character, syllables in known.items() if syllables]
    connection.executemany("INSERT INTO readings VALUES (?, ?)", rows)


def _add(connection: Connection, place: int, entry: Entry, known: dict[str, tuple[str, ...]]) -> None:
    """Write one entry; `known` gathers the readings of the characters met."""
    aliases = fold(" | ".join(entry.aliases))
    title, text = fold(entry.title), fold(entry.text)
    fresh = {character for character in title + aliases + text if is_han(character)} - known.keys()
    known.update(dict.fromkeys(fresh, ()) | readings_of(fresh))
    kept = (_clean(entry.id), _clean(entry.title), _clean(entry.text), aliases)
    connection.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", (place, *kept))
    columns = [" ".join(pieces(each)) for each in (title, aliases, text)]
    columns += [_sounds(f"{title} {aliases}", known), _sounds(text, known)]
    connection.execute(
        "INSERT INTO words(rowid, title, aliases, body, sound, sound_body) VALUES (?,?,?,?,?,?)", (place, *columns)
    )


def _sounds(folded: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """The sound pieces of all Chinese runs of a text."""
    return " ".join(piece for run, han in runs(folded) if han for piece in sound_pieces(run, known))


def _clean(text: str) -> str:
    """Text a file can hold: half characters become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
