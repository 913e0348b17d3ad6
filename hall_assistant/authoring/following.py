"""The search index follows the hall's own content (跟上): entry by entry, or as a whole after a large import.

With each build lies a note of what of the hall's own is in it, its checks of shipped cards too. It is compared with the
read rows: after a start, and after a restore went back, as well as after a single change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hall_assistant.authoring.confirming import card_checks, confirmed_cards
from hall_assistant.authoring.content import CARD, HALL_CARD, NOTICE
from hall_assistant.authoring.records import content_mark, every_notice, hall_card, hall_cards, notice_of
from hall_assistant.authoring.values import HallCard, Notice
from hall_assistant.errors import SurroundingsError
from hall_assistant.library.library import Library
from hall_assistant.search.entries import card_entry, library_entries, open_library_index
from hall_assistant.search.index import Entry, Index
from hall_assistant.store.store import Reading

MANY = 50
"""Changed entries from which building the index anew is quicker than changing it entry by entry."""
_NOTE = "hall_content.json"
_CHANGING = "changing"
"""Mark of a note while entries change: whatever stands then is compared again."""
_PAGE = 2_000


@dataclass(frozen=True, slots=True)
class _Note:
    """What of the hall's own content an index holds."""

    mark: str = ""
    entries: Mapping[str, int] = field(default_factory=dict)
    """Entry id → clock of the last change that is in the index; 0 while one is on its way."""


def open_followed_index(path: Path, library: Library, at: Reading) -> tuple[Index, bool]:
    """The index at `path`, of the library and the hall's own content as it stands; built first where need be.

    Where it cannot be written (another program is at it) the index comes without the latest of the hall's own, and
    False with it; what was not taken in now is taken in next time. Raises SurroundingsError as `open_library_index`.
    """
    library = library.confirmed_by(confirmed_cards(at, library.cards))
    index = open_library_index(path, library)
    try:
        return _brought_up(index, path, library, at), True
    except SurroundingsError:
        return open_library_index(path, library), False


def _brought_up(index: Index, path: Path, library: Library, at: Reading) -> Index:
    """The index with what it lacked of the hall's own content: the same one, or a new one where it lacked much."""
    mark = content_mark(at)
    note = _read(index.files)
    if note.mark == mark:
        return index
    wanted = _wanted(at)
    stale = [id_ for id_ in {**note.entries, **wanted} if note.entries.get(id_) != wanted.get(id_)]
    if len(stale) > MANY:
        return _rebuilt(path, library, at, _Note(mark, wanted))
    _write(index.files, _Note(_CHANGING, {**note.entries, **dict.fromkeys(stale, 0)}))
    for id_ in stale:
        entry = _entry(at, library, id_)
        if entry is None:
            index.remove(id_)
        else:
            index.update(entry)
    _write(index.files, _Note(mark, wanted))
    return index


def _wanted(at: Reading) -> dict[str, int]:
    """Every entry the hall has a say in, with the clock of its last change."""
    notices = at.rows("SELECT notice, changed FROM notices WHERE withdrawn_at IS NULL")
    cards = at.rows("SELECT card, changed FROM hall_cards")
    found = {f"{NOTICE}:{row['notice']}": row["changed"] for row in notices}
    found |= {f"{HALL_CARD}:{row['card']}": row["changed"] for row in cards}
    return found | {f"{CARD}:{each.card}": each.at for each in card_checks(at).values()}


def _rebuilt(path: Path, library: Library, at: Reading, note: _Note) -> Index:
    """A new index of everything. The old one is left to whoever still asks it."""
    Index.build(path, [*library_entries(library), *own_entries(at, library)], mark=library.fingerprint)
    index = open_library_index(path, library)
    _write(index.files, note)
    return index


def own_entries(at: Reading, library: Library) -> Iterator[Entry]:
    """Entries `notice:…` and `hall_card:…` for all of the hall's own content."""
    for notice in every_notice(at):
        yield _of_notice(notice)
    start = 0
    while page := hall_cards(at, limit=_PAGE, offset=start):
        yield from (_of_card(card, library) for card in page)
        start += len(page)


def _entry(at: Reading, library: Library, id_: str) -> Entry | None:
    """The entry as it should stand; None where it should not."""
    kind, _, name = id_.partition(":")
    if kind == CARD:
        shipped = library.cards.get(name)
        return card_entry(shipped, library, library.asked().get(f"card:{name}", ())) if shipped is not None else None
    if kind == NOTICE:
        notice = notice_of(at, name)
        return _of_notice(notice) if notice is not None and notice.withdrawn_at is None else None
    card = hall_card(at, name)
    return _of_card(card, library) if card is not None else None


def _of_notice(notice: Notice) -> Entry:
    return Entry(f"{NOTICE}:{notice.id}", notice.title, notice.text, (notice.number,) if notice.number else ())


def _of_card(card: HallCard, library: Library) -> Entry:
    topic = library.topics.get(card.topic)
    above = topic.name if topic else card.category
    return Entry(f"{HALL_CARD}:{card.id}", card.title, card.answer, (*card.aliases, *((above,) if above else ())))


def _read(build: Path) -> _Note:
    try:
        kept = json.loads((build / _NOTE).read_text(encoding="utf-8"))
        return _Note(str(kept["mark"]), {str(id_): int(clock) for id_, clock in kept["entries"].items()})
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return _Note()


def _write(build: Path, note: _Note) -> None:
    """Put the note into the folder of the build it tells of. One that cannot be written costs the next start work."""
    file = build / _NOTE
    beside = file.with_suffix(".new")
    try:
        beside.write_text(json.dumps({"mark": note.mark, "entries": note.entries}), encoding="utf-8")
        beside.replace(file)
    except OSError:
        return
