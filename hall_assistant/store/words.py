"""The words index (词索引): which subjects hold which piece of text, inside the encrypted file.

Subjects get places, 256 of them make a block, and a row tells for one block and one piece in which of its places the
piece stands, one byte each. What one day writes lies together; a question goes from the newest block back and stops
when it has enough; and taking a subject out is real: its byte leaves the rows, and a piece nobody else has leaves with
its row (`secure_delete` blanks what was freed). An FTS5 table would keep forgotten words in its segments.

The texts of a subject are a pure fold of its facts like all read rows, but they and the index follow in idle moments
(`follow`), so that a note costs one mark and no more. Whoever asks meanwhile looks at the marked ones too. Only what is
forgotten leaves at once, in the transaction that forgets it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hall_assistant.store.driver import Connection
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import Models, Words

Facts = Callable[[str], Sequence[Fact]]
"""The facts of a subject, in order, opened."""
BLOCK = 256
"""Places in a block: one byte tells which."""
_PIECES = 400
"""Pieces asked for in one question."""
DUMP = "SELECT block, piece, places FROM word_pieces ORDER BY block, piece"
"""All of the index in order, to compare."""
_MARKED = "SELECT subject FROM word_marks ORDER BY subject LIMIT ?"
_KEPT = "SELECT piece, places FROM word_pieces WHERE block = ? AND piece IN ({})"
_PUT = "INSERT OR REPLACE INTO word_pieces (block, piece, places) VALUES (?, ?, ?)"
_DROP = "DELETE FROM word_pieces WHERE block = ? AND piece = ?"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a subject stands in the index."""

    block: int
    low: int


def mark(at: Connection, subject: str) -> None:
    """Note that a subject has facts of which the index does not know yet."""
    at.execute("INSERT OR IGNORE INTO word_marks (subject) VALUES (?)", (subject,))


def follow(at: Connection, models: Models, words: Words, facts: Facts, *, limit: int) -> list[str]:
    """Bring the index up for so many marked subjects, oldest first; returns them."""
    marked = [row[0] for row in at.execute(_MARKED, (limit,)).fetchall()]
    for subject in marked:
        bring_up(at, models, words, subject, facts(subject))
    return marked


def bring_up(at: Connection, models: Models, words: Words, subject: str, facts: Sequence[Fact]) -> None:
    """Make texts and index say of one subject what its facts say."""
    table = models.table(at, words.table)
    before = table.kept(at, subject)
    after = table.folded(subject, words.texts(subject, facts) if facts else ())
    if table.replace(at, before, after):
        old, new = (words.cut(row["text"] for row in rows.values()) for rows in (before, after))
        place = _place(at, subject)
        _add(at, place, new - old)
        _take(at, place, old - new)
    at.execute("DELETE FROM word_marks WHERE subject = ?", (subject,))


def _texts(at: Connection, words: Words, subject: str) -> list[str]:
    return [row[0] for row in at.execute(f"SELECT text FROM {words.table} WHERE subject = ?", (subject,))]


def _place(at: Connection, subject: str) -> _Place:
    """The subject's place, given to it when it is first asked for; it keeps it for good."""
    row = at.execute("SELECT place FROM word_places WHERE subject = ?", (subject,)).fetchone()
    if row is None:
        row = at.execute("INSERT INTO word_places (subject) VALUES (?) RETURNING place", (subject,)).fetchone()
    return _Place(*divmod(row[0], BLOCK))


def _add(at: Connection, place: _Place, pieces: frozenset[str]) -> None:
    kept = _kept(at, place.block, pieces)
    rows = ((place.block, piece, _with(kept.get(piece, b""), place.low)) for piece in sorted(pieces))
    at.executemany(_PUT, rows)


def _take(at: Connection, place: _Place, pieces: frozenset[str]) -> None:
    left = {
        piece: bytes(low for low in places if low != place.low)
        for piece, places in _kept(at, place.block, pieces).items()
    }
    at.executemany(_PUT, ((place.block, piece, places) for piece, places in left.items() if places))
    at.executemany(_DROP, ((place.block, piece) for piece, places in left.items() if not places))


def _with(places: bytes, low: int) -> bytes:
    return bytes(sorted({*places, low}))


def _kept(at: Connection, block: int, pieces: Iterable[str]) -> dict[str, bytes]:
    wanted, found = list(pieces), dict[str, bytes]()
    for start in range(0, len(wanted), _PIECES):
        some = wanted[start : start + _PIECES]
        found.update(at.execute(_KEPT.format(", ".join("?" * len(some))), (block, *some)).fetchall())
    return found


def rebuild(at: Connection, words: Words) -> Iterator[str]:
    """Make the index say what the read rows say, block by block; yields each subject of which it did not."""
    for (subject,) in at.execute(
        f"SELECT DISTINCT subject FROM {words.table} WHERE subject NOT IN (SELECT subject FROM word_places)"
        " ORDER BY subject"
    ).fetchall():
        _place(at, subject)
    last = at.execute("SELECT max(place) FROM word_places").fetchone()[0]
    stray = at.execute("SELECT max(block) FROM word_pieces").fetchone()[0]
    for block in range(max((last or 0) // BLOCK, stray or 0) + 1):
        yield from _again(at, words, block)
    at.execute("DELETE FROM word_marks")


def _again(at: Connection, words: Words, block: int) -> Iterator[str]:
    inside = (block * BLOCK, (block + 1) * BLOCK)
    found = at.execute("SELECT place, subject FROM word_places WHERE place >= ? AND place < ?", inside)
    names = {place % BLOCK: str(subject) for place, subject in found}
    wanted: dict[str, bytearray] = {}
    for low, subject in sorted(names.items()):
        for piece in words.cut(_texts(at, words, subject)):
            wanted.setdefault(piece, bytearray()).append(low)
    kept: dict[str, bytes] = dict(
        at.execute("SELECT piece, places FROM word_pieces WHERE block = ?", (block,)).fetchall()
    )
    differing = [piece for piece in wanted.keys() | kept.keys() if wanted.get(piece, b"") != kept.get(piece, b"")]
    at.executemany(_PUT, ((block, piece, bytes(wanted[piece])) for piece in differing if piece in wanted))
    at.executemany(_DROP, ((block, piece) for piece in differing if piece not in wanted))
    wrong = {low for piece in differing for low in {*wanted.get(piece, b"")} ^ {*kept.get(piece, b"")}}
    yield from sorted({names.get(low, f"{block}·{low}") for low in wrong})
