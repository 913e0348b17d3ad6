"""A person's text is never read as rich text, never eaten as a mnemonic, in any label, tip, button or menu."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.authoring.columns import ColumnMap
from hall_assistant.authoring.desk import publish_notice
from hall_assistant.authoring.importing import import_cards
from hall_assistant.authoring.preview import NewCard, Preview
from hall_assistant.cases import desk, handover
from hall_assistant.clock import HOUR
from hall_assistant.people import desk as people
from hall_assistant.people.access import may
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.promises.desk import promise
from hall_assistant.settings import desk as settings
from ui.context import Context
from ui.entrance import EntranceWindow
from ui.main_window import PLACES
from ui.pages.settings.page import SECTIONS, SettingsPage
from ui.shell import Shell

HTML = "<b>粗</b><img src=x>"
Calm = Callable[[], None]


@pytest.fixture
def hostile(hall: Hall, manager: Actor, clerk: Actor, context: Context, calm: Calm) -> Actor:
    """A hall in which everything a person can type is HTML; returns who handles its receptions."""
    store = hall.store
    settings.change(store, by=manager, hall=HTML, address=HTML)
    people.add_staff(store, by=manager, name=HTML, number=HTML[:20], role=Role.CLERK, pin="135791")
    with store.reading() as at:
        odd = next(one for one in roll(at) if one.name == HTML)
    by = Actor(odd.staff, odd.name, odd.number, odd.role, "03")
    for other in (by, clerk):
        case, _ = desk.begin(store, by=other)
        desk.set_topic(store, by=other, case=case, topic="stop")
        desk.note(store, by=other, case=case, text=HTML)
        desk.say(store, by=other, case=case, line=HTML, step="listen")
        desk.detail(store, by=other, case=case, name=HTML[:20], value=HTML)
        desk.identify(store, by=other, case=case, surname=HTML[:20], phone="13800005678")
        promise(store, by=other, case=case, words=HTML, due=hall.clock.now() + HOUR)
    publish_notice(store, by=manager, text=HTML, title=HTML, number=HTML, topics=("stop",))
    row = NewCard(2, HTML, HTML, HTML, "stop", HTML, (HTML,))
    import_cards(store, by=manager, preview=Preview(HTML, "", ColumnMap(0, 1), (row,), (), ()))
    handover.offer(store, by=clerk, case=case, to=by.staff, why=HTML)
    context.runner.changed.emit(settings.change(store, by=manager, hall=HTML))
    calm()
    return by


@pytest.fixture
def shell(context: Context, calm: Calm, hostile: Actor) -> Iterator[Shell]:
    shell = Shell(context, EntranceWindow(context.theme))
    with context.hall.store.reading() as at:
        shell.start(roll(at))
    yield shell
    calm()
    shell.close()
    shell.deleteLater()


def read_as_rich(window: QWidget) -> set[str]:
    found = set()
    for widget in [window, *window.findChildren(QWidget)]:
        if QtGui.Qt.mightBeRichText(widget.toolTip()):
            found.add(f"tip of {type(widget).__name__} {widget.objectName()}")
        guessed = isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText
        if guessed and QtGui.Qt.mightBeRichText(widget.text()):
            found.add(f"{widget.objectName() or widget.parentWidget()}: {widget.text()}")
    return found


def test_no_persons_text_is_rich_text_anywhere(
    qtbot: QtBot, shell: Shell, context: Context, manager: Actor, hostile: Actor, calm: Calm
) -> None:
    calm()
    found = read_as_rich(shell.entrance)
    for actor in (hostile, manager):
        shell.sign_in_page.signed_in.emit(actor)
        calm()
        assert shell.mini is not None
        with context.hall.store.reading() as at:
            cases = [row["subject"] for row in at.rows("SELECT subject FROM cases")]
        for case in cases:
            shell.mini.counter.open(case)
            calm()
            context.show_private(True)
            shell.mini.start_end()
            calm()
            found |= read_as_rich(shell.mini)
        for place in (one for one in PLACES if not one.act or may(actor.role, one.act)):
            shell.show_wide(place.id)
            calm()
            assert shell.wide is not None
            page = shell.wide.turn_to(place.id)
            if (open_case := getattr(page, "open", None)) is not None and place.id in ("find", "log"):
                open_case(cases[0])
                calm()
            if isinstance(page, SettingsPage):
                for id, _make in SECTIONS:
                    page.turn_to(id)
                calm()
            QApplication.processEvents()
            found |= read_as_rich(shell.wide)
        context.say(HTML)
        found |= read_as_rich(shell.wide)
        shell.show_mini()
    for menu in QApplication.topLevelWidgets():
        if isinstance(menu, QMenu):
            found |= {
                f"menu {action.toolTip()}" for action in menu.actions() if QtGui.Qt.mightBeRichText(action.toolTip())
            }
    assert not found
