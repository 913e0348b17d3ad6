"""Checks of the hall: short items said once, words that may be filmed; factors that point at what is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.checklists import Checklist, Factor
from hall_assistant.library.kinds import Card

ITEM = range(3, 17)
"""Characters of an item: it is read while walking."""
LOOK = 40
"""Characters of one sentence that says where to look."""
MOST = 12
"""Items of one walk; a longer one is not walked."""


def checklist_findings(list: Checklist, at: Bench) -> Iterator[str]:
    """What is wrong with one list, in Chinese."""
    for finding in (*_items(list), *_words(list, at)):
        yield f"「{list.name}」{finding}"


def _items(list: Checklist) -> Iterator[str]:
    if not 1 <= len(list.items) <= MOST:
        yield f"一张表 1 到 {MOST} 样，现在 {len(list.items)} 样"
    for name in ("id", "text"):
        for value, times in Counter(getattr(item, name) for item in list.items).items():
            if times > 1:
                yield f"的「{value}」写了两遍"
    for item in list.items:
        if len(item.text) not in ITEM:
            yield f"的「{item.text}」要 {ITEM[0]} 到 {ITEM[-1]} 个字"
        if len(item.look) > LOOK:
            yield f"的「{item.look}」最多 {LOOK} 个字"


def _words(list: Checklist, at: Bench) -> Iterator[str]:
    texts = [text for item in list.items for text in (item.text, item.look)]
    for text in texts:
        yield from at.voice.words(text, spoken=False)
    yield from at.stray_slots(texts)


def factor_findings(factor: Factor, at: Bench) -> Iterator[str]:
    """What is wrong with one factor, in Chinese."""
    for finding in (*_aims(factor, at), *_shown(factor, at)):
        yield f"「{factor.code}」{finding}"


def _aims(factor: Factor, at: Bench) -> Iterator[str]:
    lists = at.content.of(Checklist)
    for name in factor.items:
        list, _, item = name.partition(".")
        if list not in lists or lists[list].item(item) is None:
            yield f"的检查项「{name}」没有"
    for card in factor.cards:
        if card not in at.content.of(Card):
            yield f"的卡「{card}」没有"


def _shown(factor: Factor, at: Bench) -> Iterator[str]:
    if any(each.code == factor.code and each.id != factor.id for each in at.content.of(Factor).values()):
        yield "写了两遍"
    for text in (factor.name, *factor.look):
        if len(text) > LOOK:
            yield f"的「{text}」最多 {LOOK} 个字"
        yield from at.voice.words(text, spoken=False)
    yield from at.stray_slots((factor.name, *factor.look))
