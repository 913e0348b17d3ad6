"""Clocks of a reception: started, reported again, met, put right or withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from hall_assistant.casefile.clocks import Clock, ClockState, Skipped
from hall_assistant.casefile.folding import Fold, Folding, Words
from hall_assistant.casefile.parts.linked import first_counts
from hall_assistant.store.facts import Fact

_TEXTS = ("rule", "name", "unit", "layer", "law", "article", "standing", "checked", "whose", "starts", "met_by")


def _started(folding: Folding, fact: Fact, words: Words) -> None:
    due, start = _moment(fact, "due"), _moment(fact, "start")
    given = fact.open.get("clock")
    if due is None or start is None or not isinstance(given, str):
        return  # damaged: nothing can be said of it
    held: tuple[Clock, ...] = folding.values.get("clocks", ())
    first = next((one for one in held if one.running and one.rule == fact.open.get("rule")), None)
    if first is not None:  # another counter started it too: the first stands
        _put(folding, first, replace(first, repeats=(*first.repeats, start), refs=(*first.refs, (fact.chain, given))))
        return
    taken = any(one.clock == given for one in held)
    new = Clock(
        clock=f"{given}·{fact.chain[:4]}" if taken else given,
        start=start,
        due=due,
        ends=fact.open.get("ends") is True,
        own=str(words.get("own", "")),
        refs=((fact.chain, given),),
        firsts=tuple(count for *_, count in first_counts(fact.open.get("firsts"))),
        **_decided(fact),
    )
    folding.values["clocks"] = (*held, new)


def _decided(fact: Fact) -> dict[str, Any]:
    """What was decided: by which rule, on what ground; amount, warnings, days that did not count."""
    amount, warnings, skipped = (fact.open.get(name) for name in ("amount", "warnings", "skipped"))
    bounds = fact.open.get("bounds")
    texts: dict[str, Any] = {name: str(fact.open[name]) for name in _TEXTS if name in fact.open}
    return {
        "rule": "",
        "name": "",
        **texts,
        "amount": amount if isinstance(amount, int) else None,
        "warnings": tuple(one for one in warnings if isinstance(one, int)) if isinstance(warnings, list) else (),
        "skipped": tuple(_day(one) for one in skipped if _is_pair(one)) if isinstance(skipped, list) else (),
        "bounds": tuple(str(one) for one in bounds) if isinstance(bounds, list) else (),
        "beyond": fact.open.get("beyond") is True,
    }


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2


def _day(pair: Any) -> Skipped:
    return Skipped(str(pair[0]), str(pair[1]))


def _moment(fact: Fact, name: str) -> int | None:
    value = fact.open.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _put(folding: Folding, old: Clock, new: Clock) -> None:
    held: tuple[Clock, ...] = folding.values["clocks"]
    folding.values["clocks"] = tuple(new if one is old else one for one in held)


def _of(change: Callable[[Clock, Fact, Words], Clock]) -> Fold:
    """A fold that changes the clock a fact names, if there is one."""

    def fold(folding: Folding, fact: Fact, words: Words) -> None:
        meant = (str(fact.open.get("of", fact.chain)), str(fact.open.get("clock", "")))
        held: tuple[Clock, ...] = folding.values.get("clocks", ())
        found = next((one for one in held if meant in one.refs), None)
        if found is not None:
            _put(folding, found, change(found, fact, words))

    return fold


def _repeated(clock: Clock, fact: Fact, words: Words) -> Clock:
    when = _moment(fact, "start")
    return replace(clock, repeats=(*clock.repeats, fact.at if when is None else when))


def _met(clock: Clock, fact: Fact, words: Words) -> Clock:
    if not clock.running:
        return clock
    when = _moment(fact, "done")
    settled = fact.at if when is None else when
    return replace(clock, state=ClockState.MET, settled=settled, how=str(words.get("how", "")))


def _corrected(clock: Clock, fact: Fact, words: Words) -> Clock:
    if not clock.running:
        return clock
    if fact.open.get("withdrawn") is True:
        how = str(words.get("reason", ""))
        return replace(clock, state=ClockState.WITHDRAWN, settled=fact.at, how=how)
    start, due = _moment(fact, "start"), _moment(fact, "due")
    if start is None or due is None:
        return clock
    own = str(words.get("own", ""))
    return replace(clock, start=start, due=due, own=own, corrected=True, **_decided(fact))


FOLDS: Mapping[str, Fold] = {
    "clock.started": _started,
    "clock.repeated": _of(_repeated),
    "clock.met": _of(_met),
    "clock.corrected": _of(_corrected),
}
