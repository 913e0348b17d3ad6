"""Topics and ways through a reception: two levels, a first-minute answer and lines for all eight steps everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.kinds import STEPS, Card, Flow, Phrase, Topic
from hall_assistant.library.loader import Content

ENOUGH = 5
"""Lines of its own or its tile's, working without any mood, that a main topic needs for each step."""
MAIN_SHARE = 5.0
"""Percent of complaints from which on a topic counts as a main one; with today's figures these are six."""


def main_topics(content: Content) -> list[Topic]:
    """Tiles and the topics with the largest share: those that must never be short of lines."""
    topics = content.of(Topic).values()
    return [each for each in topics if each.is_tile or (each.share or 0) >= MAIN_SHARE]


def topic_findings(topic: Topic, at: Bench) -> Iterator[str]:
    """Its parent is a tile; it has a card for the first minute, and lines for each step."""
    topics, cards = at.content.of(Topic), at.content.of(Card)
    if topic.parent is not None:
        parent = topics.get(topic.parent)
        if parent is None:
            yield f"「{topic.name}」的上一级「{topic.parent}」没有"
        elif not parent.is_tile:
            yield f"「{topic.name}」的上一级「{topic.parent}」不是首屏大类，只能有两层"
    if topic.first_card and topic.first_card not in cards:
        yield f"「{topic.name}」的首张卡「{topic.first_card}」没有"
    yield from _enough(topic, at)


def _enough(topic: Topic, at: Bench) -> Iterator[str]:
    """Lines of its own, or its tile's, for each step that need no mood; a card for the first minute."""
    lines = [each for each in at.content.of(Phrase).values() if each.topic in (topic.id, topic.parent)]
    counted = Counter(each.step for each in lines if each.emotion is None or each.emotion[0] < 3)
    main = topic in main_topics(at.content)
    needed = ENOUGH if main else 1
    short = [f"{step} {counted[step]} 条" for step in STEPS if counted[step] < needed]
    if short:
        yield f"「{topic.name}」每一步至少 {needed} 条话术，还差：{'、'.join(short)}"
    own = not main and any(card.topic == topic.id for card in at.content.of(Card).values())
    if not topic.first_card and not own:
        yield f"「{topic.name}」没有首张卡（first_card）"


def flow_findings(flow: Flow, at: Bench) -> Iterator[str]:
    """Its steps are different and refer to each other; a full one covers all eight steps in their order."""
    ids = [step.id for step in flow.steps]
    if not ids:
        yield f"流程「{flow.name}」没有步骤"
    yield from (f"流程「{flow.name}」里「{each}」写了两遍" for each, times in Counter(ids).items() if times > 1)
    for step in flow.steps:
        for other in step.beside:
            found = flow.step(other)
            if found is None or step.id not in found.beside:
                yield f"「{step.name}」与「{other}」并行要两边都写"
    covered = tuple(each for step in flow.steps for each in step.covers)
    if flow.kind == "full" and covered != STEPS:
        yield f"完整流程「{flow.name}」要按顺序包住八步"
    if len(set(covered)) < len(covered):
        yield f"流程「{flow.name}」里有一步被包了两次"
