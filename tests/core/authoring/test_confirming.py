"""A hall vouches for a card: who, when, on what ground; for the wording it saw, until it is taken back."""

from __future__ import annotations

import pytest
from msgspec import structs

from hall_assistant.app import Hall
from hall_assistant.authoring.confirming import card_checks, confirm_card, confirmed_cards, withdraw_card_check
from hall_assistant.errors import StaffError
from hall_assistant.library.kinds import Basis, Card, FirstMinute
from hall_assistant.settings.desk import set_figure
from tests.core.counter import Counter

CARD = Card(
    id="lift", title="能不能复", topic="stop", first_minute=FirstMinute(now="能", needs="证", who="台", time="天")
)


def confirmed(counter: Counter, card: Card = CARD) -> frozenset[str]:
    with counter.store.reading() as at:
        return confirmed_cards(at, {card.id: card})


def test_a_check_says_who_when_and_on_what_ground(counter: Counter) -> None:
    confirm_card(counter.store, by=counter.zhou, card=CARD, note=" 问了省里客服支撑 ")
    with counter.store.reading() as at:
        found = card_checks(at)["lift"]
    assert (found.by, found.note, found.at) == (counter.zhou.staff, "问了省里客服支撑", counter.clock.now())
    assert confirmed(counter) == {"lift"}


def test_a_check_holds_for_the_wording_it_was_made_on(counter: Counter) -> None:
    confirm_card(counter.store, by=counter.zhou, card=CARD, note="问过")
    assert confirmed(counter, structs.replace(CARD, tags=("停机",), review_by=None)) == {"lift"}
    changed = structs.replace(CARD, say=("现在就能复。",))
    assert confirmed(counter, changed) == frozenset()
    assert confirmed(counter, structs.replace(CARD, basis=(Basis(text="省里新发的文"),))) == frozenset()
    confirm_card(counter.store, by=counter.zhou, card=changed, note="又问过")
    assert confirmed(counter, changed) == {"lift"}


def test_a_check_can_be_taken_back_once(counter: Counter) -> None:
    confirm_card(counter.store, by=counter.zhou, card=CARD, note="问过")
    withdraw_card_check(counter.store, by=counter.zhou, card="lift")
    assert confirmed(counter) == frozenset()
    with pytest.raises(StaffError, match=r"card\.unchecked"):
        withdraw_card_check(counter.store, by=counter.zhou, card="lift")


def test_a_check_without_a_ground_is_refused(counter: Counter) -> None:
    with pytest.raises(StaffError, match=r"text\.empty"):
        confirm_card(counter.store, by=counter.zhou, card=CARD, note="  ")


def test_checks_outlive_a_rebuild_and_other_facts_of_the_card_do_not_disturb_them(counter: Counter) -> None:
    confirm_card(counter.store, by=counter.zhou, card=CARD, note="问过")
    with counter.store.write() as w:
        w.append("card:lift", "card.seen", by=counter.zhou.staff)
    assert counter.store.rebuild().equal
    assert confirmed(counter) == {"lift"}


def test_the_open_hall_shows_its_own_figures_and_checks_after_reading_again(counter: Counter) -> None:
    hall = Hall(counter.store)
    before = hall.library
    pending = next(card for card in before.cards.values() if not before.is_checked(card))
    confirm_card(counter.store, by=counter.zhou, card=pending, note="问过")
    set_figure(counter.store, by=counter.zhou, name="没用到的", text="72小时")
    assert not hall.library.is_checked(pending)
    hall.reread()
    assert hall.library.is_checked(pending)
    assert hall.library.words_of(pending) == pending.say
