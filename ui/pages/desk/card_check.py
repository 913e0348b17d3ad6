"""本店已核，可以照说: under a card that is still 待核实 for the manager; for all, who vouched for one and on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.people.access import may
from hall_assistant.wording import sentence
from ui.models.counter_desk import CounterDesk
from ui.models.notices import moment_words
from ui.models.own_content import OwnContent
from ui.operations.card_checks import check_card, withdraw_check
from ui.widgets.bounded import bounded
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

ASKED = "跟谁核的、凭什么"


class CardCheckStrip(QWidget):
    """Nothing at all for most cards: those that ship checked, or wait and nobody here may vouch for them."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_check")
        self._context = context
        self._counter = counter
        self._card = ""
        self.own = OwnContent.shared(context)
        self._by = plain_label("", "card_check_by", "hint", wrap=True)
        self._vouch = word_button("本店已核，可以照说", "card_check_vouch", "quiet", "核过了才点，要写跟谁核的")
        self._vouch.clicked.connect(self._ask)
        self._back = word_button("撤回", "card_check_back", "quiet", "又变回待核实")
        self._back.setAccessibleName("撤回本店已核")
        self._back.clicked.connect(lambda: withdraw_check(context, card=self._card, owner=self))
        self._asking = self._note_bar()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._by, 1)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        box.addLayout(row)
        box.addWidget(self._vouch, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._asking)
        self.hide()
        self.own.changed.connect(self.show_hand)
        context.signed.connect(self._other_person)

    def _note_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("card_check_bar")
        bar.setProperty("look", "note")
        self._note = QLineEdit()
        self._note.setObjectName("card_check_note")
        self._note.setAccessibleName(ASKED)
        self._note.setPlaceholderText(ASKED)
        bounded(self._note, 200)
        self._note.returnPressed.connect(self._press)
        self._told = plain_label("", "card_check_told", "bad", wrap=True)
        self._told.hide()
        self._done = word_button("记上", "card_check_done", "accent")
        self._done.clicked.connect(self._press)
        leave = word_button("先不", "card_check_leave", "quiet")
        leave.clicked.connect(self._close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self._done)
        box = QVBoxLayout(bar)
        box.setContentsMargins(8, 5, 6, 5)
        box.setSpacing(3)
        for part in (self._note, self._told):
            box.addWidget(part)
        box.addLayout(foot)
        bar.hide()
        return bar

    def show_hand(self) -> None:
        """Show what is to be said of the card in hand."""
        seen, library = self._counter.sight.card, self._context.hall.library
        shown = seen is not None and self._counter.hand.own is None
        card = seen.id if seen is not None and shown else ""
        if card != self._card:
            self._card = card
            self._close()
        checked = card in library.confirmed
        actor = self._context.actor
        allowed = actor is not None and may(actor.role, "authoring.check_card")
        put_text(self._by, self._by_words() if checked else "")
        self._back.setVisible(checked and allowed)
        self._vouch.setVisible(bool(seen and shown and seen.pending and allowed) and self._asking.isHidden())
        self.setVisible(checked or bool(seen and shown and seen.pending and allowed))

    def _by_words(self) -> str:
        check = self.own.checks.get(self._card)
        if check is None:
            return "本店已核"
        clock = self._context.hall.clock
        when = moment_words(check.at, clock.now(), clock.offset())
        return f"本店已核 · {self.own.names.get(check.by, '同事')} {when} · {check.note}"

    def _ask(self) -> None:
        self._vouch.hide()
        self._asking.show()
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._asking.hide()
        self._note.clear()
        self._told.hide()
        self._done.setEnabled(True)
        self._vouch.setVisible(bool(self._card))

    def _other_person(self, _actor: object) -> None:
        self._close()
        self.show_hand()

    def _press(self) -> None:
        self._done.setEnabled(False)
        check_card(
            self._context, card=self._card, note=self._note.text(), owner=self, then=self._close, failed=self._refuse
        )

    def _refuse(self, error: HallError) -> None:
        self._done.setEnabled(True)
        put_text(self._told, sentence(error))
