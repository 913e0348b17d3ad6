"""Promises of any reception, seen to from the follow-up list; and one reception brought to hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.casefile.promising import Reached, Way
from hall_assistant.casefile.values import CaseId, Promise
from hall_assistant.errors import HallError
from hall_assistant.promises import contacting, desk
from hall_assistant.promises.ledger import Contacted
from hall_assistant.promises.records import OpenPromise
from hall_assistant.settings import rostering
from ui.context import Context
from ui.models.follow_up import Asked, FollowUp, load_chain, load_follow_up
from ui.operations.acting import write_and_say

if TYPE_CHECKING:
    from hall_assistant.app import Store
    from hall_assistant.changes import Changes

Failed = Callable[[HallError], None]
Then = Callable[[], None]


def read_follow_up(context: Context, asked: Asked, *, owner: QObject, then: Callable[[FollowUp], None]) -> None:
    """Ask for a page of open promises, the offers waiting and one's own open receptions."""
    me, clock = context.who.staff, context.hall.clock
    now, offset = clock.now(), clock.offset()
    context.runner.read(lambda at: load_follow_up(at, me, asked, now=now, offset=offset), owner=owner, then=then)


def read_chain(
    context: Context, one: OpenPromise, *, owner: QObject, then: Callable[[tuple[Promise, ...]], None]
) -> None:
    """Ask for every hour a promise has had."""
    context.runner.read(lambda at: load_chain(at, one), owner=owner, then=then)


class PromiseActs:
    """What is done about the promises of a list; each act says what it did, then calls `then`, or `failed`."""

    def __init__(self, context: Context, owner: QObject) -> None:
        self._context = context
        self._owner = owner

    def keep(self, one: OpenPromise, *, told: Contacted | None, then: Then, failed: Failed) -> None:
        """兑现: what was promised is done; `told` is the contact an overdue one asks for."""
        by = self._context.who
        self._do(
            lambda store: desk.keep(store, by=by, case=one.case, promise=one.promise, contacted=told),
            f"{one.promise} 兑现，记上了。",
            then,
            failed,
        )

    def renew(
        self, one: OpenPromise, *, due: int, why: str, told: Contacted | None, then: Then, failed: Failed
    ) -> None:
        """改约: a new hour (UTC ms); the old one stays on file."""
        by, case, promise = self._context.who, one.case, one.promise
        self._do(
            lambda store: desk.renew(store, by=by, case=case, promise=promise, due=due, why=why, contacted=told),
            "新钟点记上了，原来那次也留着。",
            then,
            failed,
        )

    def break_promise(self, one: OpenPromise, *, done: str, told: Contacted | None, then: Then, failed: Failed) -> None:
        """没做到: own up, with what was done about it."""
        by = self._context.who
        self._do(
            lambda store: desk.break_promise(
                store, by=by, case=one.case, promise=one.promise, done=done, contacted=told
            ),
            "记下了，怎么补救的也在。",
            then,
            failed,
        )

    def contact(self, one: OpenPromise, *, told: Contacted, then: Then, failed: Failed) -> None:
        """联系: the customer was contacted; a call that broke off makes the promise to ring back."""
        by, broke = self._context.who, told.reached.value == "broken_off"
        self._do(
            lambda store: contacting.contact(store, by=by, case=one.case, promise=one.promise, told=told),
            "联系记上了，十分钟内打回去，也记成了承诺。" if broke else "联系记上了。",
            then,
            failed,
        )

    def broke_off(self, one: OpenPromise, *, then: Then, failed: Failed) -> None:
        """电话断了: told in one click; the promise to ring back within ten minutes stands at once (S47)."""
        self.contact(one, told=Contacted(Way.PHONE, Reached.BROKEN_OFF), then=then, failed=failed)

    def urge(self, one: OpenPromise, *, whom: str, then: Then, failed: Failed) -> None:
        """催: whom it waits for (by name, for the sentence); they see it in their own list."""
        by = self._context.who
        self._do(
            lambda store: contacting.urge(store, by=by, case=one.case, promise=one.promise),
            f"催过{whom}了，时间也记上了。",
            then,
            failed,
        )

    def _do(self, act: Callable[[Store], Changes], told: str, then: Then, failed: Failed) -> None:
        write_and_say(self._context, act, told, owner=self._owner, then=then, failed=failed)


def set_away(context: Context, *, staff: str, day: str, stand_in: str, owner: QObject) -> None:
    """替班: somebody is away on a day or weekday, and who stands in."""
    by = context.who
    context.runner.write(
        lambda store: rostering.set_away(store, by=by, staff=staff, day=day, stand_in=stand_in),
        owner=owner,
        then=lambda _changes: context.say("替班记上了，承诺还是本人的。"),
        failed=context.trouble,
    )


def set_here(context: Context, *, staff: str, day: str, owner: QObject) -> None:
    """Take back that somebody is away."""
    by = context.who
    context.runner.write(
        lambda store: rostering.set_here(store, by=by, staff=staff, day=day), owner=owner, failed=context.trouble
    )


def take_in_hand(context: Context, *, case: CaseId) -> None:
    """打开接待: show it at the desk."""
    context.attend(case)
    context.wide_wanted.emit("desk")
