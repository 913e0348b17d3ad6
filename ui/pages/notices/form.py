"""Pasting a word of the day, or correcting one: the text is all that is needed, the rest may stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from hall_assistant.authoring.values import NOTICE_KINDS, Notice, NoticeKind
from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.operations import notices
from ui.operations.notices import Typed
from ui.pages.forms import Entry, refuse_where, told_label
from ui.pages.notices.moment import MomentEntry
from ui.pages.notices.picker import TouchedPicker
from ui.theme import set_look
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context

LINES = 6


class NoticeForm(QFrame):
    """`left` when it is done or put away."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_form")
        self.setProperty("look", "card")
        self._context = context
        self._notice = ""
        self._began: tuple[object, ...] | None = None
        self._title_word = plain_label("", "notice_form_title", "strong", wrap=True)
        self._text = QPlainTextEdit()
        self._text.setObjectName("notice_text")
        self._text.setAccessibleName("口径原文")
        self._text.setPlaceholderText("群里那段话，整段贴进来，不用改写")
        self._text.setTabChangesFocus(True)
        self._text.textChanged.connect(self._accept)
        self._title = Entry(context.theme, "口径标题", id="notice_title", hint="空着就用第一行")
        self._number = Entry(context.theme, "文号", id="notice_number", hint="没有空着")
        self._start = MomentEntry(context, "几时起（空着马上生效）", "notice_start", ends=False)
        self._end = MomentEntry(context, "几时止（没写空着）", "notice_end", ends=True)
        self._touched = TouchedPicker(context)
        self._kind = NoticeKind.WORD
        self._kinds = ChipRow("notice_kind")
        self._kinds.picked.connect(lambda kind: self._be_about(NoticeKind(kind)))
        self._told = told_label(self, "notice_told")
        self._save = word_button("贴上", "notice_save", "accent", "马上生效，48小时内再确认一次")
        self._save.clicked.connect(self._press)
        self._leave = word_button("先不贴", "notice_leave", "quiet")
        self._leave.clicked.connect(self.leave)
        self._lay_out()
        context.theme.changed.connect(self._fit)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("medium"))
        box.setSpacing(space("small"))
        head = QHBoxLayout()
        head.addWidget(self._title_word, 1)
        head.addWidget(self._kinds)
        box.addLayout(head)
        box.addWidget(self._text)
        for pair in ((self._title, self._number), (self._start, self._end)):
            row = QHBoxLayout()
            row.setSpacing(space("medium"))
            for entry in pair:
                row.addWidget(entry, 1, Qt.AlignmentFlag.AlignTop)
            box.addLayout(row)
        box.addWidget(self._touched)
        box.addWidget(self._told)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self._save)
        box.addLayout(foot)
        self._fit()

    def _fit(self) -> None:
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * LINES + self._context.theme.px(16))

    def _be_about(self, kind: NoticeKind) -> None:
        """口径, 故障 or 缺货: under which head it is read out in the morning."""
        self._kind = kind
        self._kinds.show_chips([ChipFace(one.value, name, checked=one is kind) for one, name in NOTICE_KINDS.items()])

    def start(self, notice: Notice | None = None) -> None:
        """Begin with nothing, or with a word of the day that is to be corrected; what is half written stays."""
        if self._unfinished:
            self._go_on(notice.id if notice else "")
            return
        self._notice = notice.id if notice else ""
        self._title_word.setText("更正这条口径。改过的算新口径，48小时重新算。" if notice else "贴一条新口径")
        self._be_about(notice.kind if notice else NoticeKind.WORD)
        self._text.setPlainText(notice.text if notice else "")
        self._title.edit.setText(notice.title if notice else "")
        self._number.edit.setText(notice.number if notice else "")
        self._start.show_moment(None)
        self._start.setVisible(notice is None)
        self._end.show_moment(notice.end if notice else None)
        self._touched.show_touched(notice.cards if notice else (), notice.topics if notice else ())
        self._save.setText("改好了" if notice else "贴上")
        self._leave.setText("先不改" if notice else "先不贴")
        self._accept()
        self._began = self._written
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _written(self) -> tuple[object, ...]:
        """All that stands in it."""
        lines = (one.text for one in (self._title, self._number, self._start, self._end))
        return (self._text.toPlainText(), *lines, self._touched.cards, self._touched.topics, self._kind)

    @property
    def _unfinished(self) -> bool:
        """Whether something was written here that is neither put up nor put away."""
        return self._began is not None and self._written != self._began

    def _go_on(self, wanted: str) -> None:
        """Back to what stands here; another one is taken up once this one is done or put away."""
        if wanted != self._notice:
            self._told.setText(f"这条还没弄完。先点「{self._save.text()}」或「{self._leave.text()}」，再弄别的。")
            self._told.show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Put away what stands here: it is not wanted."""
        self._began = None
        self.left.emit()

    def _accept(self) -> None:
        self._told.clear()
        self._told.hide()
        if self._text.property("look"):
            set_look(self._text, "")

    def _press(self) -> None:
        read_start, start = self._start.moment()
        read_end, end = self._end.moment()
        if not (read_start and read_end):
            return
        typed = Typed(
            text=self._text.toPlainText(),
            title=self._title.text,
            number=self._number.text,
            start=start,
            end=end,
            cards=self._touched.cards,
            topics=self._touched.topics,
            kind=self._kind,
        )
        self._save.setEnabled(False)
        if self._notice:
            notices.correct(self._context, self._notice, typed, owner=self, then=self._done, failed=self._refuse)
        else:
            notices.publish(self._context, typed, owner=self, then=self._done, failed=self._refuse)

    def _done(self) -> None:
        self._save.setEnabled(True)
        self.leave()

    def _refuse(self, error: HallError) -> None:
        """Beside the entry it is about; else below. Whatever is typed stays."""
        self._save.setEnabled(True)
        if refuse_where(error, {"notice.times": self._end}, (self._title, self._number)):
            return
        self._told.setText(sentence(error))
        self._told.show()
        if error.values.get("what") == "口径原文":
            set_look(self._text, "refused")
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
