"""What needs somebody now (要办的): due promises, orders near their hour, what waits for a signature or an answer.

Source: counter.md "The manager's day", S41, S45, S186.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hall_assistant.casefile.number import short
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find import lines
from hall_assistant.checklists.records import FindingLine, overdue_findings, rechecks_waiting
from hall_assistant.checklists.values import ORIGIN_NAMES, FindingId
from hall_assistant.clock import HOUR, MINUTE, day_bounds, local_day
from hall_assistant.improvements.records import ItemLine, open_items
from hall_assistant.improvements.values import ItemId
from hall_assistant.library.library import Library
from hall_assistant.library.outside import OrderSource
from hall_assistant.logbook.rating_figures import waiting_appeals
from hall_assistant.orders.records import OrderLine, due_orders
from hall_assistant.orders.values import OrderId
from hall_assistant.people.access import check, may
from hall_assistant.people.records import names
from hall_assistant.people.values import Actor
from hall_assistant.privacy.identity import shown
from hall_assistant.privacy.masking import masked
from hall_assistant.promises.records import open_promises
from hall_assistant.settings.roster import stand_ins
from hall_assistant.solutions.records import unsigned
from hall_assistant.store.store import Reading

Staff = Mapping[str, str]
"""Names by staff id."""
NEAR = 4 * HOUR
"""An order needs somebody when its hour comes within this (milliseconds), or before the day is over."""
MOST = 40
"""Entries of one kind; a hall that has more of them works them off in their own lists."""


class Matter(StrEnum):
    """Why something needs somebody."""

    PROMISE = "promise"
    ORDER = "order"
    SIGNATURE = "signature"
    """Money given on a word by telephone, not signed yet (待补签)."""
    APPEAL = "appeal"
    """A rating appealed against (评价申诉)."""
    RETURNED = "returned"
    """A hand-over nobody took (没接上)."""
    CROSSED = "crossed"
    """Ended at one counter, promised at another that did not know: open again (两台没对上)."""
    FINDING = "finding"
    """A finding past its day, or put right and to be looked at again (整改)."""
    IMPROVEMENT = "improvement"
    """An improvement item whose day is today or gone (改进)."""


MATTER_NAMES: dict[Matter, str] = {
    Matter.PROMISE: "承诺",
    Matter.ORDER: "派单",
    Matter.SIGNATURE: "待补签",
    Matter.APPEAL: "评价申诉",
    Matter.RETURNED: "交接没接上",
    Matter.CROSSED: "两台没对上",
    Matter.FINDING: "整改",
    Matter.IMPROVEMENT: "改进",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that needs somebody, or one promise of a list."""

    matter: Matter
    words: str
    number: str
    who: str = ""
    """Whose it is, and who stands in."""
    hour: int | None = None
    """Its hour, UTC milliseconds."""
    late: bool = False
    case: CaseId | None = None
    order: OrderId | None = None
    finding: FindingId | None = None
    improvement: ItemId | None = None

    @property
    def by_day(self) -> bool:
        """Whether it is due on a day, not at an hour: `hour` is then the last minute of that day."""
        return self.matter in (Matter.FINDING, Matter.IMPROVEMENT)


def wanting(at: Reading, *, by: Actor, library: Library, now: int, offset: int) -> list[Item]:
    """What needs somebody now: past its hour first, then by the hour, then what only waits.

    Promises due today, orders near their hour, signatures and (for who may answer them) appeals that wait, hand-overs
    nobody took, receptions ended at one counter while another promised. Raises StaffError `access.denied` for a clerk.
    """
    check(at, by, "logbook.look_at_today")
    end, staff = day_bounds(local_day(now, offset), offset)[1], names(at)
    found = _due(at, staff, end, now, offset)
    found += _orders(at, library, staff, max(end, now + NEAR), now)
    found += _returned(at, staff) + _crossed(at, staff) + _unsigned(at, staff) + _findings(at, staff, now, offset)
    found += _improvements(at, staff, now, offset)
    if may(by.role, "cases.answer_rating_appeal"):
        found += [
            Item(Matter.APPEAL, "等您看一眼，写一句", one.number, case=one.case)
            for one in waiting_appeals(at, limit=MOST)
        ]
    return sorted(found, key=lambda one: (not one.late, one.hour is None, one.hour or 0))


def _due(at: Reading, staff: Staff, end: int, now: int, offset: int) -> list[Item]:
    away = stand_ins(at, local_day(now, offset))
    return [
        Item(
            Matter.PROMISE,
            line_of(shown(at, one.person).line, one.words),
            one.number,
            who=_whose(one.owner, staff, away.get(one.owner)),
            hour=one.due,
            late=one.due < now,
            case=one.case,
        )
        for one in open_promises(at, until=end, limit=MOST)
    ]


def _whose(owner: str, staff: Staff, stand_in: str | None) -> str:
    name = staff.get(owner, "同事")
    if stand_in is None:
        return name
    return f"{name}不在，{staff.get(stand_in, '同事')}替" if stand_in else f"{name}不在，没人替"


def _orders(at: Reading, library: Library, staff: Staff, until: int, now: int) -> list[Item]:
    waiting = due_orders(at, until=until, limit=MOST)
    sources = library.later("order_sources") if waiting else {}
    return [_order(one, sources.get(one.source), staff, now) for one in waiting]


def _order(one: OrderLine, source: OrderSource | None, staff: Staff, now: int) -> Item:
    what = "首联" if one.first_contact_next else "回单"
    words = line_of(f"{source.name if source is not None else '派单'} {what}", one.text)
    late = one.next_due is not None and one.next_due < now
    who = staff.get(one.holder, "同事")
    return Item(Matter.ORDER, words, one.number, who, one.next_due, late, order=one.order)


def _returned(at: Reading, staff: Staff) -> list[Item]:
    found = lines(at, "returned_from IS NOT NULL AND +state = 'open'", (), order="started, subject", limit=MOST)
    return [
        Item(
            Matter.RETURNED,
            line_of(one.person.line, f"{staff.get(one.returned_from or '', '同事')}没接上，看看给谁"),
            one.number,
            who=staff.get(one.handler, "同事"),
            case=one.case,
        )
        for one in found
    ]


def _crossed(at: Reading, staff: Staff) -> list[Item]:
    found = lines(at, "+state = 'open' AND crossed", (), order="started, subject", limit=MOST)
    words = "一台结了、一台又答应了，问清楚再结一次"
    return [
        Item(Matter.CROSSED, line_of(one.person.line, words), one.number, staff.get(one.handler, "同事"), case=one.case)
        for one in found
    ]


def _findings(at: Reading, staff: Staff, now: int, offset: int) -> list[Item]:
    """What was seen stays in its own page: this list may be filmed."""
    late = overdue_findings(at, local_day(now, offset), limit=MOST)
    again = rechecks_waiting(at, limit=MOST)
    return [
        *(_finding(one, "过了日子还没改好", staff, day_bounds(one.due, offset)[1] - MINUTE) for one in late),
        *(_finding(one, "说改好了，等复查", staff, None) for one in again),
    ]


def _finding(one: FindingLine, words: str, staff: Staff, hour: int | None) -> Item:
    told = f"{ORIGIN_NAMES[one.origin]} {words}"
    return Item(Matter.FINDING, told, "", staff.get(one.owner, "同事"), hour, hour is not None, finding=one.finding)


def _improvements(at: Reading, staff: Staff, now: int, offset: int) -> list[Item]:
    """Those due today and overdue; what was said stays in its own page, as with findings."""
    today = local_day(now, offset)
    return [_improvement(one, staff, today, offset) for one in open_items(at, until=today, limit=MOST)]


def _improvement(one: ItemLine, staff: Staff, today: str, offset: int) -> Item:
    late = one.overdue(today)
    told, hour = f"改进 {'过了日子还没办' if late else '今天到日子'}", day_bounds(one.due, offset)[1] - MINUTE
    return Item(Matter.IMPROVEMENT, told, "", staff.get(one.owner, "同事"), hour, late, improvement=one.item)


def _unsigned(at: Reading, staff: Staff) -> list[Item]:
    given = [(one, line_of(f"{one.amount} 元", one.words)) for one in unsigned(at, limit=MOST)]
    return [Item(Matter.SIGNATURE, words, one.number, staff.get(one.by, "同事"), case=one.case) for one, words in given]


def line_of(first: str, words: str) -> str:
    """What somebody typed in one line, numbers masked, after what it is about."""
    told = masked(" ".join(words.split()))[:120]
    return " · ".join(part for part in (first, told) if part)


def item_words(item: Item) -> str:
    """An entry read out: what it is, its short number, the words."""
    number = short(item.number) if item.case else item.number
    return " · ".join(part for part in (MATTER_NAMES[item.matter], number, item.words) if part)
