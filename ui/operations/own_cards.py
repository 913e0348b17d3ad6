"""Opening what the hall put in for itself where a card would stand: an imported answer, a word of the day."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from hall_assistant.authoring.records import hall_card
from hall_assistant.authoring.values import HallCard
from ui.models.counter_desk import CounterDesk
from ui.models.own_content import OwnContent
from ui.models.own_text import of_hall_card, of_notice
from ui.operations import cases
from ui.widgets.own_card import OwnText


def open_hall_card(counter: CounterDesk, *, card: str) -> None:
    """Show an imported answer; one that was taken back meanwhile is said so."""

    def show(found: HallCard | None) -> None:
        if found is None:
            counter.context.say("这条本店资料刚撤回了。")
        else:
            _show(counter, of_hall_card(found), found.topic)

    counter.context.runner.read(lambda at: hall_card(at, card), owner=counter, then=show)


def open_notice(counter: CounterDesk, *, notice: str) -> None:
    """Show a word of the day, with the topic of the first card it touches."""
    found = next((one for one in OwnContent.shared(counter.context).live if one.id == notice), None)
    if found is None:
        counter.context.say("这条口径刚停了，在「口径」里看得到。")
        return
    library = counter.context.hall.library
    cards = (library.cards[card].topic for card in found.cards if card in library.cards)
    topics = (topic for topic in found.topics if topic in library.topics)
    _show(counter, of_notice(found), next(chain(topics, cards), ""))


def close_own(counter: CounterDesk) -> None:
    """Back to the card."""
    counter.show(replace(counter.hand, own=None))


def _show(counter: CounterDesk, text: OwnText, topic: str) -> None:
    if topic in counter.context.hall.library.topics and counter.state.topic != topic:
        cases.set_topic(counter, topic=topic)
    counter.show(replace(counter.hand, own=text))
