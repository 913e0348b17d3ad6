"""检查: today's walks for everybody; findings, days gone by and the factors for who leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.checklists.values import FindingId
from ui.models.checks import CheckBoard
from ui.operations import checks
from ui.pages.checks.factors import FactorsView
from ui.pages.checks.findings import FindingsView
from ui.pages.checks.past import PastView
from ui.pages.checks.walks import WalksView
from ui.pages.shown_page import ShownPage
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.private_switch import PrivateSwitch
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from hall_assistant.people.values import Actor
    from ui.context import Context

KINDS = frozenset({"check", "checks", "finding", "findings", "photos", "settings", "staff"})


class ChecksPage(ShownPage):
    """It reads when shown and when something of it changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._board = CheckBoard()
        self._day = ""
        self._staff = context.actor.staff if context.actor is not None else ""
        self.setObjectName("checks_page")
        self.walks = WalksView(context)
        self.findings = FindingsView(context)
        self.past = PastView(context)
        self.factors = FactorsView(context)
        self._views = {"walks": self.walks, "findings": self.findings, "past": self.past, "factors": self.factors}
        self._tab = "walks"
        self._tabs = ChipRow("checks_tab")
        self._tabs.picked.connect(self.turn_to)
        self._new = word_button("记一条", "finding_new", "accent", "暗访、自查、上级检查看到的")
        self._new.clicked.connect(lambda: self.follow_up())
        self.walks.day_wanted.connect(self._look_at)
        self.walks.finding_wanted.connect(lambda item, words: self.follow_up(item=item, words=words))
        self.factors.finding_wanted.connect(lambda factor: self.follow_up(factor=factor))
        self._lay_out()
        context.bus.when(self, KINDS, lambda _changes: self.read_if_shown())
        context.signed.connect(self._signed)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        head = QHBoxLayout()
        head.setSpacing(space("medium"))
        head.addWidget(plain_label("检查", "checks_title", "title"))
        self._private = PrivateSwitch(self._context, "checks_private")
        head.addWidget(self._tabs, 1)
        head.addWidget(self._private)
        head.addWidget(self._new)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(head)
        for view in self._views.values():
            view.hide()
            box.addWidget(view, 1)
        self.turn_to("walks")

    def turn_to(self, tab: str) -> None:
        """Show a part of it: `walks`, `findings`, `past`, `factors`."""
        self._tab = tab
        for name, view in self._views.items():
            view.setVisible(name == tab)
        self._private.setVisible(tab == "findings")
        self._show_tabs()

    def _show_tabs(self) -> None:
        board = self._board
        late = f" · {board.overdue}条超期" if board.overdue else ""
        faces = [("walks", "每天的检查"), ("findings", f"整改 {len(board.waiting)}{late}" if board.waiting else "整改")]
        if board.leads:
            faces.append(("past", "往日"))
        if board.factors:
            faces.append(("factors", "沟通100"))
        self._tabs.show_chips([ChipFace(id, words, checked=id == self._tab) for id, words in faces])
        if self._tab not in {id for id, _words in faces}:
            self.turn_to("walks")
        self._new.setVisible(board.leads)

    def _look_at(self, day: str) -> None:
        self._day = "" if day == self._board.today else day
        self.read()

    def follow_up(self, *, item: str = "", words: str = "", factor: str = "") -> None:
        """Write a finding down, of a walk's item or a factor where it comes from there."""
        self.turn_to("findings")
        self.findings.start_form(item=item, words=words, factor=factor)

    def open_finding(self, finding: FindingId) -> None:
        """Show one finding."""
        self.turn_to("findings")
        self.findings.open_finding(finding)

    def read(self) -> None:
        """Ask for everything anew."""
        if self._context.actor is not None:
            staff = self._staff
            checks.read_board(self._context, day=self._day, owner=self, then=lambda board: self._take(board, staff))

    def _take(self, board: CheckBoard, staff: str) -> None:
        """What was asked for somebody who meanwhile left the counter is not shown to the next."""
        if staff != self._staff:
            return
        self._board = board
        for view in (self.walks, self.findings, self.past, self.factors):
            view.take(board)
        self._show_tabs()

    def _signed(self, actor: Actor | None) -> None:
        """Whoever comes back from the lock finds what was typed; another person does not."""
        if actor is None or actor.staff == self._staff:
            return
        self._staff = actor.staff
        self._day = ""
        self.findings.put_away()
        self.turn_to("walks")
        self.read_if_shown()
