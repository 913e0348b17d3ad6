"""A section of the settings: a title, its rows, and the quiet 「已保存」 beside the title."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.people.values import Role
from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations import settings
from ui.pages.forms import Entry, told_label

SAVED_MS = 2_500


class Section(QScrollArea):
    """Base of all sections; `body` takes the rows. What only a manager may change is held for others."""

    title = ""
    note = ""
    managers_only = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._saved = QLabel("", self)
        self._saved.setTextFormat(Qt.TextFormat.PlainText)
        self._saved.setObjectName("saved")
        self._saved.setProperty("look", "saved")
        self.told = told_label(self, "section_told")
        self.held = QWidget(self)
        self.body = QVBoxLayout(self.held)
        self._lay_out()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(SAVED_MS)
        self._quiet.timeout.connect(self._saved.clear)
        context.signed.connect(lambda _actor: self._hold())
        context.settings_changed.connect(self.fill)

    def _lay_out(self) -> None:
        theme = self.context.theme
        title = QLabel(self.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setProperty("look", "title")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addSpacing(theme.space("large"))
        head.addWidget(self._saved, 1)
        self._note = QLabel(self.note)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setProperty("look", "soft")
        self._note.setWordWrap(True)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.space("medium"))
        ground = QWidget()
        ground.setProperty("look", "ground")
        column = QVBoxLayout(ground)
        margin = theme.space("wide")
        column.setContentsMargins(margin, theme.space("large"), margin, margin)
        column.setSpacing(theme.space("medium"))
        column.addLayout(head)
        for widget in (self._note, self.told, self.held):
            column.addWidget(widget)
        column.addStretch(1)
        ground.setMaximumWidth(theme.px(800))
        self.setWidget(ground)
        self._hold()

    def _hold(self) -> None:
        actor = self.context.actor
        free = not self.managers_only or (actor is not None and actor.role is Role.MANAGER)
        self.held.setEnabled(free)
        note = self.note if free else f"{self.note}店长登录后可以改。"
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def fill(self) -> None:
        """Show what is set now; each section knows its own fields."""

    def saved(self) -> None:
        """Say quietly that it was kept."""
        self.told.hide()
        self._saved.setText("已保存")
        self._quiet.start()

    def hideEvent(self, _event: QHideEvent) -> None:
        """What was said about the last visit is old news at the next."""
        self._quiet.stop()
        self._saved.clear()

    def refuse(self, error: HallError) -> None:
        """Say at the top what was refused; the field keeps what was typed."""
        self.told.setText(sentence(error))
        self.told.show()

    # ------------------------------------------------------------- rows

    def entry(self, name: str, id: str, *, hint: str = "") -> Entry:
        """An entry; add it to `body` or a row."""
        return Entry(self.context.theme, name, id=id, hint=hint)

    def row(self, *widgets: QWidget, stretch: bool = False) -> QHBoxLayout:
        """Widgets side by side in `body`; `stretch` keeps them to the left."""
        row = QHBoxLayout()
        row.setSpacing(self.context.theme.space("medium"))
        for widget in widgets:
            row.addWidget(widget, 0 if stretch else 1, Qt.AlignmentFlag.AlignTop)
        if stretch:
            row.addStretch(1)
        self.body.addLayout(row)
        return row

    def tick(self, text: str, id: str, changed: Callable[[bool], None]) -> QCheckBox:
        """A box to tick, added to `body`."""
        box = QCheckBox(text)
        box.setObjectName(id)
        box.setAccessibleName(text)
        box.clicked.connect(changed)
        self.body.addWidget(box)
        return box

    def form(self) -> QFormLayout:
        """A form of names and fields in `body`."""
        form = QFormLayout()
        form.setHorizontalSpacing(self.context.theme.space("large"))
        form.setVerticalSpacing(self.context.theme.space("medium"))
        self.body.addLayout(form)
        return form

    # ------------------------------------------------------------- saving

    def save_hall(self, entry: Entry | None = None, **values: object) -> None:
        """Save settings of the hall; a refusal goes beside `entry` if given."""
        failed = self.refuse if entry is None else lambda error: entry.refuse(sentence(error))
        settings.change_hall(self.context, owner=self, then=self.saved, failed=failed, **values)

    def save_counter(self, entry: Entry | None = None, **values: object) -> None:
        """Save settings of this counter."""
        failed = self.refuse if entry is None else lambda error: entry.refuse(sentence(error))
        settings.change_counter(self.context, owner=self, then=self.saved, failed=failed, **values)


def show_text(entry: Entry, text: str) -> None:
    """Show a stored value, unless somebody is typing there or a refusal still stands."""
    if not entry.edit.hasFocus() and not entry.refusal and entry.text != text:
        entry.edit.setText(text)
