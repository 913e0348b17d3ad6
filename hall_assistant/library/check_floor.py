"""Kinds of incident: grounds that are there, words that may be filmed, a telephone line that names the place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.floor import CALL_SLOTS, IncidentKind
from hall_assistant.library.grounds import Law
from hall_assistant.library.slots import slots_in

_ALARMING = re.compile(r"\d|警|打人|动手|闹|暴|危险|威胁|违法")
"""What must not stand on a screen that is filmed."""
CUE = range(4, 13)
"""Characters of one thing to do first."""


def incident_findings(kind: IncidentKind, at: Bench) -> Iterator[str]:
    """What is wrong with one kind, in Chinese."""
    for finding in (*_grounds(kind, at), *_filmed(kind), *_told(kind, at)):
        yield f"「{kind.name}」{finding}"


def _grounds(kind: IncidentKind, at: Bench) -> Iterator[str]:
    for law in kind.law:
        if law not in at.content.of(Law):
            yield f"的依据行「{law}」没有"


def _filmed(kind: IncidentKind) -> Iterator[str]:
    if bool(kind.calm) != bool(kind.call):
        yield "有 calm 才有 call，有 call 就要有 calm"
    for text in (kind.calm, *kind.first):
        if hit := _ALARMING.search(text):
            yield f"的「{text}」会被拍到，不写「{hit[0]}」"
    for cue in kind.first:
        if len(cue) not in CUE:
            yield f"的「{cue}」要 {CUE[0]} 到 {CUE[-1]} 个字"


def _told(kind: IncidentKind, at: Bench) -> Iterator[str]:
    slots = slots_in(kind.say)
    for name in slots:
        if name not in CALL_SLOTS:
            yield f"电话里只能填：{'、'.join(CALL_SLOTS)}，没有「{name}」"
    if kind.call and "地址" not in slots:
        yield "电话里没说地址"
    for text in (kind.say, *kind.effects, *kind.measures):
        yield from at.voice.words(text, spoken=False)
