"""Fills figures (口径数) into content: the hall's own where it set one, the plain default elsewhere.

Done when an item is read from its box, so that cards, lines, searching and paper all show the same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from msgspec import structs

from hall_assistant.library.grounds import Figure
from hall_assistant.library.kinds import Kind
from hall_assistant.library.slots import SLOT

K = TypeVar("K", bound=Kind)


def figure_texts(figures: Iterable[Figure], own: Mapping[str, str]) -> dict[str, str]:
    """What stands for each figure. own: the hall's, by name; a blank one counts as not set."""
    return {each.name: own.get(each.name, "").strip() or each.default for each in figures}


def may_hold(body: bytes, texts: Mapping[str, str]) -> bool:
    """Whether an item with these bytes may hold one of the figures."""
    return b"{{" in body and any(name.encode() in body for name in texts)


def with_figures(item: K, texts: Mapping[str, str]) -> K:
    """The item with `{{名字}}` of every known figure replaced in all its texts; slots stay as they are."""
    changed = {
        name: filled
        for name in item.__struct_fields__
        if (filled := _filled(value := getattr(item, name), texts)) is not value
    }
    return structs.replace(item, **changed) if changed else item


def _filled(value: Any, texts: Mapping[str, str]) -> Any:
    """A field's value with its figures; the very same object where it holds none."""
    if isinstance(value, str):
        return SLOT.sub(lambda found: texts.get(found[1], found[0]), value) if "{{" in value else value
    if isinstance(value, Kind):
        return with_figures(value, texts)
    if isinstance(value, tuple) and value:
        parts = tuple(_filled(part, texts) for part in value)
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    return value
