"""One write for somebody who waits for its end: done, said in a sentence, and then what comes after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.errors import HallError

if TYPE_CHECKING:
    from hall_assistant.app import Store
    from ui.context import Context

Failed = Callable[[HallError], None]
Done = Callable[[], None]


def write_and_say(
    context: Context,
    work: Callable[[Store], object],
    said: str,
    *,
    owner: QObject,
    then: Done | None = None,
    failed: Failed | None = None,
) -> None:
    """Do a write; tell what it did, then call `then`. What is refused goes to `failed`, else it is told as it is."""

    def done(_made: object) -> None:
        if said:
            context.say(said)
        if then is not None:
            then()

    context.runner.write(work, owner=owner, then=done, failed=failed or context.trouble)
