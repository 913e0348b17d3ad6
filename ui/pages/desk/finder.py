"""The search box joined to the library: answers as one types, each opening where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.models.counter_desk import CounterDesk
from ui.models.looking import Looking
from ui.operations import cases, own_cards
from ui.operations.gaps import note_gap
from ui.operations.searching import count_opened, look_for
from ui.widgets.answer_list import GAP, Answer
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from ui.context import Context


class Finder(SearchBox):
    """Asks off the screen's thread and shows only the answer to what stands there now.

    `taken`: something now stands at the desk; what opens elsewhere does not say so.
    """

    taken = Signal()

    def __init__(
        self, context: Context, counter: CounterDesk, hint: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(hint, name, parent)
        self._context = context
        self._counter = counter
        self._looking = Looking.shared(context)
        self.typed.connect(self._ask)
        self.chosen.connect(self._open)

    def _ask(self, text: str) -> None:
        if not text.strip():
            self.close_list()
            return
        look_for(self._context, text=text, topic=self._counter.state.topic, owner=self, then=self._show)

    def _show(self, text: str, rows: list[Answer]) -> None:
        if text == self.text():
            self.show_answers(rows)

    def _open(self, chosen: str) -> None:
        text = self.text()
        self.clear()
        if chosen == GAP:
            note_gap(self._context, query=text)
            return
        count_opened(self._context, entry=chosen)
        kind, _, name = chosen.partition(":")
        if kind == "handbook":
            self._context.wide_wanted.emit(chosen)
            return
        self._open_at_desk(kind, name)
        self.taken.emit()

    def _open_at_desk(self, kind: str, name: str) -> None:
        counter = self._counter
        if kind in ("provocation", "jargon"):
            self._looking.open_entry(f"{kind}:{name}")
            return
        self._looking.close_entry()
        if kind == "topic":
            cases.set_topic(counter, topic=name)
        elif kind == "card":
            self._open_card(name)
        elif kind == "phrase":
            cases.use_line(counter, phrase=name)
        elif kind == "notice":
            own_cards.open_notice(counter, notice=name)
        elif kind == "hall_card":
            own_cards.open_hall_card(counter, card=name)

    def _open_card(self, name: str) -> None:
        card = self._context.hall.library.cards[name]
        if self._counter.state.topic != card.topic:
            cases.set_topic(self._counter, topic=card.topic)
        cases.choose_card(self._counter, card=name)
