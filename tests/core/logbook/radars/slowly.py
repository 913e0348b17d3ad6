"""The radars counted again, slowly: every subject folded from the journal, nothing asked of a read table."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

from hall_assistant.casefile.handing import HopKind
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.solved import Redress, SolutionState
from hall_assistant.casefile.told import Elsewhere
from hall_assistant.casefile.values import CaseId, CaseState, Promise
from hall_assistant.clock import DAY
from hall_assistant.library.library import Library
from hall_assistant.logbook.figures import Span
from hall_assistant.logbook.radars.values import Radar
from hall_assistant.store.reading import Reading

Found = dict[tuple[str, ...], tuple[int, frozenset[CaseId]]]
"""A radar's rows: by key how many, and of which receptions."""


def recounted(at: Reading, days: Span, library: Library) -> dict[Radar, Found]:
    """Every radar by the long way."""
    subjects = sorted({row["subject"] for row in at.rows("SELECT subject FROM journal")})
    every = [state_of(at, CaseId(one)) for one in subjects if one.startswith("case:")]
    every = [state for state in every if state.number and state.state != "voided"]
    mine = [state for state in every if days.first <= state.day <= days.last]
    return {
        Radar.BOTH_SIDES: _found(_heard(every, days)),
        Radar.SENT_HERE: _found(
            ((one.kind, one.port), state.case)
            for state in every
            if (one := state.sent_by) is not None and days.start <= one.at < days.end
        ),
        Radar.HOPS: _found(
            ((hop.kind.value, "" if hop.kind is HopKind.HANDED else hop.where), state.case)
            for state in mine
            for hop in state.hops
            if hop.avoidable
        ),
        Radar.REDRESS: _beyond(every, days),
        Radar.RENEWED: _chains(every, days),
        Radar.GAPS: {**_gaps(at, days), **_unused(mine, library)},
        Radar.RISING: _rising(every, days),
    }


def _found(pairs: object) -> Found:
    counts: Counter[tuple[str, ...]] = Counter()
    cases: dict[tuple[str, ...], set[CaseId]] = defaultdict(set)
    for key, case in pairs:  # type: ignore[attr-defined]  # pairs of key and reception
        counts[key] += 1
        cases[key].add(case)
    return {key: (times, frozenset(cases[key])) for key, times in counts.items()}


def _heard(every: list[CaseState], days: Span) -> list[tuple[tuple[str, ...], CaseId]]:
    told = [(one.at, one.channel, state) for state in every for one in state.heard]
    told += [(one.at, "", state) for state in every for one in state.refusals if one.elsewhere == Elsewhere.GRANTED]
    return [((channel, state.topic), state.case) for at, channel, state in told if days.start <= at < days.end]


def _beyond(every: list[CaseState], days: Span) -> Found:
    sums: dict[tuple[str, str], list[tuple[int, int, tuple[str, str]]]] = defaultdict(list)
    for state in every:
        for one in state.solutions:
            given = one.redress is not Redress.NONE and one.state is SolutionState.AGREED
            if given and state.topic and one.settled is not None and days.end - 90 * DAY <= one.settled < days.end:
                key = (state.topic, one.redress.value)
                sums[key].append((one.settled, int(one.amount * 100), (state.case, one.solution)))
    found: Found = {}
    for told in sums.values():
        ordered = sorted(amount for _at, amount, _key in told)
        if len(ordered) < 5:
            continue
        place, rest = divmod(3 * (len(ordered) - 1), 4)
        above = ordered[min(place + 1, len(ordered) - 1)]
        edge = ordered[place] + (above - ordered[place]) * rest / 4
        for at, amount, key in told:
            if at >= days.start and amount > round(edge):
                found[key] = (1, frozenset({CaseId(key[0])}))
    return found


def _chains(every: list[CaseState], days: Span) -> Found:
    found: Found = {}
    for state in every:
        replaced = {one.renews for one in state.promises}
        for one in state.promises:
            turn = _turn(state, one)
            if one.promise not in replaced and turn >= 3 and days.start <= one.made < days.end:
                found[state.case, one.promise] = (turn, frozenset({state.case}))
    return found


def _turn(state: CaseState, promise: Promise) -> int:
    before = next((one for one in state.promises if one.promise == promise.renews), None)
    return 1 if before is None else 1 + _turn(state, before)


def _gaps(at: Reading, days: Span) -> Found:
    noted = [fact for fact in at.facts("hall") if fact.kind == "gap.noted" and days.start <= fact.at < days.end]
    times = Counter(str((fact.sealed or {})["query"]) for fact in noted)
    return {("gap", query): (count, frozenset()) for query, count in times.items()}


def _unused(mine: list[CaseState], library: Library) -> Found:
    shown = {card for state in mine for card in state.cards}
    lying = Counter(card.topic for card in library.cards.values() if card.id not in shown)
    came = {topic: frozenset(state.case for state in mine if state.topic == topic) for topic in lying}
    return {("cards", topic): (count, came[topic]) for topic, count in lying.items() if came[topic]}


def _rising(every: list[CaseState], days: Span) -> Found:
    last = date.fromisoformat(days.last)
    weeks: dict[str, list[set[CaseId]]] = defaultdict(lambda: [set() for _ in range(5)])
    for state in every:
        ago = (last - date.fromisoformat(state.day)).days // 7
        if state.topic and 0 <= ago < 5:
            weeks[state.topic][ago].add(state.case)
    first = last - timedelta(days=34)
    if not any(state.day <= first.isoformat() for state in every):
        return {}
    found: Found = {}
    for topic, counted in weeks.items():
        now, *before = (len(one) for one in counted)
        mean = sum(before) / 4
        if now >= 6 and now > max(before) and now - mean >= 2 * mean**0.5 - 1e-9:
            found[(topic,)] = (now, frozenset(counted[0]))
    return found
