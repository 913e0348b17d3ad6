"""The step rail worked out from a reception's state: which template step is current, done, and for how long. Pure."""

from __future__ import annotations

from hall_assistant.casefile.values import CaseState
from hall_assistant.clock import MINUTE
from hall_assistant.flow.states import FlowState, Mark, enter, mark, next_step, shown, step_for
from hall_assistant.library.kinds import STEPS, Flow, Step
from ui.widgets.step_rail import StepFace


def marks_for(flow: Flow, step: Step) -> tuple[str, ...]:
    """Under which names going to a step is recorded: the canonical steps it covers, else `flow.step`."""
    return tuple(step.covers) or (f"{flow.id}.{step.id}",)


def current_step(flow: Flow, state: CaseState) -> Step:
    """The template's step that stands for the one worked on last; the first before anything was done."""
    if state.step in STEPS:
        found = step_for(flow, state.step)
    else:
        found = flow.step(state.step.partition(".")[2]) if state.step.startswith(f"{flow.id}.") else None
    return found or flow.steps[0]


def flow_state(flow: Flow, state: CaseState) -> FlowState:
    """The engine's view of the recorded marks, in the order they were made: entering one finishes those before."""
    standing = FlowState()
    for name, made in sorted(state.steps.items(), key=lambda pair: pair[1].at):
        step = flow.step(name.partition(".")[2]) if name not in STEPS else step_for(flow, name)
        if step is None:
            continue
        if made.state == Mark.DOING.value:
            standing = enter(standing, flow, step.id)
        elif name in STEPS:
            standing = mark(standing, flow, name, Mark(made.state), made.reason)
    return standing


def step_after(flow: Flow, state: CaseState) -> Step | None:
    """The step to go to next, offered once a line of the one worked on was said; None before that and after the last.

    Feelings before facts only where somebody noted that the person is upset (S22, E6).
    """
    here = current_step(flow, state)
    if not any(one.step in here.covers for one in state.said):
        return None
    done = mark(flow_state(flow, state), flow, here.id, Mark.DONE)
    return next_step(flow, done, emotion=state.emotion)


def step_faces(flow: Flow, state: CaseState, now: int) -> tuple[StepFace, ...]:
    """The rail as it is shown."""
    standing, here = flow_state(flow, state), current_step(flow, state)
    spent = minutes_spent(flow, state, now)
    return tuple(
        StepFace(
            id=step.id,
            mark=step.mark,
            name=step.name,
            state=_word(shown(standing, flow, step).mark),
            minutes=spent.get(step.id),
            current=step.id == here.id,
        )
        for step in flow.steps
    )


def _word(found: Mark) -> str:
    return "" if found is Mark.TODO else found.value


def minutes_spent(flow: Flow, state: CaseState, now: int) -> dict[str, int]:
    """Whole minutes from going to each step until going to the next; the last runs on until now or the end."""
    entered = sorted((made.at, name) for name, made in state.steps.items())
    spent: dict[str, int] = {}
    for place, (at, name) in enumerate(entered):
        until = entered[place + 1][0] if place + 1 < len(entered) else state.ended or now
        step = step_for(flow, name) if name in STEPS else flow.step(name.partition(".")[2])
        if step is not None:
            spent[step.id] = spent.get(step.id, 0) + max(until - at, 0)
    return {step: length // MINUTE for step, length in spent.items()}
