"""Words of the day for their page: by where they stand, each with who has read it. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hall_assistant.authoring.records import every_notice, read_by
from hall_assistant.authoring.values import Notice, NoticeStanding, NoticeState, ReadBy, notice_state
from hall_assistant.clock import local, local_time
from hall_assistant.people.records import roll
from hall_assistant.people.values import StaffMember
from ui.models.names import shown_names
from ui.widgets.hours import day_word

if TYPE_CHECKING:
    from hall_assistant.app import Reading

GROUPS = (
    ("lapsing", "等着确认"),
    ("live", "生效中"),
    ("lapsed", "没人确认，停了"),
    ("not_yet", "还没到日子"),
    ("ended", "到期了"),
    ("withdrawn", "撤下的"),
)
"""Where a word stands, in the order of the page."""
OVER = frozenset({"ended", "withdrawn"})
MOST_OVER = 30
"""Words that are over are kept for good; the page lists the latest."""


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """A word of the day and who has read it as it now stands."""

    notice: Notice
    read: ReadBy


@dataclass(frozen=True, slots=True)
class NoticeBoard:
    """All of them, the latest first."""

    items: tuple[NoticeItem, ...] = ()
    staff: tuple[StaffMember, ...] = ()
    """Who works here, in order of staff number."""
    names: Mapping[str, str] = field(default_factory=dict)
    """By staff id, removed people too."""


def load_board(at: Reading, now: int) -> NoticeBoard:
    """Everything the page shows at an instant (UTC milliseconds)."""
    everyone = roll(at, everyone=True)
    notices = every_notice(at, withdrawn=True)
    over = [notice for notice in notices if group_of(notice, now) in OVER][MOST_OVER:]
    kept = [notice for notice in notices if notice not in over]
    return NoticeBoard(
        tuple(NoticeItem(notice, read_by(at, notice.id)) for notice in kept),
        tuple(one for one in everyone if one.active),
        shown_names(everyone),
    )


def group_of(notice: Notice, now: int) -> str:
    """Which group of the page a word belongs to: a live one nobody confirmed yet is `lapsing`."""
    standing = notice_state(notice, now)
    return "lapsing" if standing.state is NoticeState.LIVE and standing.unconfirmed else standing.state.value


def standing_words(notice: Notice, now: int, offset: int) -> str:
    """Where it stands, in a few words: 还剩 31 小时，没人确认就停."""
    standing = notice_state(notice, now)
    match standing.state:
        case NoticeState.LIVE:
            return _live_words(notice, standing, now, offset)
        case NoticeState.LAPSED:
            return f"{moment_words(standing.until, now, offset)}没人确认，停了；确认了接着用"
        case NoticeState.NOT_YET:
            return f"{moment_words(notice.start, now, offset)}起"
        case NoticeState.ENDED:
            return f"{moment_words(standing.until, now, offset)}到期"
    return f"{moment_words(notice.withdrawn_at or now, now, offset)}撤下"


def _live_words(notice: Notice, standing: NoticeStanding, now: int, offset: int) -> str:
    if not standing.unconfirmed:
        return f"用到{moment_words(standing.until, now, offset)}"
    own_end = notice.end is not None and notice.end <= standing.until
    return f"还剩 {standing.hours_left} 小时{'到期' if own_end else '，没人确认就停'}"


def left_short(notice: Notice, now: int, offset: int) -> str:
    """The same for a narrow strip: 剩 31 小时, or till when."""
    standing = notice_state(notice, now)
    if standing.hours_left <= 48:
        return f"剩 {standing.hours_left} 小时"
    return f"到{day_word(standing.until, now, offset)}"


def moment_words(at: int, now: int, offset: int) -> str:
    """An instant for a list: 今天 17:00, 3月12日 09:50; another year with the year."""
    moment = local(at, offset)
    year = f"{moment.year}年" if moment.year != local(now, offset).year else ""
    return f"{year}{day_word(at, now, offset)} {local_time(at, offset)}"


def read_words(read: ReadBy, names: Mapping[str, str]) -> str:
    """Who has read it and who has not: 已看 2 人 · 还没看：李玲、王强."""
    if not read.unread:
        return "大家都看了"
    waiting = "、".join(names.get(staff, "同事") for staff in read.unread)
    return f"已看 {len(read.read)} 人 · 还没看：{waiting}"
