"""What people do about an incident, each one call of the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from hall_assistant.changes import Changes
from hall_assistant.errors import HallError
from hall_assistant.floor import desk
from hall_assistant.floor.values import IncidentId
from ui.context import Context
from ui.models.counter_desk import CounterDesk
from ui.models.floor import FloorBoard, IncidentShown, load_board, load_incident

if TYPE_CHECKING:
    from hall_assistant.app import Reading, Store

Failed = Callable[[HallError], None]
Done = Callable[[], None]


def read_board(context: Context, *, owner: QObject, then: Callable[[FloorBoard], None]) -> None:
    """Ask for the list."""
    library, by = context.hall.library, context.who
    context.runner.read(lambda at: load_board(at, library, by), owner=owner, then=then)


def read_incident(
    context: Context, incident: IncidentId, *, owner: QObject, then: Callable[[IncidentShown], None]
) -> None:
    """Ask for one incident."""
    library, offset = context.hall.library, context.hall.clock.offset()
    context.runner.read(lambda at: load_incident(at, incident, library, offset), owner=owner, then=then)


def read_duty(counter: CounterDesk, *, owner: QObject, then: Callable[[tuple[str, ...]], None]) -> None:
    """Ask for the four lines for the duty manager, once everything done so far is stored."""
    context, ticket = counter.context, counter.ticket
    library, clock, by = context.hall.library, context.hall.clock, context.who
    now, offset = clock.now(), clock.offset()

    def read(at: Reading) -> tuple[str, ...]:
        from hall_assistant.cases.duty_call import duty_lines

        case = ticket.case if ticket else None
        return duty_lines(at, case, library, counter=by.counter, caller=by.name, now=now, offset=offset)

    counter.after_writes(lambda: context.runner.read(read, owner=owner, then=then))


def open_incident(
    counter: CounterDesk,
    *,
    kind: str,
    called: str = "",
    owner: QObject,
    then: Callable[[IncidentId], None],
    failed: Failed | None = None,
) -> None:
    """Open an incident, of the reception in hand if there is one; `called`: the number that is being rung."""
    context, ticket, by = counter.context, counter.ticket, counter.context.who

    def work(store: Store) -> tuple[IncidentId, Changes]:
        case = ticket.case if ticket else None
        return desk.open_incident(store, by=by, kind=kind, called=called, case=case)

    context.runner.write(work, owner=owner, then=lambda made: then(made[0]), failed=failed)


def call(context: Context, incident: IncidentId, *, number: str, owner: QObject, then: Done, failed: Failed) -> None:
    """One more number is being rung."""
    by = context.who
    context.runner.write(
        lambda store: desk.call(store, by=by, incident=incident, number=number),
        owner=owner,
        then=lambda _changes: then(),
        failed=failed,
    )


def set_kind(context: Context, incident: IncidentId, *, kind: str, owner: QObject) -> None:
    """Say what kind it is."""
    by = context.who
    context.runner.write(lambda store: desk.set_kind(store, by=by, incident=incident, kind=kind), owner=owner)


def note(context: Context, incident: IncidentId, *, field: str, text: str, owner: QObject, failed: Failed) -> None:
    """Write one entry of the form."""
    by = context.who
    context.runner.write(
        lambda store: desk.note(store, by=by, incident=incident, field=field, text=text), owner=owner, failed=failed
    )


def keep_footage(context: Context, incident: IncidentId, *, until: str, owner: QObject, failed: Failed) -> None:
    """录像保存到."""
    by = context.who
    context.runner.write(
        lambda store: desk.keep_footage(store, by=by, incident=incident, until=until), owner=owner, failed=failed
    )


def copy_report(context: Context, incident: IncidentId, *, unsaved: Mapping[str, str], owner: QObject) -> None:
    """复制快报: what still stands in the fields is written down first; what was copied is on the record."""
    by, library, offset = context.who, context.hall.library, context.hall.clock.offset()

    def work(store: Store) -> tuple[str, Changes]:
        for field, text in unsaved.items():
            desk.note(store, by=by, incident=incident, field=field, text=text)
        with store.reading() as at:
            text = load_incident(at, incident, library, offset).report
        return text, desk.report(store, by=by, incident=incident, text=text)

    def done(made: tuple[str, Changes]) -> None:
        QGuiApplication.clipboard().setText(made[0])
        context.say(f"快报复制好了，{len(made[0])}个字，到群里粘上就行。")

    context.runner.write(work, owner=owner, then=done)


def close(context: Context, incident: IncidentId, *, closed_as: str, owner: QObject) -> None:
    """平稳了 or 没用上: nothing is deleted."""
    by = context.who
    context.runner.write(
        lambda store: desk.close(store, by=by, incident=incident, closed_as=closed_as),
        owner=owner,
        then=lambda _changes: context.say("收好了，记录都在。"),
    )
