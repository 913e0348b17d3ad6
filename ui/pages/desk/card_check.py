"""本店已核，可以照说: under a card that is still 待核实 for the manager; for all, who vouched for one and on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.people.access import may
from hall_assistant.wording import sentence
from ui.models.counter_desk import CounterDesk
from ui.models.notices import moment_words
from ui.models.own_content import OwnContent
from ui.operations.card_checks import check_card, find_note, keep_note, withdraw_check
from ui.widgets.bounded import bounded
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from hall_assistant.people.values import Actor
    from ui.context import Context

ASKED = "跟谁核的、凭什么"
PAUSE = 250
"""Milliseconds of quiet after which what was typed is a draft."""


class CardCheckStrip(QWidget):
    """Nothing at all for most cards: those that ship checked, or wait and nobody here may vouch for them."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_check")
        self._context = context
        self._counter = counter
        self._card = ""
        self._writer: Actor | None = None  # who is writing the note: the app may lock under them
        self._pause: QTimer | None = None
        self._looked: tuple[str, str] = ("", "")
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
        self._note.textEdited.connect(self._typing)
        self._note.returnPressed.connect(self._press)
        self._told = plain_label("", "card_check_told", "bad", wrap=True)
        self._told.hide()
        self._done = word_button("记上", "card_check_done", "accent")
        self._done.clicked.connect(self._press)
        leave = word_button("先不", "card_check_leave", "quiet")
        leave.clicked.connect(self._drop)
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
            self._put_by()
            self._card = card
        checked = card in library.confirmed
        actor = self._context.actor
        allowed = actor is not None and may(actor.role, "authoring.check_card")
        waits = bool(seen and shown and seen.pending and allowed)
        put_text(self._by, self._by_words() if checked else "")
        self._back.setVisible(checked and allowed)
        self._vouch.setVisible(waits and self._asking.isHidden())
        self.setVisible(checked or waits)
        if waits and actor is not None and self._looked != (actor.staff, card):
            self._looked = (actor.staff, card)
            find_note(self._context, card=card, owner=self, then=lambda text: self._go_on(card, text))

    def _by_words(self) -> str:
        check = self.own.checks.get(self._card)
        if check is None:
            return "本店已核"
        clock = self._context.hall.clock
        when = moment_words(check.at, clock.now(), clock.offset())
        return f"本店已核 · {self.own.names.get(check.by, '同事')} {when} · {check.note}"

    def _go_on(self, card: str, text: str) -> None:
        """What was being written when the app locked, or another card was looked at, stands there again."""
        if text and card == self._card and self._asking.isHidden():
            self._open()
            self._note.setText(text)

    def _ask(self) -> None:
        self._open()
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        self._writer = self._context.actor
        self._vouch.hide()
        self._asking.show()

    def _typing(self, _text: str) -> None:
        if self._pause is None:
            self._pause = QTimer(self)
            self._pause.setSingleShot(True)
            self._pause.setInterval(PAUSE)
            self._pause.timeout.connect(self._keep)
        self._pause.start()

    def _keep(self, text: str | None = None) -> None:
        """Keep the note as a draft; `text` instead of what stands there."""
        if self._pause is not None:
            self._pause.stop()
        if self._writer is not None and self._card:
            kept = self._note.text() if text is None else text
            keep_note(self._context, by=self._writer, card=self._card, text=kept, owner=self)

    def _put_by(self) -> None:
        """Close the bar; what was typed stays a draft of its card."""
        if self._pause is not None and self._pause.isActive():
            self._keep()
        self._looked = ("", "")
        self._shut()

    def _drop(self) -> None:
        self._keep("")
        self._shut()
        self._vouch.setVisible(bool(self._card))

    def _shut(self) -> None:
        self._asking.hide()
        self._note.clear()
        self._told.hide()
        self._done.setEnabled(True)
        self._writer = None

    def _other_person(self, _actor: object) -> None:
        self._put_by()
        self.show_hand()

    def _press(self) -> None:
        self._done.setEnabled(False)
        check_card(
            self._context, card=self._card, note=self._note.text(), owner=self, then=self._drop, failed=self._refuse
        )

    def _refuse(self, error: HallError) -> None:
        self._done.setEnabled(True)
        put_text(self._told, sentence(error))
