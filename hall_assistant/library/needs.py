"""Needs beside the matter (客人要的), channels (渠道) and outside remedies (外部途径) as content.

A new need is a row in `knowledge/needs/`, with the cards that go with it and what to note when it is answered.
"""

from __future__ import annotations

from hall_assistant.library.kinds import Id, Kind, Words


class Need(Kind, frozen=True, kw_only=True):
    """Something a customer needs; a need, never a name for a person. Source: S92–S94, S102, S104."""

    id: Id
    name: Words
    """Begins with 要: 要书面答复."""
    hint: Words
    """What to do, in a line."""
    cards: tuple[Id, ...] = ()
    asks: tuple[Words, ...] = ()
    """What to note when it is answered: 谁来, 先请了谁 …"""
    promise: str = ""
    """Words of the promise made when its answer names an hour; empty where an hour makes none."""
    deadline: Id | None = None
    """Rule of the clock that starts with it: what many eyes are on is not left for long."""
    above: bool = False
    """Whether answering it means that somebody above the counter spoke (越级)."""
    first: tuple[Words, ...] = ()
    """Words of the option that comes first while it is not answered, and before anything is refused: 要取消 wants 取消
    (C2, 电信条例 art. 40). Empty where nothing has to come first."""
    duty: bool = False
    """Whether the duty ladder is called at once."""
    source: tuple[str, ...] = ()


class Channel(Kind, frozen=True, kw_only=True):
    """Where else a customer was told or given something. Source: S125."""

    id: Id
    name: Words
    source: tuple[str, ...] = ()


class Remedy(Kind, frozen=True, kw_only=True):
    """Where else a customer may turn (外部途径); told with the final answer. Source: S25, S88."""

    id: Id
    name: Words
    law: tuple[Id, ...] = ()
    """Law rows it rests on; while none of them is checked it is not offered to be told."""
    source: tuple[str, ...] = ()
