"""A person's data: looked up, handed out, put right, held, forgotten; what lapses; who looked; full numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from hall_assistant.changes import Changes
from hall_assistant.errors import HallError
from ui.context import Context

if TYPE_CHECKING:
    from hall_assistant.app import Reading, Store
    from hall_assistant.personal.desk import Forgot
    from hall_assistant.personal.handing_out import HandedOut
    from hall_assistant.personal.held import PersonData
    from hall_assistant.personal.lapsing import Lapsing, Term
    from hall_assistant.personal.looking import Revealed
    from hall_assistant.personal.records import View

T = TypeVar("T")
Failed = Callable[[HallError], None]
Done = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """How long things are kept here, what has lain long enough, and who looked lately."""

    terms: list[Term]
    lapsing: list[Lapsing]
    views: list[View]
    staff: dict[str, str]
    """Names of colleagues by staff id."""


def look_up(
    context: Context,
    *,
    phone: str,
    why: str,
    owner: QObject,
    then: Callable[[PersonData, dict[str, str]], None],
    failed: Failed,
) -> None:
    """查: everything held of the person with this number, and the names of the colleagues in it."""
    from hall_assistant.people.records import names
    from hall_assistant.personal import desk

    by = context.who

    def work(store: Store) -> tuple[tuple[PersonData, dict[str, str]], Changes]:
        found, changes = desk.look_up(store, by=by, phone=phone, why=why)
        with store.reading() as at:
            return (found, dict(names(at))), changes

    _write(context, work, owner, lambda both: then(*both), failed)


def correct(
    context: Context, *, phone: str, surname: str, honorific: str, owner: QObject, then: Done, failed: Failed
) -> None:
    """更正称呼."""
    from hall_assistant.personal import desk

    by = context.who
    _act(
        context,
        lambda store: desk.correct(store, by=by, phone=phone, surname=surname, honorific=honorific),
        owner,
        then,
        failed,
    )


def hold(context: Context, *, phone: str, basis: str, until: int, owner: QObject, then: Done, failed: Failed) -> None:
    """依法留存."""
    from hall_assistant.personal import desk

    by = context.who
    _act(context, lambda store: desk.hold(store, by=by, phone=phone, basis=basis, until=until), owner, then, failed)


def let_go(context: Context, *, phone: str, why: str, owner: QObject, then: Done, failed: Failed) -> None:
    """解除留存."""
    from hall_assistant.personal import desk

    by = context.who
    _act(context, lambda store: desk.let_go(store, by=by, phone=phone, why=why), owner, then, failed)


def forget(context: Context, *, phone: str, owner: QObject, then: Callable[[Forgot], None], failed: Failed) -> None:
    """删除: for good."""
    from hall_assistant.personal import desk

    by = context.who
    _write(context, lambda store: desk.forget(store, by=by, phone=phone), owner, then, failed)


def hand_out(
    context: Context, *, phone: str, owner: QObject, then: Callable[[HandedOut], None], failed: Failed
) -> None:
    """给本人一份."""
    from hall_assistant.personal.handing_out import hand_out as made

    by, library = context.who, context.hall.library
    _write(context, lambda store: made(store, by=by, phone=phone, library=library), owner, then, failed)


def save_copy(context: Context, *, copy: HandedOut, path: Path, owner: QObject) -> None:
    """Put the copy into two files: a page, and beside it the same for programs."""
    from hall_assistant.logbook.files import put_file

    def work() -> None:
        put_file(path, copy.page.encode())
        put_file(path.with_suffix(".json"), copy.file.encode())

    context.runner.aside(
        work, owner=owner, then=lambda _nothing: context.say(f"存好了：{path.name}。交给本人，别留底。")
    )


def read_kept(context: Context, *, owner: QObject, then: Callable[[Kept], None]) -> None:
    """Ask what has lain long enough, by which terms, and who looked lately."""
    from hall_assistant.people.records import names
    from hall_assistant.personal.lapsing import lapsing, terms
    from hall_assistant.personal.looking import views

    by, library, clock = context.who, context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()

    def work(at: Reading) -> Kept:
        due = lapsing(at, library, by=by, now=now, offset=offset)
        return Kept(terms(at, library), due, views(at, by=by, limit=50), dict(names(at)))

    context.runner.read(work, owner=owner, then=then)


def let_lapse(
    context: Context, *, subjects: list[str], owner: QObject, then: Callable[[Forgot], None], failed: Failed
) -> None:
    """到期删除: all that was shown, in one act."""
    from hall_assistant.personal import lapsing

    by, library = context.who, context.hall.library
    _write(
        context, lambda store: lapsing.let_lapse(store, by=by, library=library, subjects=subjects), owner, then, failed
    )


def set_retention(
    context: Context, *, rule: str, days: int, why: str, owner: QObject, then: Done, failed: Failed
) -> None:
    """改保存天数."""
    from hall_assistant.personal import lapsing

    by, library = context.who, context.hall.library
    _act(
        context,
        lambda store: lapsing.set_retention(store, by=by, library=library, rule=rule, days=days, why=why),
        owner,
        then,
        failed,
    )


def keep_full_numbers(context: Context, *, on: bool, why: str, owner: QObject, then: Done, failed: Failed) -> None:
    """留不留全号."""
    from hall_assistant.personal import desk

    by = context.who
    _act(context, lambda store: desk.keep_full_numbers(store, by=by, on=on, why=why), owner, then, failed)


def note_private_view(context: Context, case: str, owners: tuple[str, str]) -> None:
    """Note that a reception was opened in the private view, of the owners' own nothing; nothing is said."""
    from hall_assistant.casefile.values import CaseId
    from hall_assistant.personal import looking

    by = context.who
    if case and by.staff not in owners:
        context.runner.write(lambda store: looking.note_view(store, by=by, case=CaseId(case)), owner=context)


def reveal(
    context: Context, *, case: str, why: str, owner: QObject, then: Callable[[Revealed], None], failed: Failed
) -> None:
    """看全号, with a reason that stays on the record."""
    from hall_assistant.casefile.values import CaseId
    from hall_assistant.personal import looking

    by = context.who
    _write(context, lambda store: looking.reveal(store, by=by, case=CaseId(case), why=why), owner, then, failed)


def _act(context: Context, work: Callable[[Store], Changes], owner: QObject, then: Done, failed: Failed) -> None:
    context.runner.write(work, owner=owner, then=lambda _changes: then(), failed=failed)


def _write(
    context: Context,
    work: Callable[[Store], tuple[T, Changes]],
    owner: QObject,
    then: Callable[[T], None],
    failed: Failed,
) -> None:
    context.runner.write(work, owner=owner, then=lambda both: then(both[0]), failed=failed)
