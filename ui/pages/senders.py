"""谁支来的 (helper of 听 and 查): one tap on the kind is enough; port and campaign where somebody has them.

What a port is stands in the private view only: it is for the clerk, not for a filmed screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.cases.senders import port_known
from hall_assistant.library.senders import Sender
from ui.models.counter_desk import CounterDesk
from ui.operations import senders
from ui.operations.senders import SenderShelf
from ui.pages.known.fields import field, row
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

ASKED = "今天是什么叫他来的？点一下就记上。"


class SenderPanel(QWidget):
    """Kinds as chips; the fields of the one that stands below them."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sender_panel")
        self._context = context
        self._counter = counter
        self._shelf = SenderShelf()
        self._kinds = ChipRow("sender")
        self._kinds.picked.connect(self._pick)
        self._ports = ChipRow("sender_known_port")
        self._ports.picked.connect(self._take_port)
        self.port = field("sender_port", "端口号，5 到 20 位数字", 30)
        self.campaign = field("sender_campaign", "哪个活动", 60)
        self._save = word_button("补上", "sender_save", "accent", "端口和活动记到这一条上")
        self._save.clicked.connect(self._press)
        for line in (self.port, self.campaign):
            line.returnPressed.connect(self._press)
        self.port.textChanged.connect(lambda _text: self._show_port())
        self._about = plain_label("", "sender_port_about", "soft", wrap=True)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        form.addWidget(self._ports)
        form.addWidget(self.port)
        form.addLayout(row(self.campaign, self._save))
        form.addWidget(self._about)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(plain_label(ASKED, "sender_word", "soft", wrap=True))
        box.addWidget(self._kinds)
        box.addWidget(self._form)
        box.addStretch(1)
        counter.changed.connect(WhenSeen(self, self.show_hand).changed)
        counter.opened.connect(self._start_anew)
        context.private_changed.connect(lambda _on: self._show_port())
        senders.read_senders(context, owner=self, then=self._take_shelf)
        self._start_anew()

    def _take_shelf(self, shelf: SenderShelf) -> None:
        self._shelf = shelf
        self._start_anew()

    @property
    def _standing(self) -> Sender | None:
        """The kind noted of the reception in hand."""
        noted = self._counter.state.sent_by
        return next((one for one in self._shelf.senders if noted is not None and one.id == noted.kind), None)

    def _pick(self, kind: str) -> None:
        sender = next(one for one in self._shelf.senders if one.id == kind)
        standing = self._standing
        if standing is None or standing.id != kind:
            senders.note_sender(self._counter, sender=sender)
            self._start_anew()

    def _press(self) -> None:
        sender = self._standing
        if sender is not None:
            self._save.setEnabled(False)
            senders.note_sender(
                self._counter,
                sender=sender,
                port=self.port.text() if sender.port else "",
                campaign=self.campaign.text(),
                then=self._kept,
                failed=lambda: self._save.setEnabled(True),
            )

    def _kept(self) -> None:
        self._save.setEnabled(True)
        self._context.say("补上了。")

    def _take_port(self, number: str) -> None:
        self.port.setText(number)
        self.campaign.setFocus()

    def _start_anew(self) -> None:
        """What stands of the reception in hand, in the fields too."""
        noted = self._counter.state.sent_by
        self.port.setText(noted.port if noted is not None else "")
        self.campaign.setText(noted.campaign if noted is not None else "")
        self._save.setEnabled(True)
        self.show_hand()

    def show_hand(self) -> None:
        """Which kind stands, and what it asks for; what is being typed stays."""
        sender = self._standing
        self._kinds.show_chips(
            [
                ChipFace(one.id, one.name, checked=sender is not None and one.id == sender.id)
                for one in self._shelf.senders
            ]
        )
        self._form.setVisible(sender is not None)
        if sender is None:
            return
        asks_port = sender.port and not sender.always
        self.port.setVisible(asks_port)
        self._ports.setVisible(asks_port)
        self._ports.show_chips(
            [ChipFace(one.number, one.number, hint=one.name) for one in self._shelf.ports if not one.begins]
        )
        self.campaign.setPlaceholderText(sender.asks)
        self.campaign.setAccessibleName(sender.asks)
        self._show_port()

    def _show_port(self) -> None:
        sender = self._standing
        typed = self.port.text().strip() if sender is not None and sender.port else ""
        known = port_known(typed, self._shelf.ports) if typed and self._context.private else None
        unsure = "（待核实）" if known is not None and known.status == "pending" else ""
        put_text(
            self._about,
            f"{known.number}{'开头' if known.begins else ''} {known.name}{unsure}：{known.says}" if known else "",
        )
