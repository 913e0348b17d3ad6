"""Going back to a copy: pick one, see what would be lost, and only then put it in place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hall_assistant.backup.comparing import Comparison
from hall_assistant.backup.copies import Kept
from hall_assistant.backup.telling import loss_words
from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations import safety
from ui.pages.forms import told_label
from ui.widgets.words import plain_label, word_button

ROWS = 4
"""Copies seen without scrolling."""
AFTER = "现在的那份会留在旁边。换完要重新登录。"


class RestoreBox(QWidget):
    """`chosen` carries the copy (a `Path`) once its loss was shown and the manager said yes."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restore")
        self._context = context
        self._copy: Path | None = None
        self._list = QListWidget()
        self._list.setObjectName("copies")
        self._list.setAccessibleName("备份文件夹里的备份")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._pick)
        self._list.itemActivated.connect(self._pick)
        self._none = plain_label("", "copies_none", "hint", wrap=True)
        self._other = word_button("选别处的备份", "copy_other", "", "U盘、共享文件夹里的也行")
        self._other.clicked.connect(self._ask_file)
        self._told = plain_label("", "restore_told", "strong", wrap=True)
        self._refused = told_label(self, "restore_refused")
        self._yes = word_button("换回这一份", "restore_yes", "danger")
        self._yes.clicked.connect(self._choose)
        self._no = word_button("不换", "restore_no", "quiet")
        self._no.clicked.connect(self.forget)
        self._lay_out()
        self.forget()

    def _lay_out(self) -> None:
        space = self._context.theme.space
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        row = QHBoxLayout()
        row.setSpacing(space("small"))
        for button in (self._yes, self._no, self._other):
            row.addWidget(button)
        row.addStretch(1)
        for part in (self._list, self._none, self._told, self._refused):
            box.addWidget(part)
        box.addLayout(row)

    def read(self) -> None:
        """Look which copies there are."""
        folder = self._context.counter.backup_folder
        if folder:
            safety.list_copies(
                self._context, folder=Path(folder), owner=self, then=self.show_copies, failed=self._not_read
            )
        else:
            self.show_copies([])

    def _not_read(self, error: HallError) -> None:
        self.show_copies([])
        self._none.setText(sentence(error))

    def show_copies(self, found: list[Kept]) -> None:
        """List the copies, the newest first."""
        self._list.clear()
        for one in found:
            item = QListWidgetItem(f"{_day_words(one.written)}　{_counter_words(one)}{_size_words(one.size)}")
            item.setData(Qt.ItemDataRole.UserRole, str(one.file))
            self._list.addItem(item)
        self._none.setText("备份文件夹里还没有备份。")
        self._none.setVisible(not found)
        self._list.setVisible(bool(found))
        height = max(self._list.sizeHintForRow(0), 1) * min(len(found), ROWS) + 2 * self._list.frameWidth()
        self._list.setFixedHeight(height)

    def _pick(self, item: QListWidgetItem) -> None:
        self.look_at(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _ask_file(self) -> None:
        start = self._context.counter.backup_folder
        name, _kind = QFileDialog.getOpenFileName(self, "选一份备份", start, "备份 (hall-*.db);;所有文件 (*)")
        if name:
            self._list.clearSelection()
            self.look_at(Path(name))

    def look_at(self, copy: Path) -> None:
        """Compare a copy with the record; nothing is changed by it."""
        self.forget()
        self._copy = copy
        self._told.setText("在核对、比较……")
        self._told.show()
        safety.compare(
            self._context,
            copy=copy,
            owner=self,
            then=lambda found: self._show_loss(copy, found),
            failed=lambda error: self._refuse(copy, error),
        )

    def _show_loss(self, copy: Path, found: Comparison) -> None:
        if copy == self._copy:
            self._told.setText(f"{loss_words(found)}{AFTER}")
            for button in (self._yes, self._no):
                button.show()

    def _refuse(self, copy: Path, error: HallError) -> None:
        if copy == self._copy:
            self.forget()
            self._refused.setText(sentence(error))
            self._refused.show()

    def forget(self) -> None:
        """No copy is looked at."""
        self._copy = None
        for part in (self._told, self._refused, self._yes, self._no):
            part.hide()

    def _choose(self) -> None:
        if self._copy is not None:
            self.chosen.emit(self._copy)


def _day_words(written: str) -> str:
    day, hour = written.split()
    year, month, date = day.split("-")
    return f"{year}年{int(month)}月{int(date)}日 {hour}"


def _counter_words(one: Kept) -> str:
    return f"{int(one.counter)}号柜　" if one.counter else ""


def _size_words(size: int) -> str:
    return f"{max(size / 1_000_000, 0.1):.1f} MB"
