"""What a card must hold to be of use in the first minute, and when it is due for review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hall_assistant.library.kinds import Card, Topic
from hall_assistant.library.loader import Content
from hall_assistant.library.voice import Voice

FIRST_MINUTE = 30
"""Characters of each answer of the first minute."""
ALIKE = 0.8
"""Share of common 2-grams from which on two cards are too alike."""
LONGEST_REVIEW = 731
"""Days from validity to review at most: two years."""


def card_findings(card: Card, content: Content, voice: Voice, today: date | None) -> Iterator[str]:
    """What is wrong with a card, in Chinese."""
    for finding in (*_place(card, content), *_size(card), *_dates(card, today), *_twin(card, content)):
        yield f"「{card.id}」{finding}"
    for line in card.say:
        yield from (f"「{card.id}」怎么说：{finding}" for finding in voice.line(line))
    for text in shown_texts(card):
        yield from (f"「{card.id}」{finding}" for finding in voice.words(text, spoken=False))


def shown_texts(card: Card) -> list[str]:
    """Every text of a card that a customer or a camera might read; the customers' own words are only
    searched.
    """
    first = card.first_minute
    texts = [card.title, first.now, first.needs, first.who, first.time, card.means]
    return [*texts, *card.points, *card.must_tell, *card.dont, *card.steps, *card.papers]


def _place(card: Card, content: Content) -> Iterator[str]:
    """Its topic exists, and its file lies in the tile's folder under its own name."""
    topic = content.of(Topic).get(card.topic)
    if topic is None:
        yield f"的主题「{card.topic}」没有"
        return
    expected = f"knowledge/cards/{topic.parent or topic.id}/{card.id}.yaml"
    file = content.place(card).file
    if file != expected:
        yield f"应当放在 {expected}"


def _size(card: Card) -> Iterator[str]:
    """Short enough to be glanced at, full enough to be found."""
    first = card.first_minute
    for name, text in (("能否办", first.now), ("要什么", first.needs), ("谁批", first.who), ("多久", first.time)):
        if len(text) > FIRST_MINUTE:
            yield f"第一分钟「{name}」最多 {FIRST_MINUTE} 个字，现在 {len(text)} 个"
    if len(card.points) > 5:
        yield f"要点最多 5 条，现在 {len(card.points)} 条"
    if not 2 <= len(card.must_tell) <= 5:
        yield f"必须告知 2 到 5 条，现在 {len(card.must_tell)} 条"
    if not 1 <= len(card.say) <= 3:
        yield f"怎么说 1 到 3 条，现在 {len(card.say)} 条"
    if len(card.aliases) < 3:
        yield f"客户的叫法至少 3 个，现在 {len(card.aliases)} 个"


def _dates(card: Card, today: date | None) -> Iterator[str]:
    """Valid before reviewed, reviewed within two years, not overdue; verified only when its basis is."""
    if card.valid_from is None or card.review_by is None or not card.owner:
        yield "要写生效日、复核日和负责人"
        return
    if not 0 < (card.review_by - card.valid_from).days <= LONGEST_REVIEW:
        yield "复核日应当在生效日之后两年以内"
    if today and card.review_by < today:
        yield f"复核日 {card.review_by} 已过，请{card.owner}核对"
    if card.status == "verified" and any(basis.status == "pending" for basis in card.basis):
        yield "依据还待核，卡不能写已核"


def _twin(card: Card, content: Content) -> Iterator[str]:
    """An earlier card that says nearly the same."""
    own = _grams(card)
    for other in content.of(Card).values():
        if other is card:
            return
        theirs = _grams(other)
        if len(own & theirs) >= ALIKE * max(1, len(own | theirs)):
            yield f"与「{other.id}」几乎一样，合成一张"


def _grams(card: Card) -> set[str]:
    """2-grams of what a card says."""
    text = "".join([card.title, *card.points, *card.must_tell])
    return {text[place : place + 2] for place in range(len(text) - 1)}
