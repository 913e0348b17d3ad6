"""One word of the day in the list: where it stands, whom it still waits for, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hall_assistant.authoring.values import NOTICE_KINDS, NoticeKind
from hall_assistant.errors import HallError
from hall_assistant.people.access import may
from hall_assistant.wording import sentence
from ui.models.notices import NoticeBoard, NoticeItem, group_of, moment_words, read_words, standing_words
from ui.widgets.bounded import bounded
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.marks import Mark
from ui.widgets.whole_text import WholeText
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

SHAPES = {
    "lapsing": ("late", "warn"),
    "live": ("done", "good"),
    "lapsed": ("void", "bad"),
    "not_yet": ("later", "soft"),
}
LINES = 18
"""Lines of a text shown at once on the page."""


class NoticeRow(QFrame):
    """`confirmed`, `read`, `correct_wanted` and `withdrawn` (with why) when its buttons are pressed."""

    confirmed = Signal()
    read = Signal()
    correct_wanted = Signal()
    withdrawn = Signal(str)

    def __init__(self, context: Context, item: NoticeItem, board: NoticeBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._board = board
        self.item = item
        clock = context.hall.clock
        self._now, self._offset = clock.now(), clock.offset()
        self.group = group_of(item.notice, self._now)
        self.setObjectName(f"row_{item.notice.id}")
        self.setProperty("look", "card")
        self.setAccessibleName(f"{standing_words(item.notice, self._now, self._offset)} {item.notice.title}")
        self._text = WholeText(self._name("text"), f"口径原文：{item.notice.title}", most=LINES)
        self._text.show_text(item.notice.text)
        self._asking = self._why_bar()
        self._told = plain_label("", self._name("told"), "bad", wrap=True)
        self._told.hide()
        self._lay_out()

    def _name(self, part: str) -> str:
        return f"{part}_{self.item.notice.id}"

    def _lay_out(self) -> None:
        space, notice = self._context.theme.space, self.item.notice
        shape, colour = SHAPES.get(self.group, ("void", "faint"))
        head = QHBoxLayout()
        head.setSpacing(space("small"))
        head.addWidget(Mark(shape, self._context.theme.colour(colour)), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(plain_label(notice.title, self._name("title"), "strong", wrap=True), 1)
        look = {"lapsing": "warn", "lapsed": "bad"}.get(self.group, "soft")
        words = standing_words(notice, self._now, self._offset)
        head.addWidget(plain_label(words, self._name("standing"), look), 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("tight"))
        box.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(self._context.theme.px(26), 0, 0, 0)  # under the title
        below.setSpacing(space("tight"))
        box.addLayout(below)
        for text, part in ((f"{self._about()} · {self._touched()}", "about"), (self._read_by(), "read_by")):
            label = plain_label("", self._name(part), "hint", wrap=True)
            below.addWidget(label)
            put_text(label, text)
        self._paper = QFrame()
        self._paper.setProperty("look", "paper")
        inside = QVBoxLayout(self._paper)
        inside.setContentsMargins(space("medium"), space("tight"), space("small"), space("tight"))
        inside.setSpacing(space("hair"))
        inside.addWidget(plain_label("口径原文", self._name("mark"), "hint"))
        inside.addWidget(self._text)
        self._paper.hide()
        for widget in (self._paper, self._buttons(), self._asking, self._told):
            below.addWidget(widget)

    def _about(self) -> str:
        notice, names = self.item.notice, self._board.names
        put_up = moment_words(notice.published, self._now, self._offset)
        about = NOTICE_KINDS[notice.kind] if notice.kind is not NoticeKind.WORD else ""
        parts = [about, notice.number, f"{names.get(notice.by, '同事')} {put_up}贴的"]
        if notice.version > 1:
            parts.append(f"改过 {notice.version - 1} 次")
        if notice.end is not None and self.group != "ended":
            parts.append(f"止 {moment_words(notice.end, self._now, self._offset)}")
        if notice.confirmed_by:
            parts.append(f"{names.get(notice.confirmed_by, '同事')}确认有效")
        if self.group == "withdrawn":
            why = f"：{notice.why}" if notice.why else ""
            parts.append(f"{names.get(notice.withdrawn_by, '同事')}撤下{why}")
        return " · ".join(part for part in parts if part)

    def _touched(self) -> str:
        library, notice = self._context.hall.library, self.item.notice
        topics = [library.topics[one].name for one in notice.topics if one in library.topics]
        cards = [f"「{library.cards[one].title}」" for one in notice.cards if one in library.cards]
        return f"管：{'、'.join((*topics, *cards))}" if topics or cards else "没关联卡片，只在这里和搜索里"

    def _read_by(self) -> str:
        over = self.group in ("ended", "withdrawn")
        return "" if over else read_words(self.item.read, self._board.names)

    def _buttons(self) -> QWidget:
        holder = QWidget(self)
        row = FlowLayout(holder, gap=self._context.theme.space("tight"))
        self._open = self._button("看原文", "open", "整段原文，是给您看的，不是照着念的", self._turn_text)
        row.addWidget(self._open)
        actor = self._context.actor
        if actor is None:
            return holder
        if self.group in ("lapsing", "live", "not_yet") and actor.staff in self.item.read.unread:
            row.addWidget(self._button("我已看", "read", "看完点一下", self.read.emit))
        if may(actor.role, "authoring.confirm_notice") and self.group not in ("ended", "withdrawn"):
            row.addWidget(self._button("确认有效", "confirm", "确认了，48小时后也接着用", self.confirmed.emit))
        if may(actor.role, "authoring.correct_notice") and self.group != "withdrawn":
            row.addWidget(self._button("更正", "correct", "原来那段留在记录里", self.correct_wanted.emit))
            row.addWidget(self._button("撤下", "withdraw", "哪儿都不再出现", self._ask_why))
        return holder

    def _button(self, text: str, id: str, tip: str, call: Callable[[], None]) -> QPushButton:
        button = word_button(text, self._name(id), "quiet", tip, once=True)
        button.setAccessibleName(f"{text}：{self.item.notice.title}")
        button.clicked.connect(lambda: call())
        return button

    def _turn_text(self) -> None:
        shown = self._paper.isHidden()
        self._paper.setVisible(shown)
        self._open.setText("收起原文" if shown else "看原文")

    @property
    def unfolded(self) -> bool:
        """Whether something stands open in it."""
        return not self._paper.isHidden() or not self._asking.isHidden()

    def unfold(self) -> None:
        """Show the whole text."""
        if self._paper.isHidden():
            self._turn_text()

    @property
    def asking(self) -> bool:
        """Whether somebody is writing why it is withdrawn."""
        return not self._asking.isHidden()

    def _why_bar(self) -> QFrame:
        bar = QFrame(self)
        bar.setObjectName(self._name("why_bar"))
        bar.setProperty("look", "note")
        self._why = QLineEdit()
        self._why.setObjectName(self._name("why"))
        self._why.setAccessibleName("为什么撤下")
        self._why.setPlaceholderText("为什么撤下，一句话")
        bounded(self._why, 200)
        self._why.returnPressed.connect(self._withdraw)
        done = word_button("撤下", self._name("withdraw_now"), "danger", "记录里还在")
        done.clicked.connect(self._withdraw)
        leave = word_button("先不撤", self._name("withdraw_leave"), "quiet")
        leave.clicked.connect(bar.hide)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._why, 1)
        row.addWidget(leave)
        row.addWidget(done)
        bar.hide()
        return bar

    def _ask_why(self) -> None:
        self._asking.show()
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _withdraw(self) -> None:
        if self._why.text().strip():
            self.withdrawn.emit(self._why.text())
        else:
            self.tell("写一句为什么撤，大家看得明白。")

    def refuse(self, error: HallError) -> None:
        """Say why it was not done."""
        self.tell(sentence(error))

    def tell(self, text: str) -> None:
        """Say something beneath."""
        self._told.setText(text)
        self._told.show()
