"""本店已核: the manager vouches for a card that is still 待核实, and takes that back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hall_assistant.casefile.values import CaseId
from hall_assistant.errors import HallError
from hall_assistant.people.values import Actor
from ui.context import Context


def _place(by: Actor) -> CaseId:
    """Where notes not yet sent are kept: one place per person, one field per card."""
    return CaseId(f"check:{by.staff}")


def keep_note(context: Context, *, by: Actor, card: str, text: str, owner: QObject) -> None:
    """Keep what somebody is writing about a card; empty drops it."""
    from hall_assistant.cases.drafting import keep_draft

    context.runner.write(
        lambda store: keep_draft(store, by=by, case=_place(by), field=card, text=text), owner=owner, failed=_ignore
    )


def _ignore(_error: HallError) -> None:
    """A pause that comes too late, when the person is gone, keeps nothing."""


def find_note(context: Context, *, card: str, owner: QObject, then: Callable[[str], None]) -> None:
    """What the person here was writing about a card and has not sent; empty for nothing."""
    from hall_assistant.cases.drafting import drafts_of

    place = _place(context.who)
    context.runner.read(lambda at: drafts_of(at, place).get(card, ""), owner=owner, then=then)


def check_card(
    context: Context,
    *,
    card: str,
    note: str,
    owner: QObject,
    then: Callable[[], None],
    failed: Callable[[HallError], None],
) -> None:
    """Vouch for a card as it now reads; its own words may then be said."""
    from hall_assistant.authoring.confirming import confirm_card

    by, found = context.who, context.hall.library.cards[card]

    def done(_changes: object) -> None:
        context.say("记上了，这张卡的话可以照说了。卡上的字一改，要重新核。")
        then()

    context.runner.write(
        lambda store: confirm_card(store, by=by, card=found, note=note), owner=owner, then=done, failed=failed
    )


def withdraw_check(context: Context, *, card: str, owner: QObject) -> None:
    """Take the check back: 待核实 again."""
    from hall_assistant.authoring.confirming import withdraw_card_check

    by = context.who
    context.runner.write(
        lambda store: withdraw_card_check(store, by=by, card=card),
        owner=owner,
        then=lambda _changes: context.say("撤回了，这张卡又是待核实。"),
    )
