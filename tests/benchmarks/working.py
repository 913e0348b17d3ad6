"""A clerk's hand on the real windows: PIN, tile, typing, step, case switch, each timed to its paint."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hall_assistant.people import pins
from hall_assistant.people.records import roll
from tests.benchmarks.painting import Paints, idle, to_paint, until
from tests.benchmarks.screen import resident
from ui.app import App

ROUNDS = 120
LEFT = Qt.MouseButton.LeftButton


def work(app: App, paints: Paints, pin: str) -> dict[str, Any]:
    """Sign in, measure the desk, then click and type."""
    told: dict[str, Any] = {}
    idle(1_000)
    told["desk"] = _sign_in(app, paints, pin)
    idle(5_000)
    told["memory"] = resident()
    told["hash"] = _hash_ms(app, pin)
    told |= _mini(app, paints)
    told |= _wide(app, paints)
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


def _sign_in(app: App, paints: Paints, pin: str) -> float:
    field = _child(app.entrance, "pin")
    QTest.keyClicks(field, pin)
    start = time.perf_counter()
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: "mini_window" in paints.windows)
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def _child(window: QWidget, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def _timed(paints: Paints, acts: list[Callable[[], object]], rounds: int = ROUNDS) -> list[float]:
    times = []
    for turn in range(rounds):
        times.append(to_paint(paints, acts[turn % len(acts)]))
        idle(15)
    return times


def _mini(app: App, paints: Paints) -> dict[str, list[float]]:
    assert app.shell is not None and app.shell.mini is not None
    mini = app.shell.mini
    tiles = ("stop", "fee", "plan", "signal")
    back = _child(mini, "mini_other_topic")
    acts: list[Callable[[], object]] = []
    for tile in tiles:
        acts.append(lambda tile=tile: QTest.mouseClick(_child(mini, f"tile_{tile}"), LEFT))  # type: ignore[misc]
        acts.append(lambda: QTest.mouseClick(back, LEFT))
    tile_times = _timed(paints, acts)[::2]
    QTest.mouseClick(_child(mini, "tile_stop"), LEFT)
    idle(50)
    steps = [lambda step=step: QTest.mouseClick(_child(mini, f"step_{step}"), LEFT) for step in ("inform", "listen")]  # type: ignore[misc]
    return {"tile": tile_times, "step": _timed(paints, list(steps))}


def _wide(app: App, paints: Paints) -> dict[str, Any]:
    assert app.shell is not None
    start = time.perf_counter()
    app.context.wide_wanted.emit("desk")
    until(lambda: "wide_window" in paints.windows)
    first = (time.perf_counter() - start) * 1000
    idle(500)
    assert app.shell.wide is not None
    search = _child(app.shell.wide, "wide_search")
    QTest.mouseClick(search, LEFT)
    letters = "tjfjtcbdkd"
    typed: list[Callable[[], object]] = [lambda key=key: QTest.keyClicks(search, key) for key in letters]  # type: ignore[misc]
    typing = _timed(paints, typed)
    return {"wide": first, "search": typing}
