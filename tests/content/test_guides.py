"""Every way through every guide ends in something a clerk can do, say and stand by."""

from __future__ import annotations

import re

import pytest

from hall_assistant.deadlines.fitting import fitting
from hall_assistant.library.guides import MOST_QUESTIONS, SOLUTION_NAMES, End, Guide, paths
from hall_assistant.library.library import Library
from hall_assistant.library.shelf import read_content
from hall_assistant.library.voice import spoken_length
from hall_assistant.phrases.render import render
from hall_assistant.solutions.guides import Walk, papers_of, walked, words_of

LIBRARY = read_content()
GUIDES: tuple[Guide, ...] = tuple(LIBRARY.later("guides").values())
ENDS = [(guide, end) for guide in GUIDES for end in guide.ends]
COVERED = (
    "downgrade",
    "fraud_stop",
    "hidden_order",
    "dearer_than_told",
    "bb_repair",
    "bb_install",
    "contract_penalty",
    "fancy_number",
    "over_quota",
    "close_number",
    "close_other_city",
    "leftover_balance",
    "weak_signal",
    "slow_5g",
    "port_out",
    "bb_modem",
    "auto_renew",
    "shared_card",
    "arrears_stop",
    "balance_topup",
    "bundle_rebate",
    "nuisance",
    "real_name",
    "sp_fee",
    "lost_stop",
    "roaming",
    "queue_attitude",
)
"""The topics with the largest share at the counter, and those the issue names."""
CLAIM = re.compile(r"[\d一二两三四五六七八九十百]+(?:天|小时|元|块钱|个月|年|倍|％|%)")
"""A number that promises or claims something."""


def texts(end: End) -> list[str]:
    promised = end.promise.words if end.promise else ""
    return [end.title, end.route, end.result, promised, *end.words]


@pytest.fixture(scope="module")
def library() -> Library:
    return LIBRARY


def test_the_topics_with_the_largest_share_have_a_guide() -> None:
    assert len(GUIDES) >= 24
    assert set(COVERED) - {guide.topic for guide in GUIDES} == set()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.id)
def test_every_path_comes_to_an_end_within_twelve_questions(guide: Guide) -> None:
    every = list(paths(guide))
    for path, end in every:
        assert end is not None, [step.name for step in path]
        assert len(path) <= MOST_QUESTIONS
    assert {end.id for _path, end in every if end} == {end.id for end in guide.ends}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.id)
def test_every_path_is_walked_answer_by_answer_and_told_again_from_the_record(guide: Guide) -> None:
    for path, end in paths(guide):
        walk = Walk(guide)
        for step in path:
            assert walk.question == step.question
            assert walk.end is None
            walk = walk.answered(step.answer.name)
        assert walk.question is None
        assert walk.end == end
        assert walked(guide, walk.names) == walk
        assert walk.back(len(path)) == Walk(guide)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.id)
def test_no_path_ends_without_a_promise_or_a_result_a_route_words_and_a_checked_card(
    guide: Guide, library: Library
) -> None:
    for _path, end in paths(guide):
        assert end is not None
        assert end.type in SOLUTION_NAMES
        assert end.route
        assert (end.promise is not None and end.promise.hours > 0) or end.result
        assert end.cards
        assert all(library.is_checked(library.cards[card]) for card in end.cards)
        assert words_of(library, end) == end.words
        assert 2 <= len(end.words) <= 3


def test_every_line_can_be_said_once_its_gaps_are_filled(library: Library) -> None:
    examples = {name: slot.example for name, slot in library.slots.items()}
    for guide, end in ENDS:
        for line in end.words:
            assert render(line, examples, library.slots).missing == (), (guide.id, end.id)


def test_what_is_asked_aloud_is_short(library: Library) -> None:
    asked = [question.to_ask for guide in GUIDES for question in guide.questions if question.to_ask]
    assert len(asked) > 40
    assert max(spoken_length(each) for each in asked) <= 44


def test_every_paper_asked_for_stands_in_a_card_of_the_end(library: Library) -> None:
    for guide, end in ENDS:
        theirs = {paper for card in end.cards for paper in library.cards[card].papers}
        assert set(papers_of(library, end)) <= theirs, (guide.id, end.id)


def test_no_number_is_claimed_that_no_card_of_the_end_claims(library: Library) -> None:
    for guide, end in ENDS:
        cards = "".join(str(library.cards[card]) for card in end.cards)
        for text in texts(end):
            for claimed in CLAIM.findall(text):
                assert claimed in cards, (guide.id, end.id, text)


def test_nothing_promises_a_multiple_of_what_was_taken() -> None:
    for guide, end in ENDS:
        for text in texts(end):
            assert not re.search(r"双倍|加倍|三倍|五百|500", text), (guide.id, end.id, text)


def test_what_is_carried_on_names_who_rings_or_comes() -> None:
    for guide, end in ENDS:
        if end.promise is not None:
            assert re.search(r"我|店长|经理|师傅|书面", end.promise.words), (guide.id, end.id, end.promise.words)


def test_a_confession_is_only_proposed_where_an_answer_says_that_it_was_ours() -> None:
    for guide, end in ENDS:
        if end.evidence == "ours":
            assert end.type in ("later", "now"), (guide.id, end.id)


def test_the_clocks_that_ends_name_fit_their_topic_and_most_guides_name_one(library: Library) -> None:
    rules = library.later("deadlines")
    strangers = [
        (guide.id, end.id, name)
        for guide, end in ENDS
        for name in end.deadlines
        if rules[name] not in fitting(rules, library, guide.topic)
    ]
    assert not strangers
    assert len({guide.id for guide, end in ENDS if end.deadlines}) >= 22
