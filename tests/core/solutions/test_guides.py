"""A guide is walked answer by answer, back at any time; the way taken is a fact that can be undone and counted."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.casefile.guided import Guided
from hall_assistant.casefile.promising import KIND_NAMES
from hall_assistant.casefile.solved import SOLUTION_TYPES
from hall_assistant.cases.ending import undo, void
from hall_assistant.errors import StaffError
from hall_assistant.library.guides import SOLUTION_NAMES, Guide, PromiseKind, paths
from hall_assistant.library.library import Library
from hall_assistant.library.shelf import read_content
from hall_assistant.logbook.timeline import timeline
from hall_assistant.solutions.guides import Walk, answer_of, guides_for, papers_of, walked, words_of
from hall_assistant.solutions.guiding import WayTaken, end_words, ends_taken, take_way, ways_taken
from tests.core.counter import Counter

LIBRARY = read_content()
GUIDES: tuple[Guide, ...] = tuple(LIBRARY.later("guides").values())


@pytest.fixture(scope="module")
def library() -> Library:
    return LIBRARY


def finished(name: str, pick: int = 0) -> Walk:
    walk = Walk(LIBRARY.later("guides")[name])
    while walk.question is not None:
        answers = walk.question.answers
        walk = walk.answered(answers[min(pick, len(answers) - 1)].name)
    return walk


@given(st.sampled_from(GUIDES), st.lists(st.one_of(st.integers(1, 6), st.just(-1)), max_size=40))
def test_whatever_is_pressed_a_walk_stands_at_a_question_or_an_end_and_a_step_back_undoes_a_step(
    guide: Guide, presses: list[int]
) -> None:
    walk = Walk(guide)
    for press in presses:
        before = walk
        answer = answer_of(walk.question, press) if walk.question and press > 0 else None
        walk = walk.answered(answer.name) if answer else walk.back() if press < 0 else walk
        assert (walk.question is None) == (walk.end is not None)
        if answer:
            assert walk.back() == before
    assert walk.back(len(walk.path)) == Walk(guide)


def test_an_answer_the_question_does_not_have_is_refused() -> None:
    with pytest.raises(LookupError):
        Walk(GUIDES[0]).answered("no_such_answer")
    with pytest.raises(LookupError):
        finished("topup").answered("anything")


def test_a_record_of_a_guide_that_has_changed_is_told_as_unknown() -> None:
    walk = finished("topup")
    assert walked(walk.guide, walk.names) == walk
    assert walked(walk.guide, ("gone:away",)) is None
    assert walked(walk.guide, walk.names[:-1]) is None
    assert walked(walk.guide, (*walk.names, "more:of")) is None


def test_a_topic_brings_its_own_guides_first_and_then_those_of_its_tile(library: Library) -> None:
    assert [guide.id for guide in guides_for(library, "over_quota")][:2] == ["over_quota", "throttled"]
    assert guides_for(library, "bb_repair")[0].id == "broadband_repair"
    assert {guide.topic for guide in guides_for(library, "stop")} == {"fraud_stop", "arrears_stop", "lost_stop"}
    assert guides_for(library, "no_such_topic") == ()


def test_words_that_rest_on_a_card_no_longer_checked_give_way_to_lines_of_the_topic(library: Library) -> None:
    end = finished("topup").end
    assert end is not None
    assert words_of(library, end) == end.words
    pending = next(card for card in library.cards.values() if not library.is_checked(card))
    changed = type(end)(
        **{name: getattr(end, name) for name in end.__struct_fields__} | {"cards": (pending.id,), "papers": None}
    )
    assert not set(words_of(library, changed)) & {*end.words, *pending.say}
    assert papers_of(library, changed) == pending.papers


def test_the_way_taken_is_kept_as_it_read_and_shown_on_the_timeline(counter: Counter, library: Library) -> None:
    case, walk = counter.begun(), finished("downgrade")
    take_way(counter.store, by=counter.wang, case=case, walk=walk)
    assert walk.end is not None
    wanted = Guided(
        guide="downgrade",
        path=walk.names,
        end=walk.end.id,
        type=walk.end.type,
        title=walk.end.title,
        labels=" · ".join(walk.labels),
        by=counter.wang.staff,
        at=counter.clock.now(),
    )
    assert counter.state(case).guided == (wanted,)
    with counter.store.reading() as at:
        line = timeline(at, case, library)[-1]
    assert line.what == "按导引"
    assert line.text == f"{wanted.labels} → {wanted.title}"


def test_a_walk_that_has_not_come_to_an_end_is_not_recorded(counter: Counter) -> None:
    case = counter.begun()
    with pytest.raises(StaffError) as told:
        take_way(counter.store, by=counter.wang, case=case, walk=Walk(GUIDES[0]))
    assert told.value.code == "guide.unfinished"
    assert counter.kinds(case) == []


def test_ways_are_counted_for_the_manager_without_what_was_undone_or_voided(counter: Counter) -> None:
    for _ in range(3):
        take_way(counter.store, by=counter.wang, case=counter.begun(), walk=finished("topup"))
    take_way(counter.store, by=counter.chen, case=counter.begun(counter.chen), walk=finished("topup", 1))
    undone, voided = counter.begun(), counter.begun()
    for case in (undone, voided):
        take_way(counter.store, by=counter.wang, case=case, walk=finished("downgrade"))
    undo(counter.store, by=counter.wang, case=undone)
    void(counter.store, by=counter.wang, case=voided)
    with counter.store.reading() as at:
        ways = ways_taken(at, since="2026-03-12", until="2026-03-12")
        assert ways_taken(at, since="2026-03-13", until="2026-12-31") == []
    one, other = finished("topup"), finished("topup", 1)
    assert one.end is not None
    assert other.end is not None
    assert ways == [
        WayTaken("topup", one.names, one.end.id, 3),
        WayTaken("topup", other.names, other.end.id, 1),
    ]
    assert ends_taken(ways) == [("topup", one.end.id, 3), ("topup", other.end.id, 1)]
    assert end_words(LIBRARY.later("guides"), "topup", one.end.id) == f"充值没到账 → {one.end.title}"
    assert end_words(LIBRARY.later("guides"), "gone", "away") == "gone → away"


def test_a_damaged_fact_of_a_way_does_not_stop_the_record(counter: Counter) -> None:
    case = counter.reception()
    with counter.store.write() as w:
        w.append(case, "case.guided", by=counter.wang.staff, open={"path": 7}, sealed={})
    assert counter.state(case).guided[0].path == ()
    assert counter.count("guided") == 1


def test_a_guide_never_takes_more_ways_than_can_be_walked_in_a_test() -> None:
    assert sum(1 for guide in GUIDES for _ in paths(guide)) < 2000


def test_guides_name_solutions_and_promises_as_the_record_does() -> None:
    assert set(SOLUTION_NAMES) == set(SOLUTION_TYPES)
    assert set(get_args(PromiseKind)) <= set(KIND_NAMES)
