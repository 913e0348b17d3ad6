"""What can be done about staff: add, remove, change a role, set a PIN, sign in."""

from __future__ import annotations

import secrets

from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.people import pins
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor, Role, subject_of
from hall_assistant.store.store import Reading, Store, Writing
from hall_assistant.text import required


def add_staff(store: Store, *, by: Actor, name: str, number: str, role: Role, pin: str) -> Changes:
    """Take a person on the roll. Raises StaffError `staff.number_taken`, `pin.form`, `text.empty`."""
    with store.write() as w:
        check(w, by, "people.add_staff")
        enrol(w, by=by.staff, name=name, number=number, role=role, pin=pin)
    return w.changes


def enrol(w: Writing, *, by: str, name: str, number: str, role: Role, pin: str) -> str:
    """Write a person onto the roll inside a running write and return their id; with no `by` they enrol themselves."""
    pins.refuse_weak(pin)
    number = required(number, what="工号", limit=20)
    if w.one("SELECT 1 FROM staff WHERE number = ? AND active", (number,)) is not None:
        raise StaffError("staff.number_taken", number=number)
    staff = secrets.token_hex(6)
    w.append(
        subject_of(staff),
        "staff.added",
        by=by or staff,
        open={"number": number, "role": role.value},
        sealed={"name": required(name, what="姓名", limit=40), "pin": pins.hashed(pin)},
    )
    return staff


def remove_staff(store: Store, *, by: Actor, staff: str) -> Changes:
    """Take a person off the roll; their first-asked records stay theirs.

    Raises StaffError `staff.unknown`, `staff.last_manager`, and `staff.open_receptions` while they still handle any:
    those are handed over first.
    """
    with store.write() as w:
        check(w, by, "people.remove_staff")
        row = _working(w, staff)
        _keep_one_manager(w, row["role"])
        held = w.one("SELECT count(*) AS n FROM cases WHERE handler = ? AND state = 'open'", (staff,))
        if held is not None and held["n"]:
            raise StaffError("staff.open_receptions", name=row["name"], count=held["n"])
        w.append(subject_of(staff), "staff.removed", by=by.staff)
    return w.changes


def change_role(store: Store, *, by: Actor, staff: str, role: Role) -> Changes:
    """Give a person another role. Raises StaffError `staff.unknown`, `staff.last_manager`."""
    with store.write() as w:
        check(w, by, "people.change_role")
        row = _working(w, staff)
        if role is not Role.MANAGER:
            _keep_one_manager(w, row["role"])
        w.append(subject_of(staff), "staff.role", by=by.staff, open={"role": role.value})
    return w.changes


def set_pin(store: Store, *, by: Actor, staff: str, pin: str) -> Changes:
    """Set one's own PIN, or as manager another's. Raises StaffError `pin.form`, `access.denied`, `staff.unknown`."""
    pins.refuse_weak(pin)
    with store.write() as w:
        check(w, by, "people.set_pin" if staff == by.staff else "people.set_pin_of_another")
        _working(w, staff)
        pins.clear_failures(w, staff)
        w.append(subject_of(staff), "staff.pin", by=by.staff, sealed={"pin": pins.hashed(pin)})
    return w.changes


def _working(at: Reading, staff: str) -> dict[str, str]:
    row = at.one("SELECT name, role FROM staff WHERE staff = ? AND active", (staff,))
    if row is None:
        raise StaffError("staff.unknown")
    return {"name": row["name"], "role": row["role"]}


def _keep_one_manager(at: Reading, role: str) -> None:
    managers = at.one("SELECT count(*) AS n FROM staff WHERE role = ? AND active", (Role.MANAGER.value,))
    if role == Role.MANAGER and managers is not None and managers["n"] < 2:
        raise StaffError("staff.last_manager")


def sign_in(store: Store, *, staff: str, pin: str, counter: str) -> Actor:
    """Sign a person in at a counter with their PIN.

    Raises StaffError `staff.unknown`, `pin.wait` (seconds), `pin.wrong` (tries left before a wait, then seconds).
    The hash is checked outside the transaction, so that a slow check holds up nobody's record.
    """
    with store.reading() as at:
        failures = pins.refuse_early(at, staff, store.clock.now())
        row = at.one("SELECT name, number, role, pin_hash FROM staff WHERE staff = ? AND active", (staff,))
    if row is None:
        raise StaffError("staff.unknown")
    right = pins.fits(pin, row["pin_hash"])
    if failures or not right:
        _settle_tries(store, staff, right)
    return Actor(staff, row["name"], row["number"], Role(row["role"]), counter)


def _settle_tries(store: Store, staff: str, right: bool) -> None:
    now = store.clock.now()
    with store.write() as w:
        failures = pins.refuse_early(w, staff, now) + 1
        if right:
            pins.clear_failures(w, staff)
        else:
            pins.count_failure(w, staff, failures, now)
    if not right:
        wait = pins.wait_after(failures)
        if wait:
            raise StaffError("pin.wait", seconds=wait)
        raise StaffError("pin.wrong", left=pins.FREE_TRIES - failures)
