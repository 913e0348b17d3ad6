"""The customer's rating at the end of a reception, where the hall has turned it on: asked on their own window, or left.

The clerk presses no mark: nobody rates themselves. Source: S09, S186.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.models.counter_desk import CounterDesk
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context


class RatingRow(QWidget):
    """Asked for by nobody, in the way of nothing; what was given is not told here."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rating_row")
        self._context = context
        self._counter = counter
        self._ask = word_button("请客人评", "rating_ask", "chip", "客人那边开三个问题，愿意点才点")
        self._ask.clicked.connect(self._open)
        self._hint = plain_label("", "rating_hint", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(plain_label("客户评价", "rating_word", "soft"))
        row.addWidget(self._ask)
        row.addWidget(self._hint)
        row.addStretch(1)
        context.settings_changed.connect(self.start)
        counter.changed.connect(self._show)
        self.start()

    def start(self) -> None:
        """Show what this hall and this counter have."""
        self.setVisible(self._context.settings.rating_on)
        self._ask.setVisible(self._context.counter.customer_window)
        self._show()

    def _show(self) -> None:
        given = bool(self._counter.state.ratings)
        window = self._context.counter.customer_window
        self._hint.setText("客人评过了" if given else "" if window else "客人在纸上评，请同事到「日志」里录")

    def _open(self) -> None:
        from ui.pages.customer.side import CustomerSide  # made when a customer is first asked

        CustomerSide.shared(self._context).ask_rating(self._counter, self)
