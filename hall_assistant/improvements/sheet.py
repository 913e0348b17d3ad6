"""The month's sheet 「您说的，我们做了」 for the wall: large type, no inside word, no name, no number. Source: S195."""

from __future__ import annotations

from hall_assistant.errors import StaffError
from hall_assistant.improvements.records import ItemLine, items_picked
from hall_assistant.library.library import Library
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.phrases.templates import fill
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading

SIZES = (28, 24, 20, 17, 14)
"""Sizes of type in points, the largest first; what is read from two steps away is the last."""
_WIDE, _HIGH = 510, 600
"""Points across and down that the pairs have on A4."""


def wall_html(at: Reading, *, by: Actor, library: Library, month: str) -> str:
    """The sheet of a local month, `2026-03`, on A4. Raises StaffError `improvement.none_picked`, `access.denied`."""
    check(at, by, "improvements.pick")
    picked = items_picked(at, month)
    if not picked:
        raise StaffError("improvement.none_picked")
    year, _, number = month.partition("-")
    size = next((size for size in SIZES if _height(picked, size) <= _HIGH), SIZES[-1])
    words = {
        "厅名": hall_settings(at).hall,
        "月份": f"{year}年{int(number)}月",
        "字大": size,
        "空": size * 4 // 3,
        "各条": [{"您说": one.said, "我们": one.did} for one in picked],
    }
    return fill(library.template("you_said"), words)


def _height(picked: list[ItemLine], size: int) -> float:
    """Points that the pairs take down the page, about."""
    across = _WIDE // size
    lines = sum(-(-(len(text) + 4) // across) for one in picked for text in (one.said, one.did))
    return size * (lines * 1.45 + len(picked)) + 6 * len(picked)
