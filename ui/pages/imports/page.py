"""资料: what the hall took in from its own files; a manager imports and takes back, everybody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.authoring.values import HallCard, Import
from hall_assistant.errors import HallError
from hall_assistant.people.access import may
from ui.operations import imports
from ui.operations.imports import MadeImports
from ui.pages.imports.cards_view import CardsView
from ui.pages.imports.made_list import MadeList
from ui.pages.imports.taking import TakingIn
from ui.widgets.faces import Faces
from ui.widgets.list_scroll import ListScroll
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from hall_assistant.people.values import Actor
    from ui.context import Context

KINDS = frozenset({"import", "imports", "staff"})
FORMS_WORDS = "Excel（.xlsx）、csv、jsonl 都收，一行一条，要有问题、答案两列。"
NOT_YOURS = "店长登录后可以导入和撤回。"


class ImportsPage(QWidget):
    """The list of imports; over it the file being taken in, or the cards of one import."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._staff = context.actor.staff if context.actor is not None else ""
        self.setObjectName("imports_page")
        self._told = plain_label("", "imports_told", "soft", wrap=True)
        self._take_in = word_button("导入问答表", "imports_take_in", "accent", FORMS_WORDS)
        self._empty = plain_label("", "imports_none", "soft", wrap=True)
        self.taking = TakingIn(context)
        self._take_in.clicked.connect(self.taking.choose)
        self.made = MadeList(context)
        self.cards = CardsView(context)
        self._list = self._scrolled()
        self.faces = Faces("imports_faces", self._list, self.taking, self.cards)
        self._lay_out()
        self.taking.started.connect(self._start)
        self.taking.left.connect(self._back)
        self.taking.done.connect(lambda _count: self._back())
        self.cards.left.connect(self._back)
        self.made.opened.connect(self._open)
        self.made.undone.connect(self._undo)
        context.bus.when(self, KINDS, lambda _changes: self._read_if_shown())
        context.theme.changed.connect(self._read_if_shown)
        context.signed.connect(self._signed)
        self._fit_person()

    def _scrolled(self) -> ListScroll:
        scroll = ListScroll("imports_list", "导入过的", right=self._context.theme.space("small"))
        column = scroll.column
        column.addWidget(self._empty)
        column.addWidget(self.made)
        column.addStretch(1)
        return scroll

    def _lay_out(self) -> None:
        space = self._context.theme.space
        head = QHBoxLayout()
        head.setSpacing(space("small"))
        head.addWidget(plain_label("本店资料", "imports_title", "title"))
        head.addWidget(self._told, 1)
        head.addWidget(self._take_in)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(self.faces, 1)

    def read(self) -> None:
        """Ask for the imports anew."""
        if self._context.actor is not None:
            imports.read_imports(self._context, owner=self, then=self._take)

    def _take(self, found: MadeImports) -> None:
        self.made.show_imports(found)
        standing = sum(made.cards for made in found.imports if made.undone_at is None)
        self._told.setText(f"搜得到 {standing} 条，都写着待核实" if standing else "")
        put_text(self._empty, "" if found.imports else f"还没导过。{FORMS_WORDS}{self._whose()}")

    def _whose(self) -> str:
        return "" if self._may_import else NOT_YOURS

    @property
    def _may_import(self) -> bool:
        actor = self._context.actor
        return actor is not None and may(actor.role, "authoring.import_cards")

    def _start(self) -> None:
        self.faces.turn_to(self.taking)
        self._take_in.hide()

    def _back(self) -> None:
        self.faces.turn_to(self._list)
        self._take_in.setVisible(self._may_import)
        self.read()

    def _open(self, made: object) -> None:
        if isinstance(made, Import):
            imports.read_cards(self._context, made.id, owner=self, then=lambda cards: self._show_cards(made, cards))

    def _show_cards(self, made: Import, cards: list[HallCard]) -> None:
        self.cards.show_cards(made.file, made.cards, cards)
        self.faces.turn_to(self.cards)

    def _undo(self, made: object) -> None:
        if isinstance(made, Import):
            imports.undo(self._context, made, owner=self, then=self.read, failed=self._refused)

    def _refused(self, error: HallError) -> None:
        self._context.trouble(error)
        self.read()

    def _signed(self, actor: Actor | None) -> None:
        """Whoever comes back from the lock finds the preview; another person the list."""
        if actor is None or actor.staff == self._staff:
            return
        self._staff = actor.staff
        self.taking.leave()
        self._fit_person()
        self._read_if_shown()

    def _fit_person(self) -> None:
        self._take_in.setVisible(self._may_import)

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read."""
        super().showEvent(event)
        self.read()
