"""One's own PIN (密码), typed twice."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations import people
from ui.pages.settings.section import Section


class OwnPinSection(Section):
    """For everyone."""

    title = "我的密码"
    note = "只管登录这个程序，4到6位数字，别用工号和生日。"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._pin = self.entry("新密码", "own_pin")
        self._again = self.entry("再输一遍", "own_again")
        for entry in (self._pin, self._again):
            entry.edit.setEchoMode(entry.edit.EchoMode.Password)
            entry.edit.returnPressed.connect(self._set)
        done = QPushButton("换成新密码")
        done.setObjectName("own_pin_set")
        done.setAccessibleName("换成新密码")
        done.setProperty("look", "accent")
        done.clicked.connect(self._set)
        self.row(self._pin, self._again)
        self.row(done, stretch=True)

    def _set(self) -> None:
        if self._pin.text != self._again.text:
            self._again.refuse("两遍不一样，再输一遍。")
            return
        people.set_pin(
            self.context,
            staff=self.context.who.staff,
            pin=self._pin.text,
            owner=self,
            then=self._done,
            failed=lambda error: self._pin.refuse(sentence(error)),
        )

    def _done(self) -> None:
        self._pin.edit.clear()
        self._again.edit.clear()
        self.saved()
