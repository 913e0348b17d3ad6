"""One reception as a timeline: every fact a line, in order, with what was corrected or taken back still there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hall_assistant.casefile.amending import CORRECTABLE, amended
from hall_assistant.casefile.number import NEWER
from hall_assistant.casefile.reviewed import COACHING
from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import local_day, local_time
from hall_assistant.library.library import Library
from hall_assistant.logbook.telling import (
    checked,
    clocks,
    course,
    handed,
    privacy,
    promised,
    rated,
    repeated,
    settled,
    solved,
)
from hall_assistant.logbook.telling.words import (
    FIELD_NAMES,
    UNREADABLE,
    Telling,
    Told,
    UnreadableError,
    field_name,
    nothing,
)
from hall_assistant.people.records import names
from hall_assistant.store.facts import Fact, Json
from hall_assistant.store.store import Reading


@dataclass(frozen=True, slots=True)
class Amendable:
    """An entry of a fact that may be corrected (可更正项), with its value as it stands now."""

    field: str
    name: str
    value: Json
    """Text; UTC milliseconds for `started`, `due` and `at`; an id for `topic` and `outcome`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline."""

    at: int
    day: str
    """Local day where it happened, `2026-03-12`."""
    hour: str
    """Local hour where it happened."""
    who: str
    what: str
    """Kind in a word: 开卷, 说, 记, 承诺 …"""
    text: str
    kind: str
    """Kind of the fact, as `case.noted`."""
    chain: str
    seq: int
    covered: str = ""
    """What stands there on a filmed screen, where the text holds what is private."""
    undone: bool = False
    corrected: bool = False
    amendable: tuple[Amendable, ...] = ()
    """What of it may be corrected; nothing once it was undone or its words are deleted."""


def timeline(at: Reading, case: CaseId, library: Library) -> list[Entry]:
    """Every fact of a reception as a line, oldest first. Of kinds it does not know it says that there is something.

    What a teaching colleague said of it is for two people and stands in no timeline (`logbook.review`).
    """
    facts = [fact for fact in at.facts(case) if fact.kind not in COACHING]
    staff = names(at)
    undone = {_target(fact) for fact in facts if fact.kind == "case.undone"}
    corrected = {_target(fact) for fact in facts if fact.kind == "case.corrected"}
    standing = {_ref(fact): fact for fact in amended(facts)}
    kinds = {_ref(fact): fact.kind for fact in facts}
    entries = [entry_of(fact, Telling(library, staff, fact.offset, kinds)) for fact in facts]
    return [
        replace(
            entry,
            undone=_ref(fact) in undone,
            corrected=_ref(fact) in corrected,
            amendable=_amendable(standing.get(_ref(fact))),
        )
        for entry, fact in zip(entries, facts, strict=True)
    ]


def _amendable(fact: Fact | None) -> tuple[Amendable, ...]:
    if fact is None or (fact.sealed is None and fact.kind not in ("case.opened", "case.topic")):
        return ()
    fields = CORRECTABLE.get(fact.kind, frozenset())
    values: dict[str, Json] = {**fact.open, **(fact.sealed or {})}
    return tuple(
        Amendable(name, field_name(fact.kind, name), values[name])
        for name in FIELD_NAMES
        if name in fields and isinstance(values.get(name), str | int)
    )


def _ref(fact: Fact) -> tuple[str, str]:
    return fact.chain, str(fact.seq)


def _target(fact: Fact) -> tuple[str, str]:
    return str(fact.open.get("chain")), str(fact.open.get("seq"))


def entry_of(fact: Fact, telling: Telling) -> Entry:
    """One fact as a line of the timeline."""
    what, tell = _TOLD.get(fact.kind, (NEWER, nothing))
    try:
        text, covered = tell(fact, telling), checked.covered(fact, telling)
    except UnreadableError:
        text, covered = UNREADABLE, ""
    return Entry(
        at=fact.at,
        day=local_day(fact.at, fact.offset),
        hour=local_time(fact.at, fact.offset),
        who=telling.name(fact.actor),
        what=what,
        text=text,
        covered=covered,
        kind=fact.kind,
        chain=fact.chain,
        seq=fact.seq,
    )


_TOLD: Told = {
    **course.TOLD,
    **handed.TOLD,
    **checked.TOLD,
    **solved.TOLD,
    **repeated.TOLD,
    **promised.TOLD,
    **rated.TOLD,
    **clocks.TOLD,
    **settled.TOLD,
    **privacy.TOLD,
}
"""What each kind of fact is in a word, and how it is told."""
