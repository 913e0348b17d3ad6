"""Marks for looking back: of a stage there is, short, each said once in it, about what was done and not about who."""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.kinds import Flow
from hall_assistant.library.review_tags import ReviewTag

LONGEST = 12
"""Characters of a mark: it stands on a chip."""
_OF_A_PERSON = ("态度", "性格", "素质", "能力", "水平", "懒", "笨", "不会", "分", "名次", "最")
"""What would judge or rank somebody."""


def review_tag_findings(tag: ReviewTag, at: Bench) -> Iterator[str]:
    """Its stage is there, its words fit a chip and speak of what was done."""
    stages = [step.id for flow in at.content.of(Flow).values() if flow.kind == "review" for step in flow.steps]
    if tag.stage not in stages:
        yield f"「{tag.name}」的段「{tag.stage}」没有"
    if len(tag.name) > LONGEST:
        yield f"「{tag.name}」太长，最多 {LONGEST} 个字"
    yield from (f"「{tag.name}」里有「{word}」：只写做了什么，不评人" for word in _OF_A_PERSON if word in tag.name)
    others = [one for one in at.content.of(ReviewTag).values() if one.id != tag.id and one.stage == tag.stage]
    if any(one.name == tag.name for one in others):
        yield f"「{tag.name}」在这一段写了两遍"
    yield from (f"「{tag.name}」{finding}" for finding in at.voice.words(tag.name, spoken=False))
