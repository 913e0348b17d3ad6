"""The runner and the bus: answers on the screen's thread, errors where they belong, nothing to the deleted."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from hall_assistant.app import Reading
from hall_assistant.backup import noticed
from hall_assistant.changes import Changes
from hall_assistant.errors import HallError, StaffError, SurroundingsError
from hall_assistant.people.records import roll
from ui.change_bus import ChangeBus
from ui.context import Context

CASES = Changes(frozenset({"cases"}), frozenset({"case:1"}))


def test_a_read_runs_off_the_screens_thread_and_answers_on_it(qtbot: QtBot, context: Context) -> None:
    heard: list[tuple[str, str, int]] = []
    context.runner.read(
        lambda at: (threading.current_thread().name, len(roll(at))),
        owner=context,
        then=lambda found: heard.append((found[0], threading.current_thread().name, found[1])),
    )
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("hall-reader", "MainThread", 3)]


def test_changes_of_a_write_are_published_after_its_answer(qtbot: QtBot, context: Context) -> None:
    heard: list[str] = []
    context.bus.when(context, {"cases"}, lambda changes: heard.append("published"))
    context.runner.write(lambda store: CASES, owner=context, then=lambda changes: heard.append("answered"))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["answered", "published"]


def test_what_was_stored_is_published_though_showing_it_went_wrong(qtbot: QtBot, context: Context) -> None:
    def shown_wrong(_changes: Changes) -> None:
        raise RuntimeError

    with qtbot.captureExceptions() as faults, qtbot.waitSignal(context.bus.changed) as changed:
        context.runner.write(lambda store: CASES, owner=context, then=shown_wrong)
    assert changed.args == [CASES] and [one[0] for one in faults] == [RuntimeError]


def test_changes_beside_a_value_are_published_too(qtbot: QtBot, context: Context) -> None:
    with qtbot.waitSignal(context.bus.changed) as changed:
        context.runner.write(lambda store: ("case:1", CASES), owner=context)
    assert changed.args == [CASES]


def refuse(*_args: object) -> None:
    raise StaffError("pin.form")


def test_a_refusal_goes_to_whoever_asked(qtbot: QtBot, context: Context) -> None:
    heard: list[str] = []
    context.runner.write(refuse, owner=context, failed=lambda error: heard.append(error.code))
    qtbot.waitUntil(lambda: heard == ["pin.form"])


def test_a_refusal_nobody_waits_for_is_said_in_its_sentence(qtbot: QtBot, context: Context) -> None:
    with qtbot.waitSignal(context.said) as said:
        context.runner.write(refuse, owner=context)
    assert said.args is not None and "密码" in said.args[0]


def test_a_fault_of_ours_goes_to_the_guard(qtbot: QtBot, context: Context, calm: Callable[[], None]) -> None:
    with qtbot.captureExceptions() as caught:
        context.runner.read(lambda at: 1 // 0, owner=context, then=lambda _nothing: None)
        calm()
    assert [kind for kind, _fault, _trace in caught] == [ZeroDivisionError]


def test_a_deleted_owner_hears_nothing_but_its_write_counts(
    qtbot: QtBot, context: Context, calm: Callable[[], None]
) -> None:
    owner, heard = QObject(), list[object]()
    context.runner.write(lambda store: CASES, owner=owner, then=heard.append)
    with qtbot.waitSignal(context.bus.changed):
        delete(owner)
    calm()
    assert heard == []


def test_closing_finishes_the_writes_asked_for(context: Context) -> None:
    done: list[int] = []
    for number in range(5):
        context.runner.write(lambda store, number=number: done.append(number), owner=context)
    context.runner.close()
    assert done == [0, 1, 2, 3, 4]
    context.runner.write(lambda store: done.append(9), owner=context)
    assert 9 not in done


def test_the_bus_tells_only_of_the_kinds_asked_for_and_only_the_living(qtbot: QtBot) -> None:
    bus, heard = ChangeBus(), list[str]()
    living, gone = QObject(), QObject()
    bus.when(living, {"cases"}, lambda changes: heard.append("cases"))
    bus.when(living, {"staff"}, lambda changes: heard.append("staff"))
    bus.when(gone, {"cases"}, lambda changes: heard.append("gone"))
    delete(gone)
    bus.publish(CASES)
    bus.publish(Changes())
    assert heard == ["cases"]


def test_damage_that_any_job_comes_upon_is_noted_for_the_next_start(qtbot: QtBot, context: Context) -> None:
    def read(_at: Reading) -> None:
        raise SurroundingsError("store.damaged", folder="")

    told: list[HallError] = []
    context.runner.read(read, owner=context, then=lambda _nothing: None, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert noticed.is_noted(context.hall.folder)
