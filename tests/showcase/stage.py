"""The stage (场): the demo hall in a folder of its own, opened by the program's own objects, under a driven clock."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hall_assistant.app import Hall, unlock
from hall_assistant.casefile.records import state_of
from hall_assistant.clock import SECOND, SetClock
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.settings.desk import change, change_counter
from hall_assistant.training.crew import PIN, found_demo_hall
from tests.showcase.hand import Hand

if TYPE_CHECKING:
    from hall_assistant.casefile.values import CaseId, CaseState
    from ui.app import App
    from ui.context import Context
    from ui.models.counter_desk import CounterDesk

COUNTER = "03"
MORNING = "2026-03-30 09:00"
SEEDED_UNTIL = "2026-03-30 14:10"


@dataclass(slots=True)
class Stage:
    """A running program with a hand at its windows."""

    app: App
    hall: Hall
    clock: SetClock
    hand: Hand

    @property
    def context(self) -> Context:
        """What the windows share."""
        return self.app.context

    @property
    def counter(self) -> CounterDesk:
        """What is in hand."""
        from ui.models.counter_desk import CounterDesk

        return CounterDesk.shared(self.context)

    def at(self, text: str) -> None:
        """It is now that local time."""
        self.clock.move_to(text)
        self._end_toasts()

    def pass_seconds(self, seconds: int) -> None:
        """So many seconds go by."""
        self.clock.advance(seconds * SECOND)
        self._end_toasts()

    def _end_toasts(self) -> None:
        """A sentence said at the foot has had its few seconds when minutes went by on the driven clock."""
        while (toast := self.hand.seen("toast")) is not None:
            toast.hide()

    def calm(self) -> None:
        """Wait until everything done is stored and shown."""
        self.hand.until(lambda: not self.context.runner.busy, "写完读完")

    def state(self, case: CaseId) -> CaseState:
        """The reception as stored."""
        with self.hall.store.reading() as at:
            return state_of(at, case)

    def case(self) -> CaseId:
        """The reception in hand, waited for."""
        self.calm()
        case = self.counter.case
        assert case is not None, "手上没有接待"
        return case

    def put_card_aside(self) -> None:
        """In a narrow window the card lies over the middle: it is put aside, as a clerk would."""
        from PySide6.QtWidgets import QPushButton

        card = self.hand.seen("desk_card")
        if isinstance(card, QPushButton) and card.isChecked():
            self.hand.click("desk_card")

    def sign_in(self, number: str) -> None:
        """Pick the card, press the PIN on the pad."""
        hand = self.hand
        self.calm()
        hand.click(f"staff_{number}")
        for digit in PIN:
            hand.click(f"pin_{digit}")
        hand.click("pin_enter")
        hand.until(lambda: self._is_here(number), f"{number} 进来了")
        self.calm()

    def _is_here(self, number: str) -> bool:
        actor = self.context.actor
        return actor is not None and actor.number == number and not self.app.entrance.isVisible()

    def close(self) -> None:
        """Close the program: its windows, then what follows when the last one is gone."""
        self.calm()
        for window in self.hand.windows():
            window.close()
        self.hand.until(lambda: not self.hand.windows(), "窗口都关了")
        # Qt tells of the last window only inside exec(), and here the hand turns the loop.
        self.app.leave()
        sys.excepthook = sys.__excepthook__
        faults = self.app.folder / "logs" / "faults.log"
        assert not faults.exists(), faults.read_text(encoding="utf-8")


def found(folder: Path, clock: SetClock) -> Hall:
    """The demo hall with its crew and nothing else, in a folder with this computer's key."""
    made = unlock.create(folder)
    hall = Hall.open(folder, made.key, clock=clock)
    found_demo_hall(hall.store, counter=COUNTER)
    return hall


def open_stage(folder: Path) -> Stage:
    """Found the demo hall in `folder` and start the program over it, at its sign-in page."""
    clock = SetClock.at(MORNING)
    return _start(folder, found(folder, clock), clock)


def open_demo_stage(folder: Path, *, look: str) -> Stage:
    """The same over the demo hall with its seeded month, in a light or dark look, the slip switched on."""
    from hall_assistant.training.demo import open_demo

    clock = SetClock.at(SEEDED_UNTIL)
    hall = open_demo(folder, clock=clock)
    _put_on(hall, look)
    return _start(hall.folder, hall, clock)


def _put_on(hall: Hall, look: str) -> None:
    with hall.store.reading() as at:
        boss = next(person for person in roll(at) if person.role is Role.MANAGER)
    actor = Actor(boss.staff, boss.name, boss.number, boss.role, COUNTER)
    change_counter(hall.store, by=actor, theme=look)
    change(hall.store, by=actor, receipt_on=True)


def _start(folder: Path, hall: Hall, clock: SetClock) -> Stage:
    from ui.app import App

    app = App(folder)
    app.opening.opened.emit(hall)
    stage = Stage(app, hall, clock, Hand())
    stage.hand.see("staff_8021")
    stage.hand.until(lambda: hasattr(app, "keeper"), "开门之后的准备")
    return stage
