from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from hall_assistant.casefile.values import CaseId, CaseState, Evidence, Said, StepMark
from hall_assistant.library.kinds import STEPS
from hall_assistant.library.library import Library
from hall_assistant.library.shelf import open_library
from hall_assistant.people.values import Actor, Role
from hall_assistant.privacy.identity import Person
from ui.models.hand import Hand
from ui.models.sight import apology_grades, sight, slot_values
from ui.models.steps import current_step, minutes_spent, step_after, step_faces
from ui.widgets.next_step import NextFace

BY = Actor("s1", "张敏", "8021", Role.CLERK, "03")
MINUTE = 60_000


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("library")
    return open_library(folder / "library.db")


def hand(**values: object) -> Hand:
    return Hand(CaseState(case=CaseId(""), **values))  # type: ignore[arg-type]


def test_a_topic_alone_gives_lines_and_a_card_without_any_reception(library: Library) -> None:
    for tile in library.tiles:
        seen = sight(library, hand(topic=tile.id), by=BY, now=0)
        assert 1 <= len(seen.lines) <= 3, tile.name
        assert seen.card is not None, tile.name
        assert [step.mark for step in seen.steps] == list("听接查座歉办定访")


def test_nothing_at_all_still_gives_lines(library: Library) -> None:
    seen = sight(library, hand(), by=None, now=0)
    assert seen.lines
    assert seen.card is None


def test_a_subtopic_keeps_its_tile_and_says_both(library: Library) -> None:
    seen = sight(library, hand(topic="fraud_stop"), by=BY, now=0)
    assert seen.tile == "stop"
    assert seen.topic_words == "停机 · 保护性停机"


def test_a_fault_apology_is_offered_only_when_the_check_says_ours(library: Library) -> None:
    for evidence in Evidence:
        state = {"topic": "unknown_order", "step": "apologise", "evidence": evidence}
        seen = sight(library, hand(**state), by=BY, now=0)
        faults = [line.id for line in seen.lines if library.phrases[line.id].apology == "fault"]
        assert evidence is Evidence.OURS or not faults
    locked = [chip.locked for chip in apology_grades(Evidence.UNKNOWN, "")]
    assert locked == [False, False, True]
    assert not any(chip.locked for chip in apology_grades(Evidence.OURS, ""))


def test_a_chosen_grade_offers_only_apologies_of_that_grade(library: Library) -> None:
    wanted = replace(hand(topic="unknown_order", step="apologise"), grade="wait")
    lines = sight(library, wanted, by=BY, now=0).lines
    assert lines
    assert {library.phrases[line.id].apology for line in lines} == {"wait"}


def test_a_line_said_gives_way_to_one_not_said(library: Library) -> None:
    before = sight(library, hand(topic="stop"), by=BY, now=0).lines[0]
    said = (Said(before.id, before.say, "listen", 0),)
    after = sight(library, hand(topic="stop", said=said), by=BY, now=0).lines
    assert after[0].id != before.id


def test_a_silenced_line_is_not_offered_again(library: Library) -> None:
    first = sight(library, hand(topic="stop"), by=BY, now=0).lines[0].id
    quiet = replace(hand(topic="stop"), silenced=frozenset({first}))
    assert first not in [line.id for line in sight(library, quiet, by=BY, now=0).lines]


def test_slots_know_the_clerk_and_the_customer_but_no_hour_unless_picked() -> None:
    known = slot_values(replace(hand(), person=Person("王", "女士", "138****5678")), BY)
    assert known == {"姓名": "张敏", "工号": "8021", "称呼": "王女士", "号码尾号": "5678"}
    assert slot_values(replace(hand(), slots={"时间": "今天17:00"}), BY)["时间"] == "今天17:00"


def test_switching_the_flow_keeps_where_one_is(library: Library) -> None:
    steps = {"listen": StepMark("doing", "", 0), "inform": StepMark("doing", "", MINUTE)}
    eight, short = library.flows["eight_steps"], library.flows["short"]
    state = CaseState(case=CaseId("case:x"), steps=steps, step="inform")
    assert current_step(eight, state).id == "inform"
    assert "inform" in current_step(short, state).covers
    listened = step_faces(short, state, 2 * MINUTE)[0]
    assert listened.state == "done"


def test_minutes_run_from_going_to_a_step_until_going_to_the_next(library: Library) -> None:
    steps = {"listen": StepMark("doing", "", 0), "empathy": StepMark("doing", "", 3 * MINUTE)}
    state = CaseState(case=CaseId("case:x"), steps=steps, step="empathy")
    assert minutes_spent(library.flows["eight_steps"], state, 5 * MINUTE) == {"listen": 3, "empathy": 2}


def test_a_step_that_stands_for_no_canonical_one_is_found_again(library: Library) -> None:
    urgent = library.flows["urgent"]
    state = CaseState(
        case=CaseId("case:x"), flow="urgent", steps={"urgent.report": StepMark("doing", "", 0)}, step="urgent.report"
    )
    assert current_step(urgent, state).id == "report"


def test_what_is_shown_is_worked_out_within_a_few_milliseconds(library: Library) -> None:
    topics = list(library.topics)
    began = time.perf_counter()
    for topic in topics:
        sight(library, hand(topic=topic, step="solve"), by=BY, now=0)
    assert (time.perf_counter() - began) / len(topics) < 0.008


def test_the_next_step_is_offered_once_a_line_was_said_and_feelings_come_first_only_where_noted(
    library: Library,
) -> None:
    flow = library.flows["eight_steps"]
    before = {"topic": "stop", "step": "inform", "steps": {"listen": StepMark("doing", "", 1)}}
    inform = {**before, "steps": {**before["steps"], "inform": StepMark("doing", "", 2)}}  # type: ignore[dict-item]
    said = (Said("", "您的号我查了", "inform", 3),)
    assert step_after(flow, hand(**inform).state) is None
    calm = step_after(flow, hand(**inform, said=said).state)
    upset = step_after(flow, hand(**inform, said=said, emotions=(("listen", 4),)).state)
    assert calm is not None and upset is not None
    assert sight(library, hand(**inform, said=said), by=BY, now=9).next == NextFace(calm.id, calm.mark)
    assert "empathy" in upset.covers


def test_after_the_last_step_nothing_is_offered(library: Library) -> None:
    flow = library.flows["eight_steps"]
    steps = {one: StepMark("doing", "", place) for place, one in enumerate(STEPS)}
    said = (Said("", "还有别的事吗", STEPS[-1], 99),)
    assert step_after(flow, hand(step=STEPS[-1], steps=steps, said=said).state) is None
