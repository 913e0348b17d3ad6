"""The search box joined to the library: answers as one types, each opening a topic, a card or a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hall_assistant.library.library import Library
from hall_assistant.phrases.render import render
from hall_assistant.search import Hit
from hall_assistant.search.gaps import Answered, answer
from ui.models.counter_desk import CounterDesk
from ui.operations import cases
from ui.operations.gaps import note_gap
from ui.widgets.search_box import Answer, SearchBox

if TYPE_CHECKING:
    from ui.context import Context

MOST = 12
GAP = "gap:"


class Finder(SearchBox):
    """Asks off the screen's thread and shows only the answer to what stands there now."""

    taken = Signal()

    def __init__(
        self, context: Context, counter: CounterDesk, hint: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(hint, name, parent)
        self._context = context
        self._counter = counter
        self.typed.connect(self._ask)
        self.chosen.connect(self._open)

    def _ask(self, text: str) -> None:
        if not text.strip():
            self.close_list()
            return
        hall = self._context.hall
        self._context.runner.aside(
            lambda: (text, answer(hall.index, text, limit=MOST)), owner=self, then=lambda found: self._show(*found)
        )

    def _show(self, text: str, found: Answered) -> None:
        if text != self.text():
            return
        library = self._context.hall.library
        answers = [one for hit in found.hits if (one := answer_of(library, hit)) is not None]
        if not found.fits:
            near = "相近的在下面，或者" if answers else ""
            answers.insert(0, Answer("", f"「{text.strip()[:20]}」没查到", f"{near}换个说法、按首字母再搜。"))
        if found.gap and self._context.actor is not None:
            words = "没有要找的？记为知识缺口" if found.fits else "记为知识缺口"
            answers.append(Answer(GAP, words, "店长看得到，好补上这一条"))
        self.show_answers(answers)

    def _open(self, chosen: str) -> None:
        kind, _, name = chosen.partition(":")
        text = self.text()
        self.clear()
        if chosen == GAP:
            note_gap(self._context, query=text)
            return
        if kind == "topic":
            cases.set_topic(self._counter, topic=name)
        elif kind == "card":
            card = self._context.hall.library.cards[name]
            if self._counter.state.topic != card.topic:
                cases.set_topic(self._counter, topic=card.topic)
            cases.choose_card(self._counter, card=name)
        else:
            cases.use_line(self._counter, phrase=name)
        self.taken.emit()


def answer_of(library: Library, hit: Hit) -> Answer | None:
    """How a hit is shown; None for something the library no longer has."""
    kind, _, name = hit.id.partition(":")
    if kind == "topic" and (topic := library.topics.get(name)):
        tile = library.tile_of(name)
        return Answer(hit.id, topic.name, f"事项 · {tile.name}" if tile and tile is not topic else "事项")
    if kind == "card" and (card := library.cards.get(name)):
        return Answer(hit.id, card.title, card.first_minute.now)
    if kind == "phrase" and (phrase := library.phrases.get(name)):
        return Answer(hit.id, phrase.cue, render(phrase.say, {}, library.slots).text)
    return None
