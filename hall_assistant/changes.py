"""What a write changed, so that the pages that show it can ask again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of thing that changed (`case`, `promises`, `drafts`, …) and the subjects touched (`case:…`)."""

    kinds: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.kinds | other.kinds, self.subjects | other.subjects)

    def __bool__(self) -> bool:
        return bool(self.kinds or self.subjects)
