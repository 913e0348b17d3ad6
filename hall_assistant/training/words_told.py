"""Words of the day in the demo month (口径): a wording, an outage, something out of stock, told the evening before."""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.authoring.desk import publish_notice
from hall_assistant.authoring.values import NoticeKind
from hall_assistant.clock import DAY, HOUR, MINUTE, day_bounds, local_day
from hall_assistant.training.month import Month, Telling


def words_told(month: Month) -> Iterator[Telling]:
    """All of them, told by the manager at closing time of the day before."""
    today = day_bounds(local_day(month.until, month.clock.offset()), month.clock.offset())[0]
    closing = today - DAY + 17 * HOUR + 40 * MINUTE
    yield _told(month, closing, "补卡当天办，本人带证；过户的另排。", NoticeKind.WORD)
    yield _told(month, closing, "城东两个基站检修，晚八点前恢复。", NoticeKind.OUTAGE, end=today + 20 * HOUR)
    yield _told(month, closing, "儿童手表没货，下周三到，先别答应。", NoticeKind.STOCK)


def _told(month: Month, begins: int, text: str, kind: NoticeKind, *, end: int | None = None) -> Telling:
    yield begins
    publish_notice(month.store, by=month.at(month.crew["周伟"]), text=text, end=end, kind=kind)
