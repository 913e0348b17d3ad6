"""The store: one encrypted journal of facts, and the read tables folded from it."""

from __future__ import annotations
