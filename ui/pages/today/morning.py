"""班前一页 in large type: read aloud from the screen or from paper; another case picked; the roll called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.number import short
from hall_assistant.logbook.morning import Morning, Part
from hall_assistant.logbook.morning_case import ToldCase
from ui.operations import notices
from ui.operations import today as operations
from ui.pages.notices.roll import RollCall
from ui.paper_folder import ask_path
from ui.widgets.flow_layout import empty, put
from ui.widgets.list_scroll import ListScroll
from ui.widgets.words import plain_label, put_text, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context

KINDS = frozenset(
    {
        "notice",
        "notices",
        "notice_reads",
        "promises",
        "cases",
        "orders",
        "staff",
        "roster",
        "morning",
        "morning_cases",
        "improvements",
    }
)


class MorningView(QWidget):
    """`left` when it is closed."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._page: Morning | None = None
        self._choosing = False
        self.setObjectName("morning_view")
        self._told = plain_label("", "morning_told", "soft", wrap=True)
        self.roll = RollCall(context)
        self.roll.left.connect(self._close_roll)
        self._parts = QVBoxLayout()
        self._rest = plain_label("", "morning_rest", "soft", wrap=True)
        self._lay_out()
        context.bus.when(self, KINDS, lambda _changes: self._read_if_shown())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        head = QHBoxLayout()
        head.setSpacing(space("small"))
        head.addWidget(plain_label("班前一页", "morning_title", "title"))
        head.addWidget(self._told, 1)
        for text, name, look, tip, call in (
            ("点名", "morning_roll", "accent", "念完一次点名，在场的都算看过", self._start_roll),
            ("打印", "morning_print", "", "一张 A4，大字", self._print),
            ("存成PDF", "morning_pdf", "", "", self._save),
            ("收起", "morning_close", "quiet", "回到今日", self.left.emit),
        ):
            button = word_button(text, name, look, tip)
            button.clicked.connect(call)
            head.addWidget(button)
        self._scroll = ListScroll("morning_scroll", "班前一页", right=space("small"))
        column = self._scroll.column
        column.setSpacing(space("medium"))
        self._parts.setSpacing(space("medium"))
        column.addWidget(self.roll)
        column.addLayout(self._parts)
        column.addWidget(self._rest)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(self._scroll, 1)

    def read(self) -> None:
        """Ask for the page as of now."""
        if self._context.actor is not None:
            operations.read_page(self._context, owner=self, then=self._take)

    def _take(self, page: Morning) -> None:
        self._page = page
        self._told.setText(f"{page.day}　念完约 {page.minutes} 分钟")
        empty(self._parts)
        for part in page.parts:
            if part.lines or part.id == "case":
                put(self._parts, self._part(part, page))
        put_text(self._rest, "".join(part.nothing for part in page.parts if not part.lines and part.id != "case"))

    def _part(self, part: Part, page: Morning) -> QWidget:
        """One part: its title and its lines, large."""
        space, card = self._context.theme.space, QFrame()
        card.setObjectName(f"morning_{part.id}")
        card.setProperty("look", "card")
        box = QVBoxLayout(card)
        box.setContentsMargins(space("large"), space("small"), space("large"), space("small"))
        box.setSpacing(space("small"))
        head = QHBoxLayout()
        head.addWidget(plain_label(part.title, f"morning_{part.id}_title", "lead"), 1)
        if part.id == "case" and page.choices:
            other = word_button("不换了" if self._choosing else "换一例", "morning_choose", "quiet")
            other.clicked.connect(self._turn_choosing)
            head.addWidget(other)
        box.addLayout(head)
        for place, line in enumerate(part.lines or (part.nothing,), start=1):
            words = f"{place}. {line}" if len(part.lines) > 1 else line
            box.addWidget(plain_label(words, f"morning_{part.id}_{place}", "aloud", wrap=True))
        if part.rest:
            box.addWidget(plain_label(part.rest, f"morning_{part.id}_more", "soft", wrap=True))
        if part.id == "case" and self._choosing:
            for choice in page.choices:
                box.addWidget(self._choice(choice, page))
        return card

    def _choice(self, choice: ToldCase, page: Morning) -> QWidget:
        told = page.case is not None and choice.case == page.case.case
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        words = f"{short(choice.number)}　{shortened(choice.words, 120)}"
        inside.addWidget(plain_label(words, "choice_words", "soft" if told else "", wrap=True), 1)
        pick = word_button("正念着" if told else "念这一例", f"pick_{choice.number}", "chip")
        pick.setEnabled(not told)
        pick.clicked.connect(lambda: self._pick(choice))
        inside.addWidget(pick)
        return row

    def _turn_choosing(self) -> None:
        self._choosing = not self._choosing
        if self._page is not None:
            self._take(self._page)

    def _pick(self, choice: ToldCase) -> None:
        self._choosing = False
        operations.pick(self._context, choice.case, owner=self, then=self.read)

    # the roll, paper

    def _start_roll(self) -> None:
        notices.read_board(self._context, owner=self, then=self.roll.start)
        self._scroll.verticalScrollBar().setValue(0)

    def _close_roll(self) -> None:
        self.roll.hide()
        self.read()

    def _print(self) -> None:
        operations.print_morning(self._context, parent=self)

    def _save(self) -> None:
        day = self._page.day if self._page is not None else ""
        if path := ask_path(self, "存成PDF", f"班前一页 {day}.pdf"):
            operations.save_morning(self._context, path=path, owner=self)

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self.read()
