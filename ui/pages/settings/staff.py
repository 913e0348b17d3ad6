"""The roll of staff: add, remove, change a role, give a new PIN; for managers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from hall_assistant.errors import HallError
from hall_assistant.people.values import ROLE_NAMES, Role, StaffMember
from hall_assistant.wording import sentence
from ui.context import Context
from ui.operations import people
from ui.pages.forms import Entry, refuse_where
from ui.pages.settings.section import Section
from ui.widgets.words import OnceButton, plain_label


class StaffSection(Section):
    """Everyone in a row; a new PIN is asked beside the person, removing asks once more on the same button."""

    title = "人员"
    note = "移出名单的人，以前首问和经办的记录都还在。"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(context.theme.space("small"))
        self.body.addLayout(self._rows)
        self.body.addWidget(AddStaff(self))
        context.bus.when(self, {"staff"}, lambda _changes: self.fill())
        self.fill()

    def fill(self) -> None:
        """Read the roll anew."""
        people.read_roll(self.context, owner=self, then=self._show)

    def _show(self, roll: Sequence[StaffMember]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for person in roll:
            self._rows.addWidget(StaffRow(self, person))


class StaffRow(QFrame):
    """One person and what can be done about them."""

    def __init__(self, section: StaffSection, person: StaffMember) -> None:
        super().__init__()
        self._section = section
        self._person = person
        self.setObjectName(f"row_{person.number}")
        self.setProperty("look", "card")
        theme = section.context.theme
        short = self.fontMetrics().elidedText(person.name, Qt.TextElideMode.ElideRight, theme.px(150))
        name = plain_label(f"{short}  {person.number}", f"name_{person.number}")
        self._role = role_box(f"role_{person.number}", person.role)
        self._role.activated.connect(self._change_role)
        self._pin = self._button("换密码", "pin", self._ask_pin)
        self._remove = self._button("移出", "remove", self._remove_twice)
        self._new_pin = section.entry(f"{person.name}的新密码", f"new_pin_{person.number}", hint="4–6位数字")
        self._new_pin.edit.setEchoMode(self._new_pin.edit.EchoMode.Password)
        self._new_pin.edit.returnPressed.connect(self._set_pin)
        self._new_pin.hide()
        top = QHBoxLayout()
        top.addWidget(name, 1)
        for widget in (self._role, self._pin, self._remove):
            top.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space("small")] * 4)
        column.addLayout(top)
        column.addWidget(self._new_pin)

    def _button(self, text: str, id: str, call: object) -> QPushButton:
        button = OnceButton(text)
        button.setObjectName(f"{id}_{self._person.number}")
        button.setAccessibleName(f"{text}：{self._person.name}")
        button.setProperty("look", "danger" if id == "remove" else "")
        button.clicked.connect(call)
        return button

    def _change_role(self, _index: int) -> None:
        role = Role(self._role.currentData())
        if role is not self._person.role:
            people.change_role(
                self._section.context, staff=self._person.staff, role=role, owner=self, failed=self._refused
            )

    def _refused(self, error: HallError) -> None:
        self._role.setCurrentIndex(self._role.findData(self._person.role.value))
        self._remove.setText("移出")
        self._section.refuse(error)

    def _ask_pin(self) -> None:
        self._new_pin.setVisible(self._new_pin.isHidden())
        self._new_pin.setFocus()

    def _set_pin(self) -> None:
        people.set_pin(
            self._section.context,
            staff=self._person.staff,
            pin=self._new_pin.text,
            owner=self,
            then=self._pin_set,
            failed=lambda error: self._new_pin.refuse(sentence(error)),
        )

    def _pin_set(self) -> None:
        self._new_pin.edit.clear()
        self._new_pin.hide()
        self._section.saved()

    def _remove_twice(self) -> None:
        if self._remove.text() == "移出":
            self._remove.setText("再点一下移出")
            return
        people.remove_staff(self._section.context, staff=self._person.staff, owner=self, failed=self._refused)


class AddStaff(QFrame):
    """A row to take a new person on the roll."""

    def __init__(self, section: StaffSection) -> None:
        super().__init__()
        self._section = section
        self.setObjectName("add_staff")
        self._name = section.entry("姓名", "add_name")
        self._number = section.entry("工号", "add_number")
        self._pin = section.entry("密码", "add_pin", hint="4–6位数字")
        self._pin.edit.setEchoMode(self._pin.edit.EchoMode.Password)
        self._role = role_box("add_role", Role.CLERK)
        add = QPushButton("添上这位")
        add.setObjectName("add")
        add.setAccessibleName("添上这位同事")
        add.setProperty("look", "accent")
        add.clicked.connect(self._add)
        for entry in self._entries:
            entry.edit.returnPressed.connect(self._add)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, section.context.theme.space("small"), 0, 0)
        for column, widget in enumerate((self._name, self._number, self._pin)):
            grid.addWidget(widget, 0, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._role, 1, 0)
        grid.addWidget(add, 1, 1)

    @property
    def _entries(self) -> tuple[Entry, ...]:
        return (self._name, self._number, self._pin)

    def _add(self) -> None:
        for entry in self._entries:
            entry.accept()
        people.add_staff(
            self._section.context,
            name=self._name.text,
            number=self._number.text,
            role=Role(self._role.currentData()),
            pin=self._pin.text,
            owner=self,
            then=self._added,
            failed=self._refused,
        )

    def _added(self) -> None:
        for entry in self._entries:
            entry.edit.clear()
        self._name.setFocus()
        self._section.saved()

    def _refused(self, error: HallError) -> None:
        by_code = {"pin.form": self._pin, "staff.number_taken": self._number}
        if not refuse_where(error, by_code, self._entries):
            self._section.refuse(error)


def role_box(id: str, role: Role) -> QComboBox:
    """A box of the three roles with one chosen."""
    box = QComboBox()
    box.setObjectName(id)
    box.setAccessibleName("岗位")
    for value, name in ROLE_NAMES.items():
        box.addItem(name, value.value)
    box.setCurrentIndex(box.findData(role.value))
    return box
