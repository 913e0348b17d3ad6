"""Looking after the keys: the recovery code tried, this computer's key moved, the database key changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.backup.unlocking import Rekeyed, Unlocking
from hall_assistant.clock import local_text
from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations import safety
from ui.pages.forms import Entry, told_label
from ui.pages.recovery import RecoveryPage
from ui.pages.settings.unlocking import row_of
from ui.widgets.words import plain_label, word_button

UNTRIED = "恢复码还没试过。拿出收好的那张，照着输一遍，看打不打得开；什么都不会改。"
COST = (
    "有人走了，或者恢复码、钥匙文件可能被人拿到过，才要换。换一次：先打印新恢复码；窗口会关掉，重新登录；"
    "记录多的要几分钟。以前的备份在这台电脑上照样能换回；拿到别的电脑，要用备份那时候的恢复码打开。"
)
MOVED = "这台电脑的钥匙搬好了，是新的一把。"
TRIED = "打得开，就是这张。什么都没改，收回去锁好。"


class KeyCareBox(QWidget):
    """`told` carries a sentence when something was done; `rekey` the new code and the hall password."""

    told = Signal(str)
    rekey = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key_care")
        self._context = context
        self._tried = plain_label("", "rehearsed", "soft", wrap=True)
        self._try = word_button("试一试恢复码", "code_try")
        self._move = word_button("钥匙搬到系统钥匙库", "key_move")
        self._change = word_button("换数据库钥匙", "key_change")
        self._refused = told_label(self, "key_care_told")
        self._typed = Entry(context.theme, "照着纸上的恢复码输", id="code_typed", secret=True)
        self._check = word_button("对一下", "code_check", "accent")
        self._password = Entry(context.theme, "现在的厅密码", id="rekey_password", secret=True)
        self._next = word_button("先看新恢复码", "rekey_next", "accent")
        self._code: RecoveryPage | None = None
        self._trial = self._form(self._typed, self._check)
        self._changing = self._form(plain_label(COST, "rekey_cost", "soft", wrap=True), self._password, self._next)
        self._lay_out()
        self.show_unlocking(None)

    def _form(self, *parts: QWidget) -> QWidget:
        space = self._context.theme.space
        form = QWidget()
        inside = QVBoxLayout(form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space("small"))
        leave = word_button("先不弄", f"{parts[-1].objectName()}_leave", "quiet")
        leave.clicked.connect(self.forget)
        for part in parts[:-1]:
            inside.addWidget(part)
        inside.addLayout(row_of(space("small"), parts[-1], leave, stretch=True))
        form.hide()
        return form

    def _lay_out(self) -> None:
        space = self._context.theme.space
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(space("small"))
        self._box.addWidget(self._tried)
        self._box.addLayout(row_of(space("small"), self._try, self._move, self._change, stretch=True))
        for part in (self._refused, self._trial, self._changing):
            self._box.addWidget(part)
        self._try.clicked.connect(lambda: self._turn_to(self._trial, self._typed))
        self._change.clicked.connect(lambda: self._turn_to(self._changing, self._password))
        self._move.clicked.connect(self._bind)
        self._check.clicked.connect(self._rehearse)
        self._typed.edit.returnPressed.connect(self._rehearse)
        self._next.clicked.connect(self._prepare)
        self._password.edit.returnPressed.connect(self._prepare)

    def show_unlocking(self, now: Unlocking | None) -> None:
        """Say when the code was last tried and offer what can be done."""
        self.setVisible(now is not None)
        if now is None:
            return
        offset = self._context.hall.clock.offset()
        tried = f"恢复码上次试过：{local_text(now.rehearsed, offset)}，打得开。" if now.rehearsed else UNTRIED
        self._tried.setText(tried)
        self._move.setVisible(bool(now.better) and now.by_device)
        self._password.setVisible(now.by_password)

    def _turn_to(self, form: QWidget, first: Entry) -> None:
        shown = form.isHidden()
        self.forget()
        form.setVisible(shown)
        if shown:
            first.setFocus()

    def forget(self) -> None:
        """Nothing is asked, and nothing secret stands in a field."""
        for entry in (self._typed, self._password):
            entry.edit.clear()
            entry.accept()
        for part in (self._refused, self._trial, self._changing):
            part.hide()
        if self._code is not None:
            self._code.hide()
            self._code.deleteLater()
            self._code = None

    def hideEvent(self, _event: object) -> None:
        """Secrets do not stay on a page that was left."""
        self.forget()

    def _rehearse(self) -> None:
        safety.rehearse(
            self._context,
            code=self._typed.text,
            owner=self,
            then=self._rehearsed,
            failed=lambda error: self._typed.refuse(sentence(error)),
        )

    def _rehearsed(self) -> None:
        self.forget()
        self.told.emit(TRIED)

    def _bind(self) -> None:
        safety.bind(self._context, owner=self, then=self._bound, failed=self._refuse)

    def _bound(self, _made: Rekeyed) -> None:
        self.told.emit(MOVED)

    def _prepare(self) -> None:
        password = self._password.text
        safety.prepare_rekey(
            self._context,
            password=password,
            owner=self,
            then=lambda code: self._show_code(code, password),
            failed=self._refuse,
        )

    def _show_code(self, code: str, password: str) -> None:
        self.forget()
        page = RecoveryPage(self._context.theme, self._context.settings.hall, code, done="收好了，现在换钥匙")
        page.kept.connect(lambda: self.rekey.emit(code, password))
        self._code = page
        self._box.addWidget(page)

    def _refuse(self, error: HallError) -> None:
        self._refused.setText(sentence(error))
        self._refused.show()
