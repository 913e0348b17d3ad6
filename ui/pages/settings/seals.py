"""核对与日封条: the codes of the last days to copy or print, and the record checked against them. Manager's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from hall_assistant.clock import local_text
from ui.context import Context
from ui.operations import sealing
from ui.pages.settings.section import Section
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from hall_assistant.audit.seals import Seal
    from hall_assistant.changes import Changes
    from hall_assistant.errors import HallError


class SealsSection(Section):
    """The newest seal stands large; what a check found stands under its button until the next visit."""

    title = "核对与日封条"
    note = "每天自己封一次。封条抄一份、印一张，放到厅外：往后谁改过以前的记录，一核就看得出。"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seals: list[Seal] = []
        self._newest = plain_label("", "seal_newest", "lead", wrap=True)
        self._about = plain_label("", "seal_about", "soft", wrap=True)
        self._earlier = plain_label("", "seal_earlier", "", wrap=True)
        self._copy = word_button("复制封条", "seal_copy", "accent", "日子和封条，一行")
        self._copy.clicked.connect(self._copy_newest)
        self._print = word_button("打印", "seal_print", "", "A5 一张，带二维码")
        self._print.clicked.connect(self._print_newest)
        self._now = word_button("封到现在", "seal_now", "", "今天到此刻的也封上，下班前带走用", once=True)
        self._now.clicked.connect(self._seal)
        self._paper = self.entry("纸上的日子和封条（有就填）", "seal_paper", hint="2026-03-12 1A2B3-C4D5E-F6071-82930")
        self._check = word_button("核对记录", "record_check", "", "每一条、每一份日封条都核，大厅要一会儿")
        self._check.clicked.connect(self._look)
        self._found = plain_label("", "record_found", "", wrap=True)
        self._put_in()
        context.bus.when(self, {"seal"}, self._changed)

    def _put_in(self) -> None:
        self.body.addWidget(self._newest)
        self.body.addWidget(self._about)
        self.row(self._copy, self._print, self._now, stretch=True)
        self.body.addWidget(self._earlier)
        self.body.addSpacing(self.context.theme.space("small"))
        self.body.addWidget(plain_label("核对", "part_title", "strong"))
        self.body.addWidget(self._paper)
        self.row(self._check, stretch=True)
        self.body.addWidget(self._found)

    def _changed(self, _changes: Changes) -> None:
        self._read()

    def _read(self) -> None:
        if self.isVisible() and self.held.isEnabled():
            sealing.read_seals(self.context, owner=self, then=self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Each visit reads anew; what was found last time is old news."""
        super().showEvent(event)
        put_text(self._found, "")
        self._show(self._seals if self.held.isEnabled() else [])
        self._read()

    def _show(self, seals: list[Seal]) -> None:
        self._seals = seals
        for button in (self._copy, self._print):
            button.setEnabled(bool(seals))
        if not seals:
            self._newest.setText("还没有日封条。明天打开就有；现在要，点「封到现在」。")
            put_text(self._about, "")
            put_text(self._earlier, "")
            return
        first = seals[0]
        until = local_text(first.until, self.context.hall.clock.offset())
        self._newest.setText(first.line)
        put_text(self._about, f"封到 {until}，一共 {first.facts} 条记录，这一次 {first.new} 条。")
        put_text(self._earlier, "\n".join(["早几天的：", *(one.line for one in seals[1:])]) if seals[1:] else "")

    def _copy_newest(self) -> None:
        if self._seals:
            QGuiApplication.clipboard().setText(self._seals[0].line)
            self.context.say("日封条复制了，发到厅外留着，比如您自己的邮箱。")

    def _print_newest(self) -> None:
        if self._seals:
            sealing.print_seal(self.context, self._seals[0], parent=self)

    def _seal(self) -> None:
        sealing.seal_now(self.context, owner=self, then=self._sealed, failed=self.refuse)

    def _sealed(self, seal: Seal) -> None:
        self.told.hide()
        self.context.say(f"封好了：{seal.line}")
        self._read()

    def _look(self) -> None:
        self._check.setEnabled(False)
        put_text(self._found, "在核对……")
        sealing.check_record(
            self.context, paper=self._paper.text.strip(), owner=self, then=self._tell, failed=self._not_checked
        )

    def _tell(self, lines: list[str], holds: bool) -> None:
        self._check.setEnabled(True)
        self._found.setProperty("look", "" if holds else "strong")
        put_text(self._found, "\n".join(lines))

    def _not_checked(self, error: HallError) -> None:
        self._check.setEnabled(True)
        put_text(self._found, "")
        self.refuse(error)
