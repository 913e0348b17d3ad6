"""Where a guide ends: which solution, who does it, what to say, what to promise, what to bring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import EVIDENCE_NAMES, CaseState, Evidence
from hall_assistant.library.guides import SOLUTION_NAMES, End
from hall_assistant.promises.lines import HOUR_SLOT
from hall_assistant.solutions.guides import Walk, papers_of, words_of
from ui.models.counter_desk import CounterDesk
from ui.models.guide import usual_due, word_faces
from ui.operations import cases, guides
from ui.operations.promises import hall_hours
from ui.widgets.ask_strip import AskStrip
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.hours import due_words
from ui.widgets.line_card import LineList
from ui.widgets.promise_chip import PromiseChip
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from hall_assistant.library.deadlines import Deadline
    from ui.context import Context


class EndView(QWidget):
    """Nothing is recorded by looking at it: only by 就这么办, by a line said or a promise given."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide_end")
        self._context = context
        self._counter = counter
        self._walk: Walk | None = None
        self._words: tuple[str, ...] = ()
        self._silenced: frozenset[str] = frozenset()
        self._rules: Mapping[str, Deadline] = {}
        self._type = plain_label("", "guide_type", "good")
        self._title = plain_label("", "guide_title", "title", wrap=True)
        self._route = plain_label("", "guide_route", "", wrap=True)
        self.lines = LineList()
        self.asking = AskStrip("guide_gap")
        self.asking.answered.connect(lambda slot, answer: cases.fill_slot(counter, slot=slot, value=answer))
        counter.opened.connect(self.asking.hide)
        self.lines.said.connect(self._say)
        self.lines.slot_wanted.connect(self._ask_slot)
        self.lines.silenced.connect(self._silence)
        self.hour = PromiseChip(hall_hours(context))
        self.hour.promised.connect(self._promise)
        self.hour.hour_changed.connect(self.show_hand)
        self.hour.refused.connect(context.say)
        self._given = plain_label("", "guide_given", "saved")
        self._papers = plain_label("", "guide_papers", "soft", wrap=True)
        self._result = plain_label("", "guide_result", "soft", wrap=True)
        self._take = word_button("就这么办", "guide_take", "accent", "记下走到这一条；说了话、给了承诺也算")
        self._take.clicked.connect(lambda: guides.take(counter, walk=self._walk) if self._walk else None)
        self._found = word_button("", "guide_evidence", "chip", "核查结果由您定，导引只提个醒")
        self._found.clicked.connect(self._set_evidence)
        self._clocks = ChipRow("guide_clocks")
        self._clocks.picked.connect(self._start_clock)
        self._cards = ChipRow("guide_cards", arrow="right")
        self._cards.picked.connect(lambda card: cases.choose_card(counter, card=card))
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._type, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 1)
        head.addWidget(self._take, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        for part in (self._route, self.lines, self.asking, self.hour, self._given, self._papers, self._result):
            box.addWidget(part)
        box.addWidget(self._found, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._clocks)
        box.addWidget(self._cards)

    @property
    def _end(self) -> End | None:
        return self._walk.end if self._walk else None

    def take_rules(self, rules: Mapping[str, Deadline]) -> None:
        """The rules of the clocks that ends may name."""
        self._rules = rules

    def show_walk(self, walk: Walk) -> None:
        """Show the end of a walk; its usual hour is offered, and stands in the lines as long as nothing else does."""
        fresh = self._walk != walk
        self._walk = walk
        end = walk.end
        if end is None:
            return
        self._words = words_of(self._context.hall.library, end)
        self._type.setText(SOLUTION_NAMES[end.type])
        self._title.setText(end.title)
        put_text(self._route, f"谁办：{end.route}")
        papers = papers_of(self._context.hall.library, end)
        put_text(self._papers, f"要带：{'；'.join(papers)}" if papers else "")
        put_text(self._result, f"办成了这样记：{end.result}" if end.result else "")
        if fresh:
            self._silenced = frozenset()
            self.asking.hide()
            self._offer_hour(end)
        self.show_hand()

    def _offer_hour(self, end: End) -> None:
        if end.promise is None:
            return
        clock, closes = self._context.hall.clock, self._context.settings.closes
        self.hour.offer(end.promise.words, usual_due(end.promise.hours, clock.now(), clock.offset(), closes=closes))

    def _slots(self) -> Mapping[str, str]:
        """What the gaps of the lines are filled with; the hour is the one on the chip, so that both say the same."""
        known = self._counter.hand.slots
        promises = self._end is not None and self._end.promise is not None
        return {**known, HOUR_SLOT: self.hour.due.words} if promises else known

    def show_hand(self, *_anything: object) -> None:
        """Show what has been said, promised and found so far."""
        end, state = self._end, self._counter.state
        if end is None or self._walk is None:
            return
        library = self._context.hall.library
        said = frozenset(one.line for one in state.said)
        faces = word_faces(library, self._words, self._slots(), said)
        self.lines.show_lines([one for one in faces if one.id not in self._silenced], private=self._context.private)
        given = self._given_hour(state)
        self.hour.setVisible(end.promise is not None and not given)
        put_text(self._given, given)
        taken = guides.is_taken(state, self._walk)
        self._take.setEnabled(not taken)
        self._take.setText("记下了" if taken else "就这么办")
        found = Evidence(end.evidence) if end.evidence else None
        self._found.setVisible(found is not None and found is not state.evidence)
        if found is not None:
            self._found.setText(f"核查记成「{EVIDENCE_NAMES[found]}」")
            self._found.setAccessibleName(self._found.text())
        self._show_clocks(end, state)
        cards = [library.cards[name] for name in end.cards if name in library.cards]
        self._cards.show_chips([ChipFace(card.id, card.title) for card in cards])

    def _show_clocks(self, end: End, state: CaseState) -> None:
        running = {one.rule for one in state.clocks if one.running}
        rules = [self._rules[name] for name in end.deadlines if name in self._rules]
        faces = [
            ChipFace(
                rule.id,
                f"时限在走：{rule.name}" if rule.id in running else f"起时限：{rule.name}",
                checked=rule.id in running,
                hint=f"从{rule.starts}算；办到：{rule.met_by}",
            )
            for rule in rules
        ]
        self._clocks.show_chips(faces)
        self._clocks.setVisible(bool(faces))

    def _start_clock(self, name: str) -> None:
        if self._walk is not None and all(one.rule != name or not one.running for one in self._counter.state.clocks):
            guides.start_clock(self._counter, walk=self._walk, rule=self._rules[name])

    def _given_hour(self, state: CaseState) -> str:
        """What was promised for the hour on the chip, in words; empty where nothing was."""
        clock = self._context.hall.clock
        now, offset = clock.now(), clock.offset()
        due = self.hour.due.at(now, offset)
        if self._end is None or self._end.promise is None or all(one.due != due for one in state.open_promises):
            return ""
        return f"承诺记下了：{due_words(due, now, offset)} 前"

    def _say(self, place: str) -> None:
        face = next((card.face for card in self.lines.cards if card.face and card.face.id == place), None)
        if self._walk is not None and face is not None and not face.missing:
            hour = self._slots().get(HOUR_SLOT, "")
            guides.say(self._counter, walk=self._walk, raw=self._words[int(place)], line=face.say, hour=hour)

    def _ask_slot(self, slot: str) -> None:
        found, filled = self._context.hall.library.slots.get(slot), self._counter.hand.slots
        label, choices = (f"{found.label}？", found.choices) if found else (slot, ())
        self.asking.ask(slot, label, choices=choices, value=filled.get(slot, ""))

    def _silence(self, place: str) -> None:
        self._silenced |= {place}
        self.show_hand()

    def _promise(self, words: str, due: object) -> None:
        if self._walk is not None and isinstance(due, int):
            guides.promise(self._counter, walk=self._walk, words=words, due=due)

    def _set_evidence(self) -> None:
        if self._end is not None and self._end.evidence is not None:
            cases.set_evidence(self._counter, evidence=Evidence(self._end.evidence))
