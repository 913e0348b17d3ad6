"""The right column: who it is, the card, the next due hour. Below 1200 pixels it is an overlay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.models.counter_desk import CounterDesk
from ui.models.desk_words import next_due
from ui.models.looking import Looking
from ui.operations import cases
from ui.operations.own_cards import close_own
from ui.pages.desk.card_check import CardCheckStrip
from ui.pages.desk.standing import StandingNotices
from ui.widgets.card_view import CardView
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.entry_view import EntryView
from ui.widgets.identity_box import IdentityBox
from ui.widgets.own_card import OwnCardView
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.known.strip import KnownStrip
    from ui.widgets.big_clock import BigClock


class RightColumn(QFrame):
    """Identity, card, due hour. `calc_wanted` carries the calculator a card names, when it is pressed."""

    calc_wanted = Signal(str)
    clock_wanted = Signal(str)
    """Why a clock is due when it is: carries its name within the reception."""
    known_wanted = Signal()
    """What is on file of the customer's number."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk_right")
        self.setProperty("look", "card")
        self._context = context
        self._counter = counter
        self.identity = IdentityBox()
        self.identity.given.connect(self._identify)
        self.card = CardView()
        self.card.told.connect(lambda card, item: cases.tell(counter, card=card, item=item))
        self.notices = StandingNotices(context, counter, "desk_notices", lines=14)
        self.check = CardCheckStrip(context, counter)
        self.card.put_below_title(self.check)
        self.card.calc_wanted.connect(self.calc_wanted)
        self.own = OwnCardView("desk_own", lines=24)
        self.own.left.connect(lambda: close_own(counter))
        self._looking = Looking.shared(context)
        self.entry = EntryView("desk_entry")
        self.entry.left.connect(self._looking.close_entry)
        self.cards = ChipRow("other_cards", arrow="right")
        self.cards.picked.connect(lambda card: cases.choose_card(counter, card=card))
        self._none = plain_label("先点事项，卡片就在这儿。", "card_none", "soft", wrap=True)
        self._due = plain_label("", "next_due", "strong", wrap=True)
        ground = QWidget()
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.setSpacing(8)
        for part in (self.notices, self.entry, self.own, self._none, self.card, self.cards):
            inside.addWidget(part)
        inside.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 6, 8)
        box.setSpacing(8)
        box.addWidget(self.identity)
        box.addWidget(TallScroll("card_scroll", ground, tall=False), 1)
        self._box = box
        self._clock: BigClock | None = None
        self._known: KnownStrip | None = None
        box.addWidget(self._due)
        who, what = WhenSeen(self, self._show_person), WhenSeen(self, self._show_card, second=True)
        for seen in (who, what):
            counter.changed.connect(seen.changed)
            context.private_changed.connect(seen.changed)
        self._looking.changed.connect(what.changed)
        self.show_hand()

    def _identify(self, surname: str, honorific: str, phone: str) -> None:
        typed = (surname, honorific, phone)
        self.identity.close_form()
        cases.identify(
            self._counter,
            surname=surname,
            honorific=honorific,
            phone=phone,
            failed=lambda: self.identity.bring_back(*typed),
        )

    def show_hand(self) -> None:
        """Paint it."""
        self._show_person()
        self._show_card()

    def _show_person(self) -> None:
        hand, clock = self._counter.hand, self._context.hall.clock
        self.identity.show_person(hand.person, earlier=hand.seen_before)
        self._show_known()
        self._show_clock()
        put_text(self._due, next_due(hand.state.open_promises, clock.now(), clock.offset()))

    def _show_known(self) -> None:
        """What is on file of the number, in the private view only; made with the first number that was here before."""
        if self._known is None:
            if not (self._counter.hand.seen_before and self._context.private):
                return
            from ui.pages.known.strip import KnownStrip

            self._known = KnownStrip(self._context, self._counter)
            self._known.wanted.connect(self.known_wanted)
            self._box.insertWidget(1, self._known)
        self._known.show_hand()

    def _show_clock(self) -> None:
        """The nearest clock in big digits; made when the first one runs, so that a start knows nothing of it."""
        hand, clock = self._counter.hand, self._context.hall.clock
        if self._clock is None and any(one.running for one in hand.state.clocks):
            from ui.widgets.big_clock import BigClock

            self._clock = BigClock()
            self._clock.why_wanted.connect(self.clock_wanted)
            self._box.insertWidget(self._box.indexOf(self._due), self._clock)
        if self._clock is not None:
            from ui.models.clock_words import figure_face

            private = self._context.private
            self._clock.show_face(figure_face(hand.state.clocks, clock.now(), clock.offset(), private=private))

    def _show_card(self) -> None:
        seen = self._counter.sight
        entry = self._looking.shown
        own = self._counter.hand.own if entry is None else None
        free = entry is None and own is None
        self.notices.show_hand()
        self.check.show_hand()
        self.entry.show_entry(entry, private=self._context.private)
        self.own.show_text(own)
        self._none.setVisible(seen.card is None and free)
        self.card.setVisible(seen.card is not None and free)
        if seen.card is not None:
            self.card.show_card(seen.card, private=self._context.private)
        self.cards.show_chips([ChipFace(one.id, one.text) for one in seen.cards if not one.checked])
