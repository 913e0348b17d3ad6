"""Rules of retention: grounds and topics that are there, no topic in two rules, one rule for the rest."""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.grounds import Law
from hall_assistant.library.kinds import Topic
from hall_assistant.library.retention import OTHER, RetentionRule


def retention_findings(rule: RetentionRule, at: Bench) -> Iterator[str]:
    """Everything of one rule."""
    rules = at.content.of(RetentionRule)
    yield from (f"「{rule.name}」的依据行「{law}」没有" for law in rule.law if law not in at.content.of(Law))
    yield from (f"「{rule.name}」的话题「{topic}」没有" for topic in rule.topics if topic not in at.content.of(Topic))
    if not rule.law:
        yield f"「{rule.name}」没写依据行"
    others = {topic for each in rules.values() if each.id != rule.id for topic in each.topics}
    yield from (f"话题「{topic}」在别的保存规则里也有" for topic in rule.topics if topic in others)
    if bool(rule.topics) == (rule.id == OTHER):
        yield f"「{rule.name}」：只有 other 不写话题，别的都要写"
    if OTHER not in rules:
        yield "保存规则里没有 other，别的事就没有期限了"
    yield from (f"「{rule.name}」{finding}" for finding in at.voice.words(rule.why, spoken=False))
    yield from at.stray_slots([rule.why])
