"""Improvement items for their page: what is open, what was over in a month, one item. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hall_assistant.casefile.number import short
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId
from hall_assistant.checklists.records import finding_of
from hall_assistant.checklists.values import ORIGIN_NAMES, FindingId
from hall_assistant.clock import local_day
from hall_assistant.improvements.records import ItemLine, look_at_item, look_at_items, months_over
from hall_assistant.improvements.values import Item, ItemId, Source, SourceKind, Standing
from hall_assistant.people.access import may
from hall_assistant.people.records import roll
from ui.models.names import shown_names

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from hall_assistant.library.library import Library
    from hall_assistant.people.values import Actor


@dataclass(frozen=True, slots=True)
class ItemBoard:
    """Everything the page shows."""

    today: str = ""
    waiting: tuple[ItemLine, ...] = ()
    month: str = ""
    """Local month of what is over, `2026-03`."""
    months: tuple[str, ...] = ()
    """Months to pick from, the latest first; this one is always there."""
    over: tuple[ItemLine, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    picks: bool = False
    """Whether the person here says what hangs on the wall."""

    @property
    def overdue(self) -> int:
        """Items past their day."""
        return sum(line.overdue(self.today) for line in self.waiting)

    @property
    def picked(self) -> int:
        """Items of the month that are to hang on the wall."""
        return sum(line.picked for line in self.over)


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item as it is read."""

    item: Item
    names: Mapping[str, str]
    staff: tuple[tuple[str, str], ...]
    """Who works here: id and name."""
    today: str


@dataclass(frozen=True, slots=True)
class Begun:
    """What a form needs to begin."""

    staff: tuple[tuple[str, str], ...]
    source: Source


def load_board(at: Reading, by: Actor, *, month: str, now: int, offset: int) -> ItemBoard:
    """The page. month: local month of what is over; empty for this one."""
    today = local_day(now, offset)
    month = month or today[:7]
    waiting, over = look_at_items(at, month, by=by)
    return ItemBoard(
        today,
        tuple(waiting),
        month,
        tuple(sorted({today[:7], month, *months_over(at)}, reverse=True)),
        tuple(over),
        shown_names(roll(at, everyone=True)),
        may(by.role, "improvements.pick"),
    )


def load_item(at: Reading, item: ItemId, *, by: Actor, today: str) -> ItemShown:
    """One item. Raises StaffError `improvement.unknown`."""
    return ItemShown(look_at_item(at, item, by=by), shown_names(roll(at, everyone=True)), _staff(at), today)


def load_beginning(at: Reading, library: Library, subject: str) -> Begun:
    """What a form begins with. subject: a reception or finding that the item comes from; empty for none."""
    return Begun(_staff(at), _source(at, library, subject))


def _source(at: Reading, library: Library, subject: str) -> Source:
    kind = subject.partition(":")[0]
    if kind == "finding":
        finding = finding_of(at, FindingId(subject))
        return Source(SourceKind.FINDING, subject, f"{ORIGIN_NAMES[finding.origin]}：{finding.text}"[:200])
    if kind == "case":
        case = state_of(at, CaseId(subject))
        topic = library.topics.get(case.topic)
        return Source(SourceKind.CASE, subject, " ".join((short(case.number), topic.name if topic else "")).strip())
    return Source()


def _staff(at: Reading) -> tuple[tuple[str, str], ...]:
    return tuple((one.staff, one.name) for one in roll(at))


def month_words(month: str, today: str) -> str:
    """A local month for a chip: 本月, 2月; another year with the year."""
    year, _, number = month.partition("-")
    if month == today[:7]:
        return "本月"
    return f"{int(number)}月" if year == today[:4] else f"{year}年{int(number)}月"


def done_line(line: ItemLine | Item) -> str:
    """您说…，我们…, as it reads on the wall; empty where nothing was done."""
    return f"您说，{line.said}。我们，{line.did}。" if line.standing is Standing.DONE else ""
