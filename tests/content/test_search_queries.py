"""The labelled questions to the search: well formed, asked once, answered by what exists, enough of each kind.

Only those one may tune the search on are read here; the held-out ones are left alone.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from hall_assistant.library.library import Library
from hall_assistant.library.shelf import read_content
from hall_assistant.search.entries import library_entries
from hall_assistant.search.words import fold
from tests.search_queries.mechanical import KINDS, mechanical

Row = tuple[str, str, tuple[str, ...]]

FOLDER = Path(__file__).parent.parent / "search_queries"
LEAST = {"spoken": 190, "angry": 90, "term": 90, "slip": 50}
"""Questions of each kind among those the search may be tuned on."""
CARDS = 220
"""Different cards asked for."""
SAME = 0.01
"""How many sentences at most may be a title, another name or a sentence of the content, word for word."""


@pytest.fixture(scope="module")
def library() -> Library:
    return read_content()


@pytest.fixture(scope="module")
def asked() -> list[Row]:
    """All rows one may tune on."""
    return [row for path in sorted(FOLDER.glob("dev_*.tsv")) for row in _rows(path)]


def _rows(path: Path) -> list[Row]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            query, kind, expected = line.split("\t")
            found.append((query, kind, tuple(expected.split("|"))))
    return found


def test_every_answer_exists_and_is_named_once(library: Library, asked: list[Row]) -> None:
    known = {entry.id for entry in library_entries(library)}
    wrong = [row for row in asked if not set(row[2]) <= known or len(set(row[2])) != len(row[2])]
    assert wrong == []


def test_no_question_is_asked_twice_whatever_its_marks_and_capitals(asked: list[Row]) -> None:
    times = Counter(fold(query) for query, _, _ in asked)
    assert [query for query, count in times.items() if count > 1] == []


def test_there_are_enough_of_each_kind_and_no_other_kind(asked: list[Row]) -> None:
    counts = Counter(kind for _, kind, _ in asked)
    assert counts.keys() == LEAST.keys()
    assert {kind: count for kind, count in counts.items() if count < LEAST[kind]} == {}


def test_what_customers_say_is_as_long_as_a_sentence(asked: list[Row]) -> None:
    spoken = [query for query, kind, _ in asked if kind in ("spoken", "angry")]
    assert [query for query in spoken if not 8 <= len(query) <= 35] == []


def test_many_different_cards_are_asked_for(asked: list[Row]) -> None:
    cards = {each for _, _, expected in asked for each in expected if each.startswith("card:")}
    assert len(cards) >= CARDS


def test_hardly_any_sentence_stands_in_the_content_word_for_word(library: Library, asked: list[Row]) -> None:
    entries = [each for each in library_entries(library) if not each.id.startswith("phrase:")]
    names = {fold(name) for entry in entries for name in (entry.title, *entry.aliases, *entry.said)}
    said = [query for query, kind, _ in asked if kind != "term"]  # a term of the trade has one spelling
    assert len([query for query in said if fold(query) in names]) < SAME * len(said)


def test_made_questions_are_the_same_each_time_and_know_their_own_title() -> None:
    entries = [
        ("card:a", "彩铃怎么退订"),
        ("card:b", "采铃怎么退订"),
        ("card:c", "VoLTE 打不通"),
        ("phrase:d", "先停再查账"),
    ]
    made = mechanical(entries)
    assert made == mechanical(entries)
    assert {kind for _, kind, _ in made} == set(KINDS)
    assert ("clzmtd", "initials", frozenset({"card:a", "card:b"})) in made
    assert ("cailingzenmetuiding", "pinyin", frozenset({"card:a", "card:b"})) in made
    assert {"彩lzmtd", "彩lingzenmetuiding"} <= {query for query, kind, _ in made if kind == "mixed"}
    assert all(expected <= {"card:a", "card:b"} for _, _, expected in made)


def test_every_kind_is_made_of_hundreds_of_our_titles(library: Library) -> None:
    made = mechanical([(entry.id, entry.title) for entry in library_entries(library)])
    counts = Counter(kind for _, kind, _ in made)
    assert {kind: counts[kind] for kind in KINDS if counts[kind] < 300} == {}
