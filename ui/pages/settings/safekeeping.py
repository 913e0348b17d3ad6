"""Backup: into which folder, and now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations.backup import back_up_now
from ui.pages.settings.section import Section, show_text


class BackupSection(Section):
    """The copy is checked before it is called one."""

    title = "备份"
    note = "每晚和关程序时各备一份，加密的，核对过才算数。最好放到别的盘或共享文件夹。"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._folder = self.entry("备份文件夹", "set_backup", hint="还没设，先选一个")
        self._folder.left.connect(self._leave)
        self._choose = QPushButton("选文件夹")
        self._now = QPushButton("现在备份")
        for button, id, look in ((self._choose, "backup_choose", ""), (self._now, "backup_now", "accent")):
            button.setObjectName(id)
            button.setAccessibleName(button.text())
            button.setProperty("look", look)
        self._choose.clicked.connect(self._ask)
        self._now.clicked.connect(self._back_up)
        self.body.addWidget(self._folder)
        self.row(self._now, self._choose, stretch=True)
        self.fill()

    def fill(self) -> None:
        """Show what is set now."""
        show_text(self._folder, self.context.counter.backup_folder)
        self._now.setEnabled(bool(self.context.counter.backup_folder))

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

    def _failed(self, error: HallError) -> None:
        self._ready()
        self._folder.refuse(sentence(error))

    def _ready(self) -> None:
        self._now.setText("现在备份")
        self._now.setEnabled(True)
