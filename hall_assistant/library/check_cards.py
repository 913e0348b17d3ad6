"""What a card must hold to be of use in the first minute, and when it is due for review."""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.library.calcs import CALCULATOR_NAMES
from hall_assistant.library.check_base import Bench, asked_findings
from hall_assistant.library.grounds import Law
from hall_assistant.library.kinds import Basis, Card, Topic
from hall_assistant.library.standing import grounded

FIRST_MINUTE = 30
"""Characters of each answer of the first minute."""
LONGEST_REVIEW = 731
"""Days from validity to review at most: two years."""


def card_findings(card: Card, at: Bench) -> Iterator[str]:
    """What is wrong with a card, in Chinese."""
    for finding in (*_place(card, at), *_size(card, at), *_dates(card, at), *_basis(card, at), *_twin(card, at)):
        yield f"「{card.id}」{finding}"
    for line in card.say:
        yield from (f"「{card.id}」怎么说：{finding}" for finding in at.voice.line(line))
    texts = shown_texts(card)
    yield from (f"「{card.id}」{finding}" for finding in at.stray_slots(texts))
    for text in texts:
        yield from (f"「{card.id}」{finding}" for finding in at.voice.words(text, spoken=False))


def shown_texts(card: Card) -> list[str]:
    """Every text of a card that a customer or a camera might read; the customers' own words are only
    searched.
    """
    first = card.first_minute
    texts = [card.title, first.now, first.needs, first.who, first.time, card.means]
    return [*texts, *card.points, *card.must_tell, *card.dont, *card.steps, *card.papers]


def _place(card: Card, at: Bench) -> Iterator[str]:
    """Its topic exists, its file lies in the tile's folder under its own name, links and calculators too."""
    for link in card.links:
        if link == card.id or link not in at.content.of(Card):
            yield f"连到的卡「{link}」{'是它自己' if link == card.id else '没有'}"
    for name in card.calc:
        if name not in CALCULATOR_NAMES:
            yield f"要算的「{name}」没有，有的是 {'、'.join(CALCULATOR_NAMES)}"
    topic = at.content.of(Topic).get(card.topic)
    if topic is None:
        yield f"的主题「{card.topic}」没有"
        return
    expected = f"knowledge/cards/{topic.parent or topic.id}/{card.id}.yaml"
    if at.content.place(card).file != expected:
        yield f"应当放在 {expected}"


def _size(card: Card, at: Bench) -> Iterator[str]:
    """Short enough to be glanced at, full enough to be found."""
    first = card.first_minute
    for name, text in (("能否办", first.now), ("要什么", first.needs), ("谁批", first.who), ("多久", first.time)):
        length = len(at.voice.example(text))
        if length > FIRST_MINUTE:
            yield f"第一分钟「{name}」最多 {FIRST_MINUTE} 个字，现在 {length} 个"
    if len(card.points) > 5:
        yield f"要点最多 5 条，现在 {len(card.points)} 条"
    if not 2 <= len(card.must_tell) <= 5:
        yield f"必须告知 2 到 5 条，现在 {len(card.must_tell)} 条"
    if not 1 <= len(card.say) <= 3:
        yield f"怎么说 1 到 3 条，现在 {len(card.say)} 条"
    yield from asked_findings(card.asked)
    if len(card.aliases) < 3:
        yield f"客户的叫法至少 3 个，现在 {len(card.aliases)} 个"


def _dates(card: Card, at: Bench) -> Iterator[str]:
    """Valid before reviewed, reviewed within two years, neither over nor overdue."""
    if card.valid_from is None or card.review_by is None or not card.owner:
        yield "要写生效日、复核日和负责人"
        return
    if not 0 < (card.review_by - card.valid_from).days <= LONGEST_REVIEW:
        yield "复核日应当在生效日之后两年以内"
    if card.valid_until and card.valid_until <= card.valid_from:
        yield "失效日应当在生效日之后"
    if at.today and card.review_by < at.today:
        yield f"复核日 {card.review_by} 已过，请{card.owner}核对"
    if at.today and card.valid_until and card.valid_until < at.today:
        yield f"{card.valid_until} 就失效了，请{card.owner}换上新的"


def _basis(card: Card, at: Bench) -> Iterator[str]:
    """Each ground names a law row that holds or says something itself; a checked card rests on checked grounds."""
    for basis in card.basis:
        yield from _ground(basis, at)
    if card.status != "verified":
        return
    standings = [each.status for each in grounded(card, at.content.of(Law)).basis]
    pending = "pending" in standings
    if pending or not card.basis:
        yield "依据还待核，卡不能写已核" if pending else "写了已核，要写依据"


def _ground(basis: Basis, at: Bench) -> Iterator[str]:
    """One ground of a card."""
    if not basis.law:
        if not basis.text:
            yield "依据要写 law（法条行的编号）或 text"
        if at.today and basis.checked and basis.checked > at.today.isoformat():
            yield f"依据的核对日 {basis.checked} 还没到"
        return
    row = at.content.of(Law).get(basis.law)
    if row is None:
        yield f"依据的法条行「{basis.law}」没有"
    elif at.today and not row.holds(at.today):
        yield f"依据的法条行「{basis.law}」今天不生效"


def _twin(card: Card, at: Bench) -> Iterator[str]:
    """An earlier card that says nearly the same."""
    other = at.twin(card, card.id, "".join([card.title, *card.points, *card.must_tell]))
    if other:
        yield f"与「{other}」几乎一样，合成一张"
