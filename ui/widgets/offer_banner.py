"""Someone asks to hand a reception over: one strip, two buttons, nothing moves by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.words import plain_label, word_button


class OfferBanner(QFrame):
    """Shows one offer; `accepted` and `declined` carry its case."""

    accepted = Signal(str)
    declined = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offer_banner")
        self.setProperty("look", "note")
        self._case = ""
        self._words = plain_label("", "offer_words", "strong", wrap=True)
        take = word_button("接过来", "offer_accept", "accent")
        take.clicked.connect(lambda: self.accepted.emit(self._case))
        back = word_button("退回", "offer_decline")
        back.clicked.connect(lambda: self.declined.emit(self._case))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 6, 4)
        row.addWidget(self._words, 1)
        row.addWidget(take)
        row.addWidget(back)
        self.hide()

    def show_offer(self, case: str, words: str) -> None:
        """Show an offer; an empty case hides the strip."""
        self._case = case
        self._words.setText(words)
        self.setVisible(bool(case))
