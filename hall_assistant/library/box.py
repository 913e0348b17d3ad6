"""A box of content (内容盒): each item is read from its bytes when it is first asked for, and kept from then on.

A library holds thousands of texts and a clerk meets a few dozen a day; as bytes the others take a fifth of the room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from sys import intern
from typing import TypeVar

import msgspec

from hall_assistant.library.kinds import Kind

K = TypeVar("K", bound=Kind)


class _Label(msgspec.Struct):
    """What must be known of an item that nobody has asked for yet."""

    id: str = ""
    term: str = ""
    topic: str = ""
    step: str = ""
    status: str = ""


_LABEL = msgspec.json.Decoder(_Label)


def as_bytes(items: Iterable[Kind]) -> tuple[bytes, ...]:
    """Items as a box takes them."""
    encode = msgspec.json.Encoder().encode
    return tuple(encode(item) for item in items)


class Box(Mapping[str, K]):
    """Items of one kind by id (terms by themselves), in the order they are shown."""

    def __init__(
        self,
        kind: type[K],
        kept: Iterable[bytes],
        finish: Callable[[bytes, K], K],
        *,
        leave_out: frozenset[str] = frozenset(),
    ) -> None:
        """finish: makes the item as shown from its bytes and what they say. leave_out: standings that nobody sees."""
        self._kept: dict[str, bytes] = {}
        self._places: dict[tuple[str, str], list[str]] = {}
        for body in kept:
            label = _LABEL.decode(body)
            if label.status not in leave_out:
                name = label.id or label.term
                self._kept[name] = body
                self._places.setdefault((intern(label.topic), intern(label.step)), []).append(name)
        self._decode = msgspec.json.Decoder(kind).decode
        self._finish = finish
        self._read: dict[str, K] = {}

    def __getitem__(self, name: str) -> K:
        found = self._read.get(name)
        if found is None:
            body = self._kept[name]
            found = self._read[name] = self._finish(body, self._decode(body))
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def under(self, topic: str, step: str = "") -> tuple[K, ...]:
        """The items that stand directly under a topic, and at a step of it where they have one."""
        return tuple(self[name] for name in self._places.get((topic, step), ()))
