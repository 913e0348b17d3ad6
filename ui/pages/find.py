"""查找: a past reception by its number, work order, phone or its tail, surname, day, or words in it; read as a
timeline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.app import Reading
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find_words import MOST_BY_WORDS, Found, find_any
from hall_assistant.clock import local
from hall_assistant.people.records import roll
from ui.models.names import shown_names
from ui.pages.reading.beside import Beside
from ui.pages.reading.reception import ReceptionView
from ui.pages.reading.table import ReceptionTable
from ui.widgets.words import plain_label

if TYPE_CHECKING:
    from ui.context import Context

MOST = 200
HINT = "编号、工单号、手机号、后四位、姓、日子，或记得的话"
HELP = "打一样就行：回执上的编号、工单号、手机号或后四位、姓（王）、日子（3月12日），或当时说过、记过的几个字。"


class _Field(QLineEdit):
    """Up and down are told, Esc empties; while preedit text is open the keys are the input method's."""

    stepped = Signal(int)
    _composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether preedit text is open."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell the arrows."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self._composing:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape and not self._composing:
            self.clear()
        else:
            super().keyPressEvent(event)


class FindPage(QWidget):
    """One field; what fits is listed as it is typed, newest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self.setObjectName("find_page")
        self.field = _Field()
        self.field.setObjectName("find_field")
        self.field.setAccessibleName("查找接待")
        self.field.setPlaceholderText(HINT)
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(200)
        self._told = plain_label(HELP, "find_told", "hint", wrap=True)
        self.table = ReceptionTable(context, "find_table", with_day=True)
        self.reception = ReceptionView(context)
        self._pair = Beside(context.theme, self.table, self.reception)
        self._lay_out()
        self.field.textChanged.connect(lambda _text: self.look())
        self.field.returnPressed.connect(self._take_row)
        self.field.stepped.connect(self._step)
        self.table.opened.connect(lambda case: self.open(CaseId(case)))
        self.reception.left.connect(lambda: self._pair.show_side(False))
        context.bus.when(self, {"case", "cases", "promises"}, lambda _changes: self._look_if_shown())
        context.signed.connect(lambda _actor: self._forget())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        self.field.setMaximumWidth(self._context.theme.px(460))
        top = QHBoxLayout()
        top.addWidget(plain_label("查找", "find_title", "title"))
        top.addWidget(self.field, 1)
        top.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(top)
        box.addWidget(self._told)
        box.addWidget(self._pair, 1)

    def look(self) -> None:
        """Ask for what fits; an answer that comes after a later question is left aside."""
        self._asked += 1
        asked, words = self._asked, self.field.text()
        clock = self._context.hall.clock
        year = local(clock.now(), clock.offset()).year

        def work(at: Reading) -> tuple[Found, dict[str, str]]:
            topics = {topic.id: topic.name for topic in self._context.hall.library.topics.values()}
            found = find_any(at, words, year=year, topics=topics, limit=MOST)
            return found, shown_names(roll(at, everyone=True))

        def take(found: tuple[Found, dict[str, str]]) -> None:
            if asked == self._asked:
                self._take(words.strip(), *found)

        self._context.runner.read(work, owner=self, then=take)

    def _take(self, words: str, found: Found, names: dict[str, str]) -> None:
        self.table.show_lines(found.lines, names, found.pieces)
        self._told.setText(_told(words, found))

    def open(self, case: CaseId) -> None:
        """Read one reception."""
        self.table.pick(case)
        self._pair.show_side(True)
        self.reception.open(case)

    def _take_row(self) -> None:
        """The row gone to by key, else the first."""
        if self.table.rows.lines:
            self.open(self.table.picked or self.table.rows.lines[0].case)

    def _step(self, step: int) -> None:
        """Up and down through what was found while the caret stays in the field."""
        lines, picked = self.table.rows.lines, self.table.picked
        if lines:
            at = next((place for place, line in enumerate(lines) if line.case == picked), -1 if step > 0 else 0)
            self.table.pick(lines[(at + step) % len(lines)].case)

    def _forget(self) -> None:
        """What the last person looked for is not the next one's business."""
        self.field.clear()
        self.reception.close_reception()

    def _look_if_shown(self) -> None:
        if self.isVisible() and self.field.text():
            self.look()

    def showEvent(self, event: QShowEvent) -> None:
        """The field has the keys."""
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_if_shown()


def _told(words: str, found: Found) -> str:
    """What came of it, in a sentence."""
    count = len(found.lines)
    if not words:
        return HELP
    if not count:
        return f"没找到「{words[:40]}」。只记得一样就打一样：后四位、姓、哪天来的，或者说过的两三个字。"
    if count == MOST or len(found.pieces) >= MOST_BY_WORDS:
        return f"找到很多，先列最近的 {count} 个。再打具体一点。"
    return f"找到 {count} 个，点一行看时间线。"
