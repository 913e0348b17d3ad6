"""What stands beside a timeline for some people or some receptions: made when it is first wanted, not before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from hall_assistant.people.access import may
from ui.models.log import Opened
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from hall_assistant.casefile.values import CaseId
    from ui.context import Context
    from ui.pages.reading.appeal import AppealButton
    from ui.pages.reading.full_number import FullNumberStrip
    from ui.pages.reading.rated import RatedStrip
    from ui.pages.reading.review import ReviewStrip


class LateStrips:
    """The appeal's button in the head; rating, full number, review above the timeline, an item below."""

    def __init__(
        self,
        context: Context,
        head: QHBoxLayout,
        column: QVBoxLayout,
        *,
        at_desk: bool,
        review_turned: Callable[[], None],
    ) -> None:
        """review_turned: called when somebody begins or ends writing about it."""
        self._context = context
        self._review_turned = review_turned
        self._head = head
        self._column = column
        self._at_desk = at_desk
        self._appeal: AppealButton | None = None
        self._rated: RatedStrip | None = None
        self._full: FullNumberStrip | None = None
        self._review: ReviewStrip | None = None
        self._improve: QPushButton | None = None
        self._case: CaseId | None = None

    def show_for(self, opened: Opened) -> None:
        """Show what this reception and this person call for."""
        self._show_rated(opened)
        self._show_appeal(opened)
        self._look_in_private(opened)
        self._show_review(opened)
        self._show_improve(opened)

    def close(self) -> None:
        """No reception any more."""
        if self._review is not None:
            self._review.show_case(None)

    def _show_appeal(self, opened: Opened) -> None:
        """The pack for an appeal; made for the first who leads."""
        actor = self._context.actor
        if self._appeal is None:
            if self._at_desk or actor is None or not may(actor.role, "appeal.pack"):
                return
            from ui.pages.reading.appeal import AppealButton

            self._appeal = AppealButton(self._context)
            self._head.insertWidget(1, self._appeal, 0, Qt.AlignmentFlag.AlignTop)
        self._appeal.show_for(opened.line.case)

    def _show_improve(self, opened: Opened) -> None:
        """An improvement item may come of it; below the timeline, made for the first who leads."""
        actor, self._case = self._context.actor, opened.line.case
        leads = not self._at_desk and actor is not None and may(actor.role, "improvements.open")
        if self._improve is None:
            if not leads:
                return
            self._improve = word_button("记成改进", "reception_improve", "quiet", "不只这一回：改规矩、改做法")
            self._improve.clicked.connect(lambda: self._context.wide_wanted.emit(f"improvements:{self._case}"))
            self._column.insertWidget(self._column.count() - 1, self._improve, 0, Qt.AlignmentFlag.AlignLeft)
        self._improve.setVisible(leads)

    def _show_rated(self, opened: Opened) -> None:
        """The customer's rating; made when there is one, or when paper could be entered."""
        if self._rated is None:
            if not (self._context.settings.rating_on or any(one.kind == "case.rated" for one in opened.entries)):
                return
            from ui.pages.reading.rated import RatedStrip

            self._rated = RatedStrip(self._context)
            self._column.insertWidget(0, self._rated)
        self._rated.show_case(opened.line.case)

    def _look_in_private(self, opened: Opened) -> None:
        """Who looks at another's reception is noted; where the hall keeps full numbers they are behind a reason."""
        private = self._context.private
        if private:
            from ui.operations.personal import note_private_view  # few ever open another's in private

            note_private_view(self._context, opened.line.case, (opened.line.handler, opened.line.first_asked))
        if self._full is None:
            if not (private and self._context.settings.full_numbers):
                return
            from ui.pages.reading.full_number import FullNumberStrip

            self._full = FullNumberStrip(self._context)
            self._column.insertWidget(0, self._full)
        self._full.show_case(opened.line.case)

    def _show_review(self, opened: Opened) -> None:
        """What two people say to each other about it; made with the first look in private."""
        if self._review is None:
            if not self._context.private or self._at_desk:
                return
            from ui.pages.reading.review import ReviewStrip

            self._review = ReviewStrip(self._context)
            self._review.turned.connect(self._review_turned)
            self._column.insertWidget(0, self._review)
        self._review.show_case(opened.line.case, opened.entries)

    @property
    def reviewing(self) -> bool:
        """Whether somebody writes about the reception: its lines can be picked for it."""
        return self._review is not None and self._review.writing

    def review_line(self, line: tuple[str, int]) -> None:
        """What is written next is about this line."""
        if self._review is not None:
            self._review.take_line(line)
