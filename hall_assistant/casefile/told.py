"""What was said or given elsewhere (别处怎么说的) and the hall's final answer (最终答复), as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Heard:
    """「他们跟我说的」: what the customer was told elsewhere, beside what we say. Source: S118, S125."""

    channel: str
    """Id of the channel (`knowledge/needs/channels.yaml`)."""
    name: str
    """What the channel was called then."""
    theirs: str
    """As the customer says it; nobody here heard it."""
    ours: str
    """As it was shown here; empty while nobody has looked."""
    granted: bool
    """Whether it was not only said but given: it must not be given twice."""
    by: str
    at: int


class Elsewhere(StrEnum):
    """What looking showed before a no was said (别处给没给过). Source: S118."""

    NONE = "none"
    """别处也没给."""
    GRANTED = "granted"
    """别处给了."""


ELSEWHERE_NAMES: Mapping[Elsewhere, str] = {Elsewhere.NONE: "别处也没给", Elsewhere.GRANTED: "别处给了"}


@dataclass(frozen=True, slots=True)
class FinalAnswer:
    """The hall's last word on a matter (最终答复): a later visit sees it at once. Source: S25, S103."""

    answer: str
    who: str
    """Who decided."""
    basis: str
    remedies: tuple[str, ...]
    """Outside remedies the customer was told of, as they were called then."""
    by: str
    at: int
