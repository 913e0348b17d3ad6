"""授权额度: how much each role may give on its own, by kind; above it a second person signs."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from hall_assistant.casefile.solved import REDRESSES, Redress
from hall_assistant.people.values import ROLE_NAMES, Role
from hall_assistant.settings.values import AUTHORITY
from hall_assistant.solutions.authority import UNPROVEN_NAMES
from ui.context import Context
from ui.pages.settings.section import Section
from ui.widgets.words import plain_label

KINDS: dict[str, str] = {
    **{kind.value: name for kind, name in REDRESSES.items() if kind is not Redress.NONE},
    **UNPROVEN_NAMES,
}
"""Columns by name."""


class AuthoritySection(Section):
    """A sum for each role and kind; saved when a field is left."""

    title = "授权额度"
    note = "一单里，每个岗位自己一共能定多少元，超了要第二人签。礼品都要签。没查实是我们的，再按后两栏封顶。"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(context.theme.space("small"))
        for column, (kind, name) in enumerate(KINDS.items(), start=1):
            grid.addWidget(plain_label(name, f"authority_head_{kind}", "hint"), 0, column)
        self._edits: dict[str, QLineEdit] = {}
        for line, role in enumerate(Role, start=1):
            grid.addWidget(plain_label(ROLE_NAMES[role], f"authority_role_{role.value}", "soft"), line, 0)
            for column, kind in enumerate(KINDS, start=1):
                grid.addWidget(self._edit(role, kind), line, column)
        self.body.addWidget(holder)
        self.fill()

    def _edit(self, role: Role, kind: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(f"authority_{role.value}_{kind}")
        edit.setAccessibleName(f"{ROLE_NAMES[role]}能定的{KINDS[kind]}，元")
        key = f"{role.value}.{kind}"
        edit.editingFinished.connect(lambda: self._leave(key))
        self._edits[key] = edit
        return edit

    def fill(self) -> None:
        """Show what is set now, but not where somebody is typing."""
        for key, edit in self._edits.items():
            if not edit.hasFocus():
                edit.setText(self.context.settings.authority.get(key, AUTHORITY[key]))

    def _leave(self, key: str) -> None:
        typed = self._edits[key].text().strip()
        if typed != self.context.settings.authority.get(key, AUTHORITY[key]):
            self.save_hall(authority={key: typed})
