"""本店已核: the manager vouches for a card that is still 待核实, and takes that back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hall_assistant.errors import HallError
from ui.context import Context


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
