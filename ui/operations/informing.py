"""告知与同意: what was told about the customer's data, recorded with the reception in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.casefile.informed import Consent, Informed, InformedBy, Purpose
from ui.models.counter_desk import CounterDesk

if TYPE_CHECKING:
    from hall_assistant.app import Store
    from hall_assistant.casefile.values import CaseId, CaseState
    from hall_assistant.changes import Changes
    from hall_assistant.people.values import Actor
    from ui.context import Context


def inform(
    counter: CounterDesk,
    *,
    how: InformedBy = InformedBy.SPOKEN,
    purpose: Purpose = Purpose.HANDLING,
    consent: Consent | None = None,
    anonymous: bool = False,
) -> None:
    """Record it at once."""
    from hall_assistant.personal import informing

    context = counter.context
    told = Informed(context.hall.clock.now(), context.who.staff, how, purpose, consent or Consent.NOT_NEEDED, anonymous)

    def ahead(state: CaseState) -> CaseState:
        return replace(state, informed=(*state.informed, told))

    def work(store: Store, by: Actor, case: CaseId) -> Changes:
        return informing.inform(store, by=by, case=case, how=how, purpose=purpose, consent=consent, anonymous=anonymous)

    counter.act(ahead, work)


def read_notice(context: Context, *, owner: QObject, then: Callable[[str], None]) -> None:
    """Ask for the words that are said or shown."""
    from hall_assistant.personal.informing import notice_text

    library = context.hall.library
    context.runner.read(lambda at: notice_text(at, library), owner=owner, then=then)
