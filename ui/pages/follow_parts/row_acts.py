"""What a click on a promise does: at once, or after a bar beneath the row has asked how the customer was contacted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hall_assistant.errors import HallError
from hall_assistant.promises.ledger import Contacted
from ui.operations import follow_up
from ui.operations.follow_up import PromiseActs
from ui.operations.promises import hall_hours
from ui.pages.follow_parts.chain_bar import ChainBar
from ui.pages.follow_parts.contact_bar import ContactBar, Purpose
from ui.pages.follow_parts.promise_row import PromiseRow
from ui.pages.follow_parts.renewing import RenewBar

if TYPE_CHECKING:
    from ui.context import Context
    from ui.widgets.hours import DueHour


class RowActs(QObject):
    """`done` when something was recorded or given up; `open_wanted` carries the row whose reception is to be seen.

    first: the hour a new one begins with, where it is not the next one of today.
    """

    done = Signal()
    open_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget, *, first: DueHour | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self._context = context
        self._promises = PromiseActs(context, self)
        self._row: PromiseRow | None = None
        self._bar: RenewBar | ContactBar | ChainBar | None = None

    @property
    def asking(self) -> bool:
        """Whether a bar is open; the list stands still meanwhile."""
        return self._row is not None

    def press(self, row: PromiseRow, act: str) -> None:
        """Do what a button of a row says."""
        acts: Mapping[str, Callable[[PromiseRow], None]] = {
            "keep": self._keep,
            "contact": lambda one: self._ask_contact(one, Purpose.CONTACT),
            "renew": self._ask_hour,
            "broke": self._broke_off,
            "urge": self._urge,
            "chain": self._show_chain,
            "open": self.open_wanted.emit,
        }
        acts[act](row)

    def _keep(self, row: PromiseRow) -> None:
        if row.needs_contact:
            self._ask_contact(row, Purpose.KEEP)
            return
        row.hold()
        self._promises.keep(row.follow.promise, told=None, then=self.done.emit, failed=self._refused)

    def _urge(self, row: PromiseRow) -> None:
        row.hold()
        self._promises.urge(row.follow.promise, whom=row.waits_for, then=self.done.emit, failed=self._refused)

    def _broke_off(self, row: PromiseRow) -> None:
        row.hold()
        self._promises.broke_off(row.follow.promise, then=self.done.emit, failed=self._refused)

    def _show_chain(self, row: PromiseRow) -> None:
        if self._turned_off(row, ChainBar):
            return
        bar = ChainBar(self._context)
        bar.left.connect(self._leave_asking)
        follow_up.read_chain(self._context, row.follow.promise, owner=bar, then=bar.show_chain)
        self._open_bar(row, bar)

    def _refused(self, error: HallError) -> None:
        self._context.trouble(error)
        self.done.emit()

    def _ask_hour(self, row: PromiseRow) -> None:
        if self._turned_off(row, RenewBar):
            return
        bar = RenewBar(hall_hours(self._context), late=row.needs_contact, first=self._first)
        bar.left.connect(self._leave_asking)
        bar.broken.connect(lambda: self._ask_contact(row, Purpose.BREAK))
        bar.renewed.connect(lambda due, why, told: self._renew(row, bar, due, why, told))
        self._open_bar(row, bar)

    def _renew(self, row: PromiseRow, bar: RenewBar, due: int, why: str, told: Contacted | None) -> None:
        one = row.follow.promise
        self._promises.renew(one, due=due, why=why, told=told, then=self._leave_asking, failed=bar.refuse)

    def _ask_contact(self, row: PromiseRow, purpose: Purpose) -> None:
        if purpose is not Purpose.BREAK and self._turned_off(row, ContactBar):
            return
        self.close()
        bar = ContactBar(purpose)
        bar.left.connect(self._leave_asking)
        bar.told.connect(lambda told, done: self._contacted(row, bar, purpose, told, done))
        self._open_bar(row, bar)

    def _contacted(self, row: PromiseRow, bar: ContactBar, purpose: Purpose, told: Contacted, done: str) -> None:
        one, then = row.follow.promise, self._leave_asking
        if purpose is Purpose.KEEP:
            self._promises.keep(one, told=told, then=then, failed=bar.refuse)
        elif purpose is Purpose.BREAK:
            self._promises.break_promise(one, done=done, told=told, then=then, failed=bar.refuse)
        else:
            self._promises.contact(one, told=told, then=then, failed=bar.refuse)

    def _turned_off(self, row: PromiseRow, kind: type[QWidget]) -> bool:
        """Whether the same button was pressed again, which closes what it opened; anything else open is closed."""
        again = self._row is row and isinstance(self._bar, kind)
        if again:
            self._leave_asking()
        else:
            self.close()
        return again

    def _open_bar(self, row: PromiseRow, bar: RenewBar | ContactBar | ChainBar) -> None:
        self._row, self._bar = row, bar
        row.open_below(bar)

    def close(self) -> None:
        """Put away what is being asked; nothing is recorded."""
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
        self._row = self._bar = None

    def _leave_asking(self) -> None:
        self.close()
        self.done.emit()
