"""记一条整改: what was seen, when, who sees to it and by which day; photos come once it is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from hall_assistant.checklists.values import ORIGIN_NAMES, FindingId, Origin
from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.models.checks import CheckBoard
from ui.operations import checks
from ui.operations.checks import Seen
from ui.pages.day_entry import DayEntry
from ui.pages.forms import refuse_where, told_label
from ui.theme import set_look
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

LINES = 4
DUE = 3
"""Days from today that stand in the form at first."""


class FindingForm(QFrame):
    """`opened` with the id of what was written down, `left` when it is put away."""

    opened = Signal(str)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._item = ""
        self._origin = Origin.VISIT
        self.setObjectName("finding_form")
        self.setProperty("look", "card")
        self._about = plain_label("", "finding_form_about", "soft", wrap=True)
        self._origins = ChipRow("finding_origin")
        self._origins.picked.connect(lambda name: self._choose(Origin(name)))
        self._text = QPlainTextEdit()
        self._text.setObjectName("finding_text")
        self._text.setAccessibleName("看到什么")
        self._text.setPlaceholderText("看到什么，照实写；说事不说人")
        self._text.setTabChangesFocus(True)
        self._text.textChanged.connect(self._accept)
        self._owner = self._box("finding_owner", "谁来改")
        self._factor = self._box("finding_factor", "算在哪一条")
        self._factor_word = plain_label("算在沟通100的哪一条", "finding_factor_word", "hint")
        self._day = DayEntry(context, "哪天看到的", "finding_day", ((0, "今天"), (-1, "昨天")))
        self._due = DayEntry(context, "改到哪天", "finding_due", ((1, "明天"), (3, "三天"), (7, "一周"), (14, "两周")))
        self._told = told_label(self, "finding_told")
        self._save = word_button("记下", "finding_save", "accent", "记下以后能放照片", once=True)
        self._save.clicked.connect(self._press)
        self._leave = word_button("先不记", "finding_leave", "quiet")
        self._leave.clicked.connect(self.left)
        self._lay_out()

    def _box(self, name: str, told: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(told)
        return box

    def _lay_out(self) -> None:
        space = self._context.theme.space
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        column.setSpacing(space("small"))
        column.addWidget(self._origins)
        column.addWidget(self._text)
        column.addWidget(plain_label("谁来改", "finding_owner_word", "hint"))
        column.addWidget(self._owner)
        days = QHBoxLayout()
        days.setSpacing(space("medium"))
        for entry in (self._day, self._due):
            days.addWidget(entry, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(days)
        column.addWidget(self._factor_word)
        column.addWidget(self._factor)
        column.addWidget(self._told)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self._save)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        box.addWidget(plain_label("记一条整改", "finding_form_title", "strong"))
        box.addWidget(self._about)
        box.addWidget(TallScroll("finding_form_scroll", ground, tall=False), 1)
        box.addLayout(foot)
        height = self._text.fontMetrics().lineSpacing() * LINES + self._context.theme.px(16)
        self._text.setFixedHeight(height)

    def start(self, board: CheckBoard, *, item: str = "", words: str = "", factor: str = "") -> None:
        """Begin one, of a walk's item or a factor where it comes from there; what is half written stays."""
        if not self._text.toPlainText().strip():
            self._fill(board)
        self._item = item or self._item
        self._choose(Origin.WALK if item else self._origin)
        put_text(self._about, f"检查时看到：{words}" if item else "")
        if factor:
            self._factor.setCurrentIndex(max(0, self._factor.findData(factor)))
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, board: CheckBoard) -> None:
        self._item, self._origin = "", Origin.VISIT
        self._owner.clear()
        for staff, name in board.staff:
            self._owner.addItem(name, staff)
        self._factor.clear()
        self._factor.addItem("不算在哪一条", "")
        for shown in board.factors:
            self._factor.addItem(f"{shown.factor.code} {shown.factor.name}", shown.factor.id)
        for part in (self._factor, self._factor_word):
            part.setVisible(bool(board.factors))
        self._day.show_ahead(0)
        self._due.show_ahead(DUE)
        self._accept()

    def _choose(self, origin: Origin) -> None:
        self._origin = origin
        self._origins.show_chips(
            [ChipFace(one.value, words, checked=one is origin) for one, words in ORIGIN_NAMES.items()]
        )

    def clear(self) -> None:
        """Let go of what stands here: it is written down, or another person's."""
        self._text.clear()
        self._item = ""

    def _accept(self) -> None:
        put_text(self._told, "")
        if self._text.property("look"):
            set_look(self._text, "")

    def _press(self) -> None:
        self._accept()
        seen = Seen(
            self._text.toPlainText(),
            str(self._owner.currentData() or ""),
            self._due.day,
            self._day.day,
            self._origin,
            self._item,
            str(self._factor.currentData() or ""),
        )
        self._save.setEnabled(False)
        checks.open_finding(self._context, seen, owner=self, then=self._done, failed=self._refuse)

    def _done(self, finding: FindingId) -> None:
        self._save.setEnabled(True)
        self.clear()
        self.opened.emit(finding)

    def _refuse(self, error: HallError) -> None:
        """Beside the entry it is about; else below. Whatever is typed stays."""
        self._save.setEnabled(True)
        where = {"finding.day": self._day.entry, "finding.due": self._due.entry}
        if refuse_where(error, where, ()):
            return
        put_text(self._told, sentence(error))
        if error.values.get("what") == "看到什么":
            set_look(self._text, "refused")
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
