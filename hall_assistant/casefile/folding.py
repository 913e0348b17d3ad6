"""A reception while its facts are being folded, and what a fact may do to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from hall_assistant.casefile.number import DELETED
from hall_assistant.casefile.values import CaseState, Promise, PromiseState, StepMark
from hall_assistant.store.facts import Fact

Words: TypeAlias = Mapping[str, Any]
"""The sealed body of a fact; of one whose key is destroyed every entry reads 「已删除」."""


class _Forgotten(dict[str, str]):
    """Sealed words whose key is destroyed."""

    def get(self, key: str, default: Any = None) -> Any:
        """「已删除」 for any entry."""
        return DELETED


FORGOTTEN: Words = _Forgotten()
"""Every entry reads 「已删除」."""


def text_in(body: Mapping[str, Any], name: str) -> str:
    """A text of a fact's body, open or sealed; empty where it is missing or damaged."""
    value = body.get(name)
    return value if isinstance(value, str) else ""


@dataclass(slots=True)
class Folding:
    """The state so far; turned into a `CaseState` at the end."""

    values: dict[str, Any]
    """Entries that the last fact decides, by name."""
    lists: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    """Entries to which each fact adds, by name."""
    steps: dict[str, StepMark] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)
    promises: dict[tuple[str, str], Promise] = field(default_factory=dict)
    """By the chain they were made on and the name they got there."""

    @property
    def owes(self) -> bool:
        """Whether a promise or a department's leg is open."""
        kept = all(promise.state is not PromiseState.OPEN for promise in self.promises.values())
        return not kept or any(leg.unsettled for leg in self.lists["legs"])

    def finish(self) -> CaseState:
        """The state as it stands now."""
        added: dict[str, Any] = {name: tuple(entries) for name, entries in self.lists.items()}
        return CaseState(
            **self.values,
            **added,
            steps=self.steps,
            details=self.details,
            told=frozenset(self.told),
            promises=tuple(self.promises.values()),
        )


Fold: TypeAlias = Callable[[Folding, Fact, Words], None]
"""What one fact does to the state."""
