"""What the private view says of the number at once: how often, the final answer, what is owed, what was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.cases.repeat import NOTHING, Known
from ui.models.counter_desk import CounterDesk
from ui.models.known_words import count_words, final_words, given_words, last_words, open_words
from ui.operations import known
from ui.widgets.words import plain_label, put_text, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context

_SHORT = 90
"""Characters of a line: the card below needs the room."""


class KnownStrip(QWidget):
    """Four lines at most, and the way to all of it. It hides itself in the public view and where nothing is known."""

    wanted = Signal()

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("known_strip")
        self._context = context
        self._counter = counter
        self._known = NOTHING
        self._read_for: tuple[object, ...] = ()
        self._first = plain_label("", "known_strip_first", "strong", wrap=True)
        self._owed = plain_label("", "known_strip_owed", "warn", wrap=True)
        self._count = plain_label("", "known_strip_count", "soft", wrap=True)
        more = word_button("看上次", "known_strip_more", "quiet", "同号的记录、连成同一件、客人要的")
        more.clicked.connect(self.wanted)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        for label in (self._count, self._first, self._owed):
            box.addWidget(label)
        box.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_hand(self) -> None:
        """Ask again where the customer is another; nothing of somebody else's stands there meanwhile."""
        state = self._counter.state
        wanted = (state.case, state.person, state.heard, state.refusals, state.links)
        if not self._context.private:
            self.hide()
            return
        if wanted == self._read_for:
            self.setVisible(bool(self._known.visits))
            return
        if wanted[:2] != self._read_for[:2]:
            self._show(NOTHING)
        self._read_for = wanted
        known.read_known(self._counter, owner=self, then=lambda found: self._take(wanted, found))

    def _take(self, wanted: tuple[object, ...], found: Known) -> None:
        if wanted == self._read_for:
            self._show(found)

    def _show(self, found: Known) -> None:
        self._known = found
        clock = self._context.hall.clock
        now, offset = clock.now(), clock.offset()
        final = final_words(found.finals[0][1]) if found.finals else last_words(found, offset)
        owed = "\n".join(line for line in (given_words(found.given), open_words(found, now, offset)) if line)
        put_text(self._count, count_words(found))
        put_text(self._first, shortened(final, _SHORT))
        put_text(self._owed, shortened(owed, _SHORT))
        self.setVisible(self._context.private and bool(found.visits))
