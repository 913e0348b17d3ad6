"""授权额度: how much each role may give on its own, by kind; above it a second person signs."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from hall_assistant.casefile.solved import REDRESSES, Redress
from hall_assistant.people.values import ROLE_NAMES, Role
from ui.context import Context
from ui.pages.settings.section import Section
from ui.widgets.words import plain_label

KINDS = tuple(kind for kind in REDRESSES if kind is not Redress.NONE)


class AuthoritySection(Section):
    """A sum for each role and kind; saved when a field is left."""

    title = "授权额度"
    note = "每个岗位自己能定多少元，超了要第二人签。礼品不管多少都要第二人签。"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(context.theme.space("small"))
        for column, kind in enumerate(KINDS, start=1):
            grid.addWidget(plain_label(REDRESSES[kind], f"authority_head_{kind.value}", "hint"), 0, column)
        self._edits: dict[str, QLineEdit] = {}
        for line, role in enumerate(Role, start=1):
            grid.addWidget(plain_label(ROLE_NAMES[role], f"authority_role_{role.value}", "soft"), line, 0)
            for column, kind in enumerate(KINDS, start=1):
                grid.addWidget(self._edit(role, kind), line, column)
        self.body.addWidget(holder)
        self.fill()

    def _edit(self, role: Role, kind: Redress) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(f"authority_{role.value}_{kind.value}")
        edit.setAccessibleName(f"{ROLE_NAMES[role]}能定的{REDRESSES[kind]}，元")
        key = f"{role.value}.{kind.value}"
        edit.editingFinished.connect(lambda: self._leave(key))
        self._edits[key] = edit
        return edit

    def fill(self) -> None:
        """Show what is set now, but not where somebody is typing."""
        for key, edit in self._edits.items():
            if not edit.hasFocus():
                edit.setText(self.context.settings.authority[key])

    def _leave(self, key: str) -> None:
        typed = self._edits[key].text().strip()
        if typed != self.context.settings.authority[key]:
            self.save_hall(authority={key: typed})
