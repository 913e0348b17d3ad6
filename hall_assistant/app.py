"""The open hall: unlocks the store, hands out library and search. The one door for `ui` and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from hall_assistant.authoring import model as authoring_model
from hall_assistant.authoring.records import content_mark, notices_mark
from hall_assistant.casefile import model as case_model
from hall_assistant.checklists import model as checks_model
from hall_assistant.clock import Clock, SystemClock
from hall_assistant.errors import SurroundingsError
from hall_assistant.floor import model as floor_model
from hall_assistant.improvements import model as improvement_model
from hall_assistant.logbook import morning_model
from hall_assistant.logbook.reports import model as county_model
from hall_assistant.orders import model as order_model
from hall_assistant.people import records as people_records
from hall_assistant.personal import model as personal_model
from hall_assistant.settings import records as settings_records
from hall_assistant.settings.records import hall_settings
from hall_assistant.store import database, unlock
from hall_assistant.store.store import Json, Reading, Store
from hall_assistant.sync import model as devices_model

if TYPE_CHECKING:
    from hall_assistant.authoring.content import HallContent
    from hall_assistant.library.library import Library
    from hall_assistant.search.gaps import Answered
    from hall_assistant.search.index import Index, Lift
    from hall_assistant.search.usage import Lifting

__all__ = ["MODELS", "Hall", "Reading", "Store", "has_record", "unlock"]


def _hall_words(at: Reading, kind: str, open: Mapping[str, Json], sealed: Mapping[str, Json]) -> Mapping[str, Json]:
    """Of the hall's own facts only what was searched in vain may hold a customer's number."""
    return case_model.covered(at, kind, open, sealed) if kind == GAP else sealed


GAP = "gap.noted"
"""As `search.gaps` names it, which is loaded with the first search."""
MODELS = (
    case_model.MODEL,
    people_records.MODEL,
    replace(settings_records.MODEL, cover=_hall_words),
    authoring_model.NOTICES,
    authoring_model.IMPORTS,
    authoring_model.CARDS,
    order_model.MODEL,
    devices_model.MODEL,
    floor_model.MODEL,
    checks_model.CHECKS,
    checks_model.FINDINGS,
    checks_model.PHOTOS,
    improvement_model.MODEL,
    personal_model.PERSONS,
    personal_model.VIEWS,
    morning_model.MODEL,
    county_model.MODEL,
)
"""Every read model of the core: how the facts of receptions, staff, the hall and its own content become read rows."""


FORGET_LIST = "forgotten.list"
"""As `store.forgotten` names it, which is loaded only where there is one."""
DAMAGE_NOTE = "damaged.noticed"
"""As `backup.noticed` names it, which is loaded only where there is one."""
_OVER = 20
"""Hits asked beyond what is wanted, at most, for those that will be left out."""


def has_record(folder: Path) -> bool:
    """Whether a record (`hall.db`) lies in a folder, with or without a key."""
    return (folder / database.NAME).exists()


def _forget_again(store: Store) -> None:
    from hall_assistant.personal.erasing import apply_list, is_applied  # only where somebody was forgotten

    try:
        if not is_applied(store):
            apply_list(store)
    except BaseException:
        store.close()
        raise


class Hall:
    """An open hall in its data folder. Content is read only when first asked for: signing in needs none of it."""

    def __init__(self, store: Store) -> None:
        """Use `Hall.open`."""
        self.store = store
        self.clock = store.clock
        self.folder = store.folder
        self._searching = Lock()
        self._index: Index | None = None
        self._followed: str | None = None
        self._content: HallContent | None = None

    @classmethod
    def open(cls, folder: Path, key: bytes, *, clock: Clock | None = None) -> Hall:
        """Open the hall in `folder` under its database key (32 bytes), founding an empty store if there is none.

        What was forgotten before the record was restored is forgotten again. Raises SurroundingsError as `Store.open`
        does.
        """
        store = Store.open(folder, key, clock=clock or SystemClock(), models=MODELS)
        if (folder / FORGET_LIST).exists():
            _forget_again(store)
        return cls(store)

    @cached_property
    def library(self) -> Library:
        """All content in memory as this hall has it: its own figures filled in, its checks of cards counted."""
        return self._in_hall()

    def _in_hall(self) -> Library:
        from hall_assistant.authoring.confirming import confirmed_cards

        with self.store.reading() as at:
            own = hall_settings(at).figures
            shown = self._shipped.in_hall(own) if own else self._shipped
            return shown.confirmed_by(confirmed_cards(at, shown.cards))

    @cached_property
    def _shipped(self) -> Library:
        """The content as shipped; read from `library.db`, which is rebuilt first if the content files changed."""
        from hall_assistant.library.shelf import open_library

        return open_library(self.folder / "library.db")

    def reread(self) -> None:
        """Let the next look at the library see figures and checks as they now are.

        Until the new one is ready the old one is seen; so this may take its time on another thread.
        """
        self.__dict__["library"] = self._in_hall()

    @property
    def content(self) -> HallContent:
        """The hall's own content as it stands now: today's words, and a mark that changes with any of them.

        Read again only when the mark has changed; from any thread.
        """
        from hall_assistant.authoring.content import read_content

        with self.store.reading() as at:
            found = self._content
            if found is None or found.mark != notices_mark(at):
                found = self._content = read_content(at)
            return found

    @property
    def index(self) -> Index:
        """The search over the library's and the hall's own content; opened, and brought up, when first asked for."""
        if self._index is None:
            self.follow()
        assert self._index is not None
        return self._index

    @property
    def searching(self) -> bool:
        """Whether the search was opened; until then there is nothing to bring up, and the first search does it."""
        return self._index is not None

    def follow(self) -> bool:
        """Let the search say what the hall's own content says now; returns whether anything had changed.

        To be called, on the thread that searches, after a write whose changes name `notice`, `import` or `card`, and
        once in a while for what another program wrote; where nothing changed it asks two small questions. Who still
        asks the index of before is answered from it. Raises SurroundingsError as `open_library_index`.
        """
        from hall_assistant.authoring.following import open_followed_index

        with self._searching, self.store.reading() as at:
            mark = content_mark(at)
            if self._index is not None and mark == self._followed:
                return False
            self._index, whole = open_followed_index(self.folder / "search", self.library, at)
            self._followed = mark if whole else None
            return True

    def lifting(self, topic: str = "") -> Lifting:
        """What lifts an entry a little in the search: this counter's use of the last days, and the topic in hand."""
        from hall_assistant.search.usage import Lifting, opened

        with self.store.reading() as at:
            return Lifting(self.library, opened(at, now=self.clock.now(), offset=self.clock.offset()), topic)

    def find(self, text: str, *, limit: int = 10, lift: Lift | None = None) -> Answered:
        """What was searched, today's words first (see `led`). Raises as `Index.search`; asked again, it builds anew."""
        from hall_assistant.authoring.content import led
        from hall_assistant.search.gaps import answer

        content, now = self.content, self.clock.now()
        # Words that no longer hold are still in the index, and would take the place of what does.
        over = min(_OVER, len(content.notices) - len(content.live(now)))
        index = self.index
        try:
            found = answer(index, text, limit=max(limit, 0) + over, lift=lift)
        except SurroundingsError:
            self._give_up(index)
            raise
        hits = led(found.hits, content, self.library, now=now)
        return replace(found, hits=tuple(hits[: max(limit, 0)]))

    def _give_up(self, index: Index) -> None:
        """Have the next search open the index anew: this one proved damaged."""
        with self._searching:
            if self._index is index:
                self._index = None

    def close(self) -> None:
        """Settle and close everything; safe to call twice."""
        if self._index is not None:
            self._index.close()
        self.store.close()
