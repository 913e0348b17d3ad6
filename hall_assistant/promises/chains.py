"""A promise with all that went before and after it: each new hour in the place of the last (改约链). Source: S41."""

from __future__ import annotations

from hall_assistant.casefile.values import CaseState, Promise


def chain_of(state: CaseState, promise: str) -> tuple[Promise, ...]:
    """The promises of a chain of renewals, the first given first; empty for a name that the reception does not know."""
    by_name = {one.promise: one for one in state.promises}
    next_of = {one.renews: one for one in reversed(state.promises) if one.renews}
    first = by_name.get(promise)
    while first is not None and first.renews in by_name:
        first = by_name[first.renews]
    found: list[Promise] = []
    while first is not None and first not in found:
        found.append(first)
        first = next_of.get(first.promise)
    return tuple(found)
