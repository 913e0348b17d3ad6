"""Search over any corpus: `Index.build(path, entries)`, `Index.open(path)`, `.search(text, limit)` → hits.

The door is kept; what is behind it may change.
"""

from __future__ import annotations

from hall_assistant.search.index import Entry, Hit, Index

__all__ = ["Entry", "Hit", "Index"]
