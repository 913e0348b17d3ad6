"""复制工单摘要: the text for the official work order on the clipboard in one click."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from hall_assistant.casefile.values import CaseId
from ui.models.counter_desk import CounterDesk

if TYPE_CHECKING:
    from hall_assistant.cases.summary import Summary


def copy_summary(counter: CounterDesk, *, then: Callable[[], None]) -> None:
    """Put the summary on the clipboard, then call `then` (to ask for the work order's number).

    Of the reception in hand, or of the one that ended last. It waits for the writer's queue, so that what was typed
    a moment ago is in it.
    """
    context, ticket = counter.context, counter.ticket or counter.last
    if ticket is None:
        context.say("还没有接待，先点「接待开始」，或者用「事后补记」。")
        return
    from hall_assistant.cases.summary import summary

    library, chosen, offset = context.hall.library, context.settings, context.hall.clock.offset()

    def put(made: Summary) -> None:
        QGuiApplication.clipboard().setText(made.text)
        cut = f"，只放得下{made.limit}字，后面截了" if made.cut else ""
        then()
        context.say(f"摘要已复制，到工单里粘贴{cut}。")

    def ask() -> None:
        case = ticket.id()
        context.runner.read(
            lambda at: summary(
                at, case, library, template=chosen.summary_template, limit=chosen.summary_limit, offset=offset
            ),
            owner=counter,
            then=put,
        )

    counter.after_writes(ask)


def ask_slip(counter: CounterDesk, hand: Callable[[CaseId], None]) -> None:
    """Call `hand` with the reception in hand, or the one that ended last, once everything done in it is stored."""
    ticket = counter.ticket or counter.last
    if ticket is None:
        counter.context.say("还没有接待，先点「接待开始」，或者用「事后补记」。")
        return
    counter.after_writes(lambda: hand(ticket.id()))
