"""个人信息: what the hall holds of a person by their number; handed out, put right, held, forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from ui.context import Context
from ui.models.personal import consent_lines, held_words, reception_lines, view_lines
from ui.operations import personal
from ui.pages.forms import Entry, refuse_where
from ui.pages.settings.personal_acts import PersonActs
from ui.pages.settings.section import Section
from ui.widgets.shy_line import ShyLine
from ui.widgets.words import OnceButton, plain_label, put_text

if TYPE_CHECKING:
    from hall_assistant.personal.held import PersonData


class PersonalSection(Section):
    """A number and a reason in, everything that is held out; the number is forgotten when the section is left."""

    title = "个人信息"
    note = "客人来查、来改、来删自己的信息，在这里办。先核本人。查一次记一次。"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._phone = Entry(context.theme, "完整号码", id="person_phone", edit=ShyLine())
        self._why = self.entry("为什么查", "person_why", hint="例：本人来查")
        self._look = OnceButton("查")
        self._look.setObjectName("person_look")
        self._look.setAccessibleName("查个人信息")
        self._look.setProperty("look", "accent")
        self._look.clicked.connect(self.look)
        for entry in (self._phone, self._why):
            entry.edit.returnPressed.connect(self.look)
        row = self.row(self._phone, self._why)
        row.addWidget(self._look_row())
        self._card = PersonCard(context)
        self.acts = PersonActs(context, self)
        self.body.addWidget(self._card)
        self.body.addWidget(self.acts)
        self.clear()

    def _look_row(self) -> QWidget:
        """The button level with the lines beside it, below where their names stand."""
        place = QWidget()
        box = QVBoxLayout(place)
        box.setContentsMargins(0, self.fontMetrics().height(), 0, 0)
        box.addWidget(self._look)
        return place

    @property
    def phone(self) -> str:
        """The number looked up."""
        return self._phone.text

    def clear(self) -> None:
        """Nobody is looked at."""
        self._phone.edit.clear()
        self._why.edit.clear()
        self._card.hide()
        self.acts.hide()

    def look(self) -> None:
        """Ask for what is held."""
        for entry in (self._phone, self._why):
            entry.accept()
        self.told.hide()
        personal.look_up(
            self.context, phone=self._phone.text, why=self._why.text, owner=self, then=self._show, failed=self._refused
        )

    def again(self) -> None:
        """Show anew what is held after something was changed."""
        self.saved()
        self.look()

    def _show(self, found: PersonData, staff: dict[str, str]) -> None:
        self._card.show_person(found, staff)
        self.acts.show_person(found)

    def _refused(self, error: HallError) -> None:
        self._card.hide()
        self.acts.hide()
        by_code = dict.fromkeys(("phone.form", "phone.mobile", "person.unknown", "person.whole"), self._phone)
        if not refuse_where(error, by_code, (self._why,)):
            self.refuse(error)

    def hideEvent(self, event: object) -> None:
        """The number and whose it is do not stay for the next who sits here."""
        super().hideEvent(event)  # type: ignore[arg-type]  # the base names QHideEvent; Qt hands the same object on
        self.clear()


class PersonCard(QFrame):
    """Who it is and what is held, in lines."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("person_card")
        self.setProperty("look", "card")
        space = context.theme.space
        self._name = plain_label("", "person_name", "lead")
        self._held = plain_label("", "person_held", "soft", wrap=True)
        self._hold = plain_label("", "person_hold", "warn", wrap=True)
        self._lines = [plain_label("", f"person_{name}", "", wrap=True) for name in ("receptions", "consents", "views")]
        self._heads = [plain_label(text, "", "hint") for text in ("接待和派单", "告知和同意", "谁看过")]
        column = QVBoxLayout(self)
        column.setContentsMargins(*[space("medium")] * 4)
        column.setSpacing(space("small"))
        for widget in (self._name, self._held, self._hold):
            column.addWidget(widget)
        for head, lines in zip(self._heads, self._lines, strict=True):
            column.addWidget(head)
            column.addWidget(lines)

    def show_person(self, found: PersonData, staff: dict[str, str]) -> None:
        """Show what is held of them."""
        offset, library = self._context.hall.clock.offset(), self._context.hall.library
        self._name.setText(found.person.line or "没留称呼")
        self._held.setText(held_words(found))
        put_text(self._hold, f"依法留到 {found.hold.until}：{found.hold.basis}" if found.hold else "")
        told = (reception_lines(found, library), consent_lines(found, offset), view_lines(found.views, staff, offset))
        for head, label, lines in zip(self._heads, self._lines, told, strict=True):
            put_text(label, "\n".join(lines))
            head.setVisible(bool(lines))
        self.show()
