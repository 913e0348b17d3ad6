"""What every page gets in its constructor: the open hall, runner, bus, look, and who is signed in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from hall_assistant.changes import Changes
from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.change_bus import ChangeBus
from ui.runner import Runner
from ui.theme import Theme

if TYPE_CHECKING:
    from hall_assistant.app import Hall, Reading
    from hall_assistant.people.values import Actor
    from hall_assistant.settings.values import CounterSettings, HallSettings
    from ui.shortcuts import Shortcuts


class Context(QObject):
    """Shared by all windows of one open hall. It holds no rule, and of a customer only the case's id."""

    signed = Signal(object)
    """An `Actor` after sign-in or quick switch, None after the lock."""
    attended = Signal(object)
    """The case (`case:…`) the windows now show, or None."""
    settings_changed = Signal()
    """`settings` or `counter` was read anew."""
    private_changed = Signal(bool)
    said = Signal(str)
    """A quiet toast in the active window."""
    neutral_wanted = Signal()
    lock_wanted = Signal()
    switch_wanted = Signal()
    """Another clerk takes over (换人接柜)."""
    wide_wanted = Signal(str)
    """Show the wide window at a page: `desk`, `follow_up`, `orders`, `find`, `today`, `log`, `notices`, `imports`,
    `floor`, `checks`, `settings` ("" = where it was); a section of some behind a colon: `settings:exchange`."""
    mini_wanted = Signal()
    exchange_told = Signal(str)
    """How the exchange with the other counters stands, in one quiet line; empty where there is none."""
    restore_wanted = Signal(object)
    """Put a copy (a `Path`) in the record's place; the hall is closed for it and opened anew."""
    rekey_wanted = Signal(str, str)
    """Put the record under another key: the new recovery code, already put away, and the hall password or ""."""

    def __init__(
        self, hall: Hall, *, runner: Runner, theme: Theme, settings: HallSettings, counter: CounterSettings
    ) -> None:
        super().__init__()
        self.hall = hall
        self.runner = runner
        self.theme = theme
        self.settings = settings
        self.counter = counter
        self.bus = ChangeBus(self)
        self.shown_pin = ""
        """Everybody's PIN in the demo hall, which may be told; empty in a real one."""
        self.actor: Actor | None = None
        self.case: str | None = None
        self.private = False
        self.exchange_line = ""
        self._tell_fields()
        runner.changed.connect(self.bus.publish)
        runner.troubled.connect(self.trouble)
        self.bus.when(self, {"settings", "counter"}, self._settings_again)

    @cached_property
    def shortcuts(self) -> Shortcuts:
        """The keys of this counter, made when the first window asks for one."""
        from ui.shortcuts import Shortcuts

        return Shortcuts(self)

    @property
    def who(self) -> Actor:
        """The person signed in. Only for what cannot be reached without signing in."""
        if self.actor is None:
            raise RuntimeError("no one is signed in")
        return self.actor

    def sign_in(self, actor: Actor | None) -> None:
        """Someone took the counter (`actor`), or it was locked (None); open receptions stay as they are."""
        self.show_private(False)
        self.actor = actor
        self.signed.emit(actor)

    def attend(self, case: str | None) -> None:
        """The reception the mini window and the desk both show from now on."""
        if case != self.case:
            self.case = case
            self.attended.emit(case)

    def show_private(self, shown: bool) -> None:
        """Open or close the private view (私密视图)."""
        if shown != self.private:
            self.private = shown
            self.private_changed.emit(shown)

    def say(self, text: str) -> None:
        """Say something quietly in the active window."""
        self.said.emit(text)

    def trouble(self, error: HallError) -> None:
        """Say an error's sentence quietly in the active window."""
        self.said.emit(sentence(error))

    def tell_exchange(self, line: str) -> None:
        """Have the windows say how the exchange stands."""
        if line != self.exchange_line:
            self.exchange_line = line
            self.exchange_told.emit(line)

    def _settings_again(self, _changes: Changes) -> None:
        self.runner.read(read_settings, owner=self, then=self.take_settings)

    def _tell_fields(self) -> None:
        """Where fields that know no context find how this hall keeps numbers (`ui.widgets.covering`)."""
        if (app := QCoreApplication.instance()) is not None:
            app.setProperty("hall_settings", self.settings)

    def take_settings(self, both: tuple[HallSettings, CounterSettings]) -> None:
        """Take the settings just read and tell everyone."""
        self.settings, self.counter = both
        self._tell_fields()
        self.theme.take(self.counter.theme, self.counter.text_percent)
        self.settings_changed.emit()


def read_settings(at: Reading) -> tuple[HallSettings, CounterSettings]:
    """The hall's settings and this counter's."""
    from hall_assistant.settings import records

    return records.hall_settings(at), records.counter_settings(at)
