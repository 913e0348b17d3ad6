"""The imports that were made: file, when, by whom, how many; looked at, or taken back as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.authoring.values import Import
from hall_assistant.people.access import may
from ui.models.notices import moment_words
from ui.operations.imports import MadeImports
from ui.widgets.flow_layout import empty, put
from ui.widgets.marks import Mark
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context

AGAIN = "再点一下撤回"


class ImportRow(QFrame):
    """`opened` and `undone` when its buttons are pressed; taking back asks once more on the same button."""

    opened = Signal()
    undone = Signal()

    def __init__(self, context: Context, made: Import, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.made = made
        self.setObjectName(f"import_{made.id}")
        self.setProperty("look", "card")
        clock, space = context.hall.clock, context.theme.space
        now, offset = clock.now(), clock.offset()
        stands = made.undone_at is None
        mark = Mark("done", context.theme.colour("good")) if stands else Mark("void", context.theme.colour("faint"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(plain_label(made.file, f"import_file_{made.id}", "strong" if stands else "soft", wrap=True))
        parts = [f"{who} {moment_words(made.at, now, offset)}导入 {made.cards} 条"]
        if made.duplicates or made.errors:
            parts.append(f"没导：重复 {made.duplicates} 行、有问题 {made.errors} 行")
        if made.undone_at is not None:
            parts.append(f"{moment_words(made.undone_at, now, offset)}整批撤回")
        words.addWidget(plain_label(" · ".join(parts), f"import_about_{made.id}", "hint", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        row.setSpacing(space("small"))
        row.addWidget(mark)
        row.addLayout(words, 1)
        self.setAccessibleName(f"{made.file}，{parts[0]}")
        if not stands:
            return
        look = word_button("看这批", f"import_look_{made.id}", "quiet", "这批导进来的每一条")
        look.setAccessibleName(f"看这批：{made.file}")
        look.clicked.connect(self.opened)
        row.addWidget(look)
        actor = context.actor
        if actor is not None and may(actor.role, "authoring.undo_import"):
            self._back = word_button(
                "整批撤回", f"import_undo_{made.id}", "danger", "这批从各处都没了，记录里还在", once=True
            )
            self._back.setAccessibleName(f"整批撤回：{made.file}")
            self._back.clicked.connect(self._press)
            row.addWidget(self._back)

    def _press(self) -> None:
        if self._back.text() != AGAIN:
            self._back.setText(AGAIN)
            return
        self._back.setEnabled(False)
        self._back.setText("正在撤回…")
        self.undone.emit()


class MadeList(QWidget):
    """`opened` and `undone` carry the `Import`."""

    opened = Signal(object)
    undone = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imports_made")
        self._context = context
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(context.theme.space("tight"))

    def show_imports(self, found: MadeImports) -> None:
        """Show these, the latest first."""
        empty(self._box)
        for made in found.imports:
            row = ImportRow(self._context, made, found.names.get(made.by, "同事"))
            row.opened.connect(lambda made=made: self.opened.emit(made))
            row.undone.connect(lambda made=made: self.undone.emit(made))
            put(self._box, row)
