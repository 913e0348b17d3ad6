"""`python -m tests.ui.played FOLDER`: a reception played through the real windows with words that can be found
again, then killed in the middle of a word. What it showed and started is told on standard output first.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__":  # the tests that import this have a screen of their own
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QWidget

from hall_assistant.app import Hall, unlock
from hall_assistant.cases import desk
from hall_assistant.cases.drafting import drafts_of
from hall_assistant.clock import HOUR
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from hall_assistant.settings.founding import found_hall
from ui.app import App
from ui.pages.desk.page import DeskPage
from ui.paper_process import make_pdf
from ui.widgets.note_field import NoteField

SURNAME, PHONE, NOTE, WORDS, TYPED = "欧阳", "13900008421", "紫水晶彩铃的事", "蓝孔雀那笔退掉", "翡翠西瓜打到一半"
STAFF, PIN, HALL = "慕容雪", "739152", "松花江路营业厅"
MARKED = (SURNAME, PHONE, NOTE, WORDS, TYPED, STAFF, PIN, NOTE[:5], WORDS[:5], TYPED[:4])


class _Titles(QObject):
    """Every title any window had when it was shown or renamed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        named = event.type() in (QEvent.Type.Show, QEvent.Type.WindowTitleChange)
        if named and isinstance(thing, QWidget) and thing.isWindow():
            self.seen.add(thing.windowTitle())
        return False


def _argv_of_children() -> set[str]:
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = process.joinpath("stat").read_text().rpartition(")")[2].split()[1]
            if parent == str(os.getpid()):
                found.add(process.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode())
                given = process.joinpath("environ").read_bytes().decode(errors="replace")
                found |= {word for word in MARKED if word in given}  # the rest of it is nobody's business
        except OSError:
            continue
    return found


def _until(holds: Callable[[], object]) -> None:
    late = QDeadlineTimer(60_000)
    while not holds():
        if late.hasExpired():
            raise TimeoutError
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def play(folder: Path) -> None:
    """Found a hall, sign in, take a reception, search, make a paper, meet a fault; a note is left half typed."""
    hall = Hall.open(folder, unlock.create(folder).key)
    found_hall(hall.store, hall=HALL, code="SH", counter="3", name=STAFF, number="8021", pin=PIN)
    with hall.store.reading() as at:
        person = roll(at)[0]
    by = Actor(person.staff, person.name, person.number, person.role, "03")
    hall.close()
    app = App(folder)
    titles = _Titles()
    app.qt.installEventFilter(titles)
    app._take_lock()
    app.opening.begin()
    _until(lambda: app.keeper is not None and app.hall is not None)
    assert app.hall is not None and app.shell is not None
    store = app.hall.store
    app.shell.sign_in_page.signed_in.emit(by)
    case, _ = desk.begin(store, by=by)
    desk.set_topic(store, by=by, case=case, topic="stop")
    desk.identify(store, by=by, case=case, surname=SURNAME, honorific="女士", phone=PHONE)
    desk.note(store, by=by, case=case, text=NOTE)
    promise(store, by=by, case=case, words=WORDS, due=app.hall.clock.now() + HOUR)
    app.context.attend(case)
    app.shell.show_wide("desk")
    _until(lambda: not app.context.runner.busy)
    page = app.shell.wide.findChild(DeskPage)  # type: ignore[union-attr]
    field = next(one for one in app.shell.wide.findChildren(NoteField) if one.isVisible())  # type: ignore[union-attr]
    assert page is not None
    app.hall.find(f"{SURNAME} {NOTE} {PHONE}")
    app.guard.caught(ValueError, ValueError(NOTE), None)
    try:
        raise KeyError(PHONE, WORDS)
    except KeyError as fault:
        app.guard.caught(type(fault), fault, fault.__traceback__)
    made: list[bytes] = []
    make_pdf(f"<p>{NOTE} {WORDS}</p>", page="A4", owner=app.context, then=made.append, failed=print)
    children = _argv_of_children()
    _until(lambda: made)
    field.insertPlainText(TYPED)

    def drafted() -> bool:
        with store.reading() as at:
            return drafts_of(at, case).get("note") == TYPED

    _until(drafted)
    store.settle()
    app.shell.show_wide("log")
    _until(lambda: not app.context.runner.busy)
    told = {"titles": sorted(titles.seen), "children": sorted(children), "argv": sys.argv, "case": case}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)  # here, with the windows up and the lock held


if __name__ == "__main__":
    try:
        play(Path(sys.argv[1]))
    except BaseException:
        traceback.print_exc()  # the program's own guard would keep it to itself
        raise
