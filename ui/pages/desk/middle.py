"""The middle of the desk page: headline, topic, lines with their reasons, the step's tools, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import Note
from ui.models.counter_desk import CounterDesk
from ui.models.sight import Sight
from ui.operations import cases
from ui.pages.desk.ending import EndPanel
from ui.pages.desk.handing import HandingMenu
from ui.pages.desk.helpers import Helpers
from ui.pages.desk.noting import KINDS, Noting
from ui.pages.desk.tools import StepTools
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.line_card import LineList
from ui.widgets.next_step import NextStep
from ui.widgets.note_list import NoteList
from ui.widgets.step_rail import StepRail
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.desk.passing.strips import PassingStrips


OTHER = "other_topic"


class Middle(QWidget):
    """What to say now is the largest thing; everything else is below it."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk_middle")
        self._context = context
        self._counter = counter
        self._narrow = self._choosing = self._ending = False
        self._helpers: Helpers | None = None
        self._waits = False
        self._step = ""
        self._headline = plain_label("", "headline", "title", wrap=True)
        self._purpose = plain_label("", "purpose", "soft", wrap=True)
        self._dont = plain_label("", "dont", "soft", wrap=True)
        self.strip = StepRail(wide=False)
        self.strip.picked.connect(lambda step: cases.enter_step(counter, step=step))
        self.flows = ChipRow("flows")
        self.flows.picked.connect(lambda flow: cases.switch_flow(counter, flow=flow))
        self.tiles = ChipRow("desk_tiles")
        self.tiles.picked.connect(self._pick_topic)
        self.topics = ChipRow("desk_topics", arrow="right")
        self.topics.picked.connect(lambda topic: cases.set_topic(counter, topic=topic))
        self.lines = LineList()
        self.next = NextStep()
        self.next.wanted.connect(lambda step: cases.enter_step(counter, step=step))
        self.tools = StepTools(context, counter)
        self.noting = Noting(context, counter, lines=2, kinds=True)
        self.notes = NoteList(KINDS)
        self.end = EndPanel(context, counter)
        self.whole = word_button("全部经过，写错了在里面更正", "desk_timeline", "quiet", "时间线：每一条都能更正")
        self._make_buttons()
        self._connect()
        self._build()
        self._turn(ending=False)

    def _make_buttons(self) -> None:
        self._private = word_button("", "desk_private", "quiet")
        self._private.clicked.connect(lambda: self._context.show_private(not self._context.private))
        self._undo = word_button("撤销上一步", "desk_undo", "quiet", "自己刚才那一下，一分钟内能撤")
        self._undo.clicked.connect(lambda: cases.undo(self._counter))
        self._hand = word_button("转给…", "desk_hand", "quiet", "请同事接手；首问记录还是您的")
        self.handing = HandingMenu(self._context, self._counter, everything=False, parent=self)
        self._hand.clicked.connect(lambda: self.handing.open_at(self._hand))
        self.handing.wanted.connect(self.open_helper)
        self._strips: PassingStrips | None = None
        self._away = word_button("放一放", "desk_away", "quiet", "先不管它，它还开着")
        self._away.clicked.connect(self._counter.put_away)
        self._end = word_button("结束", "desk_end_top", "", self._context.shortcuts.tip("结束接待", "end"))
        self._end.clicked.connect(self.start_end)

    def _connect(self) -> None:
        counter = self._counter
        self.lines.said.connect(lambda phrase: cases.say(counter, phrase=phrase))
        self.lines.silenced.connect(lambda phrase: cases.silence(counter, phrase=phrase))
        self.lines.slot_wanted.connect(self.tools.asking.ask_slot)
        self.tools.verbatim_wanted.connect(lambda: self.note("verbatim"))
        self.tools.helper_wanted.connect(self.open_helper)
        self.tools.end_wanted.connect(self.start_end)
        self.tools.follow_up_wanted.connect(counter.begin)
        self.notes.correct_wanted.connect(self._correct)
        self.end.closed.connect(self.close_end)
        seen = WhenSeen(self, self.show_hand)
        counter.changed.connect(seen.changed)
        counter.opened.connect(self.close_end)
        counter.opened.connect(self._opened)
        self._context.private_changed.connect(seen.changed)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._headline, 1)
        for button in (self._private, self._undo, self._hand, self._away, self._end):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        choice = QHBoxLayout()
        choice.setSpacing(12)
        choice.addWidget(self.tiles, 1)
        choice.addWidget(self.flows, 0, Qt.AlignmentFlag.AlignTop)
        ground = QWidget()
        self._inside = inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.setSpacing(8)
        for part in (self._purpose, self.lines, self.next, self._dont, self.tools, self.end, self.notes):
            inside.addWidget(part)
        inside.setAlignment(self.next, Qt.AlignmentFlag.AlignRight)
        inside.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        self._scroll = TallScroll("middle_scroll", ground, tall=False)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self.strip)
        box.addLayout(choice)
        box.addWidget(self.topics)
        box.addWidget(self._scroll, 1)
        box.addWidget(self.tools.asking)
        box.addWidget(self.noting)

    def show_hand(self) -> None:
        """Paint what is in hand."""
        context, counter = self._context, self._counter
        seen, hand, private = counter.sight, counter.hand, context.private
        self._headline.setText(seen.headline)
        if seen.step != self._step:
            self._step = seen.step
            self.close_helper()  # what is typed in it stays there
            self._scroll.verticalScrollBar().setValue(0)
        put_text(self._purpose, seen.purpose if private else "")
        put_text(self._dont, f"不要：{'；'.join(seen.dont)}" if private and seen.dont else "")
        self.strip.show_steps(seen.steps)
        self.flows.show_chips(seen.flows)
        self._show_topics(seen)
        self.lines.show_lines(seen.lines, private=private)
        self.next.show_next(None if self._ending else seen.next)
        self.notes.show_notes(hand.state.notes, context.hall.clock.offset())
        self._private.setText("收起私密" if private else "私密视图")
        for button in (self._undo, self._hand, self._away, self._end):
            button.setVisible(hand.begun and not (self._narrow and button is self._end))
        self.whole.setVisible(hand.begun and bool(hand.state.number) and not self._helping)
        offered = hand.state.offered_to
        self._hand.setText(f"等{counter.name_of(offered)}接…" if offered else "转给…")
        self._show_strips()

    def _show_strips(self) -> None:
        """What came back and who owes an answer; nothing is made for a reception without either."""
        state = self._counter.state
        if self._strips is None:
            if state.returned is None and not state.open_legs:
                return
            from ui.pages.desk.passing.strips import PassingStrips

            self._strips = PassingStrips(self._context, self._counter)
            self._strips.hand_wanted.connect(lambda: self.handing.open_at(self._hand))
            self._strips.legs_wanted.connect(lambda: self.open_helper("legs"))
            self._box.insertWidget(1, self._strips)
        self._strips.show_hand()

    @property
    def _helping(self) -> bool:
        return self._helpers is not None and not self._helpers.isHidden()

    def _show_topics(self, seen: Sight) -> None:
        """All tiles and the topics below the chosen one; where room is short, one row once a topic is chosen."""
        tiles = [ChipFace(one.id, one.name, checked=one.id == seen.tile) for one in self._context.hall.library.tiles]
        short = self._narrow and bool(seen.topic) and not self._choosing
        other = ChipFace(OTHER, "换一件事", hint=seen.topic_words)
        near = () if self._helping else seen.subtopics  # a helper wants the room
        self.tiles.show_chips([other, *near] if short else tiles)
        self.topics.show_chips(seen.subtopics)
        self.topics.setVisible(bool(seen.subtopics) and not short and not self._ending)

    def _pick_topic(self, topic: str) -> None:
        self._choosing = topic == OTHER
        if self._choosing:
            self.show_hand()
        else:
            cases.set_topic(self._counter, topic=topic)

    def set_narrow(self, narrow: bool) -> None:
        """Less room: steps as chips, one row of topics, the row of actions below does the ending."""
        self._narrow = narrow
        self.strip.setVisible(narrow)
        self.noting.field.set_lines(1 if narrow else 2)
        self.show_hand()

    def note(self, kind: str = "note") -> None:
        """Put the caret into the note field, for one kind of note."""
        self.noting.choose(kind)
        self.noting.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def start_end(self) -> None:
        """Show the end of the reception where the lines were."""
        if not self._counter.hand.begun:
            self._context.say("还没有接待，先点「接待开始」。")
            return
        self.end.start()
        self._turn(ending=True)

    def close_end(self) -> None:
        """Back to the lines, from their top."""
        if self._ending:
            self._turn(ending=False)
        self._scroll.verticalScrollBar().setValue(0)

    def open_helper(self, tool: str, item: str = "") -> None:
        """Show a helper of the step where the lines were, turned to one of its items."""
        if self._helpers is None:
            self._helpers = Helpers(self._context, self._counter)
            self._helpers.closed.connect(self.close_helper)
            self._inside.insertWidget(0, self._helpers)
        self._waits = not self._counter.hand.begun
        self._turn(ending=False, helping=True)
        self._helpers.open(tool, item)

    def _opened(self) -> None:
        """Another reception: back to its lines; not where the first act in a helper has just begun this one."""
        if not self._waits:
            self.close_helper()
        self._waits = False

    def close_helper(self) -> None:
        """Back from a helper to the lines."""
        if self._helping:
            self._turn(ending=False)

    def _turn(self, *, ending: bool, helping: bool = False) -> None:
        self.end.setVisible(ending)
        if self._helpers is not None:
            self._helpers.setVisible(helping)
        self.tiles.setVisible(not ending)
        self.flows.setVisible(not ending)
        for part in (self.lines, self.tools, self.noting):
            part.setVisible(not ending and not helping)
        self._ending = ending
        self.show_hand()
        self._scroll.verticalScrollBar().setValue(0)

    def _correct(self, note: object) -> None:
        if isinstance(note, Note):
            self.noting.correct(note)
