"""A clerk's hand on the real windows: PIN to desk, memory, then what `rounds` clicks and types."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hall_assistant.people import pins
from hall_assistant.people.records import roll
from tests.benchmarks.painting import Paints, idle, until
from tests.benchmarks.screen import resident
from tests.benchmarks.touch import child
from ui.app import App


def work(app: App, pin: str) -> dict[str, Any]:
    """Sign in, measure the desk, then click and type."""
    told: dict[str, Any] = {}
    idle(1_000)
    told["desk"] = _sign_in(app, pin)
    idle(5_000)
    told["memory"] = resident()
    from tests.benchmarks.rounds import Rounds  # not before: it would lie in the memory just told

    told["hash"] = _hash_ms(app, pin)
    told["moments"] = Rounds(app, Paints()).all()
    idle(300)
    return told


def _hash_ms(app: App, pin: str) -> float:
    assert app.hall is not None
    with app.hall.store.reading() as at:
        staff = roll(at)[0].staff
        row = at.one("SELECT pin_hash FROM staff WHERE staff = ?", (staff,))
    assert row is not None
    times = []
    for _ in range(5):
        start = time.perf_counter()
        pins.fits(pin, row["pin_hash"])
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)[2]


def _sign_in(app: App, pin: str) -> float:
    assert app.shell is not None and app.shell.mini is not None
    paints = Paints(app.shell.mini)
    field = child(app.entrance, "pin")
    QTest.keyClicks(field, pin)
    start = time.perf_counter()
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: "mini_window" in paints.windows)
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000
