"""Taking in a hall's own questions and answers, and taking the whole of an import back (导入、撤回)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hall_assistant.authoring.preview import NewCard, Preview
from hall_assistant.authoring.records import import_of
from hall_assistant.authoring.values import ImportId
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Store, Writing

SLICE = 1_000
"""Cards written at a time, about 0.3 s: a clerk's note waits no longer behind a large import."""


def card_id(source: str, row: int) -> str:
    """Id of the card from one row of an import; the import's fact names its cards by their rows."""
    return f"hall.i{source}.r{row}"


def import_cards(
    store: Store, *, by: Actor, preview: Preview, written: Callable[[int], None] | None = None
) -> tuple[ImportId, Changes]:
    """Write the previewed cards as facts, each on its own subject, under one import that names file, counts and rows.

    written: told after each slice how many cards stand so far, on the thread that writes.

    The import's own fact comes first: broken off by a power cut, it stands in the list and can be taken back whole.
    Raises StaffError `import.nothing`, `import.changed` where some of the cards came in since the preview,
    `import.undone` where another program takes it back meanwhile, `access.denied`.
    """
    source = ImportId("")
    changes = Changes()
    for start in range(0, max(1, len(preview.cards)), SLICE):
        with store.write() as w:
            check(w, by, "authoring.import_cards")
            if source:
                _refuse_undone(w, source)
            source = source or _begin(w, by, preview)
            for card in preview.cards[start : start + SLICE]:
                _append(w, by, source, card)
        changes |= w.changes
        if written is not None:
            written(min(start + SLICE, len(preview.cards)))
    return source, changes


def _begin(w: Writing, by: Actor, preview: Preview) -> ImportId:
    """Write the import's own fact, unless there is nothing to import or it is here already."""
    if not preview.cards:
        raise StaffError("import.nothing", name=preview.file)
    if _stands(w, preview.cards):
        raise StaffError("import.changed")
    source = ImportId(new_id(w.now))
    counts = {
        "cards": len(preview.cards),
        "duplicates": len(preview.duplicates),
        "errors": len(preview.errors),
    }
    w.append(
        f"import:{source}",
        "import.made",
        by=by.staff,
        open={**counts, "rows": [card.row for card in preview.cards]},
        sealed={"file": preview.file, "digest": preview.digest},
    )
    return source


def _stands(w: Writing, cards: Sequence[NewCard]) -> bool:
    """Whether any of the questions came in meanwhile: a second click, or another program."""
    for start in range(0, len(cards), SLICE // 2):
        titles = [card.folded for card in cards[start : start + SLICE // 2]]
        marks = ",".join("?" * len(titles))
        if w.one(f"SELECT 1 FROM hall_cards WHERE folded IN ({marks}) LIMIT 1", titles) is not None:
            return True
    return False


def _append(w: Writing, by: Actor, source: ImportId, card: NewCard) -> None:
    w.append(
        f"card:{card_id(source, card.row)}",
        "card.imported",
        by=by.staff,
        open={"import": source, "row": card.row, "topic": card.topic},
        sealed={
            "title": card.title,
            "folded": card.folded,
            "answer": card.answer,
            "category": card.category,
            "aliases": list(card.aliases),
        },
    )


def undo_import(store: Store, *, by: Actor, source: str) -> Changes:
    """Take a whole import back: its cards are gone from every list and from search, their facts stay.

    Broken off by a power cut, it goes on when asked again. Raises StaffError `import.unknown`, `import.undone`,
    `access.denied`.
    """
    changes = Changes()
    done = False
    while not done:
        with store.write() as w:
            check(w, by, "authoring.undo_import")
            _refuse_undone(w, source)
            subjects = [
                row["subject"]
                for row in w.rows("SELECT subject FROM hall_cards WHERE import = ? LIMIT ?", (source, SLICE))
            ]
            for subject in subjects:
                w.append(subject, "card.taken_back", by=by.staff)
            done = len(subjects) < SLICE
            w.append(f"import:{source}", "import.undone" if done else "import.taking_back", by=by.staff)
        changes |= w.changes
    return changes


def _refuse_undone(w: Writing, source: str) -> None:
    found = import_of(w, source)
    if found is None:
        raise StaffError("import.unknown")
    if found.undone_at is not None:
        raise StaffError("import.undone", file=found.file)
