"""The course of a reception or an order as it may go out: again a list of what may, never of what may not.

A line said, a mood, a step skipped, a hop judged, a colleague urged: none of it is named here, so none of it goes
(S207).
Where what was done is proof and what was typed about it is not, the line goes without its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hall_assistant.casefile.amending import amended
from hall_assistant.casefile.values import CaseId
from hall_assistant.library.library import Library
from hall_assistant.logbook.profiles import NOTES_OUT
from hall_assistant.logbook.telling.words import Telling
from hall_assistant.logbook.timeline import Entry, entry_of
from hall_assistant.orders.course import OrderEntry, course
from hall_assistant.orders.values import OrderId
from hall_assistant.people.records import names
from hall_assistant.store.facts import Fact, FactRef
from hall_assistant.store.store import Reading

_WITH_WORDS = frozenset(
    {
        "case.opened",
        "case.topic",
        "case.detail",
        "case.told",
        "case.evidence",
        "case.person",
        "case.ordered",
        "case.ended",
        "case.voided",
        "case.informed",
        "case.erased",
        "case.final",
        "promise.made",
        "promise.kept",
        "clock.started",
    }
)
_BARE = frozenset({"promise.renewed", "promise.broken", "promise.contact", "clock.met", "case.accepted"})
"""What was done, without what was typed about it."""
_ORDER_WITH_WORDS = frozenset(
    {"order.received", "order.answered", "order.resent", "order.customer_word", "order.corrected"}
)
_ORDER_BARE = frozenset({"order.contacted", "order.sent_back", "order.closed", "order.linked"})
_ORDER_NOTES = frozenset({"checked", "basis", "result"})


def goes_out(fact: Fact) -> bool:
    """Whether a fact of a reception or an order may be told outside at all."""
    if fact.kind == "case.noted":
        return fact.open.get("kind") in NOTES_OUT
    if fact.kind == "order.noted":
        return fact.open.get("kind") in _ORDER_NOTES
    return fact.kind in _WITH_WORDS | _BARE | _ORDER_WITH_WORDS | _ORDER_BARE


def outward_timeline(at: Reading, case: CaseId, library: Library) -> list[Entry]:
    """A reception's course for outside, oldest first: as it stands after corrections, without what was taken back."""
    facts, staff = at.facts(case), names(at)
    kinds = {(fact.chain, str(fact.seq)): fact.kind for fact in facts}
    return [
        entry_of(_bare(fact), Telling(library, staff, fact.offset, kinds)) for fact in amended(facts) if goes_out(fact)
    ]


def _bare(fact: Fact) -> Fact:
    return replace(fact, sealed={}) if fact.kind in _BARE and fact.sealed is not None else fact


def outward_course(at: Reading, order: OrderId) -> list[OrderEntry]:
    """An order's course for outside, oldest first."""
    kept = {fact.ref: fact for fact in at.facts(order) if goes_out(fact)}
    told = ((entry, kept.get(FactRef(entry.chain, entry.seq))) for entry in course(at, order))
    return [replace(entry, text="" if fact.kind in _ORDER_BARE else entry.text) for entry, fact in told if fact]


def facts_out(facts: Sequence[Fact]) -> list[Fact]:
    """Those of them that may be told outside."""
    return [fact for fact in facts if goes_out(fact)]
