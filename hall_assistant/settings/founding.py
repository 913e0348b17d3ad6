"""Founding a hall on a new PC: its name, code, this counter and the first manager."""

from __future__ import annotations

from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.people.desk import enrol
from hall_assistant.people.values import Role
from hall_assistant.store.store import Reading, Store
from hall_assistant.text import required


def is_founded(at: Reading) -> bool:
    """Whether this database already belongs to a hall."""
    return at.one("SELECT 1 FROM staff LIMIT 1") is not None


def found_hall(store: Store, *, hall: str, code: str, counter: str, name: str, number: str, pin: str) -> Changes:
    """Found the hall with its first manager: the one act that nobody has to be signed in for, possible once.

    hall: its name; code: 2–6 letters or digits that begin every reception number; counter: number of this counter.
    Raises StaffError `hall.founded`, `hall.code`, `hall.counter`, `pin.form`, `text.empty`.
    """
    from hall_assistant.settings.desk import counter_number, set_counter  # `is_founded` is asked at every start

    counter = counter_number(counter)
    code = code.strip().upper()
    if not (2 <= len(code) <= 6 and code.isascii() and code.isalnum()):
        raise StaffError("hall.code", code=code)
    with store.write() as w:
        if is_founded(w):
            raise StaffError("hall.founded")
        staff = enrol(w, by="", name=name, number=number, role=Role.MANAGER, pin=pin)
        founding = {"code": code, "counter": counter}
        w.append("hall", "hall.founded", by=staff, open=founding, sealed={"hall": required(hall, what="厅名")})
        set_counter(w, counter=counter)
    return w.changes
