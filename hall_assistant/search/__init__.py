"""Search over any corpus: `Index.build(path, entries)`, `Index.open(path)`, `.search(text, limit)` → hits.

Single entries are changed by `.update(entry)` and `.remove(id)`. The door is kept; what is behind it may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall_assistant.search.values import Entry, Hit

if TYPE_CHECKING:
    from hall_assistant.search.index import Index

__all__ = ["Entry", "Hit", "Index"]


def __getattr__(name: str) -> object:
    """The index comes with its engine, 3 MB that whoever only names a hit does not need."""
    if name == "Index":
        from hall_assistant.search.index import Index

        return Index
    raise AttributeError(name)
