"""Step states: free movement, steps side by side, and nothing lost when the template is switched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.flow.states import FlowState, Mark, StepState, enter, mark, next_step, shown, step_for
from hall_assistant.library.kinds import STEPS, Flow, Step, StepId


def step(name: str, *covers: StepId, beside: tuple[str, ...] = ()) -> Step:
    return Step(id=name, mark="步", name=name, headline=name, covers=covers, beside=beside, purpose="为了办事")


BESIDE = {"inform": ("settle",), "settle": ("inform",)}
EIGHT = Flow(
    id="eight", name="八步", kind="full", steps=tuple(step(each, each, beside=BESIDE.get(each, ())) for each in STEPS)
)
SHORT = Flow(
    id="short",
    name="短",
    kind="short",
    steps=(step("hear", "listen"), step("do", "inform", "solve"), step("finish", "agree", "confirm")),
)
URGENT = Flow(
    id="urgent",
    name="急",
    kind="urgent",
    steps=(step("safe", "settle"), step("report"), step("check", "inform"), step("hear", "listen", "empathy")),
)
FLOWS = {"eight": EIGHT, "short": SHORT, "urgent": URGENT}


def after(flow: Flow, moves: str) -> FlowState:
    """The state after moves such as `listen>inform>settle`, each entering a step."""
    state = FlowState()
    for each in moves.split(">"):
        state = enter(state, flow, each)
    return state


def rail(state: FlowState, flow: Flow) -> str:
    """The rail as it is seen: one sign per step."""
    signs = {Mark.TODO: "○", Mark.DOING: "●", Mark.DONE: "✓", Mark.SKIPPED: "–"}
    return "".join(signs[shown(state, flow, each).mark] for each in flow.steps)


@pytest.mark.parametrize(
    ("moves", "seen"),
    [
        ("listen", "●○○○○○○○"),
        ("listen>empathy", "✓●○○○○○○"),
        ("listen>empathy>listen", "●✓○○○○○○"),
        ("confirm", "○○○○○○○●"),
        ("inform>settle", "○○●●○○○○"),
        ("inform>settle>inform", "○○●●○○○○"),
        ("inform>settle>solve", "○○✓✓○●○○"),
        ("listen>agree>inform", "✓○●○○○✓○"),
    ],
)
def test_movement_is_free_and_only_steps_side_by_side_stay_open_together(moves: str, seen: str) -> None:
    assert rail(after(EIGHT, moves), EIGHT) == seen


def test_a_skip_keeps_its_reason_and_coming_back_drops_it() -> None:
    state = mark(FlowState(), EIGHT, "settle", Mark.SKIPPED, "人不多")
    assert shown(state, EIGHT, EIGHT.steps[3]) == StepState(Mark.SKIPPED, "人不多")
    assert enter(state, EIGHT, "settle").of("settle") == StepState(Mark.DOING)


def test_a_reason_is_kept_for_a_skip_only() -> None:
    assert mark(FlowState(), EIGHT, "settle", Mark.DONE, "人不多").of("settle").reason == ""


@pytest.mark.parametrize(
    ("moves", "short", "urgent"),
    [
        ("listen>empathy", "✓○○", "○○○●"),
        ("listen>inform", "✓●○", "○○●●"),
        ("listen>empathy>inform", "✓●○", "○○●✓"),
        ("inform>solve", "○●○", "○○✓○"),
        ("agree>confirm", "○○●", "○○○○"),
    ],
)
def test_what_was_done_in_eight_steps_shows_in_every_other_template(moves: str, short: str, urgent: str) -> None:
    state = after(EIGHT, moves)
    assert (rail(state, SHORT), rail(state, URGENT)) == (short, urgent)


def test_a_step_that_covers_two_marks_both() -> None:
    assert rail(mark(FlowState(), SHORT, "do", Mark.DONE), EIGHT) == "○○✓○○✓○○"


def test_a_covering_step_is_done_when_one_part_is_done_and_the_other_skipped() -> None:
    state = mark(mark(FlowState(), EIGHT, "inform", Mark.SKIPPED), EIGHT, "solve", Mark.DONE)
    assert shown(state, SHORT, SHORT.steps[1]).mark is Mark.DONE


def test_a_step_of_one_template_alone_is_kept_through_a_switch() -> None:
    state = enter(mark(FlowState(), URGENT, "report", Mark.DONE), EIGHT, "listen")
    assert rail(state, URGENT) == "○✓○●"
    assert rail(state, EIGHT) == "●○○○○○○○"


def test_a_step_nobody_knows_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        mark(FlowState(), SHORT, "nowhere", Mark.DONE)


def test_a_canonical_step_can_be_marked_under_any_template() -> None:
    assert mark(FlowState(), SHORT, "apologise", Mark.DONE).of("apologise").mark is Mark.DONE


def test_after_a_switch_one_lands_on_the_step_that_covers_where_one_was() -> None:
    landed = {each: found.id if (found := step_for(SHORT, each)) else "" for each in STEPS}
    assert landed["solve"] == landed["inform"] == "do"
    assert landed["empathy"] == ""


@pytest.mark.parametrize(
    ("moves", "emotion", "expected"),
    [
        ("listen", None, "listen"),
        ("listen>inform", None, "inform"),
        ("listen>inform", 2, "inform"),
        ("listen>inform", 3, "empathy"),
        ("listen>inform", 5, "empathy"),
        ("listen>empathy>inform", 5, "inform"),
        ("listen", 5, "listen"),
        ("inform", 5, "inform"),
    ],
)
def test_feelings_come_before_facts_only_where_the_person_is_upset(
    moves: str, emotion: int | None, expected: str
) -> None:
    found = next_step(EIGHT, after(EIGHT, moves), emotion=emotion)
    assert found is not None
    assert found.id == expected


def test_without_anything_done_the_first_step_is_next_and_after_all_of_them_none() -> None:
    first = next_step(EIGHT, FlowState(), emotion=5)
    assert first is not None
    assert first.id == "listen"
    state = FlowState()
    for each in STEPS:
        state = mark(state, EIGHT, each, Mark.DONE)
    assert next_step(EIGHT, state, emotion=5) is None


MOVES = st.lists(
    st.sampled_from([(flow.id, each.id, to) for flow in FLOWS.values() for each in flow.steps for to in Mark]),
    max_size=20,
)


@given(moves=MOVES)
@settings(max_examples=150, deadline=None)
def test_a_step_shows_what_was_last_done_to_it_and_looking_changes_nothing(moves: list[tuple[str, str, Mark]]) -> None:
    state = FlowState()
    for flow, name, to in moves:
        before = dict(state.steps), dict(state.extra)
        new = mark(state, FLOWS[flow], name, to, "因为")
        assert (dict(state.steps), dict(state.extra)) == before
        found = FLOWS[flow].step(name)
        assert found is not None
        assert shown(new, FLOWS[flow], found).mark is to
        untouched = set(STEPS) - set(found.covers)
        assert all(new.of(each) == state.of(each) for each in untouched)
        state = new
    assert all(rail(state, flow) == rail(state, flow) for flow in FLOWS.values())


@given(moves=MOVES, emotion=st.none() | st.integers(1, 5))
@settings(max_examples=150, deadline=None)
def test_the_next_step_is_always_one_that_is_still_open(
    moves: list[tuple[str, str, Mark]], emotion: int | None
) -> None:
    state = FlowState()
    for flow, name, to in moves:
        state = mark(state, FLOWS[flow], name, to)
    for each in FLOWS.values():
        found = next_step(each, state, emotion=emotion)
        still_open = [one for one in each.steps if shown(state, each, one).mark in (Mark.TODO, Mark.DOING)]
        assert (found in still_open) if still_open else found is None
