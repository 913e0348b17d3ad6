"""The hall's own content as the windows know it: today's words that hold now, and which of them a person has not read.

It is read on the reader thread and asked from memory; what holds is worked out anew at each minute tick, so that a
word that ran out is gone without anybody writing anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall_assistant.authoring.confirming import CardCheck, card_checks
from hall_assistant.authoring.content import HallContent
from hall_assistant.authoring.records import unread_by
from hall_assistant.authoring.values import Notice
from hall_assistant.changes import Changes
from hall_assistant.people.records import roll
from ui.models.names import shown_names

if TYPE_CHECKING:
    from hall_assistant.app import Hall, Reading
    from hall_assistant.people.values import Actor
    from ui.context import Context

WORDS = frozenset({"notice", "notices", "notice_reads"})
FOLLOWED = frozenset({"notice", "import", "card"})
"""Kinds of change the search has to follow."""


@dataclass(frozen=True, slots=True)
class _Read:
    content: HallContent
    unread: frozenset[str]
    checks: Mapping[str, CardCheck]
    names: Mapping[str, str]


class OwnContent(QObject):
    """`changed` whenever another word holds, or another one is read."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("own_content")
        self.context = context
        self._content = HallContent()
        self._unread: frozenset[str] = frozenset()
        self._live: tuple[Notice, ...] = ()
        self.checks: Mapping[str, CardCheck] = {}
        """The hall's checks of cards, by card."""
        self.names: Mapping[str, str] = {}
        """Who works here, by staff id."""
        self._figures = dict(context.settings.figures)
        context.bus.when(self, WORDS, self._heard)
        context.bus.when(self, FOLLOWED, self._follow)
        context.bus.when(self, {"card_checks"}, self._read_cards)
        context.settings_changed.connect(self._settings)
        context.signed.connect(self._signed)
        self.refresh()

    @classmethod
    def shared(cls, context: Context) -> OwnContent:
        """The one of this context, made at the first call."""
        found = context.findChild(OwnContent, "own_content")
        return found if isinstance(found, OwnContent) else cls(context)

    @property
    def live(self) -> tuple[Notice, ...]:
        """The words of the day that hold, the latest first."""
        return self._live

    @property
    def unread(self) -> tuple[Notice, ...]:
        """Those that hold and that the person here has not read as they now stand."""
        return tuple(notice for notice in self._live if notice.id in self._unread)

    def is_unread(self, notice: Notice) -> bool:
        """Whether the person here has yet to read it."""
        return notice.id in self._unread

    def on(self, *, card: str, topic: str) -> tuple[Notice, ...]:
        """Those that hold and stand on a card, or on a topic; asked at each click, and nearly always nothing."""
        if not self._live:
            return ()
        context = self.context
        found = self._content.on(context.hall.library, now=context.hall.clock.now(), card=card)
        more = self._content.on(context.hall.library, now=context.hall.clock.now(), topic=topic) if topic else []
        return tuple(dict.fromkeys((*found, *more)))

    def refresh(self) -> None:
        """Read again what another window, or another program, may have written."""
        actor, hall = self.context.actor, self.context.hall
        self.context.runner.read(lambda at: _read(at, hall, actor), owner=self, then=self._take)

    def look(self) -> None:
        """Another minute: whatever ran out, or begins, is told."""
        live = tuple(self._content.live(self.context.hall.clock.now()))
        if live != self._live:
            self._live = live
            self.changed.emit()

    def _take(self, found: _Read) -> None:
        live = tuple(found.content.live(self.context.hall.clock.now()))
        same = (live, found.unread, found.checks) == (self._live, self._unread, self.checks)
        self.checks, self.names = found.checks, found.names
        self._content, self._unread, self._live = found.content, found.unread, live
        if not same:
            self.changed.emit()

    def _heard(self, _changes: Changes) -> None:
        self.refresh()

    def _signed(self, _actor: object) -> None:
        self.refresh()

    def _follow(self, _changes: Changes) -> None:
        """Have the search say the same. On the thread for long work: after a large import the index is built anew."""
        hall = self.context.hall
        if hall.searching:
            self.context.runner.apart(lambda _store: hall.follow(), owner=self)

    def _settings(self) -> None:
        figures = dict(self.context.settings.figures)
        if figures != self._figures:
            self._figures = figures
            self._read_cards()

    def _read_cards(self, _changes: object = None) -> None:
        """Have figures and checks seen in the cards; until then the cards of before are shown."""
        hall = self.context.hall
        self.context.runner.aside(hall.reread, owner=self, then=lambda _none: self._show_cards())
        self.refresh()

    def _show_cards(self) -> None:
        from ui.models.counter_desk import CounterDesk

        CounterDesk.shared(self.context).show_again()
        self.changed.emit()


def _read(at: Reading, hall: Hall, actor: Actor | None) -> _Read:
    unread = unread_by(at, actor.staff) if actor is not None else frozenset()
    return _Read(hall.content, unread, card_checks(at), shown_names(roll(at, everyone=True)))
