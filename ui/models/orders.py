"""Orders from outside for their page: the list in groups, and one order with its course. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find import CaseLine, find
from hall_assistant.clock import DAY, day_bounds, local, local_day
from hall_assistant.errors import StaffError
from hall_assistant.orders.course import OrderEntry, course
from hall_assistant.orders.overview import Asked, OrderOverview, order_overview, overviewed
from hall_assistant.orders.records import Fitting, OrderLine, cases_fitting, closed_orders, order_state
from hall_assistant.orders.reply import Reply, reply
from hall_assistant.orders.values import Clocks, OrderId, OrderState, Stage, clocks
from hall_assistant.people.records import roll
from hall_assistant.people.values import StaffMember
from hall_assistant.privacy.identity import Person, shown
from hall_assistant.promises.records import open_promises
from ui.models.names import shown_names
from ui.models.notices import moment_words
from ui.widgets.hours import left_words

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from hall_assistant.library.library import Library

GROUPS = (
    ("late", "超时"),
    (Stage.CONTACT.value, "待联系"),
    (Stage.RETURNED.value, "退回重办"),
    (Stage.ANSWER.value, "待回单"),
    (Stage.ANSWERED.value, "已回单，等办结"),
    (Stage.AWAY.value, "已退单"),
    (Stage.CLOSED.value, "办结的"),
)
"""Where an order stands, in the order of the page; what is past its hour comes first."""
MOST = 300
MOST_CLOSED = 50


@dataclass(frozen=True, slots=True)
class OrderBoard:
    """All orders that wait, and the latest that are over."""

    lines: tuple[OrderLine, ...] = ()
    closed: tuple[OrderLine, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    staff: tuple[StaffMember, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    """Names of the sources by id."""
    counts: OrderOverview = field(default_factory=OrderOverview)
    """Of the orders looked at, one person's or the hall's, whatever is narrowed."""


def load_board(at: Reading, library: Library, asked: Asked, *, now: int, offset: int) -> OrderBoard:
    """Everything the list shows, narrowed to what is asked for."""
    everyone = roll(at, everyone=True)
    tonight = day_bounds(local_day(now, offset), offset)[1]
    return OrderBoard(
        tuple(overviewed(at, asked, now=now, tonight=tonight, limit=MOST)),
        tuple(closed_orders(at, limit=MOST_CLOSED)),
        shown_names(everyone),
        tuple(one for one in everyone if one.active),
        {source.id: source.name for source in library.later("order_sources").values()},
        order_overview(at, now=now, tonight=tonight, holder=asked.holder),
    )


def group_of(line: OrderLine, now: int) -> str:
    """Which group of the page an order belongs to."""
    return "late" if line.next_due is not None and line.next_due < now else line.stage.value


def due_word(line: OrderLine) -> str:
    """What the hour that comes next is for."""
    return "首次联系" if line.first_contact_next else "回单"


@dataclass(frozen=True, slots=True)
class Linked:
    """A reception linked with an order, and its open promises by name."""

    line: CaseLine
    promises: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OrderShown:
    """One order as it is read."""

    state: OrderState
    entries: tuple[OrderEntry, ...]
    person: Person
    names: Mapping[str, str]
    staff: tuple[StaffMember, ...]
    source: str
    reply: Reply
    linked: tuple[Linked, ...]
    fitting: tuple[Fitting, ...]
    """Receptions of the same number not linked yet; for the private view."""

    def marks(self, now: int) -> Clocks:
        """Whether its hours were kept, as of `now`."""
        state = self.state
        return clocks(
            stage=state.stage,
            contact_due=state.contact_due,
            answer_due=state.answer_due,
            first_tried=state.first_tried,
            answered=state.answered,
            now=now,
        )


def load_order(at: Reading, order: OrderId, library: Library, offset: int) -> OrderShown:
    """One order whole. Raises StaffError `order.unknown`."""
    state = order_state(at, order)
    if not state.number:
        raise StaffError("order.unknown")
    everyone = roll(at, everyone=True)
    source = library.later("order_sources").get(state.source)
    cases = tuple(dict.fromkeys(link.case for link in state.links))
    return OrderShown(
        state=state,
        entries=tuple(course(at, order)),
        person=shown(at, state.person),
        names=shown_names(everyone),
        staff=tuple(one for one in everyone if one.active),
        source=source.name if source else "其他",
        reply=reply(at, order, library, offset=offset),
        linked=_linked(at, cases),
        fitting=tuple(one for one in cases_fitting(at, state.person) if one.case not in cases),
    )


def _linked(at: Reading, cases: tuple[CaseId, ...]) -> tuple[Linked, ...]:
    if not cases:
        return ()
    from hall_assistant.cases.find import lines

    marks = ", ".join("?" * len(cases))
    found = lines(at, f"subject IN ({marks})", cases, order="started", limit=len(cases))
    waiting = [one for one in open_promises(at, limit=5_000) if one.case in cases]
    return tuple(Linked(line, {one.promise: one.words for one in waiting if one.case == line.case}) for line in found)


def receptions_by(at: Reading, words: str, now: int, offset: int) -> list[CaseLine]:
    """Receptions that fit a number typed for linking."""
    return find(at, words, year=local(now, offset).year, limit=8)


def clock_words(due: int | None, done: int | None, late: bool, now: int, offset: int) -> str:
    """One of the two clocks in words: 今天 10:50 前，剩 40 分 · 今天 10:02 办了 · 超时 5 分."""
    if due is None:
        return f"没定钟点{'，' + moment_words(done, now, offset) + ' 办了' if done is not None else ''}"
    before = f"{moment_words(due, now, offset)} 前"
    if done is not None:
        return f"{before} · {moment_words(done, now, offset)} 办了{'，超时' if late else ''}"
    return f"{before} · {'超时，' if late else ''}{long_left(due, now)}"


def long_left(due: int, now: int) -> str:
    """How long until a due hour, or since, in days where it is many: 剩 12 天."""
    days = abs(due - now) // DAY
    return f"{'剩' if due > now else '过了'} {days} 天" if days >= 2 else left_words(due, now)
