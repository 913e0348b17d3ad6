"""Which rules fit a matter (能起的时限), and what a customer may be told of a clock. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.clocks import Clock
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.library import Library


def rules_of(library: Library) -> Mapping[str, Deadline]:
    """All rules by id, read from the shelf each time; keep them as long as they are wanted."""
    return library.later("deadlines")


def fitting(rules: Mapping[str, Deadline], library: Library, topic: str) -> tuple[Deadline, ...]:
    """The rules for a topic: its own first, then its tile's, then those for any matter. The others are not named."""
    found = library.topics.get(topic)
    near = [topic, *([found.parent] if found and found.parent else [])]
    ranked = [(_rank(rule, near), rule) for rule in rules.values()]
    return tuple(rule for rank, rule in sorted(ranked, key=lambda pair: pair[0]) if rank < len(near) + 1)


def _rank(rule: Deadline, near: list[str]) -> int:
    """0 for the topic's own, 1 for its tile's, then the general ones; one above that for what does not fit."""
    if not rule.topics:
        return len(near)
    return next((place for place, topic in enumerate(near) if topic in rule.topics), len(near) + 1)


def words_for(clock: Clock, rule: Deadline) -> tuple[str, ...]:
    """What may be said of a clock to a customer: nothing while its ground is not checked, or where none held."""
    return rule.say if clock.standing == "verified" and clock.law else ()
