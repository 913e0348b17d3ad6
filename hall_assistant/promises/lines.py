"""Which lines give a promise when they are said: those in which we name an hour of ours (S82)."""

from __future__ import annotations

import re

from hall_assistant.promises.hours import spoken_hour

HOUR_SLOT = "时间"
_OURS = re.compile(r"(?<!到)\{\{\s*时间\s*\}\}(?!您|没|还)")
"""An hour of the customer's (`{{时间}}您拨一下`) or one that is waited for (`到{{时间}}还不通`) is no word of ours."""


def promised_hour(line: str, said: str, *, now: int, offset: int, closes: str = "18:00") -> int | None:
    """The due hour (UTC milliseconds) of a line with its slots still in it, filled with an hour as it is `said`.

    None where the line promises nothing, or no hour is named that lies ahead: no hour, no promise.
    """
    if not _OURS.search(line):
        return None
    return spoken_hour(said, now=now, offset=offset, closes=closes)
