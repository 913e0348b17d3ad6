"""Which words of the day hold at a moment, and which stand on a card or topic; the roll of what was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from hall_assistant.authoring.records import every_notice
from hall_assistant.authoring.values import Notice, NoticeState, notice_state
from hall_assistant.store.store import Reading


def notices(at: Reading, *, now: int) -> list[Notice]:
    """The words of the day that hold at `now` (UTC milliseconds), the latest first."""
    return live(every_notice(at), now)


def live(notices: Iterable[Notice], now: int) -> list[Notice]:
    """Those of the notices that hold at `now`, in the order given."""
    return [notice for notice in notices if notice_state(notice, now).state is NoticeState.LIVE]


def touching(notices: Iterable[Notice], *, card: str = "", topics: Collection[str] = ()) -> list[Notice]:
    """Those of the notices that touch a card, or one of the topics it belongs to."""
    return [notice for notice in notices if card in notice.cards or set(notice.topics) & set(topics)]


def next_change(notices: Iterable[Notice], now: int) -> int | None:
    """The next moment after `now` at which one of the notices goes live or stops; None where none will."""
    moments = [moment for notice in notices for moment in (notice.start, notice.until) if moment > now]
    return min(moments, default=None)
