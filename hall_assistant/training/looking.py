"""Looking things up in a story: topics and cards by name, customers as they are called, items to be told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from hall_assistant.cases import desk
from hall_assistant.library.kinds import Card
from hall_assistant.library.library import Library
from hall_assistant.training.fault import Unclear
from hall_assistant.training.stage import Stage

T = TypeVar("T")

_CUSTOMER = re.compile(r"(?:(\S{1,4}?)(女士|先生))?\s*([\d\s-]*)")


def one_of(known: Mapping[str, T], name: str, what: str) -> T:
    """The value of a name out of a few. Raises Unclear, which lists them."""
    if name.strip() not in known:
        raise Unclear(f"「{what}」后面要用{'、'.join(known)}里的一个，写的是「{name}」")
    return known[name.strip()]


def topic_named(library: Library, name: str) -> str:
    """The id of a topic by its name on screen. Raises Unclear."""
    found = next((topic.id for topic in library.topics.values() if topic.name == name.strip()), None)
    if found is None:
        raise Unclear(f"没有叫「{name}」的话题，照界面上的名字写")
    return found


def customer(text: str) -> tuple[str, str, str]:
    """Surname, honorific and number of `何女士 13900002046`. Raises Unclear."""
    found = _CUSTOMER.fullmatch(text.strip())
    if not found or not text.strip():
        raise Unclear("客户照「何女士 13900002046」写")
    surname, honorific, phone = found.groups(default="")
    return surname, honorific, phone.strip()


def show_card(stage: Stage, rest: str) -> None:
    """`查卡`: the first card of the topic; `查卡 券快到期还没换成`: by its title."""
    card = _card_titled(stage, rest) if rest else stage.library.first_card(stage.state().topic)
    if card is None:
        raise Unclear("这个话题还没有卡，写上卡的标题")
    stage.card = card.id
    version = stage.library.fingerprint[:12]
    desk.show_card(stage.store, by=stage.actor, case=stage.at_hand(), card=card.id, version=version)


def _card_titled(stage: Stage, title: str) -> Card:
    found = next((card for card in stage.library.cards.values() if card.title == title), None)
    if found is None:
        raise Unclear(f"没有标题是「{title}」的卡")
    return found


def tell(stage: Stage, rest: str) -> None:
    """`告知 第1条`, `告知 全部`: items of the must-tell list of the card looked at last."""
    if not stage.card:
        raise Unclear("先写「查卡」，再写「告知」")
    for item in _items(stage.library.cards[stage.card], rest):
        desk.tell(stage.store, by=stage.actor, case=stage.at_hand(), card=stage.card, item=item)


def _items(card: Card, rest: str) -> tuple[str, ...]:
    if rest == "全部":
        return card.must_tell
    found = re.fullmatch(r"第(\d+)条", rest)
    if not found or not 1 <= int(found[1]) <= len(card.must_tell):
        raise Unclear(f"照「告知 第1条」或「告知 全部」写，这张卡有{len(card.must_tell)}条要告知的")
    return (card.must_tell[int(found[1]) - 1],)
