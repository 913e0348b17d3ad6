"""The start check: damage in the record, and a computer that was put back to an earlier day."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.backup import noticed
from hall_assistant.wording import sentence
from ui.context import Context

if TYPE_CHECKING:
    from hall_assistant.app import Store


def check_record(context: Context, *, owner: QObject, found: Callable[[str], None]) -> None:
    """Look at the record off the screen's thread; `found` gets a sentence for whatever is wrong, and the next start
    offers to salvage it.
    """

    def work(store: Store) -> str:
        from hall_assistant.backup.reverting import went_back

        verdict = store.check()
        if not verdict.holds:
            from hall_assistant.audit.report import verdict_lines

            noticed.note(store.folder)
            return " ".join(verdict_lines(verdict))
        back = went_back(store)
        if back is not None:
            from hall_assistant.backup.telling import reverted_words

            noticed.note(store.folder)
            return reverted_words(back)
        if noticed.is_noted(store.folder):
            noticed.clear(store.folder)
        return ""

    context.runner.apart(
        work,
        owner=owner,
        then=lambda words: found(words) if words else None,
        failed=lambda error: found(sentence(error)) if error.code == "store.damaged" else None,
    )
