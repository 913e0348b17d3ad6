"""告知: the words about the customer's data, how they were told, and a consent where the law wants one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.informed import CONSENTS, INFORMED_BY, PURPOSES, Consent, Informed, InformedBy, Purpose
from hall_assistant.clock import local_time
from ui.models.counter_desk import CounterDesk
from ui.operations import informing
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text

if TYPE_CHECKING:
    from ui.context import Context

_ANONYMOUS = "anonymous"


class InformPanel(QWidget):
    """One click records; what was recorded stands below."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inform_panel")
        self._context, self._counter = context, counter
        self._words = plain_label("", "inform_words", "lead", wrap=True)
        self._done = plain_label("", "inform_done", "good", wrap=True)
        told = ChipRow("inform_how")
        told.show_chips(
            [*(ChipFace(how.value, name) for how, name in INFORMED_BY.items()), ChipFace(_ANONYMOUS, "不留姓名号码")]
        )
        told.picked.connect(self._tell)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._words)
        box.addWidget(told)
        for purpose in (Purpose.PASSING_ON, Purpose.SENSITIVE):
            box.addLayout(self._asking(purpose))
        box.addWidget(self._done)
        box.addStretch(1)
        seen = WhenSeen(self, self._show)
        counter.changed.connect(seen.changed)
        informing.read_notice(context, owner=self, then=self._words.setText)
        self._show()

    def _asking(self, purpose: Purpose) -> QHBoxLayout:
        """A purpose that takes an answer of the customer's own."""
        chips = ChipRow(f"inform_{purpose.value}")
        chips.show_chips([ChipFace(one.value, CONSENTS[one]) for one in (Consent.GIVEN, Consent.REFUSED)])
        chips.picked.connect(lambda said: informing.inform(self._counter, purpose=purpose, consent=Consent(said)))
        row = QHBoxLayout()
        row.addWidget(plain_label(f"{PURPOSES[purpose]}，问一句：", f"inform_{purpose.value}_word", "soft"))
        row.addWidget(chips, 1)
        return row

    def _tell(self, chosen: str) -> None:
        if chosen == _ANONYMOUS:
            informing.inform(self._counter, anonymous=True)
        else:
            informing.inform(self._counter, how=InformedBy(chosen))

    def _show(self) -> None:
        offset = self._context.hall.clock.offset()
        put_text(self._done, "\n".join(_line(one, offset) for one in self._counter.hand.state.informed[-4:]))


def _line(one: Informed, offset: int) -> str:
    parts = (INFORMED_BY[one.how], PURPOSES[one.purpose], CONSENTS[one.consent])
    return f"{local_time(one.at, offset)}　{'，'.join(parts)}" + ("，不留姓名号码" if one.anonymous else "")
