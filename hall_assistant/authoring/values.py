"""Today's word (今日口径), imports and hall cards as plain values; whether a word still holds is worked out here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from hall_assistant.clock import DAY, HOUR

NoticeId = NewType("NoticeId", str)
"""Id of a word of the day; its subject in the journal is `notice:<id>`."""
ImportId = NewType("ImportId", str)
"""Id of an import; its subject is `import:<id>`."""

UNCONFIRMED = 48 * HOUR
"""How long a pasted text lives unless somebody confirms it, milliseconds from when it goes live."""
CONFIRMED = 30 * DAY
"""How long a confirmed text without an end lives. A month, as halls take stock monthly: a wording nobody has looked
at for longer is no longer today's. It may be confirmed again."""
NOTICE_WORD = "口径原文"
"""What the screen writes over a pasted text: it is read by the clerk and is no line to say."""
HALL_WORD = "本店资料"
"""What the screen writes over an imported answer, which nobody has checked: no line to say either."""


class NoticeKind(StrEnum):
    """What a word of the day is about, as it is read out in the morning (口径种类)."""

    WORD = "word"
    """口径: how something is told and done."""
    OUTAGE = "outage"
    """故障: what does not work just now, and till when."""
    STOCK = "stock"
    """缺货: what cannot be had, so that nobody promises it. Source: S126."""


NOTICE_KINDS: dict[NoticeKind, str] = {
    NoticeKind.WORD: "口径",
    NoticeKind.OUTAGE: "故障",
    NoticeKind.STOCK: "缺货",
}


def kind_of(name: object) -> NoticeKind:
    """The kind of that name; one this version does not know is a plain word of the day."""
    return next((kind for kind in NoticeKind if kind == name), NoticeKind.WORD)


class NoticeState(StrEnum):
    """Where a word of the day stands at a moment."""

    LIVE = "live"
    LAPSED = "lapsed"
    """Nobody confirmed it in time, or the confirmation ran out. Confirming brings it back."""
    NOT_YET = "not_yet"
    ENDED = "ended"
    """Its own end has come."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Notice:
    """A word of the day (今日口径) as it was last written. All times are UTC milliseconds."""

    id: NoticeId
    title: str
    text: str
    number: str
    """Document number (文号); empty where the group message had none."""
    start: int
    end: int | None
    """Its own end (excluded); None where the text names none."""
    cards: tuple[str, ...]
    """Ids of the cards it touches; it stands first on each."""
    topics: tuple[str, ...]
    published: int
    by: str
    """Staff id of who wrote it last."""
    lapses: int
    """Until when it lives if nobody confirms it."""
    confirmed_by: str
    confirmed_at: int | None
    confirmed_until: int | None
    """Until when a confirmation carries it; None while nobody has confirmed this wording."""
    withdrawn_by: str
    withdrawn_at: int | None
    why: str
    """Why it was withdrawn."""
    version: int
    """1 as published, one more with every correction; a read receipt holds for its version only."""
    kind: NoticeKind = NoticeKind.WORD

    @property
    def until(self) -> int:
        """The moment it stops by itself, UTC milliseconds."""
        carried = self.lapses if self.confirmed_until is None else self.confirmed_until
        return carried if self.end is None else min(carried, self.end)


@dataclass(frozen=True, slots=True)
class NoticeStanding:
    """What is to be said of a word of the day at a moment."""

    state: NoticeState
    until: int
    """When it stops by itself, UTC milliseconds."""
    hours_left: int
    """Hours until then, begun ones counted whole; 0 unless it is live."""
    unconfirmed: bool
    """Whether it lives only until somebody has to confirm it."""


def notice_state(notice: Notice, now: int) -> NoticeStanding:
    """Where a word of the day stands at `now` (UTC milliseconds). Source: counter.md 8."""
    state = _state(notice, now)
    left = -((now - notice.until) // HOUR) if state is NoticeState.LIVE else 0
    return NoticeStanding(state, notice.until, left, notice.confirmed_until is None)


def _state(notice: Notice, now: int) -> NoticeState:
    if notice.withdrawn_at is not None:
        return NoticeState.WITHDRAWN
    if notice.end is not None and now >= notice.end:
        return NoticeState.ENDED
    if now < notice.start:
        return NoticeState.NOT_YET
    return NoticeState.LIVE if now < notice.until else NoticeState.LAPSED


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a person has read a word of the day (我已看)."""

    staff: str
    at: int
    by: str
    """Who noted it: the person, or whoever called the roll."""
    version: int


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Who has read a word of the day as it now stands, and who of those who work here has not."""

    read: tuple[Receipt, ...]
    unread: tuple[str, ...]
    """Staff ids, in order of staff number."""


@dataclass(frozen=True, slots=True)
class Import:
    """One import of the hall's own questions and answers (导入)."""

    id: ImportId
    file: str
    """Name of the file, without its folder."""
    digest: str
    """SHA-256 of the file, hexadecimal."""
    at: int
    by: str
    cards: int
    duplicates: int
    """Rows left out because they stood here already, or twice in the file."""
    errors: int
    """Rows left out because something was wrong with them."""
    undone_at: int | None
    undone_by: str


@dataclass(frozen=True, slots=True)
class HallCard:
    """An imported question with its answer (本店资料). Nobody has checked it: shown as text, never as words to say."""

    id: str
    title: str
    answer: str
    topic: str
    """Id of the library's topic; empty where the file's category is none of ours."""
    category: str
    """The category as the file had it."""
    aliases: tuple[str, ...]
    source: ImportId
    row: int
    """Row in the file, as people count them there."""
    at: int
    by: str
