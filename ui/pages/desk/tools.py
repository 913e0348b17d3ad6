"""The small tools of the step in hand, as the flow's file names them: facts, comfort, apology, promises, end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import CaseState, Evidence
from ui.models.counter_desk import CounterDesk
from ui.models.desk_words import (
    COMFORT,
    comfort_chips,
    emotion_chips,
    evidence_chips,
    fact_chips,
    unknown_words,
    with_comfort,
)
from ui.models.sight import apology_grades
from ui.operations import cases, promises
from ui.operations.promises import hall_hours
from ui.operations.summary import ask_slip
from ui.pages.desk.asking import Asking
from ui.pages.desk.helpers import HELPERS, customer_side
from ui.pages.slip import SlipButtons
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.promise_chip import PromiseChip
from ui.widgets.promise_list import PromiseList
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context


class StepTools(QWidget):
    """Each tool is a titled row, shown where the step asks for it."""

    verbatim_wanted = Signal()
    helper_wanted = Signal(str)
    end_wanted = Signal()
    follow_up_wanted = Signal()

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("step_tools")
        self._context = context
        self._counter = counter
        self.asking = Asking(context, counter, "desk_ask")
        """Asks for facts and gaps; the page puts it where it is always seen."""
        self._rows: dict[str, QWidget] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._make_facts()
        self._make_checks()
        self._make_helpers()
        self._make_promises()
        self._make_end()
        self._add("slip", "回执", SlipButtons(context, lambda hand: ask_slip(counter, hand), "desk_slip"))
        context.settings_changed.connect(self.show_hand)
        seen = WhenSeen(self, self.show_hand)
        counter.changed.connect(seen.changed)
        context.private_changed.connect(seen.changed)
        self.show_hand()

    def _add(self, tool: str, title: str, *parts: QWidget) -> None:
        holder = QWidget()
        holder.setObjectName(f"tool_{tool}")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        word = plain_label(title, f"tool_{tool}_word", "soft")
        word.setMinimumWidth(self._context.theme.px(58))
        row.addWidget(word)
        inside = QVBoxLayout()
        inside.setSpacing(4)
        for part in parts:
            inside.addWidget(part)
        row.addLayout(inside, 1)
        self._rows[tool] = holder
        self._box.addWidget(holder)

    def _make_facts(self) -> None:
        self._facts = ChipRow("facts")
        self._facts.picked.connect(self.asking.ask_fact)
        self._unknown = plain_label("", "facts_unknown", "hint")
        self._add("facts", "事实", self._facts, self._unknown)
        words = word_button("记原话", "verbatim", "chip", "一字不改记下来，摘要里用得上")
        words.clicked.connect(self.verbatim_wanted)
        self._add("verbatim", "原话", _left(words))

    def _make_checks(self) -> None:
        counter = self._counter
        self._evidence = ChipRow("evidence")
        self._evidence.picked.connect(lambda one: cases.set_evidence(counter, evidence=Evidence(one)))
        self._add("evidence", "核查", self._evidence)
        self._comfort = ChipRow("comfort")
        self._comfort.picked.connect(
            lambda item: cases.detail(counter, name=COMFORT, value=with_comfort(counter.state, item))
        )
        self._add("comfort", "安顿", self._comfort)
        self._grades = ChipRow("apology_grade")
        self._grades.picked.connect(lambda grade: cases.choose_grade(counter, grade=grade))
        self._add("apology", "道个歉", self._grades)
        self._emotion = ChipRow("emotion")
        self._emotion.picked.connect(lambda level: cases.set_emotion(counter, level=int(level)))
        self._add("emotion", "这会儿", self._emotion)

    def _make_helpers(self) -> None:
        self._helpers = ChipRow("step_helpers", arrow="right")
        self._helpers.picked.connect(self.helper_wanted)
        self._add("helpers", "帮手", self._helpers)

    def _make_promises(self) -> None:
        context, counter = self._context, self._counter
        self.promise = PromiseChip(hall_hours(context), kinds=True, calls=True)
        self.promise.promised.connect(
            lambda words, due: promises.promise(counter, words=words, due=due, kind=self.promise.kind)
        )
        self.promise.broke_off.connect(lambda: promises.call_broke_off(counter))
        self.promise.hour_changed.connect(lambda words: cases.fill_slot(counter, slot="时间", value=words))
        self.promise.refused.connect(context.say)
        self._promises = PromiseList()
        self._promises.kept.connect(lambda name, way: promises.keep(counter, name=name, way=way))
        self._promises.reopened.connect(self.asking.ask_reopen)
        self._add("promise", "答应的", self.promise, self._promises)

    def _make_end(self) -> None:
        end = word_button("结束接待…", "desk_end", "", self._context.shortcuts.tip("一句结果，就结束", "end"))
        end.clicked.connect(self.end_wanted)
        more = word_button("还有一件事，再开一单", "desk_another", "quiet", "同一位客人另一件事")
        more.clicked.connect(self.follow_up_wanted)
        self._add("end", "收尾", _left(end, more))

    def show_hand(self) -> None:
        """Show the tools of the step, filled with what is known."""
        state, tools, context = self._counter.state, set(self._counter.sight.tools), self._context
        tools |= customer_side(context)
        clock = context.hall.clock
        wanted = {
            "facts": "facts" in tools,
            "verbatim": "verbatim" in tools,
            "evidence": bool(tools & {"card", "must_tell", "apology"}),
            "comfort": "comfort" in tools,
            "apology": "apology" in tools,
            "emotion": context.settings.emotion_on and context.private,
            "helpers": self._counter.hand.begun and not tools.isdisjoint(HELPERS),
            "promise": "promise" in tools or bool(state.open_promises),
            "end": bool(tools & {"end", "follow_up"}),
            "slip": context.settings.receipt_on and bool(tools & {"receipt", "end"}) and self._counter.hand.begun,
        }
        filled: dict[str, Callable[[], None]] = {
            "facts": lambda: self._show_facts(state),
            "evidence": lambda: self._evidence.show_chips(evidence_chips(state)),
            "comfort": lambda: self._comfort.show_chips(comfort_chips(state)),
            "apology": lambda: self._grades.show_chips(apology_grades(state.evidence, self._counter.hand.grade)),
            "emotion": lambda: self._emotion.show_chips(emotion_chips(state)),
            "helpers": lambda: self._helpers.show_chips(
                [ChipFace(tool, one.name, hint=one.hint) for tool, one in HELPERS.items() if tool in tools]
            ),
            "promise": lambda: self._promises.show_promises(state.promises, clock.now(), clock.offset()),
        }
        for tool, row in self._rows.items():
            if wanted[tool] and tool in filled:
                filled[tool]()
            row.setVisible(wanted[tool])

    def _show_facts(self, state: CaseState) -> None:
        self._facts.show_chips(fact_chips(state))
        put_text(self._unknown, unknown_words(state))


def _left(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder
