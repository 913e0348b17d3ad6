"""The start check: damage found while the hall is open is said, and the next start deals with it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from hall_assistant.backup import noticed
from ui.context import Context
from ui.operations.checking import check_record


def _checked(qtbot: QtBot, context: Context) -> list[str]:
    found: list[str] = []
    check_record(context, owner=context, found=found.append)
    context.runner.apart(lambda _store: None, owner=context, then=lambda _nothing: found.append("through"))
    qtbot.waitUntil(lambda: "through" in found, timeout=10_000)
    return found[:-1]


def test_a_damaged_page_is_said_and_noted_and_a_whole_record_clears_the_note(qtbot: QtBot, context: Context) -> None:
    store = context.hall.store
    noticed.note(store.folder)
    assert _checked(qtbot, context) == []
    assert not noticed.is_noted(store.folder)
    store.settle()
    whole = bytearray(store.file.read_bytes())
    whole[-1000] ^= 1
    store.file.write_bytes(whole)
    (words,) = _checked(qtbot, context)
    assert "损坏" in words and "关掉程序再开，就能抢救" in words
    assert noticed.is_noted(store.folder)
    whole[-1000] ^= 1
    store.file.write_bytes(whole)
