"""Search over any corpus: `Index.build(path, entries)`, `Index.open(path)`, `.search(text, limit)` → hits.

Single entries are changed by `.update(entry)` and `.remove(id)`. The door is kept; what is behind it may change.
"""

from __future__ import annotations

from hall_assistant.search.index import Entry, Hit, Index

__all__ = ["Entry", "Hit", "Index"]
