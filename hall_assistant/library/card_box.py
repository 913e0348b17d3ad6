"""The box of cards (卡片盒): each card is read from its bytes when it is first asked for, and kept from then on.

A library holds hundreds and a clerk opens a dozen a day; as bytes the others take a fifth of the room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from hall_assistant.library.kinds import Card


class _Label(msgspec.Struct):
    """What must be known of a card that nobody has asked for yet."""

    id: str
    topic: str


_LABEL, _CARD = msgspec.json.Decoder(_Label), msgspec.json.Decoder(Card)


def as_bytes(cards: Iterable[Card]) -> tuple[bytes, ...]:
    """Cards as the box takes them."""
    return tuple(msgspec.json.encode(card) for card in cards)


class CardBox(Mapping[str, Card]):
    """Cards by id, in the order they are shown."""

    def __init__(self, kept: Iterable[bytes], finish: Callable[[bytes, Card], Card]) -> None:
        """finish: makes the card as shown from its bytes and what they say."""
        self._kept: dict[str, bytes] = {}
        self._topics: dict[str, list[str]] = {}
        for body in kept:
            label = _LABEL.decode(body)
            self._kept[label.id] = body
            self._topics.setdefault(label.topic, []).append(label.id)
        self._finish = finish
        self._read: dict[str, Card] = {}

    def __getitem__(self, card: str) -> Card:
        found = self._read.get(card)
        if found is None:
            body = self._kept[card]
            found = self._read[card] = self._finish(body, _CARD.decode(body))
        return found

    def __contains__(self, card: object) -> bool:
        return card in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def of_topic(self, topic: str) -> tuple[Card, ...]:
        """The cards that stand directly under a topic."""
        return tuple(self[card] for card in self._topics.get(topic, ()))
