"""请一台新电脑进来: a counter's number, then the one-time code, large, to be carried to the new computer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.context import Context
from ui.pages.forms import Entry
from ui.printing import print_text
from ui.widgets.words import plain_label, word_button

STEPS = "在新电脑上打开柜台助手，点「加入本厅」，选同一个文件夹，输这串码。只能用一次，用过就作废。"
_PAPER = "柜台助手 · 请 {counter} 号柜加入{hall}\n\n{code}\n\n{steps}\n"


class InvitingBox(QWidget):
    """`wanted` carries the counter's number; `show_code` shows what came of it until it is put away."""

    wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inviting")
        self._context = context
        self._counter = Entry(context.theme, "新电脑是几号柜", id="invite_counter", hint="1–99", parent=self)
        self._counter.setMaximumWidth(context.theme.px(160))
        self._ask = word_button("请一台进来", "invite")
        self._ask.clicked.connect(self._give)
        self._counter.edit.returnPressed.connect(self._give)
        self._code = plain_label("", "invite_code", "cue", wrap=True)
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._print = word_button("打印", "invite_print")
        self._print.clicked.connect(self._put_on_paper)
        self._away = word_button("收起", "invite_away", "quiet")
        self._away.clicked.connect(self.forget)
        self._card = QFrame()
        self._card.setObjectName("invite_card")
        self._card.setProperty("look", "card")
        self._lay_out()
        context.signed.connect(self._signed)
        self._by = ""
        self.forget()

    def _lay_out(self) -> None:
        space = self._context.theme.space
        ask = QHBoxLayout()
        ask.setSpacing(space("medium"))
        ask.addWidget(self._counter)
        ask.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignBottom)
        ask.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._print)
        buttons.addWidget(self._away)
        buttons.addStretch(1)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(*[space("medium")] * 4)
        inside.addWidget(self._code)
        inside.addWidget(plain_label(STEPS, "invite_steps", "soft", wrap=True))
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("small"))
        column.addLayout(ask)
        column.addWidget(self._counter.told)  # the entry is too narrow for a sentence
        column.addWidget(self._card)

    def _give(self) -> None:
        if not self._ask.isEnabled():
            return
        if not self._counter.text.strip():
            self._counter.refuse("先填新电脑是几号柜。")
            return
        self._ask.setEnabled(False)
        self.wanted.emit(self._counter.text)

    def show_code(self, code: str) -> None:
        """The invitation lies in the folder: show its code."""
        self._by = self._context.who.staff
        self._ask.setEnabled(True)
        self._counter.accept()
        self._code.setText(code)
        self._card.show()

    @property
    def shows_code(self) -> bool:
        """Whether a code stands there to be carried over."""
        return bool(self._code.text())

    def refuse(self, error: HallError) -> None:
        """Say why nobody could be invited; what is typed stays."""
        self._ask.setEnabled(True)
        self._counter.refuse(sentence(error))

    def forget(self) -> None:
        """Put the code away; it is nowhere kept."""
        self._code.clear()
        self._card.hide()
        self._ask.setEnabled(True)

    def _signed(self, actor: object) -> None:
        """Whoever asked for it finds it again after the lock; another person does not."""
        if actor is not None and self._context.who.staff != self._by:
            self.forget()

    def _put_on_paper(self) -> None:
        hall = self._context.settings.hall
        print_text(
            _PAPER.format(counter=self._counter.text.strip(), hall=hall, code=self._code.text(), steps=STEPS), self
        )
