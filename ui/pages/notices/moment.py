"""A day and hour to fill in, or none: typed as it stands in a message, 3-15 18:00."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hall_assistant.clock import local, parse_local
from ui.pages.forms import Entry

if TYPE_CHECKING:
    from ui.context import Context

_DAY = re.compile(
    r"(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?"
    r"(?:\s*(?P<hour>\d{1,2})\s*(?:[:：点时]\s*(?P<minute>\d{1,2})?\s*分?)?)?"
)
NOT_READ = "写成 3-15 18:00 这样，只写 3-15 也行。"


class MomentEntry(Entry):
    """One entry for a moment; what cannot be read is told beneath."""

    def __init__(self, context: Context, name: str, id: str, *, ends: bool) -> None:
        super().__init__(context.theme, name, id=id, hint="3-15 18:00")
        self._context = context
        self._ends = ends

    def show_moment(self, at: int | None) -> None:
        """Show an instant (UTC milliseconds), or nothing."""
        self.accept()
        moment = local(at, self._context.hall.clock.offset()) if at is not None else None
        self.edit.setText(f"{moment:%Y-%m-%d %H:%M}" if moment else "")

    def moment(self) -> tuple[bool, int | None]:
        """Whether it can be read, and the instant (UTC milliseconds) or None where nothing is written."""
        text = self.text.strip()
        if not text:
            return True, None
        clock = self._context.hall.clock
        at = read_moment(text, clock.now(), clock.offset(), ends=self._ends)
        if at is None:
            self.refuse(NOT_READ)
        return at is not None, at


def read_moment(text: str, now: int, offset: int, *, ends: bool) -> int | None:
    """The instant (UTC milliseconds) a text names, or None. A day alone begins at midnight, and ends at the next.

    A day without its year is this year's, or the next one's where it would be more than half a year back.
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    today = local(now, offset)
    year = int(found["year"] or today.year)
    if not found["year"] and int(found["month"]) < today.month - 6:
        year += 1
    hour, minute = (
        (found["hour"] or ("23" if ends else "0")),
        (found["minute"] or ("59" if ends and not found["hour"] else "0")),
    )
    try:
        return parse_local(
            f"{year:04d}-{int(found['month']):02d}-{int(found['day']):02d} {int(hour):02d}:{int(minute):02d}", offset
        )
    except ValueError:
        return None
