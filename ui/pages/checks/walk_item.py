"""One thing of a walk: 好 or 不好 with one click, a note where it is not, who looked and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hall_assistant.checklists.values import MARK_NAMES, Mark, Ticked
from hall_assistant.clock import local_day, local_time
from hall_assistant.library.checklists import CheckItem
from ui.widgets.bounded import bounded
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

NOTE = 200


class WalkItem(QFrame):
    """`ticked` carries the mark and the note; `finding_wanted` when it should be followed up."""

    ticked = Signal(object, str)
    finding_wanted = Signal()

    def __init__(self, context: Context, item: CheckItem, *, leads: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._context = context
        self._leads = leads
        self._mark = Mark.NONE
        self.setObjectName(f"walk_{item.id}")
        self.setProperty("look", "card")
        self._told = plain_label("", f"walk_told_{item.id}", "hint")
        self._buttons = {mark: self._button(mark) for mark in MARK_NAMES}
        self._note = QLineEdit()
        self._note.setObjectName(f"walk_note_{item.id}")
        self._note.setAccessibleName(f"{item.text}：哪儿不好")
        self._note.setPlaceholderText("哪儿不好、报给谁了，一句话")
        bounded(self._note, NOTE)
        self._note.editingFinished.connect(self._leave_note)
        self._follow = word_button("记成整改", f"walk_follow_{item.id}", "quiet", "派个人、定个日子，改完复查")
        self._follow.clicked.connect(self.finding_wanted)
        self._lay_out()
        self.take(None, {}, "")

    def _button(self, mark: Mark) -> QPushButton:
        button = word_button(MARK_NAMES[mark], f"walk_{mark.value}_{self.item.id}", "chip", "再点一下就取消")
        button.setAccessibleName(f"{self.item.text}：{MARK_NAMES[mark]}")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._press(mark))
        return button

    def _lay_out(self) -> None:
        space = self._context.theme.space
        texts = QVBoxLayout()
        texts.setSpacing(space("hair"))
        texts.addWidget(plain_label(self.item.text, f"walk_text_{self.item.id}", "strong", wrap=True))
        if self.item.look:
            texts.addWidget(plain_label(self.item.look, f"walk_look_{self.item.id}", "hint", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(space("tight"))
        row.addLayout(texts, 1)
        row.addWidget(self._told)
        for button in self._buttons.values():
            row.addWidget(button)
        below = QHBoxLayout()
        below.setSpacing(space("tight"))
        below.addWidget(self._note, 1)
        below.addWidget(self._follow)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("tight"), space("small"), space("tight"))
        box.setSpacing(space("tight"))
        box.addLayout(row)
        box.addLayout(below)

    def take(self, seen: Ticked | None, names: dict[str, str], day: str) -> None:
        """Show how it was found; a note being typed stays."""
        self._mark = seen.mark if seen else Mark.NONE
        for mark, button in self._buttons.items():
            button.setChecked(mark is self._mark)
        is_fault = self._mark is Mark.FAULT
        if not self._note.hasFocus():
            self._note.setText(seen.note if seen else "")
        self._note.setVisible(is_fault)
        self._follow.setVisible(is_fault and self._leads)
        put_text(self._told, self._who(seen, names, day) if seen else "")

    def _who(self, seen: Ticked, names: dict[str, str], day: str) -> str:
        offset = self._context.hall.clock.offset()
        late = "第二天补的 " if local_day(seen.at, offset) != day else ""
        return f"{names.get(seen.by, '同事')} {late}{local_time(seen.at, offset)}"

    def _press(self, mark: Mark) -> None:
        self.ticked.emit(Mark.NONE if mark is self._mark else mark, self._note.text() if mark is Mark.FAULT else "")

    def _leave_note(self) -> None:
        if self._mark is Mark.FAULT and not self._note.isHidden():
            self.ticked.emit(Mark.FAULT, self._note.text())
