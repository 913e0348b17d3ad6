"""Checks what one file alone cannot show: references, dates, ways of speaking, enough lines, cards too alike.

Nothing is left out here; each finding is a problem with file and line, for whoever keeps the content.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from hall_assistant.library.check_cards import card_findings
from hall_assistant.library.grounds import Figure
from hall_assistant.library.kinds import GENERAL, STEPS, Flow, Kind, Phrase, Rule, Slot, Template, Topic
from hall_assistant.library.kinds import Card as CardKind
from hall_assistant.library.loader import Content
from hall_assistant.library.voice import Voice

ENOUGH = 5
"""Lines of its own or its tile's, working without any mood, that a main topic needs for each step."""
MAIN_SHARE = 5.0
"""Percent of complaints from which on a topic counts as a main one; with today's figures these are six."""


def check(content: Content, today: date | None = None) -> None:
    """Add what is found to `content.problems`. today: to name cards past their review date; None leaves
    that out.
    """
    rules = [rule for rule in content.of(Rule).values() if _sound_rule(rule, content)]
    figures = {each.name: each.as_slot() for each in content.of(Figure).values()}
    voice = Voice(rules, {**figures, **content.of(Slot)})
    for topic in content.of(Topic).values():
        _say(content, topic, _topic(topic, content))
    for phrase in content.of(Phrase).values():
        _say(content, phrase, _phrase(phrase, content, voice))
    for flow in content.of(Flow).values():
        _say(content, flow, _flow(flow))
    for card in content.of(CardKind).values():
        _say(content, card, card_findings(card, content, voice, today))
    for template in content.of(Template).values():
        _say(content, template, _template(template))
    _twins(content)


def main_topics(content: Content) -> list[Topic]:
    """Tiles and the topics with the largest share: those that must never be short of lines."""
    topics = content.of(Topic).values()
    return [each for each in topics if each.is_tile or (each.share or 0) >= MAIN_SHARE]


def _say(content: Content, item: Kind, findings: Iterator[str] | list[str]) -> None:
    """Note findings at the place of an item."""
    for finding in findings:
        content.trouble(content.place(item), finding)


def _sound_rule(rule: Rule, content: Content) -> bool:
    """Whether a rule's pattern is a regular expression; noted where it is not."""
    try:
        re.compile(rule.pattern)
    except re.error:
        content.trouble(content.place(rule), f"「{rule.pattern}」不是正则")
        return False
    return True


def _topic(topic: Topic, content: Content) -> Iterator[str]:
    """Its parent is a tile, its first card exists; a main topic has lines and a card of its own."""
    topics, cards = content.of(Topic), content.of(CardKind)
    if topic.parent is not None:
        parent = topics.get(topic.parent)
        if parent is None:
            yield f"「{topic.name}」的上一级「{topic.parent}」没有"
        elif not parent.is_tile:
            yield f"「{topic.name}」的上一级「{topic.parent}」不是首屏大类，只能有两层"
    if topic.first_card and topic.first_card not in cards:
        yield f"「{topic.name}」的首张卡「{topic.first_card}」没有"
    if topic in main_topics(content):
        yield from _enough(topic, content)


def _enough(topic: Topic, content: Content) -> Iterator[str]:
    """Lines of its own, or its tile's, for each step that need no mood; a card for the first minute."""
    lines = [each for each in content.of(Phrase).values() if each.topic in (topic.id, topic.parent)]
    counted = Counter(each.step for each in lines if each.emotion is None or each.emotion[0] < 3)
    short = [f"{step} {counted[step]} 条" for step in STEPS if counted[step] < ENOUGH]
    if short:
        yield f"「{topic.name}」每一步至少 {ENOUGH} 条话术，还差：{'、'.join(short)}"
    if not topic.first_card:
        yield f"「{topic.name}」没有首张卡（first_card）"


def _phrase(phrase: Phrase, content: Content, voice: Voice) -> Iterator[str]:
    """Its id, topic, apology grade and mood fit together, and it sounds like us."""
    if phrase.topic != GENERAL and phrase.topic not in content.of(Topic):
        yield f"「{phrase.id}」的主题「{phrase.topic}」没有"
    if not phrase.id.startswith(f"{phrase.topic}.{phrase.step}."):
        yield f"「{phrase.id}」的编号应当以「{phrase.topic}.{phrase.step}.」开头"
    if phrase.apology and phrase.step != "apologise":
        yield f"「{phrase.id}」不在道歉一步，不写 apology"
    if phrase.apology == "fault" and phrase.evidence != ("ours",):
        yield f"「{phrase.id}」认错的话只能在查实是我们的错时说，写 evidence: [ours]"
    if phrase.emotion and phrase.emotion[0] > phrase.emotion[1]:
        yield f"「{phrase.id}」情绪的下限比上限大"
    yield from (f"「{phrase.id}」{finding}" for finding in voice.cue(phrase.cue) + voice.line(phrase.say))


def _flow(flow: Flow) -> Iterator[str]:
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


def _template(template: Template) -> Iterator[str]:
    """It is not empty, and it is a template at all; what it asks for shows only when it is filled."""
    from jinja2 import Environment, TemplateSyntaxError

    if not template.text.strip():
        yield f"模板「{template.name}」是空的"
    try:
        Environment(autoescape=True).parse(template.text)
    except TemplateSyntaxError as error:
        yield f"模板「{template.name}」里第 {error.lineno} 行的花括号写法不对"


def _twins(content: Content) -> None:
    """Note lines said word for word twice."""
    first: dict[str, Phrase] = {}
    for phrase in content.of(Phrase).values():
        earlier = first.setdefault(phrase.say, phrase)
        if earlier is not phrase:
            content.trouble(content.place(phrase), f"「{phrase.id}」与「{earlier.id}」一字不差")
