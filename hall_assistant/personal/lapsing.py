"""Retention (保存期限): what has lain long enough, listed with why, and let go in one act. Source: N19, art. 47."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hall_assistant.changes import Changes
from hall_assistant.clock import DAY, MINUTE, local_day
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.library.retention import LONGEST, OTHER, SHORTEST, RetentionRule
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.personal.desk import Forgot
from hall_assistant.personal.erasing import LAPSED, VAULT, forget_all
from hall_assistant.personal.records import Hold, hold_on
from hall_assistant.privacy.identity import Person, same_number, shown
from hall_assistant.privacy.vault import discard
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.chains import HALL
from hall_assistant.store.store import Reading, Store, Writing
from hall_assistant.text import one_line, required

MOST = 2_000
"""Receptions and orders of one list; the next list has the rest."""


@dataclass(frozen=True, slots=True)
class Lapsing:
    """A reception, order or incident (`incident:…`, which has no number) whose time has run out."""

    subject: str
    number: str
    topic: str
    person: Person
    people: str | None
    """Id of the customer in the vault."""
    over: int
    """When it was over, UTC milliseconds."""
    until: int
    """Until when it was to be kept."""
    rule: str
    """Name of the rule."""
    days: int
    hold: Hold | None
    """Why it stays all the same (依法留存)."""


@dataclass(frozen=True, slots=True)
class Term:
    """How long a rule keeps things in this hall."""

    rule: RetentionRule
    days: int


def terms(at: Reading, library: Library) -> list[Term]:
    """The rules with the days that hold here: the hall's own, else those of the rule."""
    own: Mapping[str, int] = hall_settings(at).retention
    return [Term(rule, own.get(rule.id, rule.days)) for rule in library.later("retention").values()]


def lapsing(at: Reading, library: Library, *, by: Actor, now: int, offset: int) -> list[Lapsing]:
    """What would go now and why, the oldest first; what is held stands in the list with its basis.

    Receptions count from their end, orders and incidents from their closing; what is open, or has a promise open, is
    never listed, nor what was forgotten already. Raises StaffError `access.denied`.
    """
    check(at, by, "personal.let_lapse")
    found = [*_receptions(at, library, now), *_rest(at, library, now)]
    today = local_day(now, offset)
    held = [_with_hold(at, one, today) for one in sorted(found, key=lambda one: (one.over, one.subject))]
    return held[:MOST]


def _receptions(at: Reading, library: Library, now: int) -> list[Lapsing]:
    found = []
    for term, topics in _by_topic(at, library):
        marks = ", ".join("?" * len(topics))
        inside = "IN" if term.rule.id != OTHER else "NOT IN"
        rows = at.rows(
            f"SELECT subject, number, topic, person, ended FROM cases WHERE state <> 'open' AND ended < ?"
            f" AND coalesce(topic, '') {inside} ({marks}) AND open_promises = 0 AND {_UNFORGOTTEN.format('cases')}"
            " ORDER BY ended LIMIT ?",
            (now - term.days * DAY, *topics, MOST),
        )
        found += [_lapsing(at, term, row["ended"], *tuple(row)[:4]) for row in rows]
    return found


def _rest(at: Reading, library: Library, now: int) -> list[Lapsing]:
    """Orders and incidents; an incident is held for whoever it happened with."""
    term = next(one for one in terms(at, library) if one.rule.id == OTHER)
    rows = [row for sql in (_ORDERS, _INCIDENTS) for row in at.rows(sql, (now - term.days * DAY, MOST))]
    return [_lapsing(at, term, row["closed"], *tuple(row)[:4]) for row in rows]


_UNFORGOTTEN = "NOT EXISTS (SELECT 1 FROM subject_keys k WHERE k.subject = {}.subject AND k.key = x'')"
_ORDERS = (
    "SELECT subject, number, '' AS topic, person, closed FROM orders WHERE closed < ?"
    f" AND {_UNFORGOTTEN.format('orders')} ORDER BY closed LIMIT ?"
)
_INCIDENTS = (
    "SELECT i.subject, '' AS number, '' AS topic, c.person, i.closed FROM incidents i"
    " LEFT JOIN cases c ON c.subject = i.case_id WHERE i.closed < ?"
    f" AND {_UNFORGOTTEN.format('i')} ORDER BY i.closed LIMIT ?"
)


def _lapsing(
    at: Reading, term: Term, over: int, subject: str, number: str, topic: str | None, person: str | None
) -> Lapsing:
    until = over + term.days * DAY
    name = shown(at, person)
    return Lapsing(subject, number, topic or "", name, person, over, until, term.rule.name, term.days, None)


def _with_hold(at: Reading, one: Lapsing, today: str) -> Lapsing:
    people = [one.people, *same_number(at, one.people)] if one.people else []
    hold = hold_on(at, people, today) if people else None
    return replace(one, hold=hold) if hold is not None else one


def _by_topic(at: Reading, library: Library) -> list[tuple[Term, tuple[str, ...]]]:
    """Each term with the topics it is for; the rest with those that others are for."""
    named = {term.rule.id: _with_children(library, term.rule.topics) for term in terms(at, library)}
    taken = tuple(topic for topics in named.values() for topic in topics)
    return [(term, taken if term.rule.id == OTHER else named[term.rule.id]) for term in terms(at, library)]


def _with_children(library: Library, topics: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for topic in topics for name in (topic, *(child.id for child in library.children(topic))))


def let_lapse(store: Store, *, by: Actor, library: Library, subjects: list[str]) -> tuple[Forgot, Changes]:
    """Let go of what was shown and has lain long enough (到期删除), in one act; counts stay as they are.

    What has no business there any more (opened again, held meanwhile, not yet due) is passed over. Vault rows that
    nothing leads to go too. Raises SurroundingsError `forget.list`; nothing is let go then.
    """
    with store.write() as w:
        check(w, by, "personal.let_lapse")
        listed, due = set(subjects), lapsing(w, library, by=by, now=w.now, offset=w.offset)
        going = [one for one in due if one.subject in listed and one.hold is None]
        names = [*(one.subject for one in going), *_people_of(w, going)]
        kinds = [one.subject.partition(":")[0] for one in going]
        told = Forgot(kinds.count("case"), kinds.count("order"), 0, kinds.count("incident"))
        if names:
            forget_all(w, store, names, by=by.staff, why=LAPSED, receptions=told.receptions)
        _sweep(w)
    store.settle()
    return told, w.changes


_NAMING = "SELECT subject FROM cases WHERE person = ? UNION SELECT subject FROM orders WHERE person = ?"


def _people_of(w: Writing, going: list[Lapsing]) -> list[str]:
    """Rows of the vault that no other reception or order needs."""
    leaving, found = {one.subject for one in going}, []
    for person in {one.people for one in going if one.people}:
        rows = w.rows(_NAMING, (person, person))
        if {row["subject"] for row in rows} <= leaving:
            found.append(f"{VAULT}{person}")
    return sorted(found)


def _sweep(w: Writing) -> None:
    """Rows that a naming taken back, or named again, left behind; not those of the last minute."""
    made = f"{(w.now - MINUTE) // 1000 & 0xFFFFFFFF:08x}"  # ids begin with their second
    rows = w.rows(
        "SELECT person FROM persons WHERE key IS NOT NULL AND person < ? AND person NOT IN"
        " (SELECT person FROM cases WHERE person IS NOT NULL UNION SELECT person FROM orders WHERE person IS NOT NULL)",
        (made,),
    )
    discard(w, [row["person"] for row in rows])


def set_retention(store: Store, *, by: Actor, library: Library, rule: str, days: int, why: str = "") -> Changes:
    """Set how many days a rule keeps things here; the rule's own number takes the default again (N19).

    Raises StaffError `retention.days` for less than a month or more than three years, `retention.why` where longer
    than the rule's own number lacks a reason.
    """
    known: RetentionRule = library.later("retention")[rule]
    if not SHORTEST <= days <= LONGEST:
        raise StaffError("retention.days", least=SHORTEST, most=LONGEST)
    with store.write() as w:
        check(w, by, "personal.set_retention")
        if days > known.days and not one_line(why, what="原因"):
            raise StaffError("retention.why", days=known.days)
        why = required(why, what="原因") if days > known.days else one_line(why, what="原因")
        own = {name: kept for name, kept in hall_settings(w).retention.items() if name != rule}
        if days != known.days:
            own[rule] = days
        w.append(HALL, "hall.set", by=by.staff, sealed={"retention": own, "retention_why": why})
    return w.changes
