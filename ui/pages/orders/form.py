"""登记派单: the order's text is pasted, what it says is filled in, a person looks it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from hall_assistant.deadlines.counting import Surroundings
from hall_assistant.deadlines.deciding import surroundings
from hall_assistant.errors import HallError
from hall_assistant.library.outside import OrderField, OrderSource
from hall_assistant.orders.hours import decided
from hall_assistant.orders.pasted import read_pasted, without_identity
from hall_assistant.wording import sentence
from ui.models.orders import OrderBoard
from ui.operations import orders
from ui.operations.orders import Typed
from ui.pages.forms import Entry, refuse_where, told_label
from ui.pages.orders.hour_entry import HourEntry
from ui.widgets.shy_line import ShyLine
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context

LINES = 5
PAUSE = 300
"""Milliseconds of quiet after which what stands here is kept as a draft."""
PASTED = 12
"""Characters that come at once when a text is pasted, not typed."""
NO_DUE = "写上几点前回单，像 3-15 18:00、17:30 或 24小时。"


class OrderForm(QFrame):
    """`left` when it is done or put away."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("order_form")
        self.setProperty("look", "card")
        self._context = context
        self._sources: dict[str, OrderSource] = {}
        self._fields: dict[str, OrderField] = {}
        self._text = QPlainTextEdit()
        self._text.setObjectName("order_paste")
        self._text.setAccessibleName("派单原文")
        self._text.setPlaceholderText("派单整段贴进来，单号、时限、电话自己填上；号码和姓名只留头尾")
        self._text.setTabChangesFocus(True)
        self._text.document().contentsChange.connect(self._changed)
        self._source = self._combo("order_source", "从哪儿来")
        self._source.activated.connect(lambda _place: self._hint())
        self._holder = self._combo("order_holder", "谁办")
        theme = context.theme
        self._number = Entry(theme, "派单号", id="order_number", hint="外面系统的单号")
        self._received = HourEntry(context, "几时收到（空着是现在）", "order_received", ends=False)
        self._contact = HourEntry(context, "几点前先联系（没有就空着）", "order_contact_due", ends=False)
        self._answer = HourEntry(context, "几点前回单", "order_answer_due", ends=False)
        self._phone = Entry(theme, "客户号码", id="order_phone", hint="只留头尾", edit=ShyLine())
        self._name = Entry(theme, "怎么称呼", id="order_name", hint="王女士")
        self._told = told_label(self, "order_told")
        self._save = word_button("登记", "order_save", "accent", "列表里马上看到")
        self._save.clicked.connect(self._press)
        self._leave = word_button("先不登", "order_leave", "quiet")
        self._leave.clicked.connect(self.left)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._keep)
        self._text.textChanged.connect(self._pause.start)
        for entry in self._entries:
            entry.edit.textChanged.connect(self._pause.start)
        self._staff = ""
        self._lay_out()
        context.theme.changed.connect(self._fit)

    def _combo(self, name: str, told: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(told)
        return box

    def _named(self, name: str, box: QComboBox) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.space("hair"))
        column.addWidget(plain_label(name, f"{box.objectName()}_word", "hint"))
        column.addWidget(box)
        return holder

    def _lay_out(self) -> None:
        space = self._context.theme.space
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("medium"))
        box.setSpacing(space("small"))
        box.addWidget(plain_label("登记一张派单", "order_form_title", "strong"))
        box.addWidget(self._text)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space("medium"))
        grid.setVerticalSpacing(space("tight"))
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self._named("从哪儿来", self._source), self._number, self._named("谁办", self._holder)),
            (self._received, self._contact, self._answer),
            (self._phone, self._name),
        )
        for row, parts in enumerate(rows):
            for column, part in enumerate(parts):
                grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        box.addLayout(grid)
        box.addWidget(self._told)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self._save)
        box.addLayout(foot)
        self._fit()

    def _fit(self) -> None:
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * LINES + self._context.theme.px(16))

    def start(self, board: OrderBoard) -> None:
        """Begin with nothing, or with what was being entered when it was last left."""
        self._staff = self._context.who.staff
        library = self._context.hall.library
        self._sources = dict(library.later("order_sources"))
        self._fields = dict(library.later("order_fields"))
        self._source.clear()
        for source in self._sources.values():
            self._source.addItem(source.name, source.id)
        self._holder.clear()
        for one in board.staff:
            self._holder.addItem(f"{one.name} {one.number}", one.staff)
        self._holder.setCurrentIndex(max(self._holder.findData(self._context.who.staff), 0))
        for entry in self._entries:
            entry.accept()
            entry.edit.clear()
        self._text.clear()
        self._told.hide()
        self._save.setEnabled(True)
        self._hint()
        self._pause.stop()
        orders.find_form(self._context, owner=self, then=self._take_drafts)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _drafted(self) -> dict[str, Entry]:
        """The entries that are kept as drafts, by field."""
        names = ("number", "received", "contact_due", "answer_due", "name")
        return dict(zip(names, (self._number, self._received, self._contact, self._answer, self._name), strict=True))

    def _take_drafts(self, found: dict[str, str]) -> None:
        """Put back what was left, where nothing stands by now; what was read from it before is not read again."""
        if self._text.toPlainText() or not found:
            return
        for name, entry in self._drafted.items():
            if not entry.text:
                entry.edit.setText(found.get(name, ""))
        self._text.document().blockSignals(True)
        self._text.setPlainText(found.get("text", ""))
        self._text.document().blockSignals(False)

    def _keep(self) -> None:
        """Keep what stands here; who the customer is stays out of the text."""
        if self._context.actor is not None and self._context.who.staff == self._staff:
            fields = {name: entry.text for name, entry in self._drafted.items()}
            orders.keep_form(self._context, {"text": self._kept_text(), **fields}, owner=self)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed last is kept."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep()
        super().hideEvent(event)

    @property
    def _entries(self) -> tuple[Entry, ...]:
        return (self._number, self._received, self._contact, self._answer, self._phone, self._name)

    @property
    def _at(self) -> Surroundings:
        """What stretches of time are counted by here."""
        return surroundings(self._context.settings, self._context.hall.clock.offset())

    @property
    def _chosen(self) -> OrderSource | None:
        return self._sources.get(str(self._source.currentData()))

    def _hint(self) -> None:
        """What counts where an hour is left empty."""
        source = self._chosen
        for entry, rule in (
            (self._contact, source.contact if source else ""),
            (self._answer, source.answer if source else ""),
        ):
            own = decided(None, rule, 0, self._at).due is not None
            entry.edit.setPlaceholderText(f"空着按本厅定的 {rule}" if own else "3-15 18:00、17:30、2小时")

    def _changed(self, _place: int, _removed: int, added: int) -> None:
        if added >= PASTED:
            self._read()

    def _read(self) -> None:
        """Fill in what the pasted text says, where nothing was typed; who the customer is does not stay on screen."""
        clock, text = self._context.hall.clock, self._text.toPlainText()
        if not text.strip():
            return
        found = read_pasted(text, now=clock.now(), at=self._at, fields=self._fields, sources=self._sources.values())
        if found.source:
            self._source.setCurrentIndex(self._source.findData(found.source))
            self._hint()
        for entry, words in (
            (self._number, found.number),
            (self._phone, found.phone),
            (self._name, f"{found.surname}{found.honorific}"),
        ):
            if words and not entry.edit.isModified():
                entry.edit.setText(words)
                entry.accept()
        for moment, at in (
            (self._received, found.received),
            (self._contact, found.contact_due),
            (self._answer, found.answer_due),
        ):
            if at is not None and not moment.edit.isModified():
                moment.show_moment(at)
        if found.text != text:
            QTimer.singleShot(0, self, lambda: self._text.setPlainText(found.text))  # not in the middle of a paste

    def _press(self) -> None:
        typed = self._typed()
        if typed is not None:
            self._save.setEnabled(False)
            self._pause.stop()  # else a late pause would keep what is entered by then
            orders.receive(self._context, typed, owner=self, then=self._done, failed=self._refuse)

    def _typed(self) -> Typed | None:
        """What stands in the form; None, and told, where an hour cannot be read or is missing."""
        now, source = self._context.hall.clock.now(), self._chosen
        read, came = self._received.hour(now)
        start = now if came is None else came
        read_contact, contact = self._contact.hour(start)
        read_answer, answer = self._answer.hour(start)
        first = decided(contact, source.contact if source else "", start, self._at)
        last = decided(answer, source.answer if source else "", start, self._at)
        if not (read and read_contact and read_answer):
            return None
        if last.due is None:
            self._answer.refuse(NO_DUE)
            return None
        surname, honorific = split_name(self._name.text)
        return Typed(
            source=source.id if source else "other",
            number=self._number.text,
            received=start,
            answer_due=last.due,
            contact_due=first.due,
            contact_why=first.why,
            answer_why=last.why,
            text=self._kept_text(),
            to=str(self._holder.currentData() or ""),
            surname=surname,
            honorific=honorific,
            phone=self._phone.text,
        )

    def _kept_text(self) -> str:
        """The text with what says who the customer is hidden."""
        return without_identity(self._text.toPlainText(), self._fields.values())

    def _done(self) -> None:
        self._pause.stop()
        self._save.setEnabled(True)
        self.left.emit()

    def _refuse(self, error: HallError) -> None:
        """Beside the entry it is about; else below. Whatever is typed stays."""
        self._save.setEnabled(True)
        places: dict[str, Entry] = {
            "order.known": self._number,
            "order.hours": self._answer,
            "order.future": self._received,
            "phone.form": self._phone,
            "phone.mobile": self._phone,
        }
        if not refuse_where(error, places, self._entries):
            self._told.setText(sentence(error))
            self._told.show()


def split_name(text: str) -> tuple[str, str]:
    """Surname and honorific of 王女士; a name without one is a surname."""
    text = text.strip()
    for honorific in ("女士", "先生"):
        if text.endswith(honorific):
            return text.removesuffix(honorific), honorific
    return text, ""
