"""The end of a reception joined to the core: promises still open, what is known already, ending, voiding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.privacy.masking import masked
from ui.models.counter_desk import CounterDesk
from ui.operations import cases, promises
from ui.operations.promises import hall_hours
from ui.operations.summary import ask_slip
from ui.pages.desk.rating import RatingRow
from ui.pages.slip import SlipButtons
from ui.pages.slip_watch import SlipWatch
from ui.widgets.end_form import EndForm, Ending, OpenPromiseFace
from ui.widgets.hours import DueHour, due_words, left_words
from ui.widgets.promise_chip import PromiseChip
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, shortened

if TYPE_CHECKING:
    from ui.context import Context


class EndPanel(QWidget):
    """Result in a sentence, promise yes or no, work-order number if any; nothing else is asked."""

    closed = Signal()
    """Ended, voided, left open or gone back: whoever shows it puts it away."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("end_panel")
        self._context = context
        self._counter = counter
        self._renewing = self._way = ""
        self._refused: tuple[str | None, Ending] = (None, Ending())
        self.form = EndForm()
        SlipWatch(context, self.form.sentence, self.form.slips)
        self.promise = PromiseChip(hall_hours(context), kinds=True)
        self.promise.refused.connect(context.say)
        self.promise.promised.connect(self._give)
        self._question = plain_label("", "end_promise_question", "soft")
        self.rating = RatingRow(context, counter)
        self.slip = SlipButtons(context, lambda hand: ask_slip(counter, hand), "end_slip")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._question)
        box.addWidget(self.promise)
        box.addWidget(self.rating)
        box.addWidget(self.slip)
        box.addWidget(self.form, 1)
        self.form.ended.connect(self._end)
        self.form.voided.connect(self._void)
        self.form.back.connect(self.closed)
        self.form.left_open.connect(self._leave_open)
        self.form.kept.connect(lambda name, way: promises.keep(counter, name=name, way=way))
        self.form.renewed.connect(self._renew)
        counter.changed.connect(WhenSeen(self, self._again).changed)

    def start(self, *, focus: bool = True) -> None:
        """Ask anew, with what the reception knows already."""
        self._renewing = ""
        self._again()
        self.rating.start()
        known = Ending(order_number=self._counter.state.order_number)
        case, refused = self._refused
        if case is not None and case == self._counter.case:
            known = refused
        self.form.start(known, focus=focus)

    def _again(self) -> None:
        now, offset = self._counter.now, self._context.hall.clock.offset()
        faces = [
            OpenPromiseFace(
                one.promise,
                f"{due_words(one.due, now, offset)}前{masked(shortened(one.words, 60))}",
                left_words(one.due, now),
                one.needs_contact(now),
            )
            for one in self._counter.state.open_promises
        ]
        self.form.show_promises(faces)
        question = "还答应了什么？没有就不用管。" if not faces else "还答应了别的？"
        self._question.setText("改到几点？点「＋承诺」换成新的钟点。" if self._renewing else question)

    def _give(self, words: str, due: int) -> None:
        if self._renewing:
            name, self._renewing = self._renewing, ""
            promises.renew(self._counter, name=name, due=due, way=self._way)
        else:
            promises.promise(self._counter, words=words, due=due, kind=self.promise.kind)

    def _renew(self, name: str, way: str) -> None:
        self._renewing, self._way = name, way
        self.promise.set_due(DueHour(1, "10:00"))
        self._again()

    def _end(self, ending: object) -> None:
        if isinstance(ending, Ending) and ending.outcome is not None:
            ticket = self._counter.ticket

            def keep() -> None:
                self._refused = (ticket.case if ticket else None, ending)

            cases.end(
                self._counter,
                outcome=ending.outcome,
                sentence=ending.sentence,
                order_number=ending.order_number if ending.order_number != self._counter.state.order_number else "",
                failed=keep,
            )
            self.closed.emit()

    def _void(self) -> None:
        cases.void(self._counter)
        self.closed.emit()

    def _leave_open(self) -> None:
        self._counter.put_away()
        self.closed.emit()
