"""Signing in, and the roll of staff."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hall_assistant.errors import HallError
from hall_assistant.people.values import Actor, Role, StaffMember
from ui.context import Context

Failed = Callable[[HallError], None]


def read_roll(context: Context, *, owner: QObject, then: Callable[[list[StaffMember]], None]) -> None:
    """Ask for everyone who works here."""
    from hall_assistant.people import records

    context.runner.read(records.roll, owner=owner, then=then)


def sign_in(
    context: Context, *, staff: str, pin: str, owner: QObject, then: Callable[[Actor], None], failed: Failed
) -> None:
    """Check a PIN off the screen's thread and hand over the actor."""
    from hall_assistant.people import desk

    counter = context.counter.counter
    context.runner.write(
        lambda store: desk.sign_in(store, staff=staff, pin=pin, counter=counter),
        owner=owner,
        then=then,
        failed=failed,
    )


def add_staff(
    context: Context,
    *,
    name: str,
    number: str,
    role: Role,
    pin: str,
    owner: QObject,
    then: Callable[[], None],
    failed: Failed,
) -> None:
    """Take a person on the roll."""
    from hall_assistant.people import desk

    by = context.who
    context.runner.write(
        lambda store: desk.add_staff(store, by=by, name=name, number=number, role=role, pin=pin),
        owner=owner,
        then=lambda _changes: then(),
        failed=failed,
    )


def remove_staff(context: Context, *, staff: str, owner: QObject, failed: Failed) -> None:
    """Take a person off the roll."""
    from hall_assistant.people import desk

    by = context.who
    context.runner.write(lambda store: desk.remove_staff(store, by=by, staff=staff), owner=owner, failed=failed)


def change_role(context: Context, *, staff: str, role: Role, owner: QObject, failed: Failed) -> None:
    """Give a person another role."""
    from hall_assistant.people import desk

    by = context.who
    context.runner.write(
        lambda store: desk.change_role(store, by=by, staff=staff, role=role), owner=owner, failed=failed
    )


def set_pin(
    context: Context, *, staff: str, pin: str, owner: QObject, then: Callable[[], None], failed: Failed
) -> None:
    """Set one's own PIN, or as manager another's."""
    from hall_assistant.people import desk

    by = context.who
    context.runner.write(
        lambda store: desk.set_pin(store, by=by, staff=staff, pin=pin),
        owner=owner,
        then=lambda _changes: then(),
        failed=failed,
    )
