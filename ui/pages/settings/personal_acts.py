"""What can be done about a person's data: one strip of buttons, one small form below for the act that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hall_assistant.clock import DAY, parse_local
from hall_assistant.errors import HallError, StaffError
from hall_assistant.privacy.identity import HONORIFICS
from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations import personal
from ui.pages.forms import Entry
from ui.paper_folder import beside_papers
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from hall_assistant.personal.desk import Forgot
    from hall_assistant.personal.handing_out import HandedOut
    from hall_assistant.personal.held import PersonData
    from ui.pages.settings.personal import PersonalSection

GONE = "里面的文字、称呼、号码都没了，找不回来，换回备份也不回来。接待数、承诺数不变。"


class PersonActs(QFrame):
    """Buttons, and beneath them what the chosen one asks."""

    def __init__(self, context: Context, section: PersonalSection) -> None:
        super().__init__()
        self._context, self._section = context, section
        self.setObjectName("person_acts")
        self._found: PersonData | None = None
        self._yes_does: Callable[[], None] = self._close
        self._honorific = ""
        theme = context.theme
        self._buttons = {
            "copy": self._button("给本人一份", "copy", self._copy),
            "name": self._button("改称呼", "name", self._ask_name),
            "hold": self._button("依法留存", "hold", self._ask_hold),
            "let_go": self._button("解除留存", "let_go", self._ask_let_go),
            "forget": self._button("删除", "forget", self._ask_forget, "danger"),
        }
        self._form = QFrame()
        self._form.setObjectName("person_form")
        self._form.setProperty("look", "card")
        self._asked = plain_label("", "person_asked", "", wrap=True)
        self._first = Entry(theme, "依据", id="person_first")
        self._second = Entry(theme, "留到哪天", id="person_second")
        self._titles = ChipRow("person_title")
        self._titles.picked.connect(self._pick)
        self._told = plain_label("", "person_told", "bad", wrap=True)
        self._yes = word_button("好", "person_yes", once=True)
        self._yes.clicked.connect(lambda: self._yes_does())
        self._no = word_button("不了", "person_no", "quiet")
        self._no.clicked.connect(self._close)
        self._lay_out()
        self._close()

    def _button(self, text: str, id: str, call: Callable[[], None], look: str = "") -> QPushButton:
        button = word_button(text, f"person_{id}", look, once=True)
        button.clicked.connect(call)
        return button

    def _lay_out(self) -> None:
        space = self._context.theme.space
        inside = QVBoxLayout(self._form)
        inside.setContentsMargins(*[space("medium")] * 4)
        inside.setSpacing(space("small"))
        for widget in (self._asked, self._first, self._second, self._titles, self._told):
            inside.addWidget(widget)
        inside.addLayout(_row(self._yes, self._no))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("small"))
        column.addLayout(_row(*self._buttons.values()))
        column.addWidget(self._form)

    def show_person(self, found: PersonData) -> None:
        """What can be done about them."""
        self._found = found
        held = found.hold is not None
        self._buttons["hold"].setVisible(not held)
        self._buttons["let_go"].setVisible(held)
        self._close()
        self.show()

    def _close(self) -> None:
        self._form.hide()

    def _ask(
        self,
        yes: str,
        does: Callable[[], None],
        *,
        words: str = "",
        first: str = "",
        second: str = "",
        look: str = "accent",
        titles: bool = False,
    ) -> None:
        """Open the form for one act."""
        put_text(self._asked, words)
        for entry, name in ((self._first, first), (self._second, second)):
            entry.edit.clear()
            entry.rename(name)
            entry.setVisible(bool(name))
        self._titles.setVisible(titles)
        put_text(self._told, "")
        self._yes.setText(yes)
        self._yes.setAccessibleName(yes)
        self._yes.setProperty("look", look)
        self._yes.style().polish(self._yes)
        self._yes_does = does
        self._form.show()
        (self._first if first else self._no).setFocus()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # else it is not yet where it will be
        self._section.ensureWidgetVisible(self._form)

    def _ask_name(self) -> None:
        self._pick("")
        self._ask("改成这样", self._name, first="姓", titles=True)

    def _pick(self, chosen: str) -> None:
        self._honorific = "" if chosen == self._honorific else chosen
        names = [one for one in HONORIFICS if one]
        self._titles.show_chips([ChipFace(one, one, checked=one == self._honorific) for one in names])

    def _name(self) -> None:
        personal.correct(
            self._context,
            phone=self._section.phone,
            surname=self._first.text,
            honorific=self._honorific,
            owner=self,
            then=self._section.again,
            failed=self._refused,
        )

    def _ask_hold(self) -> None:
        words = "留着的这段时间不能删，本人来要也不行，要把依据告诉他。最长三年。"
        self._ask("留存", self._hold, words=words, first="依据", second="留到哪天（如 2026-12-31）")

    def _hold(self) -> None:
        try:
            until = parse_local(f"{self._second.text.strip()} 00:00", self._context.hall.clock.offset()) + DAY - 1
        except ValueError:
            self._refused(StaffError("hold.until"))
            return
        personal.hold(
            self._context,
            phone=self._section.phone,
            basis=self._first.text,
            until=until,
            owner=self,
            then=self._section.again,
            failed=self._refused,
        )

    def _ask_let_go(self) -> None:
        self._ask("解除", self._let_go, first="为什么解除")

    def _let_go(self) -> None:
        personal.let_go(
            self._context,
            phone=self._section.phone,
            why=self._first.text,
            owner=self,
            then=self._section.again,
            failed=self._refused,
        )

    def _ask_forget(self) -> None:
        if self._found is None:
            return
        waiting = sum(len(state.open_promises) for state in self._found.states)
        promises = f"没到的 {waiting} 个承诺一起放下，记「按本人要求删除」。" if waiting else ""
        orders = f"、{len(self._found.orders)} 张派单" if self._found.orders else ""
        words = f"要删 {len(self._found.receptions)} 个接待{orders}：{GONE}{promises}"
        self._ask("确定删除", self._forget, words=words, look="danger")

    def _forget(self) -> None:
        personal.forget(
            self._context, phone=self._section.phone, owner=self, then=self._forgotten, failed=self._refused
        )

    def _forgotten(self, forgot: Forgot) -> None:
        self._section.clear()
        self._context.say(f"删好了：{forgot.receptions} 个接待、{forgot.orders} 张派单。数没变。")

    def _copy(self) -> None:
        personal.hand_out(
            self._context, phone=self._section.phone, owner=self, then=self._save_copy, failed=self._refused
        )

    def _save_copy(self, copy: HandedOut) -> None:
        kind = "网页 (*.html)"
        name, _kind = QFileDialog.getSaveFileName(self, "给本人的一份", beside_papers("个人信息副本.html"), kind)
        if name:
            personal.save_copy(self._context, copy=copy, path=Path(name).with_suffix(".html"), owner=self)

    def _refused(self, error: HallError) -> None:
        if self._form.isHidden():
            self._section.refuse(error)
        else:
            put_text(self._told, sentence(error))


def _row(*them: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in them:
        row.addWidget(widget)
    row.addStretch(1)
    return row
