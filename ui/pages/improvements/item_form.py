"""记一条改进: what is to be changed, who sees to it, by which day. It knows no page: a radar shows it as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.improvements.values import SOURCE_NAMES, ItemId, Source, SourceKind
from hall_assistant.wording import sentence
from ui.models.improvements import Begun
from ui.operations import improvements
from ui.pages.day_entry import DayEntry
from ui.pages.forms import refuse_where, told_label
from ui.theme import set_look
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, put_text, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context

LINES = 3
DUE = 7
"""Days from today that stand in the form at first."""
NEAR = ((3, "三天"), (7, "一周"), (14, "两周"), (30, "一个月"))


class ItemForm(QFrame):
    """`opened` with the id of what was written down, `left` when it is put away."""

    opened = Signal(str)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._source = Source()
        self.setObjectName("improvement_form")
        self.setProperty("look", "card")
        self._about = plain_label("", "improvement_form_about", "soft", wrap=True)
        self._words = QPlainTextEdit()
        self._words.setObjectName("improvement_words")
        self._words.setAccessibleName("要改什么")
        self._words.setPlaceholderText("说的什么、想改成什么样，一两句；说事不说人，不写称呼号码")
        self._words.setTabChangesFocus(True)
        self._words.textChanged.connect(self._accept)
        self._owner = QComboBox()
        self._owner.setObjectName("improvement_owner")
        self._owner.setAccessibleName("谁来办")
        self._due = DayEntry(context, "办到哪天", "improvement_due", NEAR)
        self._told = told_label(self, "improvement_told")
        self._save = word_button("记下", "improvement_save", "accent", once=True)
        self._save.clicked.connect(self._press)
        self._leave = word_button("先不记", "improvement_leave", "quiet")
        self._leave.clicked.connect(self.left)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._context.theme.space
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        column.setSpacing(space("small"))
        column.addWidget(self._words)
        column.addWidget(plain_label("谁来办", "improvement_owner_word", "hint"))
        column.addWidget(self._owner)
        column.addWidget(self._due)
        column.addWidget(self._told)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self._save)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        box.addWidget(plain_label("记一条改进", "improvement_form_title", "strong"))
        box.addWidget(self._about)
        box.addWidget(TallScroll("improvement_form_scroll", ground, tall=False), 1)
        box.addLayout(foot)
        height = self._words.fontMetrics().lineSpacing() * LINES + self._context.theme.px(16)
        self._words.setFixedHeight(height)

    def start(self, *, source: Source | None = None, subject: str = "", words: str = "") -> None:
        """Begin one; what is half written stays.

        source: the radar's row it comes from, with its words. subject: the reception or finding it comes from.
        words: what stands in the form at first.
        """
        improvements.read_beginning(
            self._context, subject, owner=self, then=lambda begun: self._fill(begun, source or begun.source, words)
        )

    def _fill(self, begun: Begun, source: Source, words: str) -> None:
        half_written = self._words.toPlainText().strip()
        if not half_written:
            self._owner.clear()
            for staff, name in begun.staff:
                self._owner.addItem(name, staff)
            actor = self._context.actor
            self._owner.setCurrentIndex(max(0, self._owner.findData(actor.staff if actor is not None else "")))
            self._due.show_ahead(DUE)
            self._words.setPlainText(words)
        if source.kind is not SourceKind.NONE or not half_written:
            self._source = source
        self._show_about()
        self._accept()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_about(self) -> None:
        """Where it comes from; how it read there in the private view only."""
        source = self._source
        told = f"：{shortened(source.words, 80)}" if self._context.private and source.words else ""
        put_text(self._about, "" if source.kind is SourceKind.NONE else f"来自{SOURCE_NAMES[source.kind]}{told}")

    def clear(self) -> None:
        """Let go of what stands here: it is written down, or another person's."""
        self._words.clear()
        self._source = Source()
        put_text(self._about, "")

    def _accept(self) -> None:
        put_text(self._told, "")
        self._due.entry.accept()
        if self._words.property("look"):
            set_look(self._words, "")

    def _press(self) -> None:
        self._accept()
        self._save.setEnabled(False)
        improvements.open_item(
            self._context,
            self._words.toPlainText(),
            self._source,
            str(self._owner.currentData() or ""),
            self._due.day,
            owner=self,
            then=self._done,
            failed=self._refuse,
        )

    def _done(self, item: ItemId) -> None:
        self._save.setEnabled(True)
        self.clear()
        self.opened.emit(item)

    def _refuse(self, error: HallError) -> None:
        """Beside the entry it is about; else below. Whatever is typed stays."""
        self._save.setEnabled(True)
        if refuse_where(error, {"improvement.due": self._due.entry}, ()):
            return
        put_text(self._told, sentence(error))
        if error.code == "improvement.name" or error.values.get("what") == "要改什么":
            set_look(self._words, "refused")
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)
