"""Slots (空位) in a line, `{{时间}}`: where they stand and what they look like when filled with their
example.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from hall_assistant.library.kinds import Slot

SLOT = re.compile(r"\{\{[ \t]*(\w{1,20})[ \t]*\}\}")
"""A slot in a line; anything else in braces is plain text."""


def slots_in(line: str) -> tuple[str, ...]:
    """Names of the slots of a line, each once, in order."""
    return tuple(dict.fromkeys(SLOT.findall(line)))


def as_example(line: str, slots: Mapping[str, Slot]) -> str:
    """The line with every declared slot filled by its example, as it would be spoken."""
    return SLOT.sub(lambda found: slots[found[1]].example if found[1] in slots else found[1], line)


def as_fallback(line: str, slots: Mapping[str, Slot]) -> str:
    """The line with every slot that can be done without left to its fallback, the others filled by their example."""
    plain = {name: fallback for name, slot in slots.items() if (fallback := slot.fallback) is not None}
    return as_example(SLOT.sub(lambda found: plain.get(found[1], found[0]), line), slots)
