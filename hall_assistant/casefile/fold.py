"""The fold of a reception's facts: pure, in the order given, no clock, content or setting involved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hall_assistant.casefile.amending import amended
from hall_assistant.casefile.clock_rows import met_by_the_end
from hall_assistant.casefile.folding import FORGOTTEN, Folding, Words
from hall_assistant.casefile.linked import counted_from_first
from hall_assistant.casefile.parts import (
    asked,
    carried,
    clocks,
    course,
    guided,
    handed,
    linked,
    needs,
    privacy,
    promised,
    rated,
    reviewed,
    sent_by,
    settled,
    sheets,
    solved,
    told,
    work,
)
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.store.facts import Fact


def fold(case: CaseId, facts: Sequence[Fact]) -> CaseState:
    """The state of one reception. Facts of kinds it does not know are passed over: a newer counter may know more."""
    folding = Folding({"case": case})
    for fact in amended(facts):
        step = _FOLDS.get(fact.kind)
        if step is not None:
            step(folding, fact, _words(folding, fact))
            _meet(folding, fact)
    state = folding.finish()
    if not state.clocks:
        return state
    state = replace(state, clocks=counted_from_first(state.clocks, state.links)) if state.links else state
    return replace(state, clocks=met_by_the_end(state))


def _meet(folding: Folding, fact: Fact) -> None:
    """What two counters wrote without knowing of each other, brought into line fact by fact."""
    if "erased" not in folding.values:
        course.open_again(folding)
    elif folding.owes:
        privacy.let_go(folding, fact.at)


def _words(folding: Folding, fact: Fact) -> Words:
    if fact.sealed is None:
        folding.values["forgotten"] = True
        return FORGOTTEN
    return fact.sealed


_FOLDS = {
    **clocks.FOLDS,
    **course.FOLDS,
    **handed.FOLDS,
    **asked.FOLDS,
    **work.FOLDS,
    **promised.FOLDS,
    **solved.FOLDS,
    **sheets.FOLDS,
    **guided.FOLDS,
    **rated.FOLDS,
    **linked.FOLDS,
    **told.FOLDS,
    **sent_by.FOLDS,
    **needs.FOLDS,
    **settled.FOLDS,
    **carried.FOLDS,
    **reviewed.FOLDS,
    **privacy.FOLDS,
}
"""What each kind of fact does."""
