"""Needs and remedies: cards, clocks and grounds exist, words sound like us, and no need is a name for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.grounds import Law
from hall_assistant.library.kinds import Card
from hall_assistant.library.needs import Channel, Need, Remedy

_LABEL = re.compile(r"刁|闹|难缠|无赖|职业|专业投诉|敏感|黑名单|重点|户$|分子|人员$|者$")
"""What would make a label of a need (N10)."""


def need_findings(need: Need, at: Bench) -> Iterator[str]:
    """It is a need, its cards and clock are there, its words are ours."""
    if not need.name.startswith("要") or _LABEL.search(need.name):
        yield f"「{need.name}」要写成客人要什么，以「要」起头，不给人起名字"
    yield from (f"「{need.name}」的卡「{card}」没有" for card in need.cards if card not in at.content.of(Card))
    if need.deadline and need.deadline not in at.content.of(Deadline):
        yield f"「{need.name}」的时限「{need.deadline}」没有"
    for text in (need.name, need.hint, need.promise, *need.asks):
        yield from (f"「{need.name}」{finding}" for finding in at.voice.words(text, spoken=True))
    yield from at.stray_slots([need.hint, need.promise, *need.asks])


def channel_findings(channel: Channel, at: Bench) -> Iterator[str]:
    """Its name is no other's, and ours to say."""
    others = [each for each in at.content.of(Channel).values() if each.id != channel.id]
    if any(each.name == channel.name for each in others):
        yield f"渠道「{channel.name}」写了两遍"
    yield from (f"「{channel.name}」{finding}" for finding in at.voice.words(channel.name, spoken=False))


def remedy_findings(remedy: Remedy, at: Bench) -> Iterator[str]:
    """It rests on law rows that are there."""
    if not remedy.law:
        yield f"「{remedy.name}」要写依据行"
    yield from (f"「{remedy.name}」的依据行「{law}」没有" for law in remedy.law if law not in at.content.of(Law))
