"""Someone asks to hand a reception over: one strip with the brief, nothing moves by itself; giving back asks why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, put_text, word_button

REASONS = ("手上有客人", "这事我不熟", "马上要下班", "先问了您再说")
"""Why a colleague gives it back, in a click; the other may come over and ask."""


class OfferBanner(QFrame):
    """Shows one offer; `accepted` carries its case, `declined` its case and why."""

    accepted = Signal(str)
    declined = Signal(str, str)
    all_accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offer_banner")
        self.setProperty("look", "note")
        self._case = ""
        self._words = plain_label("", "offer_words", "strong", wrap=True)
        self._brief: QLabel | None = None
        self._all: QPushButton | None = None
        self._why: ChipRow | None = None
        take = word_button("接过来", "offer_accept", "accent")
        take.clicked.connect(lambda: self.accepted.emit(self._case))
        self._back = word_button("退回", "offer_decline", "", "说一句为什么，对方好接着想办法")
        self._back.clicked.connect(self._ask_why)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 4, 6, 4)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        for column, part in enumerate((self._words, take, self._back)):
            self._grid.addWidget(part, 0, column)
        self.hide()

    def show_offer(self, case: str, words: str, brief: str = "", more: int = 0) -> None:
        """Show an offer with its brief, and how many wait behind it; an empty case hides the strip."""
        if self._why is not None and case != self._case:
            self._why.hide()
        self._case = case
        self._words.setText(words)
        self._show_brief(brief)
        self._show_all(more)
        self.setVisible(bool(case))

    def _show_brief(self, brief: str) -> None:
        if self._brief is None and brief:
            self._brief = plain_label("", "offer_brief", wrap=True)
            self._grid.addWidget(self._brief, 1, 0, 1, 4)
        if self._brief is not None:
            put_text(self._brief, brief)

    def _show_all(self, more: int) -> None:
        if self._all is None and more:
            self._all = word_button("", "offer_accept_all", "", "等您接的一次都接过来，首问不变")
            self._all.clicked.connect(self.all_accepted)
            self._grid.addWidget(self._all, 0, 3)
        if self._all is not None:
            self._all.setText(f"全接（{more + 1}）")
            self._all.setAccessibleName(self._all.text())
            self._all.setVisible(more > 0)

    def _ask_why(self) -> None:
        """The reasons, one click each; the same button again puts them away."""
        if self._why is None:
            self._why = ChipRow("offer_reason")
            self._why.show_chips([ChipFace(str(place), reason) for place, reason in enumerate(REASONS)])
            self._why.picked.connect(lambda place: self._decline(REASONS[int(place)]))
            self._grid.addWidget(self._why, 2, 0, 1, 4)
            self._why.show()
        else:
            self._why.setVisible(self._why.isHidden())

    def _decline(self, why: str) -> None:
        if self._why is not None:
            self._why.hide()
        self.declined.emit(self._case, why)
