"""上报: where nobody present may sign for a sum, the duty ladder is climbed by telephone, rung by rung.

Each rung is a leg of the reception with its own hour: who was asked, on which number, answer until when. It stands in
the lists of what is waited for, and the reception is not closed over it. Source: S28, S29.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hall_assistant.casefile.legs import Leg, LegState
from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.solved import REDRESSES, Solution, SolutionState
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.changes import Changes
from hall_assistant.clock import MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import hall_settings
from hall_assistant.settings.values import Rung
from hall_assistant.solutions.authority import needs_second
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line, required

ANSWER_WITHIN = 15 * MINUTE
"""How long a rung has before the next one is asked (milliseconds): the customer stands at the counter."""
YES = "同意"


@dataclass(frozen=True, slots=True)
class Climb:
    """How far the ladder was climbed for an option."""

    asked: tuple[Leg, ...]
    """The rungs asked so far, lowest first."""
    above: Rung | None
    """Who is asked next; None at the top, or where the hall has no ladder."""

    @property
    def waiting(self) -> Leg | None:
        """The rung that has not answered yet."""
        return next((leg for leg in self.asked if leg.state is LegState.OPEN), None)

    def may_climb(self, now: int) -> bool:
        """Whether the next rung may be asked: the last one said no, or its time is over."""
        return self.above is not None and (self.waiting is None or self.waiting.due <= now)


def climb_of(state: CaseState, solution: Solution, ladder: Sequence[Rung]) -> Climb:
    """How far the ladder was climbed for an option of a reception. Pure."""
    meant = _named(solution)
    asked = tuple(leg for leg in state.legs if leg.rung and leg.solution == meant)
    place = max((leg.rung for leg in asked), default=0)
    return Climb(asked, ladder[place] if place < len(ladder) else None)


def climb(store: Store, *, by: Actor, case: CaseId, solution: str) -> Changes:
    """Ask the next rung of the ladder for an option (上报); its answer is due in a quarter of an hour.

    Raises StaffError `ladder.empty`, `ladder.top`, `ladder.waits` while the one asked last still has time,
    `ladder.needless` within one's own authority, `solution.signed`, `solution.unknown`, `solution.settled`, and what
    `ready_for_content` raises.
    """
    with store.write() as w:
        check(w, by, "solutions.climb")
        ready_for_content(w, by=by, case=case)
        settings, state = hall_settings(w), state_of(w, case)
        meant = _unsigned(state, solution)
        if not needs_second(settings, by.role, meant, state):
            raise StaffError("ladder.needless")
        if not settings.ladder:
            raise StaffError("ladder.empty")
        _ask(w, by=by, state=state, meant=meant, climbed=climb_of(state, meant, settings.ladder))
    return w.changes


def _ask(w: Writing, *, by: Actor, state: CaseState, meant: Solution, climbed: Climb) -> None:
    waiting, rung = climbed.waiting, climbed.above
    if waiting is not None and waiting.due > w.now:
        raise StaffError("ladder.waits", name=waiting.department)
    if rung is None:
        raise StaffError("ladder.top")
    opened: dict[str, Json] = {
        "leg": f"L{len(state.legs) + 1}",
        "due": w.now + ANSWER_WITHIN,
        "rung": max((leg.rung for leg in climbed.asked), default=0) + 1,
    }
    opened["solution_of"], opened["solution"] = _named(meant)
    if waiting is not None:
        opened |= {"again": waiting.given_name, "of": waiting.chain}
    question = f"{REDRESSES[meant.redress]}{meant.amount}元：{meant.words}"
    sealed: dict[str, Json] = {"department": _called(rung), "question": question[:500], "contact": rung.phone}
    w.append(state.case, "leg.opened", by=by.staff, open=opened, sealed=sealed)


def hear(store: Store, *, by: Actor, case: CaseId, solution: str, agrees: bool, words: str = "") -> Changes:
    """Note what the rung that was asked said. Consent is a permission by telephone, to be signed afterwards (待补签).

    words: what they said; needed for a no. Raises StaffError `ladder.nobody` where nobody is waited for,
    `solution.signed`, `solution.unknown`, `solution.settled`, `text.empty`, and what `ready_for_content` raises.
    """
    with store.write() as w:
        check(w, by, "solutions.climb")
        ready_for_content(w, by=by, case=case)
        state = state_of(w, case)
        meant = _unsigned(state, solution)
        asked = climb_of(state, meant, ()).waiting
        if asked is None:
            raise StaffError("ladder.nobody")
        said = one_line(words, what="怎么说的", limit=500) if agrees else required(words, what="怎么说的", limit=500)
        opened: dict[str, Json] = {"leg": asked.given_name, "of": asked.chain}
        w.append(case, "leg.answered", by=by.staff, open=opened, sealed={"answer": said or YES})
        if agrees:
            chain, name = _named(meant)
            sealed: dict[str, Json] = {"who": f"{asked.department} {asked.contact}".strip()}
            w.append(case, "solution.phoned", by=by.staff, open={"solution": name, "of": chain}, sealed=sealed)
    return w.changes


def call_off(w: Writing, *, by: Actor, case: CaseId, solution: Solution, why: str) -> None:
    """Wait no longer for a rung, inside a running write: the option was signed, permitted or declined another way."""
    asked = climb_of(state_of(w, case), solution, ()).waiting
    if asked is not None:
        opened: dict[str, Json] = {"leg": asked.given_name, "of": asked.chain}
        w.append(case, "leg.withdrawn", by=by.staff, open=opened, sealed={"answer": why})


def _unsigned(state: CaseState, solution: str) -> Solution:
    found = next((one for one in state.solutions if one.solution == solution), None)
    if found is None:
        raise StaffError("solution.unknown", solution=solution)
    if found.state is not SolutionState.OFFERED:
        raise StaffError("solution.settled", solution=solution)
    if found.approval is not None:
        raise StaffError("solution.signed", solution=solution)
    return found


def _named(solution: Solution) -> tuple[str, str]:
    """What later facts call an option: the chain it was offered on, the name it got there."""
    return solution.chain, solution.solution.partition("·")[0]


def _called(rung: Rung) -> str:
    return " ".join(part for part in (rung.post, rung.name) if part) or rung.phone
