"""The five stages a reception is looked back on by (回看五段), mapped onto the eight steps. Source: S10.

Which stage covers which step is content (`knowledge/flows/review_stages.yaml`); here stands only which step a fact
belongs to where nobody said it: few tick steps while somebody is angry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hall_assistant.library.kinds import Flow
from hall_assistant.library.library import Library
from hall_assistant.store.facts import Fact

AFTER = ""
"""The stage of what came after the end: a promise kept, a rating."""
_ALWAYS: Mapping[str, str] = {
    "promise.made": "agree",
    "solution.offered": "solve",
    "solution.agreed": "solve",
    "solution.declined": "solve",
    "solution.refused": "solve",
    "case.guided": "inform",
    "case.card": "inform",
    "case.told": "inform",
    "case.evidence": "inform",
    "sheet.filled": "inform",
    "sheet.found": "inform",
    "case.ended": "confirm",
    "case.ordered": "confirm",
}
"""Kinds of fact that belong to a step whatever step was ticked last."""
_NOTES: Mapping[str, str] = {"verbatim": "listen", "request": "listen", "checked": "inform", "explained": "solve"}
"""Kinds of notes that do."""


def review_flow(library: Library) -> Flow | None:
    """The flow whose steps are the stages; None where the content holds none."""
    return next((flow for flow in library.flows.values() if flow.kind == "review"), None)


def stages_of(facts: Sequence[Fact], library: Library) -> dict[tuple[str, int], str]:
    """Chain and place of each fact → id of its stage, `AFTER` once it had ended. Pure.

    A fact that names its step stands there; some kinds always stand in one; the others where the last one stood.
    """
    flow = review_flow(library)
    if flow is None:
        return {}
    stage_of: dict[str, str] = {step: stage.id for stage in reversed(flow.steps) for step in stage.covers}
    found, now, ended = dict[tuple[str, int], str](), flow.steps[0].id, False
    for fact in facts:
        now = stage_of.get(_step(fact, library), now)
        found[fact.chain, fact.seq] = AFTER if ended else now
        ended = ended or fact.kind == "case.ended"
    return found


def _step(fact: Fact, library: Library) -> str:
    """The step of the eight a fact belongs to; empty where it tells nothing."""
    named = fact.open.get("step")
    if isinstance(named, str) and named:
        return _of_the_eight(named, library)
    if fact.kind == "case.noted":
        return _NOTES.get(str(fact.open.get("kind")), "")
    return _ALWAYS.get(fact.kind, "")


def _of_the_eight(step: str, library: Library) -> str:
    """A step of any flow as the first of the eight that it covers."""
    for flow in library.flows.values():
        known = flow.step(step) if flow.kind != "review" else None
        if known is not None:
            return known.covers[0] if known.covers else ""
    return ""
