"""The library's own index: topics, cards and lines, built when the library changes and only then."""

from __future__ import annotations

from pathlib import Path

from hall_assistant.library.kinds import Card, FirstMinute, Phrase, Topic
from hall_assistant.library.library import Library
from hall_assistant.search.entries import library_entries, open_library_index

LIBRARY = Library.of(
    fingerprint="one",
    topics=[
        Topic(id="stop", name="停机", aliases=("打不出去",)),
        Topic(id="fraud", name="保护性停机", parent="stop", aliases=("说我诈骗",)),
    ],
    cards=[
        Card(
            id="lift",
            title="当场能不能复",
            topic="fraud",
            first_minute=FirstMinute(now="能当场报", needs="证件", who="后台岗", time="当天"),
            aliases=("怎么解封",),
            must_tell=("为什么停",),
        )
    ],
    phrases=[Phrase(id="stop.empathy.1", topic="stop", step="empathy", cue="先说后果", say="卡一停，验证码都收不着。")],
)


def test_every_topic_card_and_line_is_an_entry_with_its_kind() -> None:
    assert [entry.id for entry in library_entries(LIBRARY)] == [
        "topic:stop",
        "topic:fraud",
        "card:lift",
        "phrase:stop.empathy.1",
    ]


def test_each_is_found_by_its_own_words_and_by_the_customers(tmp_path: Path) -> None:
    with open_library_index(tmp_path / "search", LIBRARY) as index:
        for typed, expected in (
            ("说我诈骗", "topic:fraud"),
            ("jiefeng", "card:lift"),
            ("后台岗", "card:lift"),
            ("yzm", "phrase:stop.empathy.1"),
            ("保护性", "topic:fraud"),
        ):
            assert index.search(typed)[0].id == expected, typed


def test_the_index_is_built_once_for_a_library_and_again_for_another(tmp_path: Path) -> None:
    path = tmp_path / "search"
    open_library_index(path, LIBRARY).close()
    built = sorted(each.name for each in path.iterdir())
    open_library_index(path, LIBRARY).close()
    assert sorted(each.name for each in path.iterdir()) == built
    other = Library.of(fingerprint="two", topics=[Topic(id="fee", name="话费")])
    with open_library_index(path, other) as index:
        assert index.mark == "two"
        assert index.search("停机") == []


def test_a_damaged_index_is_built_again_and_that_of_an_earlier_version_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "search"
    path.write_bytes(b"no index at all")
    (tmp_path / "search.db").write_bytes(b"earlier")
    with open_library_index(path, LIBRARY) as index:
        assert index.search("停机")[0].id == "topic:stop"
    assert [each.name for each in tmp_path.iterdir()] == ["search"]


def test_an_index_of_an_earlier_version_that_cannot_be_taken_away_holds_nothing_up(tmp_path: Path) -> None:
    (tmp_path / "search.db").mkdir()
    with open_library_index(tmp_path / "search", LIBRARY) as index:
        assert index.search("停机")
