"""The record was found damaged at the start: what can be saved is put together first, then there are two ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hall_assistant.backup.salvage import Salvaged
from hall_assistant.backup.telling import copy_words, loss_words, missing_lines, saved_words
from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.theme import Theme
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, put_text, word_button

LOOKING = "坏的原样留一份，再把还读得出来的一条条核对。几秒到几分钟，别关电脑。"
ASK = "请店长选一样。两样都不动坏的那份。"
NO_COPY = "没找到备份。插好盘、连上共享，再选备份文件夹，少的能从里面补。"
NAMED = 3
"""Receptions told here one by one; the report has all."""


class DamagedPage(QWidget):
    """Shows that it is being salvaged, then `show_found`.

    Emits `keep` (抢救后继续), `copy_wanted` (用备份), `folder_given` with a backup folder to look in, or `left`
    (这次先接着用).
    """

    keep = Signal()
    copy_wanted = Signal()
    folder_given = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, *, can_leave: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("damaged_page")
        self._title = plain_label("记录文件坏了，在抢救……", "damaged_title", "title", wrap=True)
        self._words = plain_label(LOOKING, "damaged_words", "soft", wrap=True)
        self._saved = plain_label("", "damaged_saved", "", wrap=True)
        self._missing = plain_label("", "damaged_missing", "soft", wrap=True)
        self._lost = plain_label("", "damaged_lost", "", wrap=True)
        self._report = plain_label("", "damaged_report", "hint", wrap=True)
        self._keep = word_button("抢救后继续", "damaged_keep", "accent", once=True)
        self._copy = word_button("用备份", "damaged_copy")
        self._folder = word_button("选备份文件夹", "damaged_folder", "quiet")
        self._leave = word_button("这次先接着用", "damaged_leave", "quiet")
        self._can_leave = can_leave
        self._lay_out(theme)
        self._keep.clicked.connect(self._choose)
        self._copy.clicked.connect(self.copy_wanted)
        self._folder.clicked.connect(self._ask_folder)
        self._leave.clicked.connect(self.left)
        self.wait()

    def _lay_out(self, theme: Theme) -> None:
        self._ways = QWidget()
        row = QHBoxLayout(self._ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("medium"))
        saved = _card(theme, "damaged_way_keep", [self._saved], [self._keep])
        copied = _card(theme, "damaged_way_copy", [self._lost], [self._copy, self._folder])
        row.addWidget(saved, 1)
        row.addWidget(copied, 1)
        last = QHBoxLayout()
        last.addWidget(self._report, 1)
        last.addWidget(self._leave)
        ground = QWidget()
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(*[theme.space("wide")] * 4)
        inside.setSpacing(theme.space("medium"))
        for part in (self._title, self._words, self._ways, self._missing):
            inside.addWidget(part)
        inside.addLayout(last)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TallScroll("damaged_scroll", ground, self, tall=False))

    def wait(self) -> None:
        """It is being salvaged, or put in place."""
        self._title.setText("记录文件坏了，在抢救……")
        self._words.setText(LOOKING)
        for part in (self._ways, self._missing, self._report, self._leave):
            part.hide()

    def show_found(self, found: Salvaged, offset: int) -> None:
        """What was saved and what going back to the newest copy would lose; `offset`: minutes east of UTC."""
        self._title.setText("记录文件坏了一处" if found.pages else "记录少了一截")
        self._words.setText(ASK)
        self._saved.setText(saved_words(found))
        lines = missing_lines(found, offset, NAMED)
        put_text(self._missing, "\n".join(["找不回来的：", *lines]) if lines else "")
        if found.copy and found.instead:
            self._lost.setText(f"最近一份好的：{copy_words(found.copy)}。{loss_words(found.instead)}")
        else:
            self._lost.setText(NO_COPY)
        self._folder.setVisible(found.copy is None)
        self._report.setText(f"报告：{found.report.name}　坏的那份：{found.aside.name}")
        self._show_ways(can_keep=True)
        self._keep.setFocus()

    def show_nothing(self, error: HallError) -> None:
        """Nothing could be saved, and why: only a copy helps."""
        self._title.setText("记录文件坏了，抢救不了")
        self._words.setText(sentence(error))
        put_text(self._missing, "")
        self._lost.setText("选最近的一份备份。先核对，核对过了才换上。")
        self._folder.hide()
        self._report.setText("")
        self._show_ways(can_keep=False)

    def _show_ways(self, *, can_keep: bool) -> None:
        self._ways.show()
        self._report.show()
        self._leave.setVisible(self._can_leave)
        saved = self._ways.findChild(QFrame, "damaged_way_keep")
        if saved is not None:
            saved.setVisible(can_keep)

    def _choose(self) -> None:
        self.wait()
        self._title.setText("在换上……")
        self._words.setText("别关电脑，马上好。")
        self.keep.emit()

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "备份在哪个文件夹")
        if chosen:
            self.folder_given.emit(chosen)


def _card(theme: Theme, name: str, words: list[QWidget], buttons: list[QPushButton]) -> QFrame:
    card = QFrame()
    card.setObjectName(name)
    card.setProperty("look", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(*[theme.space("large")] * 4)
    inside.setSpacing(theme.space("small"))
    for label in words:
        inside.addWidget(label)
    inside.addStretch(1)
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    inside.addLayout(row)
    return card
