"""With the customer: what was agreed, a message, lists of papers, and the rating with its appeal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.casefile.rated import RatingWay
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.errors import HallError
from ui.models.counter_desk import CounterDesk
from ui.operations.summary import ask_slip

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from hall_assistant.app import Reading, Store
    from hall_assistant.cases.agreed import Agreed
    from hall_assistant.people.values import Actor
    from hall_assistant.phrases.paper_lists import PaperList
    from ui.context import Context

Failed = Callable[[HallError], None]


def read_agreed(counter: CounterDesk, *, then: Callable[[CaseId, Agreed], None]) -> None:
    """What was agreed in the reception in hand, once everything done in it is stored; nothing agreed is said."""
    context, offset = counter.context, counter.context.hall.clock.offset()

    def ask(case: CaseId) -> None:
        def work(at: Reading) -> Agreed:
            from hall_assistant.cases.agreed import agreed

            return agreed(at, case, context.hall.library, offset=offset)

        context.runner.read(work, owner=counter, then=lambda found: then(case, found))

    ask_slip(counter, ask)


def read_message(counter: CounterDesk, *, owner: QObject, then: Callable[[str], None]) -> None:
    """The message to the customer, of the reception in hand (发给客户的话)."""
    context, offset = counter.context, counter.context.hall.clock.offset()

    def ask(case: CaseId) -> None:
        def work(at: Reading) -> str:
            from hall_assistant.cases.agreed import customer_message

            return customer_message(at, case, context.hall.library, offset=offset)

        context.runner.read(work, owner=owner, then=then)

    ask_slip(counter, ask)


def message_about(context: Context, *, words: str, due: int) -> str:
    """The message about one promise that is not on record yet (补记里答应的). due: UTC milliseconds."""
    from hall_assistant.cases.agreed import message_of, promised_point

    point = promised_point(due, words, context.hall.clock.offset())
    return message_of(context.hall.library, hall=context.settings.hall, number="", points=(point,))


def ask_rating(counter: CounterDesk, *, then: Callable[[CaseId], None]) -> None:
    """Whether the customer may be asked to rate the reception in hand now; `then` if so, else it is said why not."""
    context = counter.context
    now = context.hall.clock.now()

    def ask(case: CaseId) -> None:
        def work(at: Reading) -> CaseId:
            from hall_assistant.cases.rating import may_ask

            may_ask(at, case, now=now)
            return case

        context.runner.read(work, owner=counter, then=then)

    ask_slip(counter, ask)


def rate(
    context: Context,
    *,
    by: Actor,
    case: CaseId,
    marks: dict[str, int],
    way: RatingWay,
    owner: QObject,
    then: Callable[[], None],
    failed: Failed | None = None,
) -> None:
    """Record parts of the customer's rating, in somebody's name: the window may outlast a change of clerks."""

    def work(store: Store) -> Changes:
        from hall_assistant.cases import rating

        return rating.rate(store, by=by, case=case, marks=marks, way=way)

    context.runner.write(work, owner=owner, then=lambda _changes: then(), failed=failed or context.trouble)


def appeal(context: Context, *, case: CaseId, reason: str, owner: QObject, then: Callable[[], None]) -> None:
    """Appeal against a rating of oneself."""
    by = context.who

    def work(store: Store) -> Changes:
        from hall_assistant.cases import rating

        return rating.appeal_rating(store, by=by, case=case, reason=reason)

    context.runner.write(work, owner=owner, then=lambda _changes: then(), failed=context.trouble)


def answer(context: Context, *, case: CaseId, note: str, aside: bool, owner: QObject, then: Callable[[], None]) -> None:
    """Answer an appeal, as the manager."""
    by = context.who

    def work(store: Store) -> Changes:
        from hall_assistant.cases import rating

        return rating.answer_rating_appeal(store, by=by, case=case, note=note, aside=aside)

    context.runner.write(work, owner=owner, then=lambda _changes: then(), failed=context.trouble)


def print_papers(context: Context, *, found: PaperList, parent: QWidget) -> None:
    """材料单 to a printer the person picks, on the paper of the slip."""
    from ui.operations.logbook import print_html

    page = context.settings.receipt_paper
    _papers(context, found, parent, lambda html: print_html(context, html, page=page, parent=parent))


def save_papers(context: Context, *, found: PaperList, path: Path, owner: QObject) -> None:
    """材料单 as a PDF, on the paper of the slip."""
    from ui.operations.logbook import save_page

    page = context.settings.receipt_paper
    _papers(context, found, owner, lambda html: save_page(context, html, page=page, path=path, owner=owner))


def _papers(context: Context, found: PaperList, owner: QObject, then: Callable[[str], None]) -> None:
    by, library, clock = context.who, context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()

    def work(at: Reading) -> str:
        from hall_assistant.clock import local_day
        from hall_assistant.phrases.paper_lists import paper_html

        return paper_html(at, library, found, day=local_day(now, offset), by=f"{by.name} {by.number}")

    context.runner.read(work, owner=owner, then=then)
