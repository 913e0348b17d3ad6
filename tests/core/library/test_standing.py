"""A card's own words are offered only once the card and all it rests on are checked, or the hall vouches for it."""

from __future__ import annotations

from datetime import date

import pytest

from hall_assistant.library.grounds import Figure, Law
from hall_assistant.library.kinds import Basis, Card, Evidence, FirstMinute, Phrase, Standing, StepId, Topic
from hall_assistant.library.library import Library

ANSWERS = FirstMinute(now="能", needs="证件", who="后台", time="{{回复时限}}内")
ROWS = [
    Law(id="known", title="某法", article="第三条", says="查清就恢复。", since=date(2022, 12, 1), status="verified"),
    Law(id="open", title="某令", says="五个工作日办结。", since=date(2022, 12, 1)),
]


def card(status: Standing = "verified", *basis: Basis) -> Card:
    return Card(
        id="lift", title="能不能复", topic="fraud", first_minute=ANSWERS, say=("卡的话",), basis=basis, status=status
    )


def line(step: StepId, number: int, say: str, topic: str = "fraud", evidence: tuple[Evidence, ...] = ()) -> Phrase:
    return Phrase(id=f"{topic}.{step}.{number}", topic=topic, step=step, cue="从头说一遍", say=say, evidence=evidence)


LINES = [
    line("solve", 1, "只在查实后说", evidence=("ours",)),
    line("solve", 2, "先办这一样"),
    line("empathy", 1, "一天的事全卡住了"),
    line("inform", 1, "大类的话", topic="stop"),
]


def library(one: Card) -> Library:
    topics = [Topic(id="stop", name="停机"), Topic(id="fraud", name="保护性停机", parent="stop")]
    return Library.of(topics=topics, cards=[one], phrases=LINES, law=ROWS)


def words(one: Card) -> tuple[str, ...]:
    found = library(one)
    return found.words_of(found.cards["lift"])


@pytest.mark.parametrize(
    "basis",
    [(), (Basis(law="known"),), (Basis(text="本厅办法", layer="hall", status="verified"), Basis(law="known"))],
)
def test_a_checked_card_offers_its_own_words(basis: tuple[Basis, ...]) -> None:
    assert words(card("verified", *basis)) == ("卡的话",)


@pytest.mark.parametrize(
    "one",
    [
        card("pending"),
        card("pending", Basis(law="known")),
        card("verified", Basis(law="known"), Basis(law="open")),
        card("verified", Basis(text="某办法")),
        card("verified", Basis(law="gone", status="verified")),
    ],
)
def test_a_card_with_anything_unchecked_offers_lines_of_its_topic_instead(one: Card) -> None:
    assert words(one) == ("先办这一样", "大类的话", "一天的事全卡住了")
    assert not library(one).is_checked(library(one).cards["lift"])


def test_a_card_of_a_topic_without_lines_offers_nothing() -> None:
    bare = Library.of(cards=[card("pending")])
    assert bare.words_of(bare.cards["lift"]) == ()


def test_a_card_the_hall_vouches_for_offers_its_own_words() -> None:
    shown = library(card("pending")).confirmed_by(frozenset({"lift"}))
    assert shown.words_of(shown.cards["lift"]) == ("卡的话",)
    assert library(card("pending")).confirmed == frozenset()


def test_a_basis_takes_name_layer_standing_and_day_from_its_law_row() -> None:
    row = Law(
        id="a", title="某法", article="第三条", says="甲。", since=date(2022, 1, 1), layer="ministry",
        status="verified", checked=date(2026, 11, 22),
    )  # fmt: skip
    found = Library.of(cards=[card("pending", Basis(law="a"))], law=[row]).cards["lift"].basis[0]
    assert (found.text, found.layer, found.status, found.checked) == (
        "某法 第三条",
        "ministry",
        "verified",
        "2026-11-22",
    )


def test_a_line_that_still_has_to_be_checked_is_offered_to_nobody() -> None:
    open_line = Phrase(id="fee.solve.1", topic="fee", step="solve", cue="再说一遍吧", say="三倍赔您", status="pending")
    found = Library.of(topics=[Topic(id="fee", name="话费")], phrases=[open_line])
    assert found.phrases == {}
    assert found.phrases_for("fee", "solve") == ()


def test_figures_stand_in_every_text_the_halls_own_before_the_default() -> None:
    figure = Figure(name="回复时限", label="多久有回音", default="48小时")
    one = Card(
        id="lift", title="能不能复", topic="fraud", first_minute=ANSWERS,
        must_tell=("{{回复时限}}内给话", "{{时间}}前我打"), say=("{{ 回复时限 }}内有话。",), status="verified",
    )  # fmt: skip
    found = Library.of(cards=[one], phrases=[line("solve", 1, "{{回复时限}}。")], figures=[figure])
    own = found.in_hall({"回复时限": "72小时", "没有的": "甲"})
    for shown, text in ((found, "48小时"), (own, "72小时"), (own.in_hall({"回复时限": " "}), "48小时")):
        assert shown.cards["lift"].first_minute.time == f"{text}内"
        assert shown.cards["lift"].must_tell == (f"{text}内给话", "{{时间}}前我打")
        assert shown.words_of(shown.cards["lift"]) == (f"{text}内有话。",)
        assert shown.phrases["fraud.solve.1"].say == f"{text}。"
