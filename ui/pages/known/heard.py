"""别处怎么说: what the customer was told elsewhere beside what we say, and whether it was given there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.models.counter_desk import CounterDesk
from ui.models.known_words import heard_words
from ui.operations import known
from ui.operations.known import Shelf
from ui.pages.known.fields import field, row
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.flow_layout import empty, put
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context


class HeardPart(QWidget):
    """A form for one thing heard, and those noted so far."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("known_heard")
        self._context = context
        self._counter = counter
        self._shelf = Shelf()
        self._channel = ""
        self._shown: tuple[object, ...] = ()
        self._channels = ChipRow("heard_channel")
        self._channels.picked.connect(self._choose)
        self.theirs = field("heard_theirs", "那边怎么说的，照客人的原话", 500)
        self.ours = field("heard_ours", "我们这边怎么说，没对过就先空着", 500)
        self.granted = QCheckBox("那边已经给了")
        self.granted.setObjectName("heard_granted")
        self._save = word_button("记下两边的话", "heard_save", "accent", "店长按渠道对口径", once=True)
        self._save.clicked.connect(self._press)
        self._take = word_button("填卡上的话", "heard_from_card", "quiet", "把右边卡上能说的填进来")
        self._take.clicked.connect(self._from_card)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(plain_label("客人说是在哪儿听到的", "heard_word", "strong"))
        box.addWidget(self._channels)
        box.addWidget(self.theirs)
        box.addLayout(row(self.ours, self._take))
        box.addLayout(row(self.granted, self._save))
        box.addLayout(self._rows)
        counter.changed.connect(WhenSeen(self, self.show_hand).changed)
        counter.opened.connect(self._start_anew)
        self.show_hand()

    def take_shelf(self, shelf: Shelf) -> None:
        """The channels."""
        self._shelf = shelf
        self._show_channels()

    def _choose(self, channel: str) -> None:
        self._channel = channel
        self._show_channels()

    def _show_channels(self) -> None:
        self._channels.show_chips(
            [ChipFace(one.id, one.name, checked=one.id == self._channel) for one in self._shelf.channels]
        )

    def show_hand(self) -> None:
        """What was noted of the reception in hand."""
        heard = self._counter.state.heard
        if heard != self._shown:
            self._shown = heard
            empty(self._rows)
            for one in heard:
                put(self._rows, plain_label(heard_words(one), "heard_line", wrap=True))

    def _from_card(self) -> None:
        card, library = self._counter.sight.card, self._context.hall.library
        found = library.cards.get(card.id) if card is not None else None
        words = "".join(library.words_of(found)) if found is not None else ""
        if words:
            self.ours.setText(words)
        else:
            self._context.say("右边还没有卡，先点事项。")

    def _press(self) -> None:
        channel = next((one for one in self._shelf.channels if one.id == self._channel), None)
        if channel is None:
            self._context.say("先点一下是哪儿说的，再记。")
            return
        self._save.setEnabled(False)
        known.hear(
            self._counter,
            channel=channel,
            theirs=self.theirs.text(),
            ours=self.ours.text(),
            granted=self.granted.isChecked(),
            then=self._kept,
            failed=lambda: self._save.setEnabled(True),
        )

    def _kept(self) -> None:
        self._context.say("两边的话都记下了。")
        self._start_anew()

    def _start_anew(self) -> None:
        self._channel = ""
        for line in (self.theirs, self.ours):
            line.clear()
        self.granted.setChecked(False)
        self._save.setEnabled(True)
        self._show_channels()
        self.show_hand()
