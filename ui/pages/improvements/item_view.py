"""One item: what was said, where it comes from, its course, and what may be done about it now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.improvements.values import (
    SOURCE_NAMES,
    STANDING_NAMES,
    Item,
    ItemId,
    SourceKind,
    Standing,
    Turn,
)
from ui.models.checks import day_words, weekday_words
from ui.models.floor import when_words
from ui.models.improvements import ItemShown, done_line
from ui.operations import improvements
from ui.pages.act_bar import Act, ActBar
from ui.pages.improvements.wall_words import WallWords
from ui.widgets.flow_layout import FlowLayout, empty, put
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

HIDDEN = "写了什么，私密视图里看。"
WORDS = 200
CHANGED = Act("change", "换个人，或换个日子", "改好", "为什么改，一句话", day=True, person=True, limit=WORDS)
DROPPED = Act("drop", "为什么不做了", "不做了", "重了、不归我们厅、换了办法……一句话", limit=WORDS)
REOPENED = Act("reopen", "为什么再办", "再办", "又有人说了……一句话", day=True, limit=WORDS)
TURNS = {
    "improvement.opened": "记下",
    "improvement.changed": "换了",
    "improvement.done": "做到了",
    "improvement.reworded": "换了说法",
    "improvement.dropped": "不做了",
    "improvement.reopened": "再办",
    "improvement.picked": "改了上不上墙",
}


class ItemView(QFrame):
    """`left` when it is put away. It reads again when an item changed."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._item: ItemId | None = None
        self._shown: ItemShown | None = None
        self._bar: ActBar | WallWords | None = None
        self.setObjectName("improvement_view")
        self.setProperty("look", "card")
        self._title = plain_label("", "improvement_title", "lead", wrap=True)
        self._about = plain_label("", "improvement_about", "soft", wrap=True)
        self._words = plain_label("", "improvement_told_words", "", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._source = plain_label("", "improvement_source", "hint", wrap=True)
        self._wall = plain_label("", "improvement_wall_line", "strong", wrap=True)
        self._course = QVBoxLayout()
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, gap=context.theme.space("tight"))
        self._place = QVBoxLayout()
        self._lay_out()
        context.bus.when(self, {"improvement", "improvements"}, lambda _changes: self.read())
        context.private_changed.connect(lambda _on: self._show_words())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        back = word_button("收起", "improvement_back", "quiet", "回到列表")
        back.clicked.connect(self.close_item)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        column.setSpacing(space("small"))
        self._course.setSpacing(space("hair"))
        for part in (self._words, self._source, self._wall):
            column.addWidget(part)
        column.addLayout(self._course)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        box.addLayout(head)
        box.addWidget(self._about)
        box.addWidget(TallScroll("improvement_scroll", ground, tall=False), 1)
        box.addLayout(self._place)
        box.addWidget(self._buttons)

    def open(self, item: ItemId) -> None:
        """Show an item."""
        if item != self._item:
            self._item, self._shown = item, None
            self._drop_bar()
        self.read()

    def close_item(self) -> None:
        """Nothing to read any more."""
        self._item = self._shown = None
        self._drop_bar()
        self.left.emit()

    def read(self) -> None:
        """Ask for it anew."""
        if self._item is not None and self._context.actor is not None:
            improvements.read_item(self._context, self._item, owner=self, then=self._take, failed=self._context.trouble)

    def _take(self, shown: ItemShown) -> None:
        if shown.item.item != self._item:
            return
        self._shown = shown
        state = shown.item
        self._title.setText("过了日子" if state.overdue(shown.today) else STANDING_NAMES[state.standing])
        told = (
            f"{shown.names.get(state.owner, '同事')}来办",
            "" if state.is_over else f"办到{day_words(state.due, shown.today)}",
            f"{day_words(state.closed_day, shown.today)}收的" if state.is_over else "",
            "上墙" if state.picked else "",
        )
        put_text(self._about, " · ".join(part for part in told if part))
        put_text(self._wall, done_line(state))
        self._show_words()
        self._show_buttons()

    def _show_words(self) -> None:
        shown = self._shown
        if shown is None:
            return
        private, state = self._context.private, shown.item
        self._words.setText(state.words if private else HIDDEN)
        put_text(self._source, _source_words(state, private))
        empty(self._course)
        offset = self._context.hall.clock.offset()
        for turn in state.course:
            put(self._course, plain_label(_turn(turn, shown, offset, private), "improvement_course", "hint", wrap=True))

    # what may be done

    def _show_buttons(self) -> None:
        empty(self._flow)
        shown = self._shown
        if shown is None:
            return
        standing = shown.item.standing
        if standing is Standing.OPEN:
            self._put_button("做到了", "done", "写成客户看得懂的两句话", lambda: self._ask_words(anew=False))
            self._put_button("换人、改日子", "change", CHANGED.title, lambda: self._ask(CHANGED))
            self._put_button("不做了", "drop", "记录留着", lambda: self._ask(DROPPED))
            return
        if standing is Standing.DONE:
            self._put_button("换个说法", "reword", "原来的说法记在经过里", lambda: self._ask_words(anew=True))
        self._put_button("再办", "reopen", "又有人说了，接着办", lambda: self._ask(REOPENED))

    def _put_button(self, text: str, id: str, tip: str, call: Callable[[], None]) -> None:
        button = word_button(text, f"improvement_{id}", "quiet", tip, once=True)
        button.clicked.connect(lambda: call())
        put(self._flow, button)

    def _ask(self, act: Act) -> None:
        shown = self._shown
        if shown is None:
            return
        state = shown.item
        bar = ActBar(self._context, act, staff=shown.staff, owner=state.owner, due=state.due, about="improvement")
        bar.given.connect(lambda text, due, owner: self._do(act, text, due, owner))
        self._show_bar(bar)

    def _ask_words(self, *, anew: bool) -> None:
        shown = self._shown
        if shown is None:
            return
        bar = WallWords(self._context, said=shown.item.said, did=shown.item.did, anew=anew)
        bar.given.connect(lambda said, did: self._finish(said, did, anew=anew))
        self._show_bar(bar)

    def _show_bar(self, bar: ActBar | WallWords) -> None:
        self._drop_bar()
        self._bar = bar
        bar.left.connect(self._drop_bar)
        put(self._place, bar)
        bar.begin()

    def _drop_bar(self) -> None:
        self._bar = None
        empty(self._place)

    def _do(self, act: Act, text: str, due: str, owner: str) -> None:
        item, bar = self._item, self._bar
        if item is None or bar is None:
            return
        context, then, failed = self._context, self._drop_bar, bar.refuse
        if act is CHANGED:
            improvements.change(context, item, owner, due, text, owner=self, then=then, failed=failed)
        elif act is DROPPED:
            improvements.drop(context, item, text, owner=self, then=then, failed=failed)
        else:
            improvements.reopen(context, item, due, text, owner=self, then=then, failed=failed)

    def _finish(self, said: str, did: str, *, anew: bool) -> None:
        item, bar = self._item, self._bar
        if item is not None and bar is not None:
            improvements.finish(
                self._context, item, said, did, anew=anew, owner=self, then=self._drop_bar, failed=bar.refuse
            )


def _source_words(state: Item, private: bool) -> str:
    source = state.source
    if source.kind is SourceKind.NONE:
        return ""
    return f"来自{SOURCE_NAMES[source.kind]}{f'：{source.words}' if private and source.words else ''}"


def _turn(turn: Turn, shown: ItemShown, offset: int, private: bool) -> str:
    """One line of the course; words typed by people only where they may be seen."""
    owner = f"{shown.names.get(turn.owner, '同事')}来办" if turn.owner else ""
    day = f"办到{weekday_words(turn.due)}" if turn.due else ""
    parts = "，".join(part for part in (TURNS.get(turn.kind, ""), owner, day) if part)
    words = turn.words if turn.kind != "improvement.opened" else ""
    said = f"：{words}" if words and (private or turn.kind in ("improvement.done", "improvement.reworded")) else ""
    return f"{when_words(turn.at, offset)}　{shown.names.get(turn.by, '同事')} {parts}{said}"
