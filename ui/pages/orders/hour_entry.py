"""An hour to fill in about an order: a moment, an hour of today, or a stretch of time."""

from __future__ import annotations

import re

from hall_assistant.clock import local_day, parse_local
from hall_assistant.deadlines.deciding import surroundings
from hall_assistant.orders.hours import due_after
from ui.pages.notices.moment import MomentEntry

_HOUR = re.compile(r"(\d{1,2})\s*[:：点]\s*(\d{2})?")


class HourEntry(MomentEntry):
    """A moment, an hour of today (`17:30`), or a stretch from when the order came (`2小时`)."""

    def hour(self, start: int) -> tuple[bool, int | None]:
        """Whether it can be read, and the instant (UTC milliseconds) or None where nothing is written."""
        text, clock = self.text.strip(), self._context.hall.clock
        after = due_after(start, text, surroundings(self._context.settings, clock.offset()))
        if after is not None:
            return True, after
        found = _HOUR.fullmatch(text)
        if found is not None and int(found[1]) < 24 and int(found[2] or 0) < 60:
            day = local_day(clock.now(), clock.offset())
            return True, parse_local(f"{day} {int(found[1]):02d}:{found[2] or '00'}", clock.offset())
        return self.moment()
