"""Which lines are offered: unsaid first, never a confession before the evidence, good without any mood."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.flow.suggest import Situation, fits, suggest
from hall_assistant.library.kinds import STEPS, Evidence, Grade, Phrase, StepId

EVIDENCE: tuple[Evidence, ...] = ("unknown", "ours", "not_ours", "unverifiable")


def line(
    name: str,
    *,
    topic: str = "stop",
    step: StepId = "apologise",
    emotion: tuple[int, int] | None = None,
    evidence: tuple[Evidence, ...] = (),
    apology: Grade | None = None,
) -> Phrase:
    return Phrase(
        id=name,
        topic=topic,
        step=step,
        cue="先说后果",
        say="您说。",
        emotion=emotion,
        evidence=evidence,
        apology=apology,
    )


LINES = [
    line("wait", apology="wait"),
    line("fault", apology="fault", evidence=("ours",)),
    line("calm"),
    line("hot", emotion=(3, 5)),
    line("mild", emotion=(1, 2)),
    line("unsure", evidence=("unknown", "unverifiable")),
    line("tile", topic="above"),
    line("any", topic="general"),
    line("elsewhere", step="solve"),
]


@pytest.mark.parametrize(
    ("evidence", "emotion", "said", "expected"),
    [
        ("unknown", None, "", "mild wait calm unsure tile any"),
        ("unknown", 4, "", "hot wait calm unsure tile any"),
        ("ours", None, "", "fault mild wait calm tile any"),
        ("ours", 5, "", "fault hot wait calm tile any"),
        ("not_ours", 1, "", "mild wait calm tile any"),
        ("unverifiable", 3, "", "unsure hot wait calm tile any"),
        ("unknown", None, "mild wait calm unsure", "tile any mild wait calm unsure"),
        ("ours", None, "fault", "mild wait calm tile any fault"),
    ],
)
def test_the_lines_offered_in_order(evidence: str, emotion: int | None, said: str, expected: str) -> None:
    situation = Situation(step="apologise", topic="stop", evidence=evidence, emotion=emotion, said=said.split())
    assert [each.phrase.id for each in suggest(situation, LINES, limit=9)] == expected.split()


def test_at_most_three_are_offered_and_none_when_none_is_wanted() -> None:
    situation = Situation(step="apologise", topic="stop")
    assert len(suggest(situation, LINES)) == 3
    assert suggest(situation, LINES, limit=0) == suggest(situation, LINES, limit=-1) == []


def test_each_line_tells_why_it_is_there() -> None:
    lines = [
        Phrase(id="a", topic="stop", step="empathy", cue="先说后果", say="卡一停。", technique="consequence"),
        Phrase(id="b", topic="above", step="empathy", cue="接他的话", say="是这样。", emotion=(3, 5)),
        Phrase(id="c", topic="general", step="empathy", cue="接他的话", say="我记着。"),
    ]
    situation = Situation(step="empathy", topic="stop", emotion=4, said={"c"})
    reasons = {each.phrase.id: each.reason for each in suggest(situation, lines)}
    assert reasons == {
        "a": "先说后果 · 说的就是这件事",
        "b": "先接住再办事 · 同一类事",
        "c": "刚才说过 · 什么事都用得上",
    }


def test_a_confession_says_that_it_was_found_to_be_ours() -> None:
    situation = Situation(step="apologise", topic="stop", evidence="ours")
    assert suggest(situation, LINES)[0].reason.startswith("已查实是我们的错")


def test_a_confession_whose_file_forgot_the_evidence_is_held_back_all_the_same() -> None:
    careless = line("careless", apology="fault")
    for evidence in EVIDENCE:
        assert fits(careless, Situation(step="apologise", evidence=evidence)) is (evidence == "ours")


def test_a_line_for_the_furious_is_not_offered_while_the_mood_is_unknown() -> None:
    assert not fits(line("hot", emotion=(3, 5)), Situation(step="apologise"))
    assert fits(line("any mood", emotion=(1, 5)), Situation(step="apologise"))


def test_with_nothing_known_but_the_step_there_are_still_lines() -> None:
    assert [each.phrase.id for each in suggest(Situation(step="solve"), LINES)] == ["elsewhere"]


PHRASES = st.lists(
    st.builds(
        Phrase,
        id=st.from_regex(r"[a-z]{1,3}", fullmatch=True),
        topic=st.sampled_from(["stop", "above", "general"]),
        step=st.sampled_from(STEPS),
        cue=st.just("先说后果"),
        say=st.just("您说。"),
        technique=st.none(),
        emotion=st.none() | st.tuples(st.integers(1, 5), st.integers(1, 5)).map(lambda pair: (min(pair), max(pair))),
        evidence=st.lists(st.sampled_from(EVIDENCE), max_size=3).map(tuple),
        apology=st.sampled_from([None, "wait", "experience", "fault"]),
        source=st.just(()),
    ),
    max_size=15,
    unique_by=lambda phrase: phrase.id,
)
SITUATIONS = st.builds(
    Situation,
    step=st.sampled_from(STEPS),
    topic=st.sampled_from([None, "stop", "above"]),
    evidence=st.sampled_from(EVIDENCE),
    emotion=st.none() | st.integers(1, 5),
    said=st.frozensets(st.from_regex(r"[a-z]{1,3}", fullmatch=True), max_size=3),
)


@given(phrases=PHRASES, situation=SITUATIONS)
@settings(max_examples=200, deadline=None)
def test_whatever_is_offered_fits_and_the_same_situation_gives_the_same_lines(
    phrases: list[Phrase], situation: Situation
) -> None:
    offered = suggest(situation, phrases, limit=20)
    assert offered == suggest(situation, phrases, limit=20)
    assert {each.phrase.id for each in offered} == {each.id for each in phrases if fits(each, situation)}
    said = [each.phrase.id in situation.said for each in offered]
    assert said == sorted(said)
    assert all(each.reason for each in offered)
    for each in offered:
        assert each.phrase.step == situation.step
        assert each.phrase.apology != "fault" or situation.evidence == "ours"
        assert not each.phrase.evidence or situation.evidence in each.phrase.evidence
