"""The voice of the counter (说话的样子) as far as a machine can hear it: short sentences, no words from
the list.

What a person must judge (is it true, does it shame nobody) stays with the person; these rules only catch
slips.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hall_assistant.library.kinds import Rule, Slot
from hall_assistant.library.slots import SLOT, as_example, as_fallback, slots_in

LONGEST_SENTENCE = 22
"""Characters of a sentence, punctuation not counted, slots counted as their example."""
MOST_SENTENCES = 3
CUE = range(4, 11)
"""Characters of a cue."""
_END = re.compile(r"[。！？；!?;…]+")


def sentences(line: str) -> list[str]:
    """The sentences of a line, without their end marks."""
    return [part.strip() for part in _END.split(line) if any(each.isalnum() for each in part)]


def spoken_length(sentence: str) -> int:
    """Characters spoken: letters, digits and characters, no punctuation."""
    return sum(each.isalnum() for each in sentence)


class Voice:
    """The rules, made ready once, with the slots lines may hold."""

    def __init__(self, rules: Sequence[Rule], slots: Mapping[str, Slot]) -> None:
        self._slots = slots
        spoken = [(re.compile(rule.pattern).search, rule) for rule in rules]
        # Some thousand texts are held against some hundred rules: what holds for which is parted once.
        self._rules = {True: spoken, False: [one for one in spoken if one[1].where == "screen"]}

    def line(self, line: str) -> list[str]:
        """What is wrong with a spoken line, in Chinese; empty when nothing is."""
        spoken = dict.fromkeys((self.example(line), as_fallback(line, self._slots)))
        found = dict.fromkeys(finding for each in spoken for finding in (*self._length(each), *self._words(each, True)))
        return [*self._gaps(line), *found]

    def example(self, text: str) -> str:
        """The text with slots and figures as they look when filled."""
        return as_example(text, self._slots)

    def cue(self, cue: str) -> list[str]:
        """What is wrong with a cue."""
        found = [] if len(cue) in CUE else [f"提示词要 4 到 10 个字，现在 {len(cue)} 个"]
        return found + (["提示词里不放空位"] if slots_in(cue) else []) + self.words(cue, spoken=True)

    def words(self, text: str, *, spoken: bool) -> list[str]:
        """Words in a text that are not ours; on screen fewer are forbidden than when spoken."""
        return self._words(self.example(text), spoken)

    def _words(self, plain: str, spoken: bool) -> list[str]:
        found = []
        for search, rule in self._rules[spoken]:
            if hit := search(plain):
                found.append(f"不说「{hit[0]}」：{rule.why}。换成：{rule.better}")
        return found

    def _gaps(self, line: str) -> list[str]:
        """Slots that are not declared, and braces that are no slot."""
        unknown = [name for name in slots_in(line) if name not in self._slots]
        found = [f"空位「{name}」没有在 slots.yaml 里" for name in unknown]
        if re.search(r"[{}]", SLOT.sub("", line)):
            found.append("花括号没写对，空位写成 {{时间}}")
        return found

    def _length(self, spoken: str) -> list[str]:
        """Too many sentences, or one too long to say in a breath."""
        said = sentences(spoken)
        found = [
            f"一句最多 {LONGEST_SENTENCE} 个字，「{each}」有 {spoken_length(each)} 个"
            for each in said
            if spoken_length(each) > LONGEST_SENTENCE
        ]
        if not 1 <= len(said) <= MOST_SENTENCES:
            found.append(f"一条说 1 到 {MOST_SENTENCES} 句，现在 {len(said)} 句")
        return found
