"""Everything shipped loads, passes the checker, and can be said as it stands."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from hall_assistant.content import content_root
from hall_assistant.flow.suggest import Situation, suggest
from hall_assistant.library.check_cards import shown_texts
from hall_assistant.library.kinds import STEPS, Template
from hall_assistant.library.library import Library
from hall_assistant.library.report import content_report
from hall_assistant.library.shelf import read_content
from hall_assistant.library.slots import slots_in
from hall_assistant.library.voice import spoken_length
from hall_assistant.phrases.render import render
from hall_assistant.phrases.slips import slips
from hall_assistant.phrases.templates import fill
from hall_assistant.search.entries import library_entries

DAY = date(2026, 11, 22)
"""The day the content was last read through; review dates are judged from here, so that the suite does not age."""
TILES = "停机 话费 套餐合约 宽带 信号 销户携转 被开业务 其他"
FIRST_SIX = ("downgrade", "fraud_stop", "unknown_order", "dearer_than_told", "broadband", "contract_penalty")
"""By share of real counter complaints; together more than half of them."""
WORDS = (
    "称呼",
    "号码",
    "诉求",
    "要点",
    "经过",
    "核查",
    "已解释",
    "期望",
    "结果",
    "时限",
    "时间",
    "首问",
    "经办",
    "编号",
    "工单号",
)
"""The slots of the work-order summary."""


@pytest.fixture(scope="module")
def library() -> Library:
    return read_content()


def test_every_file_loads_and_passes_the_checker() -> None:
    assert [str(problem) for problem in content_report(today=DAY).problems] == []


def test_file_names_are_plain_ascii_and_their_text_is_chinese() -> None:
    assert all(name.isascii() for name in content_root().files())


def test_the_eight_tiles_are_the_ones_clerks_know(library: Library) -> None:
    assert " ".join(topic.name for topic in library.tiles) == TILES


def test_below_a_tile_each_topic_has_its_own_place(library: Library) -> None:
    places = Counter((topic.parent, topic.order) for topic in library.topics.values())
    assert [place for place, times in places.items() if times > 1] == []


@pytest.mark.parametrize("topic", FIRST_SIX)
def test_the_first_six_topics_have_five_lines_of_their_own_for_each_step_without_any_mood(
    library: Library, topic: str
) -> None:
    own = [each for each in library.phrases.values() if each.topic == topic]
    counts = {
        step: sum(each.step == step and (each.emotion is None or each.emotion[0] < 3) for each in own) for step in STEPS
    }
    assert {step: count for step, count in counts.items() if count < 5} == {}
    assert library.first_card(topic) is not None


def test_every_topic_has_three_lines_to_offer_at_every_step_whatever_is_known(library: Library) -> None:
    for topic in library.topics:
        for step in STEPS:
            lines = library.phrases_for(topic, step)
            for evidence in ("unknown", "ours", "not_ours", "unverifiable"):
                for emotion in (None, 1, 5):
                    situation = Situation(step=step, topic=topic, evidence=evidence, emotion=emotion)
                    assert len(suggest(situation, lines)) == 3, situation


def test_three_lines_offered_together_do_not_look_alike(library: Library) -> None:
    for topic in library.topics:
        for step in STEPS:
            offered = suggest(Situation(step=step, topic=topic), library.phrases_for(topic, step))
            assert len({each.phrase.cue for each in offered}) == 3, (topic, step)


def test_a_confession_can_be_said_for_every_tile_once_the_evidence_says_ours(library: Library) -> None:
    for tile in library.tiles:
        situation = Situation(step="apologise", topic=tile.id, evidence="ours")
        offered = suggest(situation, library.phrases_for(tile.id, "apologise"))
        assert offered[0].phrase.apology == "fault", tile.name


def test_every_line_can_be_said_with_all_slots_filled(library: Library) -> None:
    examples = {name: slot.example for name, slot in library.slots.items()}
    lines = [each.say for each in library.phrases.values()]
    lines += [said for card in library.cards.values() for said in (*card.say, *library.words_of(card))]
    lines += [said for hard in library.provocations.values() for said in hard.answers]
    lines += [term.say for term in library.jargon.values()]
    for line in lines:
        rendered = render(line, examples, library.slots)
        assert rendered.missing == ()
        assert "{" not in rendered.text


def test_every_line_without_values_shows_just_the_slots_that_have_no_fallback(library: Library) -> None:
    for phrase in library.phrases.values():
        open_slots = {name for name in slots_in(phrase.say) if library.slots[name].fallback is None}
        assert set(render(phrase.say, {}, library.slots).missing) == open_slots, phrase.id


def test_every_card_has_something_to_say_and_nothing_unchecked_among_it(library: Library) -> None:
    for card in library.cards.values():
        assert library.words_of(card), card.id
        if not library.is_checked(card):
            assert not set(card.say) & set(library.words_of(card)), card.id


def test_what_stands_in_for_unchecked_words_does_not_promise_what_the_card_denies(library: Library) -> None:
    cards = (card for card in library.cards.values() if not library.is_checked(card))
    denied = [card for card in cards if re.search("开不了|不能|办不了", card.first_minute.now)]
    assert denied
    for card in denied:
        assert "就能" not in library.words_of(card)[0], card.id


def test_every_topic_has_its_first_minute(library: Library) -> None:
    for topic in library.topics.values():
        assert library.first_card(topic.id) is not None, topic.name


def test_no_figure_is_left_unfilled(library: Library) -> None:
    for card in library.cards.values():
        for text in shown_texts(card):
            assert "{{" not in text, card.id


def test_our_own_lines_have_no_slips(library: Library) -> None:
    examples = {name: slot.example for name, slot in library.slots.items()}
    for phrase in library.phrases.values():
        assert slips(render(phrase.say, examples, library.slots).text, library.rules) == [], phrase.id


def test_most_lines_can_be_said_at_once_with_nothing_to_fill_in(library: Library) -> None:
    ready = [each for each in library.phrases.values() if not render(each.say, {}, library.slots).missing]
    assert len(ready) > len(library.phrases) / 2


def test_every_choice_of_a_slot_is_short_enough_to_say(library: Library) -> None:
    for slot in library.slots.values():
        assert all(spoken_length(choice) <= 10 for choice in (slot.example, *slot.choices)), slot.name


@pytest.mark.parametrize("given", ["", "王女士说月底降档没办成"])
def test_every_summary_is_made_with_all_slots_and_with_none_within_its_limit(library: Library, given: str) -> None:
    summaries = [each for name, each in library.templates.items() if name.startswith("summary")]
    assert len(summaries) >= 2
    for template in summaries:
        text = fill(template, dict.fromkeys(WORDS, given * 20))
        assert len(text) <= template.limit
        assert given in text
        assert text == "" or given


def test_a_summary_leaves_out_what_is_not_known(library: Library) -> None:
    template: Template = library.templates["summary_standard"]
    text = fill(template, dict.fromkeys(WORDS, "") | {"诉求": "复机"})
    assert text == "诉求：复机"


def test_the_five_ways_through_a_reception_are_there(library: Library) -> None:
    assert sorted(flow.kind for flow in library.flows.values()) == ["alternative", "full", "review", "short", "urgent"]
    assert [step.covers[0] for step in library.flows["eight_steps"].steps] == list(STEPS)
    assert "".join(step.mark for step in library.flows["eight_steps"].steps) == "听接查座歉办定访"


def test_every_step_says_its_purpose_its_dos_and_its_donts(library: Library) -> None:
    for flow in library.flows.values():
        for step in flow.steps:
            assert step.purpose, (flow.id, step.id)
            assert step.do, (flow.id, step.id)
            assert step.dont, (flow.id, step.id)


def test_everything_in_the_library_can_be_found(library: Library) -> None:
    names = [entry.id for entry in library_entries(library)]
    assert len(names) == len(set(names))
    for kind, items in (("topic", library.topics), ("card", library.cards), ("phrase", library.phrases)):
        assert {f"{kind}:{each}" for each in items} <= set(names)
