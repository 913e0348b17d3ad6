"""Searching off the screen's thread, and what follows from an answer that was taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.context import Context
from ui.widgets.answer_list import Answer

MOST = 12
"""Answers asked for."""


def look_for(
    context: Context, *, text: str, topic: str, owner: QObject, then: Callable[[str, list[Answer]], None]
) -> None:
    """Search as one types, and hand back what was typed with its rows; topic: of the reception in hand."""
    hall, may_note = context.hall, context.actor is not None

    def work() -> list[Answer]:
        from ui.models.answers import answers  # with all a search needs, on the thread that searches

        lifting = hall.lifting(topic)
        return answers(hall.library, text, hall.find(text, limit=MOST, lift=lifting), lifting, may_note=may_note)

    context.runner.aside(work, owner=owner, then=lambda rows: then(text, rows))


def count_opened(context: Context, *, entry: str) -> None:
    """Count that an answer was opened at this counter; of no use to anyone but the order of the next answers."""
    from hall_assistant.search.usage import note_opened

    if context.actor is not None:
        by = context.actor
        context.runner.write(lambda store: note_opened(store, by=by, entry=entry), owner=context)
