"""Fills slots (空位) into a line: `{{时间}}前我打给您` becomes what is said. Nothing in a line is ever
executed.

A line is plain text with slots, so it needs no template engine; summaries and pages are in `templates.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hall_assistant.library.kinds import Slot
from hall_assistant.library.slots import SLOT, slots_in

LONGEST = 2_000
"""Characters of a filled slot that are taken; more is cut, a line is spoken."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a rendered line. slot: the slot it stands for, else ""; filled: whether it may be said
    as it is.
    """

    text: str
    slot: str = ""
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Rendered:
    """A line with its slots filled; `missing` names those still open, which stand in the text as
    `〔时间〕`.
    """

    text: str
    missing: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()


def render(line: str, values: Mapping[str, str], slots: Mapping[str, Slot]) -> Rendered:
    """Fill a line. values: by slot name, blank ones count as unfilled; slots: the declared ones
    (`Library.slots`).

    A slot not declared is never filled. A slot without value takes its fallback, or stays visible and is
    reported. What is filled in is taken as it is: braces in it are not looked at again.
    """
    pieces: list[Piece] = []
    end = 0
    for found in SLOT.finditer(line):
        pieces.append(Piece(line[end : found.start()]))
        pieces.append(_filled(found[1], values, slots))
        end = found.end()
    pieces.append(Piece(line[end:]))
    kept = tuple(piece for piece in pieces if piece.text)
    missing = dict.fromkeys(piece.slot for piece in pieces if not piece.filled)
    return Rendered("".join(piece.text for piece in kept), tuple(missing), kept)


def open_slots(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of the slots `names` that are still open in a text somebody is about to say or print: raw, or as `render`
    marks them.
    """
    raw = slots_in(text)
    return tuple(name for name in names if name in raw or f"〔{name}〕" in text)


def _filled(name: str, values: Mapping[str, str], slots: Mapping[str, Slot]) -> Piece:
    """What stands in place of a slot."""
    slot = slots.get(name)
    value = values.get(name, "").strip()[:LONGEST] if slot else ""
    if value:
        return Piece(value, name)
    if slot and slot.fallback is not None:
        return Piece(slot.fallback, name)
    return Piece(f"〔{name}〕", name, False)
