"""The month's sheet 「您说的，我们做了」 for the wall: large type, no inside word, no name, no number. Source: S195."""

from __future__ import annotations

from hall_assistant.errors import StaffError
from hall_assistant.improvements.records import items_picked
from hall_assistant.library.library import Library
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.phrases.templates import fill
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading

FEW = 5
"""Up to so many pairs the type is largest."""


def wall_html(at: Reading, *, by: Actor, library: Library, month: str) -> str:
    """The sheet of a local month, `2026-03`, on A4. Raises StaffError `improvement.none_picked`, `access.denied`."""
    check(at, by, "improvements.pick")
    picked = items_picked(at, month)
    if not picked:
        raise StaffError("improvement.none_picked")
    year, _, number = month.partition("-")
    words = {
        "厅名": hall_settings(at).hall,
        "月份": f"{year}年{int(number)}月",
        "字大": 20 if len(picked) <= FEW else 16,
        "各条": [{"您说": one.said, "我们": one.did} for one in picked],
    }
    return fill(library.template("you_said"), words)
