"""Step states (步骤状态) of a reception, kept by the eight canonical steps so that a switch of template
loses nothing.

Pure: state in, state out. Movement is free; nothing here forbids a jump, a skip or a way back (S01).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from hall_assistant.library.kinds import STEPS, Flow, Step


class Mark(StrEnum):
    """How far a step is: to do 未到 · doing 正在 · done 已做 · skipped 跳过."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class StepState:
    """State of one step, with the reason where it was skipped."""

    mark: Mark = Mark.TODO
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FlowState:
    """Where a reception stands, independent of the template shown.

    steps: states by canonical step (`listen` … `confirm`); one that is missing is still to do.
    extra: states of steps that stand for no canonical one (`urgent.report`), by `flow.step`.
    """

    steps: Mapping[str, StepState] = field(default_factory=dict)
    extra: Mapping[str, StepState] = field(default_factory=dict)

    def of(self, step: str) -> StepState:
        """State of a canonical step."""
        return self.steps.get(step, StepState())


def mark(state: FlowState, flow: Flow, step: str, to: Mark, reason: str = "") -> FlowState:
    """The state after a step of `flow` was marked; every canonical step it covers is marked with it.

    step: a step of the flow, or a canonical step. Raises KeyError for neither.
    """
    new = StepState(to, reason if to is Mark.SKIPPED else "")
    found = flow.step(step)
    covered = found.covers if found else (step,)
    if found is None and step not in STEPS:
        raise KeyError(step)
    if not covered:
        return FlowState(state.steps, MappingProxyType({**state.extra, f"{flow.id}.{step}": new}))
    return FlowState(MappingProxyType({**state.steps, **dict.fromkeys(covered, new)}), state.extra)


def enter(state: FlowState, flow: Flow, step: str) -> FlowState:
    """The state after going to a step: it is being done, and so may be those beside it; others being done
    are done.
    """
    here = flow.step(step)
    alongside = {step, *(here.beside if here else ())}
    for other in flow.steps:
        if other.id not in alongside and shown(state, flow, other).mark is Mark.DOING:
            state = mark(state, flow, other.id, Mark.DONE)
    return mark(state, flow, step, Mark.DOING)


def shown(state: FlowState, flow: Flow, step: Step) -> StepState:
    """State of a template's step, read from the canonical steps it covers.

    Doing if one of them is, or if some are finished and others not; done if all are finished and one is done;
    skipped if all are skipped.
    """
    if not step.covers:
        return state.extra.get(f"{flow.id}.{step.id}", StepState())
    states = [state.of(each) for each in step.covers]
    marks = {each.mark for each in states}
    if len(marks) == 1:
        return states[0]
    if marks == {Mark.DONE, Mark.SKIPPED}:
        return StepState(Mark.DONE)
    return StepState(Mark.DOING)


def step_for(flow: Flow, canonical: str) -> Step | None:
    """The first step of a template that stands for a canonical step: where to land after a switch."""
    return next((each for each in flow.steps if canonical in each.covers), None)


def next_step(flow: Flow, state: FlowState, *, emotion: int | None = None) -> Step | None:
    """The step to show next: the one being done, else the first to do in the template's order; None when
    all are past.

    Feelings before facts only where the person is upset (emotion 3 to 5; S22, E6): once they were heard
    out, an empathy step still to do comes before steps of facts. Never needs an emotion.
    """
    open_steps = [each for each in flow.steps if shown(state, flow, each).mark in (Mark.TODO, Mark.DOING)]
    doing = [each for each in open_steps if shown(state, flow, each).mark is Mark.DOING]
    if upset(emotion) and not any("listen" in each.covers for each in open_steps):
        feelings = [each for each in open_steps if "empathy" in each.covers]
        if feelings:
            return feelings[0]
    return next(iter(doing or open_steps), None)


def upset(emotion: int | None) -> bool:
    """Whether the person is upset: level 3 of 5 or more. Unknown is not upset."""
    return emotion is not None and emotion >= 3
