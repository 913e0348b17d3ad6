"""Content as typed values: its kinds, loader and checker, and the shelf that keeps it ready."""

from __future__ import annotations
