"""Which words of the day hold at a moment, and which stand on a card or topic."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from hall_assistant.authoring.values import Notice, NoticeState, notice_state


def live(notices: Iterable[Notice], now: int) -> list[Notice]:
    """Those of the notices that hold at `now`, in the order given."""
    return [notice for notice in notices if notice_state(notice, now).state is NoticeState.LIVE]


def touching(notices: Iterable[Notice], *, card: str = "", topics: Collection[str] = ()) -> list[Notice]:
    """Those of the notices that touch a card, or one of the topics it belongs to."""
    return [notice for notice in notices if card in notice.cards or set(notice.topics) & set(topics)]
