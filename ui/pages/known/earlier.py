"""上次: earlier visits of the number, what was answered last, what is owed; the same matter is linked here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_assistant.cases.repeat import NOTHING, Known, Visit
from hall_assistant.clock import local_text
from ui.models.counter_desk import CounterDesk
from ui.models.known_words import count_words, final_words, given_words, last_words, open_words, visit_words
from ui.operations import known
from ui.operations.known import Shelf
from ui.widgets.flow_layout import empty, put
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

LOOKS = {"count": "strong", "final": "lead", "given": "warn", "last": "", "owed": "warn", "first": "soft"}


class EarlierPart(QWidget):
    """Asked anew whenever it is seen and the record has changed."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("known_earlier")
        self._context = context
        self._counter = counter
        self._known = NOTHING
        self._read_for: tuple[object, ...] = ()
        self._lines: dict[str, QLabel] = {
            name: plain_label("", f"known_{name}", look, wrap=True) for name, look in LOOKS.items()
        }
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for label in self._lines.values():
            box.addWidget(label)
        box.addLayout(self._rows)
        counter.changed.connect(WhenSeen(self, self.read).changed)

    def take_shelf(self, shelf: Shelf) -> None:
        """It needs none of it."""

    def showEvent(self, event: QShowEvent) -> None:
        """As it stands now."""
        super().showEvent(event)
        self._read_for = ()
        self.read()

    def read(self) -> None:
        """Ask again where the customer or what hangs on the record is another."""
        state = self._counter.state
        wanted = (state.case, state.person, state.links, state.heard, state.refusals)
        if wanted == self._read_for:
            return
        if wanted[:2] != self._read_for[:2]:
            self._take(NOTHING)  # nobody else's visits stand there meanwhile
        self._read_for = wanted
        known.read_known(self._counter, owner=self, then=lambda found: self._answered(wanted, found))

    def _answered(self, wanted: tuple[object, ...], found: Known) -> None:
        if wanted == self._read_for:
            self._take(found)

    def _take(self, found: Known) -> None:
        self._known = found
        clock, state = self._context.hall.clock, self._counter.state
        now, offset = clock.now(), clock.offset()
        first = state.first_registered
        texts = {
            "count": count_words(found) if state.person else "还不知道是谁：先填号码，同号的记录就在这儿。",
            "final": "\n".join(final_words(final) for _case, final in found.finals),
            "given": given_words(found.given),
            "last": last_words(found, offset),
            "owed": open_words(found, now, offset),
            "first": f"头一次登记 {local_text(first, offset)}，时限从那天算。" if first < state.started else "",
        }
        for name, label in self._lines.items():
            put_text(label, texts[name])
        empty(self._rows)
        for visit in found.visits:
            put(self._rows, self._row(visit, offset))

    def _row(self, visit: Visit, offset: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = visit_words(visit, self._context.hall.library.topics, offset)
        line.addWidget(plain_label(words, "known_visit", wrap=True), 1)
        linked = any(link.other == visit.case for link in self._counter.state.links)
        text, tip = ("不是同一件", "撤掉关联，时限各算各的") if linked else ("同一件事", "连起来，时限从头一次登记算")
        button = word_button(text, "known_unlink" if linked else "known_link", "chip", tip, once=True)
        button.setAccessibleName(f"{text} {visit.number}")
        button.clicked.connect(lambda: self._turn(visit, linked))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _turn(self, visit: Visit, linked: bool) -> None:
        if linked:
            told = "撤掉了，两次各算各的。"
            known.unlink(self._counter, other=visit.case, then=lambda: self._context.say(told))
        else:
            told = "连上了，两边的记录都在；时限从头一次登记算。"
            known.link(self._counter, other=visit.case, then=lambda: self._context.say(told))
