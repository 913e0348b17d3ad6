"""What every check of one item knows: the rest of the content, our voice, the day; and when two texts are alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from hall_assistant.library.grounds import Figure
from hall_assistant.library.kinds import GENERAL, Kind, Slot, Topic
from hall_assistant.library.loader import Content
from hall_assistant.library.slots import slots_in
from hall_assistant.library.voice import Voice

ALIKE = 0.8
"""Share of common 2-grams from which on two texts are too alike."""
LONGEST_ASKED = 40
"""Characters of a sentence people come with."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The content under check. today: None leaves out what depends on the day."""

    content: Content
    voice: Voice
    today: date | None
    grams: dict[type[Kind], dict[str, frozenset[str]]] = field(default_factory=dict)
    """2-grams of the items compared so far, by kind and name."""

    def knows_topic(self, topic: str) -> bool:
        """Whether it is a topic, or the general one."""
        return topic == GENERAL or topic in self.content.of(Topic)

    def future(self, day: date | None) -> bool:
        """Whether a day has not come yet; never, where today is not known."""
        return bool(day and self.today and day > self.today)

    def stray_slots(self, texts: Iterable[str]) -> Iterator[str]:
        """Slots in texts that are shown as they stand: only figures are filled there."""
        figures, slots = self.content.of(Figure), self.content.of(Slot)
        for name in dict.fromkeys(name for text in texts for name in slots_in(text)):
            if name not in figures:
                why = "只有口径数能放在这里" if name in slots else "没有在 figures.yaml 里"
                yield f"「{{{{{name}}}}}」{why}"

    def twin(self, item: Kind, name: str, text: str) -> str:
        """Name of an item compared earlier that says nearly the same; empty where there is none."""
        own, others = bigrams(text), self.grams.setdefault(type(item), {})
        found = next((each for each, other in others.items() if alike(own, other)), "")
        others[name] = own
        return found


def asked_findings(asked: Iterable[str]) -> Iterator[str]:
    """Sentences of customers that are too short or too long to be one."""
    for each in asked:
        if not 2 <= len(each) <= LONGEST_ASKED:
            yield f"客户的话（asked）一句 2 到 {LONGEST_ASKED} 个字，「{each}」不是"


def bigrams(text: str) -> frozenset[str]:
    """2-grams of what would be spoken; a single character stands for itself."""
    spoken = "".join(each for each in text if each.isalnum())
    return frozenset(spoken[place : place + 2] for place in range(max(1, len(spoken) - 1)))


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts share nearly all their 2-grams."""
    small, large = len(one), len(other)
    if small > large:
        small, large = large, small
    if small < ALIKE * large:
        return False
    common = len(one & other)
    return common >= ALIKE * (small + large - common)
