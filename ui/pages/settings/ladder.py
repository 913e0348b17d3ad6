"""The duty ladder (升级阶梯): who is called next when it gets loud, and on which number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from hall_assistant.settings.values import Rung
from ui.context import Context
from ui.pages.settings.section import Section

RUNGS = 5
_NAMES = ("岗位", "姓名", "电话")


class LadderSection(Section):
    """Five rungs are enough; empty ones are left out. Saved when a field is left."""

    title = "值班阶梯"
    note = "先叫谁、再叫谁。接待闹大、要人到场时，照这个顺序和电话念给柜员看。"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(context.theme.space("small"))
        for column, name in enumerate(_NAMES):
            head = QLabel(name)
            head.setTextFormat(Qt.TextFormat.PlainText)
            head.setProperty("look", "hint")
            grid.addWidget(head, 0, column + 1)
        self._rungs = [self._rung(grid, row) for row in range(RUNGS)]
        self.body.addWidget(holder)
        self.fill()

    def _rung(self, grid: QGridLayout, row: int) -> Sequence[QLineEdit]:
        place = QLabel(str(row + 1))
        place.setTextFormat(Qt.TextFormat.PlainText)
        place.setProperty("look", "soft")
        grid.addWidget(place, row + 1, 0)
        edits = []
        for column, name in enumerate(_NAMES):
            edit = QLineEdit()
            edit.setObjectName(f"rung_{row}_{column}")
            edit.setAccessibleName(f"第{row + 1}级{name}")
            edit.editingFinished.connect(self._leave)
            grid.addWidget(edit, row + 1, column + 1)
            edits.append(edit)
        up = QPushButton("上移")
        up.setObjectName(f"rung_up_{row}")
        up.setAccessibleName(f"第{row + 1}级上移")
        up.setProperty("look", "quiet")
        up.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        up.clicked.connect(lambda: self._up(row))
        grid.addWidget(up, row + 1, len(_NAMES) + 1)
        up.setVisible(row > 0)
        return edits

    def _typed(self) -> tuple[Rung, ...]:
        rungs = (Rung(*(edit.text().strip() for edit in edits)) for edits in self._rungs)
        return tuple(rung for rung in rungs if rung.post or rung.name or rung.phone)

    def fill(self) -> None:
        """Show what is set now, unless somebody is typing here."""
        if any(edit.hasFocus() for edits in self._rungs for edit in edits):
            return
        for row, edits in enumerate(self._rungs):
            ladder = self.context.settings.ladder
            rung = ladder[row] if row < len(ladder) else Rung("", "", "")
            for edit, text in zip(edits, (rung.post, rung.name, rung.phone), strict=True):
                edit.setText(text)

    def _leave(self) -> None:
        if self._typed() != self.context.settings.ladder:
            self.save_hall(ladder=self._typed())

    def _up(self, row: int) -> None:
        for one, other in zip(self._rungs[row - 1], self._rungs[row], strict=True):
            above, below = one.text(), other.text()
            one.setText(below)
            other.setText(above)
        self._leave()
