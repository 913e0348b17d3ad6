"""What is said at the counter: lines, answers to hard words, terms. Each sounds like us and stands once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from hall_assistant.library.check_base import Bench, asked_findings
from hall_assistant.library.kinds import Phrase
from hall_assistant.library.talk import Jargon, Provocation

Said: TypeAlias = Phrase | Provocation | Jargon


def phrase_findings(phrase: Phrase, at: Bench) -> Iterator[str]:
    """Its id, topic, apology grade and mood fit together, and it sounds like us."""
    for finding in (*_fits(phrase, at), *at.voice.cue(phrase.cue), *at.voice.line(phrase.say)):
        yield f"「{phrase.id}」{finding}"


def _fits(phrase: Phrase, at: Bench) -> Iterator[str]:
    """Its fields fit together."""
    if not at.knows_topic(phrase.topic):
        yield f"的主题「{phrase.topic}」没有"
    if not phrase.id.startswith(f"{phrase.topic}.{phrase.step}."):
        yield f"的编号应当以「{phrase.topic}.{phrase.step}.」开头"
    if phrase.apology and phrase.step != "apologise":
        yield "不在道歉一步，不写 apology"
    if phrase.apology == "fault" and phrase.evidence != ("ours",):
        yield "认错的话只能在查实是我们的错时说，写 evidence: [ours]"
    if phrase.emotion and phrase.emotion[0] > phrase.emotion[1]:
        yield "情绪的下限比上限大"


def provocation_findings(item: Provocation, at: Bench) -> Iterator[str]:
    """Two or three answers that sound like us, to words that stand nowhere else."""
    if not at.knows_topic(item.topic):
        yield f"「{item.id}」的主题「{item.topic}」没有"
    if not 2 <= len(item.answers) <= 3:
        yield f"「{item.id}」要 2 到 3 条回话，现在 {len(item.answers)} 条"
    for answer in item.answers:
        yield from (f"「{item.id}」回话：{finding}" for finding in at.voice.line(answer))
    yield from (f"「{item.id}」{finding}" for finding in asked_findings(item.asked))
    other = at.twin(item, item.id, item.heard)
    if other:
        yield f"「{item.id}」与「{other}」是同一句难听话，合成一条"


def jargon_findings(item: Jargon, at: Bench) -> Iterator[str]:
    """A plain gloss; a line that sounds like us."""
    if not at.knows_topic(item.topic):
        yield f"「{item.term}」的主题「{item.topic}」没有"
    if item.plain.strip("。") == item.term:
        yield f"「{item.term}」的解释就是它自己"
    yield from (f"「{item.term}」{finding}" for finding in at.stray_slots([item.plain]))
    yield from (f"「{item.term}」{finding}" for finding in at.voice.words(item.plain, spoken=False))
    if item.say:
        yield from (f"「{item.term}」怎么说：{finding}" for finding in at.voice.line(item.say))


def said_twice(at: Bench) -> Iterator[tuple[Said, str]]:
    """Lines, hard words and names of terms that stand word for word at an earlier item too."""
    yield from _twice((each, each.id, [each.say]) for each in at.content.of(Phrase).values())
    hard = at.content.of(Provocation).values()
    yield from _twice((each, each.id, [each.heard, *each.also]) for each in hard)
    yield from _twice((each, each.id, each.answers) for each in hard)
    yield from _twice((each, each.term, [each.term, *each.also]) for each in at.content.of(Jargon).values())


def _twice(items: Iterable[tuple[Said, str, Sequence[str]]]) -> Iterator[tuple[Said, str]]:
    """Items with a text that an earlier one has too; punctuation does not make a difference."""
    first: dict[str, str] = {}
    for item, name, texts in items:
        for text in texts:
            earlier = first.setdefault("".join(each for each in text if each.isalnum()), name)
            if earlier != name:
                yield item, f"「{name}」与「{earlier}」一字不差：{text}"
