"""The form of a deed: its rest held to a pattern, or the form shown to whoever wrote it."""

from __future__ import annotations

import re

from hall_assistant.training.fault import Unclear


def matched(pattern: str, rest: str, form: str) -> re.Match[str]:
    """The rest of a deed held to its form. Raises Unclear, which shows the form."""
    found = re.fullmatch(pattern, rest.strip())
    if not found:
        raise Unclear(f"照「{form}」写")
    return found
