"""谁支来的: the kinds and known ports, and noting one of the reception in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.casefile.sent_by import SentBy
from hall_assistant.casefile.values import CaseState
from hall_assistant.cases import senders
from hall_assistant.library.senders import Port, Sender
from ui.models.counter_desk import CounterDesk

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from ui.context import Context


@dataclass(frozen=True, slots=True)
class SenderShelf:
    """The content it works with, read from the shelf once."""

    senders: tuple[Sender, ...] = ()
    ports: tuple[Port, ...] = ()


def read_senders(context: Context, *, owner: QObject, then: Callable[[SenderShelf], None]) -> None:
    """Ask for kinds and ports, on the reader's thread."""
    library = context.hall.library

    def work(_at: Reading) -> SenderShelf:
        return SenderShelf(tuple(library.later("senders").values()), tuple(library.later("ports").values()))

    context.runner.read(work, owner=owner, then=then)


def note_sender(
    counter: CounterDesk,
    *,
    sender: Sender,
    port: str = "",
    campaign: str = "",
    then: Callable[[], None] | None = None,
    failed: Callable[[], None] | None = None,
) -> None:
    """Note what sent the customer here; the kind shows at once."""
    now, by = counter.context.hall.clock.now(), counter.context.who.staff
    noted = SentBy(sender.id, sender.name, port.strip() or sender.always, campaign.strip(), by, now)

    def ahead(state: CaseState) -> CaseState:
        return replace(state, sent_by=noted)

    counter.act(
        ahead,
        lambda store, by, case: senders.note_sender(
            store, by=by, case=case, sender=sender, port=port, campaign=campaign
        ),
        then=then,
        failed=failed,
    )
