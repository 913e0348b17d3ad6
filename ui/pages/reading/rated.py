"""客户评价 of a reception being read: what was rated, an appeal by the one rated, the manager's note, paper entered.

In the private view only. Source: S186.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.casefile.rated import FACES, PARTS, WAY_NAMES, RatingWay, face_of
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.people.access import may
from ui.operations import customer
from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context


class RatedStrip(QWidget):
    """Shown where there is something to tell or to do for the person here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rated_strip")
        self._context = context
        self._case: CaseId | None = None
        self._marks: dict[str, int] = {}
        self._told = plain_label("", "rated_told", "soft", wrap=True)
        self._appeal = plain_label("", "rated_appeal", "soft", wrap=True)
        self._line = QLineEdit()
        self._line.setObjectName("rated_line")
        bounded(self._line, 500)
        self._aside = QCheckBox("这份不算进数里")
        self._aside.setObjectName("rated_aside")
        self._aside.setAccessibleName("这份不算进数里")
        self._send = word_button("", "rated_send")
        self._send.clicked.connect(self._act)
        self._line.returnPressed.connect(self._act)
        self._do: Callable[[], None] | None = None
        self._paper = {part: ChipRow(f"paper_{part}") for part in PARTS}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for part in (self._told, self._appeal):
            box.addWidget(part)
        self._paper_rows = QWidget()
        rows = QVBoxLayout(self._paper_rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        for name, chips in self._paper.items():
            row = QHBoxLayout()
            row.addWidget(plain_label(PARTS[name], f"paper_{name}_word", "soft"))
            row.addWidget(chips, 1)
            rows.addLayout(row)
            chips.picked.connect(lambda mark, name=name: self._pick(name, int(mark)))
        box.addWidget(self._paper_rows)
        below = QHBoxLayout()
        below.addWidget(self._line, 1)
        below.addWidget(self._aside)
        below.addWidget(self._send)
        box.addLayout(below)
        self.hide()

    def show_case(self, case: CaseId | None) -> None:
        """The reception being read, or none."""
        if case != self._case:
            self._line.clear()
            self._marks = {}
            self.hide()
        self._case = case
        if case is not None and self._context.private:
            self._context.runner.read(lambda at: state_of(at, case), owner=self, then=self._take)
        else:
            self.hide()

    def _take(self, state: CaseState) -> None:
        if state.case != self._case or self._context.actor is None or not self._context.private:
            return
        self._tell(state)
        self._offer(state)
        rated = state.rated is not None
        self.setVisible(rated or not self._paper_rows.isHidden())

    def _tell(self, state: CaseState) -> None:
        rated, appeal = state.rated, state.rating_appeal
        given = "　".join(
            f"{name} {face_of(state.ratings[part])}" for part, name in PARTS.items() if part in state.ratings
        )
        put_text(self._told, f"客户评价（{WAY_NAMES[rated.way]}）：{given}" if rated else "")
        told = ""
        if appeal is not None:
            after = f"店长答复：{appeal.note}" + ("（不算进数里）" if appeal.aside else "")
            told = f"申诉：{appeal.reason}　" + (after if not appeal.waits else "等店长答复")
        put_text(self._appeal, told)

    def _offer(self, state: CaseState) -> None:
        """The one thing that this person may do here now."""
        actor, rated, appeal = self._context.who, state.rated, state.rating_appeal
        mine = rated is not None and rated.is_about(actor.staff)
        waits = appeal is not None and appeal.waits
        answers = waits and not mine and may(actor.role, "cases.answer_rating_appeal")
        appeals = mine and appeal is None
        papers = self._takes_paper(state)
        self._do = self._answer if answers else self._appeal_it if appeals else self._enter if papers else None
        hint = "怎么答复他" if answers else "这份评价为什么不该算您的（只能申诉一次）"
        self._line.setPlaceholderText(hint)
        self._line.setAccessibleName(hint)
        self._line.setVisible(answers or appeals)
        self._aside.setVisible(answers)
        self._send.setText("答复" if answers else "申诉" if appeals else "记上纸上的评价")
        self._send.setAccessibleName(self._send.text())
        self._send.setVisible(self._do is not None)
        self._paper_rows.setVisible(papers)
        if papers:
            self._show_paper()

    def _takes_paper(self, state: CaseState) -> bool:
        """Paper is entered by somebody else than the one it is about."""
        own = self._context.who.staff in (state.handler, state.first_asked)
        on = self._context.settings.rating_on and state.state != "voided"
        return on and state.rated is None and not own

    def _show_paper(self) -> None:
        for name, chips in self._paper.items():
            faces = FACES.items()
            chips.show_chips([ChipFace(str(mark), word, checked=self._marks.get(name) == mark) for mark, word in faces])
        self._send.setEnabled(bool(self._marks))

    def _pick(self, part: str, mark: int) -> None:
        self._marks[part] = mark
        self._show_paper()

    def _act(self) -> None:
        if self._do is not None:
            self._do()

    def _appeal_it(self) -> None:
        case = self._case
        if case is not None:
            customer.appeal(self._context, case=case, reason=self._line.text(), owner=self, then=self._done)

    def _answer(self) -> None:
        case = self._case
        if case is not None:
            note, aside = self._line.text(), self._aside.isChecked()
            customer.answer(self._context, case=case, note=note, aside=aside, owner=self, then=self._done)

    def _enter(self) -> None:
        case, by = self._case, self._context.who
        if case is not None and self._marks:
            customer.rate(
                self._context,
                by=by,
                case=case,
                marks=dict(self._marks),
                way=RatingWay.PAPER,
                owner=self,
                then=self._done,
            )

    def _done(self) -> None:
        self._line.clear()
        self._marks = {}
        self._context.say("记上了。")
        self.show_case(self._case)
