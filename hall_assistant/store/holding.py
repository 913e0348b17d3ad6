"""Asking the words index: subjects that hold all the pieces wanted, newest block first, no more read than asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hall_assistant.store.reading import Reading
from hall_assistant.store.words import BLOCK

_BLOCKS = 16
"""Blocks asked of in one question: four thousand subjects."""
_ASKED = 500
"""Subjects named in one question."""
_PIECES = 5
"""Pieces of one term that are looked up; whoever asks compares the texts anyway."""
_END = "\U0010ffff"
_Found = Mapping[str, frozenset[int]]
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a subject must hold: all of `pieces`, or a piece that begins with `start`, or one of `instead`."""

    pieces: tuple[str, ...] = ()
    start: str = ""
    instead: tuple[str, ...] = ()

    @property
    def looked_up(self) -> tuple[str, ...]:
        """The pieces asked for, spread over the term."""
        step = -(-len(self.pieces) // _PIECES) or 1
        return self.pieces[::step]

    def fits(self, found: _Found) -> frozenset[int]:
        """The places of a block that hold it."""
        sets = [found.get(piece, _NONE) for piece in self.looked_up]
        whole = frozenset.intersection(*sets) if sets else _NONE
        others = (found.get(piece, _NONE) for piece in self.instead)
        return whole.union(found.get(_begins(self.start), _NONE), *others)


def holding(at: Reading, terms: Sequence[Term]) -> Iterator[str]:
    """Subjects that hold every term, those that came last into the index first."""
    row = at.one("SELECT max(place) AS last FROM word_places")
    last = (row["last"] or 0) // BLOCK if row is not None and terms else -1
    for top in range(last, -1, -_BLOCKS):
        blocks = range(top, max(top - _BLOCKS, -1), -1)
        found = _found(at, blocks, terms)
        for block in blocks:
            yield from _subjects(at, block, _fitting(terms, found.get(block, {})))


def holding_among(at: Reading, terms: Sequence[Term], subjects: Sequence[str]) -> list[str]:
    """Which of these subjects may hold every term: only their blocks are read, however many others there are."""
    places = dict[int, str]()
    for first in range(0, len(subjects), _ASKED):
        some = subjects[first : first + _ASKED]
        rows = at.rows(f"SELECT place, subject FROM word_places WHERE subject IN ({_marks(some)})", some)
        places |= {row["place"]: row["subject"] for row in rows}
    blocks, held = sorted({place // BLOCK for place in places}), set[int]()
    for first in range(0, len(blocks) if terms else 0, _BLOCKS):
        found = _found(at, blocks[first : first + _BLOCKS], terms)
        held |= {block * BLOCK + low for block, pieces in found.items() for low in _fitting(terms, pieces)}
    return [subject for place, subject in places.items() if place in held]


def _fitting(terms: Sequence[Term], found: _Found) -> frozenset[int]:
    """The places of a block that hold every term."""
    places = terms[0].fits(found)
    for term in terms[1:]:
        places = places and places & term.fits(found)
    return places


def _found(at: Reading, blocks: Sequence[int], terms: Sequence[Term]) -> dict[int, dict[str, frozenset[int]]]:
    found: dict[int, dict[str, frozenset[int]]] = {}
    pieces = list(dict.fromkeys(piece for term in terms for piece in (*term.looked_up, *term.instead)))
    inside, wanted = _marks(blocks), _marks(pieces)
    sql = f"SELECT block, piece, places FROM word_pieces WHERE block IN ({inside}) AND piece "
    for block, piece, places in at.rows(f"{sql} IN ({wanted})", (*blocks, *pieces)) if pieces else ():
        found.setdefault(block, {})[piece] = frozenset(places)
    for start in {term.start for term in terms if term.start}:
        for block, _, places in at.rows(f"{sql} >= ? AND piece < ?", (*blocks, start, start + _END)):
            known = found.setdefault(block, {})
            known[_begins(start)] = known.get(_begins(start), _NONE) | frozenset(places)
    return found


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _begins(start: str) -> str:
    """The name under which places of pieces with this beginning are kept; no piece holds a blank."""
    return f"{start} "


def _subjects(at: Reading, block: int, lows: frozenset[int]) -> list[str]:
    """Who stands in these places, the last first."""
    places = [block * BLOCK + low for low in sorted(lows, reverse=True)]
    sql = f"SELECT subject FROM word_places WHERE place IN ({_marks(places)}) ORDER BY place DESC"
    return [row["subject"] for row in at.rows(sql, places)] if places else []


def waiting(at: Reading, limit: int) -> list[str]:
    """Subjects of which the index has yet to follow, newest first."""
    rows = at.rows("SELECT subject FROM word_marks ORDER BY subject DESC LIMIT ?", (limit,))
    return [row["subject"] for row in rows]
