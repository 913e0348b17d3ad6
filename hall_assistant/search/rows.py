"""An entry as the engine keeps it: pieces to be asked for, and a line of bytes that gives it back."""

from __future__ import annotations

from typing import NamedTuple

from hall_assistant.search.closeness import NEXT
from hall_assistant.search.engine import NAMES, SOUND, TEXT, TITLE, Row
from hall_assistant.search.sounds import sound_pieces
from hall_assistant.search.texts import Adding
from hall_assistant.search.values import Entry
from hall_assistant.search.words import fold, pieces

_BETWEEN = "\x1f"
_LONGEST_SOUND = 400


class Kept(NamedTuple):
    """An entry given back: its title and names folded besides, and where its text stands."""

    id: str
    title: str
    folded: str
    names: str
    said: str
    standing: float
    place: int
    size: int


def row(entry: Entry, texts: Adding) -> Row:
    """What the engine keeps of an entry, whose text is added to the others."""
    title = fold(entry.title)
    names, said = [fold(name) for name in entry.aliases], [fold(each) for each in entry.said]
    heard = (title, *names, fold(entry.heard))
    place, size = texts.add(entry.text)
    known = (NEXT.join(names), NEXT.join(said))
    kept = (entry.id, entry.title, title, *known, f"{entry.standing:g}", str(place), str(size))
    return Row(
        id=id_of(entry.id),
        pieces={
            TITLE: pieces(title),
            NAMES: [piece for name in (*names, *said) for piece in pieces(name)],
            TEXT: pieces(fold(entry.text)),
            SOUND: [piece for one in heard for piece in sound_pieces(one[:_LONGEST_SOUND])],
        },
        kept=_BETWEEN.join(part.replace(_BETWEEN, " ") for part in kept).encode("utf-8", "replace"),
    )


def kept(data: bytes) -> Kept:
    """What was kept, given back."""
    id_, title, folded, names, said, standing, place, size = data.decode("utf-8").split(_BETWEEN)
    return Kept(id_, title, folded, names, said, float(standing), int(place), int(size))


def id_of(id_: str) -> str:
    """An id as it is kept: half characters become question marks."""
    return id_.encode("utf-8", "replace").decode("utf-8")
