"""Safety and backup: how the record is unlocked, copies made, and going back to one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from hall_assistant.changes import Changes
from hall_assistant.clock import local_text
from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations.backup import back_up_now
from ui.operations.safety import Standing, read_standing
from ui.pages.settings.key_care import KeyCareBox
from ui.pages.settings.restore import RestoreBox
from ui.pages.settings.section import Section, show_text
from ui.pages.settings.unlocking import UnlockingBox
from ui.screen_shield import affinity
from ui.widgets.words import plain_label, word_button

SHIELD = "要给客人转屏看、要远程协助时别勾。手机对着屏幕拍，挡不住。"
NO_SHIELD = "这台电脑的系统没有这个本事，勾不了。手机对着屏幕拍，哪种系统都挡不住。"


class BackupSection(Section):
    """The copy is checked before it is called one."""

    title = "安全与备份"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._unlocking = UnlockingBox(context)
        self._unlocking.told.connect(self._told_quietly)
        self._keys = KeyCareBox(context)
        self._keys.told.connect(self._told_quietly)
        self._keys.rekey.connect(context.rekey_wanted)
        self._folder = self.entry("备份文件夹", "set_backup", hint="还没设，先选一个；最好在别的盘")
        self._folder.left.connect(self._leave)
        self._choose = word_button("选文件夹", "backup_choose")
        self._choose.clicked.connect(self._ask)
        self._now = word_button("现在备份", "backup_now", "accent")
        self._now.clicked.connect(self._back_up)
        self._last = plain_label("", "backup_last", "soft", wrap=True)
        self._restore = RestoreBox(context)
        self._restore.chosen.connect(context.restore_wanted)
        self._part("怎么打开", self._unlocking)
        self.body.addWidget(self._keys)
        self._part("备份", self._folder)
        self.row(self._now, self._choose, stretch=True)
        self.body.addWidget(self._last)
        self._part("换回一份备份", self._restore)
        self._part("防截屏", plain_label(SHIELD if affinity() else NO_SHIELD, "shield_told", "soft", wrap=True))
        self._shield = self.tick("截屏、录屏和投屏里不出现本程序的窗口", "set_shielded", self._set_shield)
        self._shield.setEnabled(affinity() is not None)
        context.bus.when(self, {"backup", "hall"}, self._changed)
        self.fill()

    def _part(self, name: str, content: QWidget) -> None:
        title = plain_label(name, "part_title", "strong")
        self.body.addSpacing(self.context.theme.space("small"))
        self.body.addWidget(title)
        self.body.addWidget(content)

    def fill(self) -> None:
        """Show what is set now."""
        show_text(self._folder, self.context.counter.backup_folder)
        self._now.setEnabled(bool(self.context.counter.backup_folder))
        self._shield.setChecked(self.context.counter.shielded)
        self._read()

    def _read(self) -> None:
        if self.isVisible() and self.held.isEnabled():
            read_standing(self.context, owner=self, then=self._show)
            self._restore.read()

    def _changed(self, _changes: Changes) -> None:
        self._read()

    def _show(self, now: Standing) -> None:
        self._unlocking.show_unlocking(now.unlocking)
        self._keys.show_unlocking(now.unlocking)
        made = local_text(now.last.made, self.context.hall.clock.offset()) if now.last.made else ""
        words = f"上一份：{made}，核对过能打开。" if made else "还没有备份过。"
        words += "每晚和关程序时会自己备一份，加密的，核对过才算数。"
        failed = now.last.failed
        self._last.setText(f"{words}\n上次自动备份没做成。{sentence(failed)}" if failed else words)

    def showEvent(self, event: QShowEvent) -> None:
        """Each visit looks anew: copies come and go outside of the program."""
        super().showEvent(event)
        self._restore.forget()
        self._read()

    def _set_shield(self, on: bool) -> None:
        self.save_counter(shielded=on)

    def _leave(self) -> None:
        if self._folder.text.strip() != self.context.counter.backup_folder:
            self.save_counter(self._folder, backup_folder=self._folder.text.strip())

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "备份放在哪里", self.context.counter.backup_folder)
        if chosen:
            self._folder.edit.setText(chosen)
            self._leave()

    def _back_up(self) -> None:
        self._now.setEnabled(False)
        self._now.setText("在备份……")
        back_up_now(
            self.context,
            folder=Path(self.context.counter.backup_folder),
            owner=self,
            then=self._made,
            failed=self._failed,
        )

    def _made(self, name: str) -> None:
        self._ready()
        self.told.hide()
        self.context.say(f"备份好了，核对过能打开：{name}")
        self._read()

    def _failed(self, error: HallError) -> None:
        self._ready()
        self._folder.refuse(sentence(error))

    def _ready(self) -> None:
        self._now.setText("现在备份")
        self._now.setEnabled(True)

    def _told_quietly(self, words: str) -> None:
        self.context.say(words)
        self._read()
