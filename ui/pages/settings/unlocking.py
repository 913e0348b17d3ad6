"""How this computer opens the record: said plainly, a hall password set, changed or removed, a new recovery code."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hall_assistant.backup.unlocking import Rekeyed, Unlocking
from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations import safety
from ui.pages.forms import Entry, told_label
from ui.pages.recovery import RecoveryPage
from ui.widgets.words import plain_label, word_button

BY_DEVICE = "钥匙存在这台电脑上，开机就能用。拿走整个文件夹的人也能打开。"
BY_SYSTEM = "钥匙交给系统保管，本机这个账号登录了才给。光拿走文件夹的人打不开。"
BY_PASSWORD = "设了厅密码：每次打开程序要先输它。光拿走文件夹的人打不开。"
ELSEWHERE = "这份记录的钥匙不在这里管。"
NOT_REACHED = "备份文件夹这会儿够不着，那里的旧备份还认旧的；插好盘再做一次。"
SURE_MS = 6_000
"""A second click within this time means it."""


class SureButton(QPushButton):
    """A button that asks once, in its own words, and acts at the second click."""

    sure = Signal()

    def __init__(self, text: str, name: str, asking: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._text, self._asking = text, asking
        self.setObjectName(name)
        self.setAccessibleName(text)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(SURE_MS)
        self._calm.timeout.connect(self.forget)
        self.clicked.connect(self._press)

    def _press(self) -> None:
        if self._calm.isActive():
            self.forget()
            self.sure.emit()
        else:
            self.setText(self._asking)
            self._calm.start()

    def forget(self) -> None:
        """As if it had not been asked."""
        self._calm.stop()
        self.setText(self._text)

    def hideEvent(self, _event: object) -> None:
        """A question nobody sees any more is not asked."""
        self.forget()


class UnlockingBox(QWidget):
    """`told` carries a sentence when something was changed; refusals stand beside what they are about."""

    told = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlocking")
        self._context = context
        self._shown: Unlocking | None = None
        self._now = plain_label("", "unlocking_now", "soft", wrap=True)
        self._set = word_button("设厅密码", "password_set")
        self._remove = SureButton("去掉厅密码", "password_remove", "再点一次，就去掉")
        self._renew = SureButton("换一张恢复码", "code_renew", "旧的那张会作废，再点一次就换")
        self._refused = told_label(self, "unlocking_told")
        self._first = Entry(context.theme, "厅密码，至少12个字，想一句话", id="password_first", secret=True)
        self._again = Entry(context.theme, "再输一遍", id="password_again", secret=True)
        self._use = word_button("就用这个", "password_use", "accent")
        self._leave = word_button("不改了", "password_leave", "quiet")
        self._code: RecoveryPage | None = None
        self._build()
        self._set.clicked.connect(lambda: self._ask(self._form.isHidden()))
        self._leave.clicked.connect(lambda: self._ask(False))
        self._use.clicked.connect(self._give)
        self._remove.sure.connect(self._take_away)
        self._renew.sure.connect(self._new_code)
        for entry in (self._first, self._again):
            entry.edit.returnPressed.connect(self._give)
        self.show_unlocking(None)

    def _build(self) -> None:
        space = self._context.theme.space
        self._form = QWidget()
        inside = QVBoxLayout(self._form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space("small"))
        inside.addWidget(
            plain_label("忘了它就只有恢复码能打开。先看看恢复码还在不在。", "password_hint", "hint", wrap=True)
        )
        inside.addLayout(row_of(space("medium"), self._first, self._again))
        inside.addLayout(row_of(space("small"), self._use, self._leave, stretch=True))
        self._form.hide()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(space("small"))
        self._box.addWidget(self._now)
        self._box.addLayout(row_of(space("small"), self._set, self._remove, self._renew, stretch=True))
        self._box.addWidget(self._refused)
        self._box.addWidget(self._form)

    def show_unlocking(self, now: Unlocking | None) -> None:
        """Say how it is opened now and offer what can be changed."""
        self._shown = now
        by_password = now is not None and now.by_password and not now.by_device
        here = BY_DEVICE if now is None or now.place == "file" else BY_SYSTEM
        self._now.setText(ELSEWHERE if now is None else BY_PASSWORD if by_password else here)
        self._set.setText("换厅密码" if by_password else "设厅密码")
        self._set.setAccessibleName(self._set.text())
        self._remove.setVisible(by_password)
        for button in (self._set, self._renew):
            button.setVisible(now is not None)

    def _ask(self, shown: bool) -> None:
        for entry in (self._first, self._again):
            entry.edit.clear()
            entry.accept()
        self._form.setVisible(shown)
        if shown:
            self._first.setFocus()

    def _give(self) -> None:
        if self._first.text != self._again.text:
            self._again.refuse("两遍不一样，再输一遍。")
            return
        self._use.setEnabled(False)
        safety.set_password(
            self._context, password=self._first.text, owner=self, then=self._given, failed=self._not_given
        )

    def _given(self, made: Rekeyed) -> None:
        self._use.setEnabled(True)
        self._ask(False)
        self._done("厅密码设好了，下次打开程序要输它。", made)

    def _not_given(self, error: HallError) -> None:
        self._use.setEnabled(True)
        self._first.refuse(sentence(error))

    def _take_away(self) -> None:
        safety.remove_password(
            self._context,
            owner=self,
            then=lambda made: self._done("厅密码去掉了，这台电脑自己能打开。", made),
            failed=self._refuse,
        )

    def _new_code(self) -> None:
        safety.new_code(self._context, owner=self, then=self._show_code, failed=self._refuse)

    def _show_code(self, made: Rekeyed) -> None:
        self._put_code_away()
        self._code = RecoveryPage(self._context.theme, self._context.settings.hall, made.code, done="收好了")
        self._code.kept.connect(self._put_code_away)
        self._box.addWidget(self._code)
        self._done("新恢复码在下面，旧的那张作废了。", made)

    def _put_code_away(self) -> None:
        if self._code is not None:
            self._code.hide()
            self._code.deleteLater()
            self._code = None

    def hideEvent(self, _event: object) -> None:
        """Secrets do not stay on a page that was left."""
        self._ask(False)
        self._put_code_away()

    def _done(self, words: str, made: Rekeyed) -> None:
        self._refused.hide()
        self.told.emit(f"{words}{NOT_REACHED}" if made.left else words)

    def _refuse(self, error: HallError) -> None:
        self._refused.setText(sentence(error))
        self._refused.show()


def row_of(gap: int, *parts: QWidget, stretch: bool = False) -> QHBoxLayout:
    """Parts side by side; `stretch` keeps them to the left."""
    row = QHBoxLayout()
    row.setSpacing(gap)
    for part in parts:
        row.addWidget(part, 0 if stretch else 1)
    if stretch:
        row.addStretch(1)
    return row
