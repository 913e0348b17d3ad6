"""事后补记: five questions, Enter from one to the next, under a minute; only what it was and how it ended is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.casefile.values import OUTCOME_NAMES, CaseId, Outcome
from hall_assistant.clock import MINUTE, local_time
from hall_assistant.errors import HallError
from hall_assistant.search import Hit
from ui.models.counter_desk import CounterDesk
from ui.models.ticket import Ticket
from ui.models.write_up import AGO, Answers, started_at
from ui.operations import write_up as operations
from ui.operations.promises import hall_hours
from ui.pages.slip_watch import SlipWatch
from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.hour_line import HourPicker
from ui.widgets.hours import due_words
from ui.widgets.marked_line import MarkedLine
from ui.widgets.note_field import NoteField
from ui.widgets.promise_chip import PromiseChip
from ui.widgets.shy_line import ShyLine
from ui.widgets.slip_hint import SlipHint
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from hall_assistant.people.values import Actor
    from ui.context import Context
    from ui.pages.customer.message import MessageBox

PAUSE = 250
"""Milliseconds of quiet after which one-line fields keep their draft and a topic is looked for."""
STEP = 5 * MINUTE
WIDEST = 760
"""Logical pixels at 100 % text: beyond that the eye loses the row."""
FIRST = "first"
"""The chip that names who was asked first."""
LONGEST_BACK = 14
"""Hours a start can be set back by hand on the same page."""


class WriteUpPage(QWidget):
    """Who · what · what was said and done · promised · how it ended."""

    closed = Signal()
    saved = Signal(str)

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("write_up_page")
        self._context = context
        self._counter = counter
        self._ago = 10
        self._honorific = ""
        self._topic = ""
        self._topic_by_hand = False
        self._first, self._naming = "", False
        self._outcome: Outcome | None = None
        self._promised: tuple[str, int] | None = None
        self._tried = self._saving = False
        self._staff = context.actor.staff if context.actor else ""
        self._make_fields()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._paused)
        self._told: dict[str, str] = {}
        self._build()
        self._enter_through()
        self._show()
        context.signed.connect(self._signed)

    # the form

    def _make_fields(self) -> None:
        self._when = ChipRow("writeup_ago")
        self._when.picked.connect(self._pick_ago)
        self._hour = HourPicker()
        self._hour.setObjectName("writeup_hour")
        self._hour.setToolTip("几点来的：左边早五分钟，右边晚五分钟")
        self._hour.stepped.connect(self._step_start)
        self.surname = _line("writeup_surname", "姓", 20)
        self._title = ChipRow("writeup_title")
        self._title.picked.connect(self._pick_title)
        self.phone = _line("writeup_phone", "号码（不存全号）", 20, ShyLine())
        self._tiles = ChipRow("writeup_tile")
        self._tiles.picked.connect(self._pick_topic)
        self._below = ChipRow("writeup_topic")
        self._below.picked.connect(self._pick_topic)
        self.request = NoteField("客户要什么", "writeup_request", lines=1)
        self.done = NoteField("说了什么，办了什么", "writeup_done", lines=2)
        self.promise = PromiseChip(hall_hours(self._context))
        self.promise.promised.connect(self._take_promise)
        self.promise.refused.connect(self._context.say)
        self._given = ChipRow("writeup_promised")
        self._given.picked.connect(lambda _one: self._drop_promise())
        self._message: MessageBox | None = None
        self._tell = word_button("写一条发给客户", "writeup_message", "quiet", "照答应的写好，数得出发几条；这儿不发")
        self._tell.clicked.connect(self._show_message)
        self._outcomes = ChipRow("writeup_outcome")
        self._outcomes.picked.connect(self._pick_outcome)
        self.sentence = MarkedLine()
        _line("writeup_sentence", "一句话结果（空着就用上面写的）", 500, self.sentence)
        self._done_slips, self._sentence_slips = SlipHint("writeup_done_slip"), SlipHint("writeup_sentence_slip")
        SlipWatch(self._context, self.done, self._done_slips)
        SlipWatch(self._context, self.sentence, self._sentence_slips)
        self.order = _line("writeup_order", "工单号（有就填）", 60)
        self._missing = ChipRow("writeup_missing", arrow="right")
        self._missing.picked.connect(self._jump)

    def _build(self) -> None:
        self._promised_part = _column(self.promise, self._given, self._tell)
        ground = QWidget()
        ground.setMaximumWidth(self._context.theme.px(WIDEST))
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("几点", _row(self._when, self._hour)),
            ("谁", _row(self.surname, self._title, self.phone, stretch=(1, 0, 3))),
            ("什么事", _column(self._tiles, self._below, self.request)),
            ("怎么办的", _column(self.done, self._done_slips)),
            ("答应了", self._promised_part),
            ("结果", _column(self._outcomes, self.sentence, self._sentence_slips, self.order)),
        )
        for place, (word, part) in enumerate(rows):
            grid.addWidget(plain_label(word, f"writeup_word_{place}", "soft"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(part, place, 1)
        grid.setRowStretch(len(rows), 1)
        self._scroll = TallScroll("writeup_scroll", ground)
        save = word_button("补记好了", "writeup_save", "accent", "存下这次接待")
        save.clicked.connect(self.save)
        away = word_button("先放着", "writeup_away", "quiet", "写到哪儿都留着")
        away.clicked.connect(self._leave)
        below = QWidget()
        below.setMaximumWidth(self._context.theme.px(WIDEST))
        foot = QHBoxLayout(below)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(away)
        foot.addWidget(self._missing, 1)
        foot.addWidget(save)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(plain_label("事后补记", "writeup_title_word", "strong"))
        box.addWidget(self._scroll, 1)
        box.addWidget(below)

    def _enter_through(self) -> None:
        chain: tuple[QWidget, ...] = (self.surname, self.phone, self.request, self.done, self.sentence, self.order)
        for field, following in zip(chain, (*chain[1:], None), strict=True):
            step = self._stepping(following)
            if isinstance(field, NoteField):
                field.entered.connect(step)
            elif isinstance(field, QLineEdit):
                field.returnPressed.connect(step)
        for field in (self.surname, self.phone, self.sentence, self.order):
            field.textEdited.connect(lambda _text: self._pause.start())
        for name, note in (("request", self.request), ("done", self.done)):
            note.paused.connect(lambda text, name=name: self._keep(name, text))
        self.request.paused.connect(self._look_for_topic)

    def _stepping(self, following: QWidget | None) -> Callable[[], None]:
        def step() -> None:
            if following is None or (following is self.order and self._outcome is not Outcome.ORDERED):
                self.save()
            else:
                following.setFocus(Qt.FocusReason.TabFocusReason)
                self._scroll.ensureWidgetVisible(following)

        return step

    # what is shown

    def start(self, *, focus: bool = True) -> None:
        """Begin, with whatever was left unfinished last time."""
        self._tried = False
        self._show()
        staff = self._staff
        operations.find_drafts(self._context, owner=self, then=lambda found: self._take_drafts(staff, found))
        if focus:
            self.surname.setFocus(Qt.FocusReason.OtherFocusReason)

    def _signed(self, actor: Actor | None) -> None:
        """The form of the one before is nobody else's; its drafts wait for them."""
        if actor is not None and actor.staff != self._staff:
            self._staff = actor.staff
            self._clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what stands here while it is still clear whose it is."""
        if self._context.actor is not None and self._context.actor.staff == self._staff:
            self.flush()
        super().hideEvent(event)

    def _take_drafts(self, staff: str, found: dict[str, str]) -> None:
        if staff != self._staff:
            return
        for name, field in self._lines().items():
            if not field.text():
                field.setText(found.get(name, ""))
        for name, note in (("request", self.request), ("done", self.done)):
            if not note.toPlainText():
                note.put(found.get(name, ""))
        self._told |= found

    def _lines(self) -> dict[str, QLineEdit]:
        return {"surname": self.surname, "phone": self.phone, "sentence": self.sentence, "order": self.order}

    @property
    def answers(self) -> Answers:
        """The form as it stands."""
        words, due = self._promised or ("", None)
        return Answers(
            started=started_at(self._counter.now, self._ago),
            surname=self.surname.text(),
            honorific=self._honorific,
            phone=self.phone.text(),
            topic=self._topic,
            request=self.request.toPlainText(),
            done=self.done.toPlainText(),
            promise=words,
            due=due,
            outcome=self._outcome,
            sentence=self.sentence.text(),
            order_number=self.order.text(),
            first_asked=self._first,
        )

    def _show(self) -> None:
        clock, library = self._context.hall.clock, self._context.hall.library
        first = f"首问：{self._counter.name_of(self._first)}" if self._first else "引导员先接的…"
        hint = "没电脑的同事先接的：首问记给他，您代记"
        when = [ChipFace(one, words, checked=ago == self._ago) for one, words, ago in AGO]
        when.append(ChipFace(FIRST, first, checked=bool(self._first), hint=hint))
        self._when.show_chips(self._colleagues() if self._naming else when)
        self._hour.setText(local_time(started_at(clock.now(), self._ago), clock.offset()))
        self._hour.update()
        self._title.show_chips([ChipFace(one, one, checked=one == self._honorific) for one in ("女士", "先生")])
        tile = library.tile_of(self._topic)
        self._tiles.show_chips([ChipFace(one.id, one.name, checked=one == tile) for one in library.tiles])
        below = library.children(tile.id) if tile else ()
        self._below.show_chips([ChipFace(one.id, one.name, checked=one.id == self._topic) for one in below])
        self._below.setVisible(bool(below))
        self._show_result()
        self._scroll.updateGeometry()

    def _show_result(self) -> None:
        clock = self._context.hall.clock
        waiting = self._promised is not None
        self._outcomes.show_chips(
            [ChipFace(one.value, name, checked=one is self._outcome) for one, name in OUTCOME_NAMES.items()]
        )
        self._outcomes.setVisible(not waiting)
        self.sentence.setVisible(not waiting)
        self.order.setVisible(self._outcome is Outcome.ORDERED or waiting)
        self._given.setVisible(waiting)
        self._tell.setVisible(waiting)
        if self._message is not None and not waiting:
            self._message.hide()
        if self._promised is not None:
            words, due = self._promised
            until = due_words(due, clock.now(), clock.offset())
            self._given.show_chips([ChipFace("drop", f"× {words[:24]}（{until}）", hint="点一下去掉这条")])
        missing = self.answers.missing() if self._tried else ()
        self._missing.show_chips(missing)

    # what the clerk does

    def _pick_ago(self, chosen: str) -> None:
        naming, self._naming = self._naming, chosen == FIRST
        if naming:
            self._first = chosen if chosen != FIRST else ""
            self._naming = False
        elif chosen != FIRST:
            self._ago = next(ago for one, _words, ago in AGO if one == chosen)
        self._show()

    def _colleagues(self) -> list[ChipFace]:
        """In place of the hours while it is asked who was asked first."""
        others = [one for one in self._counter.staff if one.active and one.staff != self._staff]
        names = [ChipFace(one.staff, f"{one.name} {one.number}", checked=one.staff == self._first) for one in others]
        return [ChipFace(FIRST, "我先接的", checked=not self._first), *names]

    def _step_start(self, steps: int) -> None:
        self._ago = min(max(self._ago - steps * STEP // MINUTE, 0), LONGEST_BACK * 60)
        self._show()

    def _pick_title(self, chosen: str) -> None:
        self._honorific = "" if chosen == self._honorific else chosen
        self._show()

    def _pick_topic(self, topic: str) -> None:
        self._topic, self._topic_by_hand = topic, True
        self._show()

    def _look_for_topic(self, text: str) -> None:
        if text.strip() and not self._topic_by_hand:
            index = self._context.hall
            self._context.runner.aside(lambda: index.index.search(text[:60], 5), owner=self, then=self._take_topic)

    def _take_topic(self, hits: list[Hit]) -> None:
        library = self._context.hall.library
        for hit in hits:
            kind, _, name = hit.id.partition(":")
            found = {"topic": library.topics.get(name), "card": library.cards.get(name)}.get(kind)
            topic = getattr(found, "topic", name) if found is not None else ""
            if topic in library.topics and not self._topic_by_hand:
                self._topic = topic
                self._show()
                return

    def _take_promise(self, words: str, due: int) -> None:
        self._promised = (words, due)
        self._show_result()

    def _drop_promise(self) -> None:
        self._promised = None
        self._show_result()

    def _show_message(self) -> None:
        """发给客户的话, from what was promised just now."""
        if self._promised is None:
            return
        if self._message is None:
            from ui.pages.customer.message import MessageBox  # made when first wanted

            self._message = MessageBox(self._context, "writeup_message_box")
            inside = self._promised_part.layout()
            assert inside is not None
            inside.addWidget(self._message)
        from ui.operations.customer import message_about

        words, due = self._promised
        try:
            self._message.show_text(message_about(self._context, words=words, due=due))
        except HallError as error:  # a template of the content is broken
            self._context.trouble(error)
        self._message.show()
        self._scroll.updateGeometry()
        self._scroll.ensureWidgetVisible(self._message)

    def _pick_outcome(self, chosen: str) -> None:
        self._outcome = Outcome(chosen)
        self._show_result()
        wanted = self.order if self._outcome is Outcome.ORDERED else self.sentence
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(wanted)

    def _jump(self, place: str) -> None:
        wanted = {"request": self.request, "order": self.order}.get(place) or self._outcomes.chip("solved")
        if wanted is not None:
            self._scroll.ensureWidgetVisible(wanted)
            wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def _paused(self) -> None:
        for name, field in self._lines().items():
            self._keep(name, field.text())

    def _keep(self, name: str, text: str) -> None:
        if self._told.get(name, "") != text and self._context.actor is not None:
            self._told[name] = text
            operations.keep(self._context, field=name, text=text, owner=self)

    def _leave(self) -> None:
        self.flush()
        self._close()

    def _close(self) -> None:
        """Leave no button ringed behind: the next Enter must start nothing."""
        self.window().setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def flush(self) -> None:
        """Keep everything that stands here as drafts."""
        self._pause.stop()
        self._paused()
        self.request.flush()
        self.done.flush()

    def save(self) -> None:
        """Record it, or say what is missing."""
        self._tried = True
        answers = self.answers
        self._show_result()
        missing = answers.missing()
        if missing:
            self._jump(missing[0].id)
        elif not self._saving:
            self._saving = True
            self._pause.stop()
            operations.write_up(
                self._context, answers=answers, owner=self, then=self._done_saving, failed=self._not_saved
            )

    def _done_saving(self, case: CaseId) -> None:
        self._saving = False
        self._counter.last = Ticket(case)
        self._clear()
        self._context.say("补记好了。要建工单，点「复制摘要」。")
        self.saved.emit(case)
        self._close()

    def _not_saved(self, error: HallError) -> None:
        self._saving = False
        self._context.trouble(error)

    def _clear(self) -> None:
        for field in self._lines().values():
            field.clear()
        for note in (self.request, self.done):
            note.put("")
        self._told.clear()
        self._ago, self._honorific, self._topic, self._topic_by_hand = 10, "", "", False
        self._outcome, self._promised, self._tried, self._first = None, None, False, ""
        self._show()


def _line(name: str, hint: str, limit: int, field: QLineEdit | None = None) -> QLineEdit:
    field = field or QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(hint)
    field.setPlaceholderText(hint)
    bounded(field, limit)
    return field


def _row(*parts: QWidget, stretch: tuple[int, ...] = (1,)) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    for place, part in enumerate(parts):
        row.addWidget(part, stretch[place] if place < len(stretch) else 0)
    return holder


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    return holder
