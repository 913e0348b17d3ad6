"""The library answers which lines and cards belong to a topic."""

from __future__ import annotations

from hall_assistant.library.kinds import Card, FirstMinute, Phrase, StepId, Topic
from hall_assistant.library.library import Library

ANSWERS = FirstMinute(now="能", needs="证件", who="后台", time="当天")


def line(topic: str, number: int, step: StepId = "listen") -> Phrase:
    return Phrase(id=f"{topic}.{step}.{number}", topic=topic, step=step, cue="从头说一遍", say="您从头说。")


def card(name: str, topic: str) -> Card:
    return Card(id=name, title=name, topic=topic, first_minute=ANSWERS)


LIBRARY = Library.of(
    topics=[
        Topic(id="fee", name="话费", order=2),
        Topic(id="stop", name="停机", order=1, first_card="arrears"),
        Topic(id="lost", name="挂失", parent="stop", order=2),
        Topic(id="fraud", name="保护性停机", parent="stop", order=1, first_card="lift"),
        Topic(id="orphan", name="别处", parent="gone"),
    ],
    phrases=[line("general", 1), line("stop", 1), line("fraud", 1), line("fraud", 2), line("fraud", 1, "solve")],
    cards=[card("other", "fraud"), card("lift", "fraud"), card("arrears", "stop")],
)


def test_tiles_and_their_topics_come_in_their_order() -> None:
    assert [topic.name for topic in LIBRARY.tiles] == ["停机", "话费"]
    assert [topic.name for topic in LIBRARY.children("stop")] == ["保护性停机", "挂失"]


def test_a_topic_has_its_own_lines_then_its_tiles_then_the_general_ones() -> None:
    table = """
    fraud   listen  fraud.listen.1 fraud.listen.2 stop.listen.1 general.listen.1
    fraud   solve   fraud.solve.1
    lost    listen  stop.listen.1 general.listen.1
    stop    listen  stop.listen.1 general.listen.1
    fee     listen  general.listen.1
    nowhere listen  general.listen.1
    general listen  general.listen.1
    """
    for row in table.strip().splitlines():
        topic, step, *expected = row.split()
        assert [phrase.id for phrase in LIBRARY.phrases_for(topic, step)] == expected, row
    assert [phrase.id for phrase in LIBRARY.phrases_for(None, "listen")] == ["general.listen.1"]


def test_a_topics_named_card_comes_first_then_its_own_then_its_tiles() -> None:
    assert [each.id for each in LIBRARY.cards_for("fraud")] == ["lift", "other", "arrears"]
    assert [each.id for each in LIBRARY.cards_for("lost")] == ["arrears"]
    assert LIBRARY.cards_for("nowhere") == ()


def test_a_topic_without_a_card_of_its_own_shows_its_tiles_first_card() -> None:
    first = LIBRARY.first_card("lost")
    assert first is not None
    assert first.id == "arrears"
    assert LIBRARY.first_card("fee") is None
    assert LIBRARY.first_card("orphan") is None


def test_every_topic_knows_its_tile() -> None:
    names = {
        topic: found.name if (found := LIBRARY.tile_of(topic)) else "" for topic in ("fraud", "stop", "orphan", "x")
    }
    assert names == {"fraud": "停机", "stop": "停机", "orphan": "", "x": ""}
