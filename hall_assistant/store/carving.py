"""Carving (抠取): rows read from pages as they lie, whether or not a way through the tree still leads to them.

Only SQLite's own form of pages and records is known here (its "Database File Format"); which rows can be believed is
`salvaging`'s affair. A page that makes no sense gives fewer rows or none, never an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from hall_assistant.store.pages import USABLE

Value: TypeAlias = int | str | bytes | float | None
PageOf: TypeAlias = Callable[[int], bytes | None]
"""From a page's number to its content, or None where it cannot be read."""

_INSIDE_TABLE, _LEAF_TABLE, _INSIDE_INDEX, _LEAF_INDEX = 5, 13, 2, 10
_LEAVES = (_LEAF_TABLE, _LEAF_INDEX)
_NUMBER_BYTES = (0, 1, 2, 3, 4, 6, 8)
_MOST_COLUMNS = 64


class Cell(NamedTuple):
    """One row: its row number (0 in tables without) and its values."""

    rowid: int
    values: tuple[Value, ...]


class Damage(Exception):
    """What stands here is no page, cell or record."""


def cells(number: int, content: bytes, page_of: PageOf) -> Iterator[Cell]:
    """Every row that stands on a page, those that make no sense left out."""
    try:
        kind, starts = _starts(number, content)
    except Damage:
        return
    if kind == _INSIDE_TABLE:
        return
    for start in starts:
        try:
            yield _cell(kind, content, start, page_of)
        except Damage:
            continue


def children(number: int, content: bytes) -> list[int]:
    """The pages below this one, left to right; none below a leaf. Raises Damage where it is no page of a tree."""
    kind, starts = _starts(number, content)
    if kind in _LEAVES:
        return []
    head = 100 if number == 1 else 0
    return [_whole(content, start, 4) for start in starts] + [_whole(content, head + 8, 4)]


def _starts(number: int, content: bytes) -> tuple[int, list[int]]:
    head = 100 if number == 1 else 0
    kind, count = content[head], _whole(content, head + 3, 2)
    if kind not in (_INSIDE_TABLE, _LEAF_TABLE, _INSIDE_INDEX, _LEAF_INDEX) or count > USABLE // 2:
        raise Damage
    first = head + (8 if kind in _LEAVES else 12)
    return kind, [_whole(content, first + 2 * place, 2) for place in range(count)]


def _cell(kind: int, content: bytes, start: int, page_of: PageOf) -> Cell:
    start += 4 if kind == _INSIDE_INDEX else 0
    size, start = _varint(content, start)
    rowid = 0
    if kind == _LEAF_TABLE:
        rowid, start = _varint(content, start)
    most = USABLE - 35 if kind == _LEAF_TABLE else (USABLE - 12) * 64 // 255 - 23
    return Cell(rowid, _record(_payload(content, start, size, most, page_of)))


def _payload(content: bytes, start: int, size: int, most: int, page_of: PageOf) -> bytes:
    if size <= most:
        return _bytes(content, start, size)
    least = (USABLE - 12) * 32 // 255 - 23
    here = least + (size - least) % (USABLE - 4)
    here = here if here <= most else least
    parts, left = [_bytes(content, start, here)], size - here
    number, seen = _whole(content, start + here, 4), {0}
    while left > 0:
        further = page_of(number) if number not in seen else None
        if further is None:
            raise Damage
        seen.add(number)
        part = further[4 : 4 + min(left, USABLE - 4)]
        parts.append(part)
        left -= len(part)
        number = _whole(further, 0, 4)
    return b"".join(parts)


def _record(payload: bytes) -> tuple[Value, ...]:
    end, place = _varint(payload, 0)
    kinds: list[int] = []
    while place < end:
        kind, place = _varint(payload, place)
        kinds.append(kind)
        if len(kinds) > _MOST_COLUMNS:
            raise Damage
    if place != end:
        raise Damage
    values = []
    for kind in kinds:
        size = _size(kind)
        values.append(_value(kind, _bytes(payload, place, size)))
        place += size
    return tuple(values)


def _size(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11):
        raise Damage
    return 8 if kind == 7 else 0 if kind in (8, 9) else _NUMBER_BYTES[kind]


def _value(kind: int, raw: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        import struct

        return float(struct.unpack(">d", raw)[0])
    if kind < 7:
        return int.from_bytes(raw, "big", signed=True)
    if kind % 2 == 0:
        return raw
    try:
        return raw.decode()
    except UnicodeDecodeError as problem:
        raise Damage from problem


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for further in range(9):
        byte = _whole(content, place + further, 1)
        if further == 8:
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + further + 1
    raise Damage


def _whole(content: bytes, place: int, size: int) -> int:
    return int.from_bytes(_bytes(content, place, size), "big")


def _bytes(content: bytes, place: int, size: int) -> bytes:
    if place < 0 or size < 0 or place + size > len(content):
        raise Damage
    return content[place : place + size]
