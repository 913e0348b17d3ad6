"""Kinds of content that are read when somebody first asks for one of them (用时才读): guides, sheets and the like.

They are used in one reception of many, so nothing of them is in memory, and nothing read, until then.
"""

from __future__ import annotations

from hall_assistant.library.kinds import Kind

LATER: dict[str, type[Kind]] = {}
"""Name of the board and kind."""
