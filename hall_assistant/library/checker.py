"""Checks what one file alone cannot show: cross references, dates, ways of speaking, enough lines."""

from __future__ import annotations

from hall_assistant.library.loader import Content


def check(content: Content) -> None:
    """Add the problems found across files to `content.problems`."""
