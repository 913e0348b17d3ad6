"""两边的话: what customers were told elsewhere beside ours, by channel over the days chosen; for those who lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hall_assistant.casefile.number import short
from hall_assistant.cases.mismatches import ChannelCount, Mismatch
from hall_assistant.clock import day_bounds, local_text
from ui.operations import known
from ui.widgets.flow_layout import empty, put
from ui.widgets.words import plain_label, put_text, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context


class BothSides(QFrame):
    """`left` when it is closed. Nothing of it in the public view."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._days = ("", "")
        self.setObjectName("both_sides")
        self.setProperty("look", "card")
        self._counts = plain_label("", "both_counts", "soft", wrap=True)
        leave = word_button("收起", "both_close", "quiet", "回到列表")
        leave.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(plain_label("两边的话", "both_title", "lead"), 1)
        head.addWidget(leave)
        ground = QWidget()
        ground.setProperty("look", "ground")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, context.theme.space("small"), 0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(context.theme.space("small"))
        inside.addLayout(self._rows)
        inside.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setObjectName("both_scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(ground)
        box = QVBoxLayout(self)
        space = context.theme.space
        box.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        box.addLayout(head)
        box.addWidget(self._counts)
        box.addWidget(scroll, 1)
        context.private_changed.connect(lambda _on: self.show_days(*self._days))

    def show_days(self, first: str, last: str) -> None:
        """Ask for these local days, both included."""
        self._days = (first, last)
        if not self._context.private or not first:
            self._take(([], []))
            self._counts.setText("这里写着客人的话，打开「私密视图」再看。")
            return
        offset = self._context.hall.clock.offset()
        since, until = day_bounds(first, offset)[0], day_bounds(last, offset)[1]
        known.read_mismatches(self._context, since=since, until=until, owner=self, then=self._answered)

    def _answered(self, found: tuple[list[Mismatch], list[ChannelCount]]) -> None:
        if self._context.private:
            self._take(found)

    def _take(self, found: tuple[list[Mismatch], list[ChannelCount]]) -> None:
        listed, counts = found
        named = "；".join(
            f"{one.name or '讲明办不了时查到'} {one.heard} 回" + (f"（给了 {one.granted} 回）" if one.granted else "")
            for one in counts
        )
        put_text(self._counts, named or "这几天没有记下别处的话。")
        empty(self._rows)
        for one in listed:
            put(self._rows, self._row(one))

    def _row(self, one: Mismatch) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        topic = self._context.hall.library.topics.get(one.topic)
        when = local_text(one.at, self._context.hall.clock.offset())
        about = [when, short(one.number), topic.name if topic else "", "已经给了" if one.granted else ""]
        box.addWidget(plain_label(" · ".join(part for part in about if part), "both_about", "hint", wrap=True))
        theirs = f"{one.name or '别处'}：{shortened(one.theirs, 300)}"
        box.addWidget(plain_label(theirs, "both_theirs", wrap=True))
        box.addWidget(plain_label(f"我们：{shortened(one.ours, 300) or '还没对'}", "both_ours", "strong", wrap=True))
        return holder
