"""Checks for their page: today's walks, findings that wait, days gone by, factors. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hall_assistant.checklists.photos import photos_of
from hall_assistant.checklists.records import (
    FindingLine,
    Looked,
    finding_of,
    findings_by_factor,
    first_walked,
    look_at_findings,
    looked_by_item,
    looked_by_list,
    walked,
)
from hall_assistant.checklists.values import Finding, FindingId, Mark, PhotoId, Ticked
from hall_assistant.clock import local_day, local_time
from hall_assistant.errors import StaffError
from hall_assistant.people.access import may
from hall_assistant.people.records import roll
from hall_assistant.settings.records import hall_settings
from ui.models.names import shown_names
from ui.wording import WEEKDAYS

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from hall_assistant.library.checklists import Checklist, Factor
    from hall_assistant.library.library import Library
    from hall_assistant.people.values import Actor
    from hall_assistant.settings.values import HallSettings

PAST = 14
"""Days gone by that are shown."""
SPAN = 30
"""Days over which a factor's figures are counted, today included."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One list on one day."""

    list: Checklist
    until: str
    """Local hour by which it is walked: `09:00`."""
    ticked: Mapping[str, Ticked]
    late: bool
    """Whether that hour is gone."""

    @property
    def done(self) -> int:
        """Things of the list that were looked at."""
        return sum(item.id in self.ticked for item in self.list.items)

    @property
    def faults(self) -> int:
        """Things that were not as they should be."""
        return sum(one.mark is Mark.FAULT for one in self.ticked.values())

    @property
    def whole(self) -> bool:
        """Whether everything was looked at."""
        return self.done == len(self.list.items)

    @property
    def words(self) -> str:
        """How far it is, in a few words."""
        told = f"{self.list.name} {self.done}/{len(self.list.items)}"
        return f"{told} · {self.faults}样不好" if self.faults else told


@dataclass(frozen=True, slots=True)
class DayGone:
    """One day gone by: each list with what was looked at, None where nobody walked."""

    day: str
    walks: tuple[tuple[str, int, Looked | None], ...]
    """Name, number of things in the list now, what was looked at."""


@dataclass(frozen=True, slots=True)
class FactorShown:
    """A factor with its figures of the last 30 days; of the hall, of nobody."""

    factor: Factor
    looked: Looked
    findings: Looked
    """Findings for it, and those not put right yet."""
    cards: tuple[tuple[str, str], ...]
    """Id and title."""


@dataclass(frozen=True, slots=True)
class CheckBoard:
    """Everything the page shows."""

    today: str = ""
    day: str = ""
    walks: tuple[Walk, ...] = ()
    waiting: tuple[FindingLine, ...] = ()
    """All for who leads, for a clerk their own."""
    over: tuple[FindingLine, ...] = ()
    gone: tuple[DayGone, ...] = ()
    factors: tuple[FactorShown, ...] = ()
    """None while the hall does not use them."""
    staff: tuple[tuple[str, str], ...] = ()
    """Who works here: id and name."""
    names: Mapping[str, str] = field(default_factory=dict)
    leads: bool = False

    @property
    def overdue(self) -> int:
        """Findings past their day."""
        return sum(line.overdue(self.today) for line in self.waiting)


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One finding as it is read."""

    finding: Finding
    photos: tuple[PhotoId, ...]
    names: Mapping[str, str]
    staff: tuple[tuple[str, str], ...]
    item: str
    factor: str


def load_board(at: Reading, library: Library, by: Actor, *, day: str, now: int, offset: int) -> CheckBoard:
    """The page as this person may see it. day: local day of the walks; empty for today."""
    everyone, settings = roll(at, everyone=True), hall_settings(at)
    leads, today = may(by.role, "checklists.act_for_another"), local_day(now, offset)
    waiting, over = look_at_findings(at, by=by)
    lists: tuple[Checklist, ...] = tuple(library.later("checklists").values())
    return CheckBoard(
        today,
        day or today,
        _walks(at, lists, settings, day or today, f"{today} {local_time(now, offset)}"),
        tuple(waiting),
        tuple(over),
        _gone(at, lists, today) if leads else (),
        _factors(at, library, today) if leads and settings.factors_on else (),
        tuple((one.staff, one.name) for one in everyone if one.active),
        shown_names(everyone),
        leads,
    )


def hour_of(list: Checklist, settings: HallSettings) -> str:
    """Local hour by which a list is walked: the hall's own opening or closing hour, or the list's."""
    return {"opens": settings.opens, "closes": settings.closes}.get(list.hour, list.hour)


def _walks(at: Reading, lists: tuple[Checklist, ...], settings: HallSettings, day: str, now: str) -> tuple[Walk, ...]:
    found: dict[str, dict[str, Ticked]] = {}
    for one in walked(at, day):
        found.setdefault(one.list, {})[one.item] = one
    hours = {list.id: hour_of(list, settings) for list in lists}
    return tuple(Walk(list, hours[list.id], found.get(list.id, {}), f"{day} {hours[list.id]}" < now) for list in lists)


def _before(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _gone(at: Reading, lists: tuple[Checklist, ...], today: str) -> tuple[DayGone, ...]:
    found = looked_by_list(at, _before(today, PAST), _before(today, 1))
    since = first_walked(at)
    days = [day for back in range(1, PAST + 1) if since and (day := _before(today, back)) >= since]
    return tuple(
        DayGone(day, tuple((list.name, len(list.items), found.get((day, list.id))) for list in lists)) for day in days
    )


def _factors(at: Reading, library: Library, today: str) -> tuple[FactorShown, ...]:
    first = _before(today, SPAN - 1)
    looked, findings = looked_by_item(at, first, today), findings_by_factor(at, first, today)
    shown = []
    for factor in library.later("factors").values():
        parts = [looked.get((list, item), Looked()) for list, _, item in (one.partition(".") for one in factor.items)]
        cards = tuple((card, library.cards[card].title) for card in factor.cards if card in library.cards)
        shown.append(FactorShown(factor, sum(parts, Looked()), findings.get(factor.id, Looked()), cards))
    return tuple(shown)


def load_finding(at: Reading, finding: FindingId, library: Library) -> FindingShown:
    """One finding. Raises StaffError `finding.unknown`."""
    state = finding_of(at, finding)
    if not state.day:
        raise StaffError("finding.unknown")
    everyone = roll(at, everyone=True)
    factor: Factor | None = library.later("factors").get(state.factor) if state.factor else None
    return FindingShown(
        state,
        tuple(photos_of(at, finding)),
        shown_names(everyone),
        tuple((one.staff, one.name) for one in everyone if one.active),
        _item_words(library, state.item),
        f"{factor.code} {factor.name}" if factor else "",
    )


def _item_words(library: Library, item: str) -> str:
    """A thing of a list in words: 开门前：灯、空调、门头屏亮着."""
    name, _, part = item.partition(".")
    found: Checklist | None = library.later("checklists").get(name) if name else None
    seen = found.item(part) if found else None
    return f"{found.name}：{seen.text}" if found and seen else ""


def day_words(day: str, today: str) -> str:
    """A local day for a list: 今天, 昨天, 明天, 3月12日; another year with the year."""
    try:
        meant, now = date.fromisoformat(day), date.fromisoformat(today)
    except ValueError:
        return day
    near = {0: "今天", 1: "明天", -1: "昨天"}.get((meant - now).days)
    year = f"{meant.year}年" if meant.year != now.year else ""
    return near or f"{year}{meant.month}月{meant.day}日"


def weekday_words(day: str) -> str:
    """3月11日 周三."""
    meant = date.fromisoformat(day)
    return f"{meant.month}月{meant.day}日 周{WEEKDAYS[meant.weekday()]}"
