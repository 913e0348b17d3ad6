"""导引: a few questions as a ten-year veteran asks them, then what to do. Digits answer, Esc goes back a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.solutions.guides import Walk, answer_of
from ui.models.counter_desk import CounterDesk
from ui.operations import guides
from ui.operations.guides import Found
from ui.pages.guides.asking import QuestionView
from ui.pages.guides.ending import EndView
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

BACK_KEYS = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Escape})
NO_TOPIC = "先点事项，导引就在这儿。"
NO_GUIDE = "这件事还没有导引，看右边的卡片。"


class GuidePanel(QWidget):
    """The guides of the topic as chips, the way so far, and below it a question or the end."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide_panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._context = context
        self._counter = counter
        self._topic: str | None = None
        self._found = Found()
        self.walk: Walk | None = None
        self._choice = ChipRow("guide_choice")
        self._choice.picked.connect(self._start)
        self._none = plain_label(NO_TOPIC, "guide_none", "soft", wrap=True)
        self._way = plain_label("", "guide_way", "soft", wrap=True)
        self._back = word_button("上一问", "guide_back", "quiet", "退回上一问（Esc 或退格键）")
        self._back.clicked.connect(self.back)
        self._again = word_button("从头问", "guide_again", "quiet", "回到第一问")
        self._again.clicked.connect(lambda: self._go(Walk(self.walk.guide)) if self.walk else None)
        self.question = QuestionView()
        self.question.answered.connect(self.answer)
        self.end = EndView(context, counter)
        self._build()
        counter.changed.connect(WhenSeen(self, self.show_hand).changed)
        counter.opened.connect(self._forget)
        context.private_changed.connect(self._show)
        self.show_hand()

    def _build(self) -> None:
        way = QHBoxLayout()
        way.setSpacing(6)
        way.addWidget(self._way, 1)
        for button in (self._back, self._again):
            way.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in (self._choice, self._none):
            box.addWidget(part)
        box.addLayout(way)
        for view in (self.question, self.end):
            box.addWidget(view)

    def show_hand(self) -> None:
        """Follow the topic in hand; another topic has other guides."""
        topic = self._counter.state.topic
        if topic != self._topic:
            self._topic, self._found, self.walk = topic, Found(), None
            guides.read_guides(self._counter, topic=topic, owner=self, then=lambda found: self._take(topic, found))
        self._show()

    def _take(self, topic: str, found: Found) -> None:
        if topic != self._topic:
            return
        self._found = found
        self.end.take_rules(found.rules)
        first = found.guides[0] if found.guides else None
        if first is not None and (first.topic == topic or len(found.guides) == 1):
            self.walk = Walk(first)
        self._show()

    def _forget(self) -> None:
        self._topic = None
        self.show_hand()

    def _start(self, name: str) -> None:
        chosen = next((guide for guide in self._found.guides if guide.id == name), None)
        if chosen is not None:
            self._go(Walk(chosen))

    def answer(self, place: int) -> None:
        """Answer the question with the answer at a place, from 1."""
        question = self.walk.question if self.walk else None
        found = answer_of(question, place) if question else None
        if self.walk is not None and found is not None:
            self._go(self.walk.answered(found.name))

    def back(self) -> None:
        """The question before."""
        if self.walk is not None:
            self._go(self.walk.back())

    def _go(self, walk: Walk) -> None:
        self.walk = walk
        self._show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *_anything: object) -> None:
        walk = self.walk
        current = walk.guide.id if walk else ""
        self._choice.show_chips([ChipFace(one.id, one.title, checked=one.id == current) for one in self._found.guides])
        self._choice.setVisible(len(self._found.guides) > 1 or (bool(self._found.guides) and walk is None))
        put_text(self._none, "" if self._found.guides else NO_GUIDE if self._topic else NO_TOPIC)
        put_text(self._way, " › ".join(walk.labels) if walk else "")
        for button in (self._back, self._again):
            button.setVisible(walk is not None and bool(walk.path))
        question = walk.question if walk else None
        self.question.setVisible(question is not None)
        self.end.setVisible(walk is not None and walk.end is not None)
        if question is not None:
            self.question.show_question(question)
        elif walk is not None and walk.end is not None:
            self.end.show_walk(walk)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit answers; Esc, Backspace and the left arrow go back. At the first question Esc is the helper's own."""
        text = event.text()
        if text.isdigit() and text.isascii() and self.walk is not None and self.walk.question is not None:
            self.answer(int(text))
        elif event.key() in BACK_KEYS and self.walk is not None and self.walk.path:
            self.back()
        else:
            super().keyPressEvent(event)
