"""A clerk types at the desk while this counter takes in days of the others': keys to paint, turns of the loop."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui import start

start.lighten()

from ui.app import App  # noqa: E402  # as in ui/__main__.py

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.benchmarks.painting import Paints

LETTERS = "kayitingyanzhengmashoubuzhe"
IN_A_FIELD = 60
"""Letters, until the field is emptied and begun anew."""
BETWEEN = 40
"""Milliseconds from one key to the next."""
QUIET = 4.0
AFTER = 1.5
"""Seconds that are still watched once all is in: the windows read anew what changed."""


def main() -> None:
    """Words: data folder, PIN, exchange folder, `--wide` for the wide window. Tells both stretches of typing."""
    app = App(Path(sys.argv[1]))
    field = at_the_desk(app, sys.argv[2], wide="--wide" in sys.argv)
    from tests.benchmarks.painting import Paints, idle
    from ui.models.counter_desk import CounterDesk
    from ui.operations import cases

    paints = Paints()
    told: dict[str, Any] = {"quiet": typed_until(paints, field, _for(QUIET))}
    told |= _exchanging(app, paints, field, Path(sys.argv[3]))
    field.clear()
    idle(500)
    cases.void(CounterDesk.shared(app.context))
    idle(300)
    app.leave()
    sys.stdout.write(json.dumps(told) + "\n")


def at_the_desk(app: App, pin: str, *, wide: bool) -> Any:
    """Sign in, begin a reception, and give the field for notes."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from tests.benchmarks.painting import idle, until
    from tests.benchmarks.touch import child, click
    from ui.models.counter_desk import CounterDesk
    from ui.operations import cases

    app._take_lock()
    app.opening.begin()
    until(lambda: app.shell is not None and app.entrance.isVisible())
    idle(1_000)
    QTest.keyClicks(child(app.entrance, "pin"), pin)
    QTest.keyClick(child(app.entrance, "pin"), Qt.Key.Key_Return)
    shell = app.shell
    assert shell is not None
    until(lambda: shell.mini is not None and shell.mini.isVisible())
    idle(5_500)  # the check of the start is over
    window: QWidget | None = shell.mini
    if wide:
        app.context.wide_wanted.emit("desk")
        until(lambda: shell.wide is not None and shell.wide.isVisible())
        window = shell.wide
    counter = CounterDesk.shared(app.context)
    cases.set_topic(counter, topic="stop")
    counter.begin()
    until(lambda: not app.context.runner.busy)
    idle(1_000)
    assert window is not None
    field = child(window, "note_field")
    click(field)
    return field


def _exchanging(app: App, paints: Paints, field: Any, root: Path) -> dict[str, Any]:
    from ui.operations.exchange import ExchangeKeeper

    keeper, taken, ended = ExchangeKeeper.shared(app.context), list[int](), list[float]()
    begun = time.perf_counter()
    keeper.go(root, then=lambda done: taken.append(done.taken), failed=lambda problem: taken.append(-1))

    def on() -> bool:
        if not keeper.going and not ended:
            ended.append(time.perf_counter())
        return not ended or time.perf_counter() < ended[0] + AFTER

    felt = typed_until(paints, field, on)
    return {"meanwhile": felt, "taken": taken[0], "seconds": ended[0] - begun}


def _for(seconds: float) -> Callable[[], bool]:
    over = time.perf_counter() + seconds
    return lambda: time.perf_counter() < over


def typed_until(paints: Paints, field: Any, on: Callable[[], bool]) -> dict[str, list[float]]:
    """Type while it is on: each key to its paint, and the turns of the screen's thread meanwhile."""
    from tests.benchmarks.painting import idle, moment
    from tests.benchmarks.rounds import reads
    from tests.benchmarks.touch import key
    from tests.benchmarks.turns import Turns

    field.clear()
    idle(200)
    typed, painted, turns = "", list[float](), Turns()
    while on():
        if len(typed) == IN_A_FIELD:
            field.clear()
            typed = ""
        typed += LETTERS[len(painted) % len(LETTERS)]
        shown = moment(
            paints, key(field.window(), typed[-1]), lambda words, text=typed: reads("note_field", text, words)
        )
        painted.append(shown.painted)
        idle(BETWEEN)
    turns.stop()
    return {"painted": painted, "wall": turns.wall, "own": turns.own}


if __name__ == "__main__":
    main()
