"""Kinds of content that are read when somebody first asks for one of them (用时才读): guides, sheets and the like.

They are used in one reception of many, so nothing of them is in memory, and nothing read, until then.
"""

from __future__ import annotations

from collections.abc import Callable

from hall_assistant.library.kinds import Kind


def _sheet() -> type[Kind]:
    from hall_assistant.library.sheets import Sheet

    return Sheet


LATER: dict[str, Callable[[], type[Kind]]] = {"sheets": _sheet}
"""Name of the board and how its kind is got hold of: imported when first asked for, so that a start knows none."""
