"""What telling a fact needs: its entries as text, hours, names; and what it says where an entry is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from hall_assistant.casefile.number import DELETED
from hall_assistant.casefile.values import OUTCOME_NAMES, Outcome
from hall_assistant.clock import local_text, local_time
from hall_assistant.library.library import Library
from hall_assistant.store.facts import Fact, Json

UNREADABLE = "读不全的一条"
"""How a fact reads that lacks an entry: damaged on the way, or written by a newer program in another form."""

FIELD_NAMES: Mapping[str, str] = {
    "started": "开始时间",
    "topic": "话题",
    "line": "说的话",
    "text": "内容",
    "value": "内容",
    "number": "工单号",
    "outcome": "结果",
    "sentence": "一句话结果",
    "words": "答应的话",
    "due": "几点前",
    "at": "几点联系的",
    "how": "怎么办的",
    "question": "请部门办的事",
    "answer": "部门答复",
    "where": "去哪里",
    "port": "端口号",
    "campaign": "哪个活动、哪个厅",
    "theirs": "那边怎么说的",
    "ours": "我们怎么说的",
}
"""What the entries that may be corrected are called, in the order they are asked."""
_OF_KIND: Mapping[tuple[str, str], str] = {
    ("promise.kept", "how"): "怎么兑现的",
    ("promise.renewed", "how"): "改约原因",
    ("promise.broken", "how"): "怎么补救的",
    ("promise.contact", "words"): "怎么说的",
    ("leg.opened", "due"): "几点前回",
}
"""What some are called in a fact of one kind."""


def field_name(kind: str, field: str) -> str:
    """What an entry of a fact of that kind is called; empty for one that is not known."""
    return _OF_KIND.get((kind, field)) or FIELD_NAMES.get(field, "")


class UnreadableError(Exception):
    """An entry without which the line says nothing is missing or is of another kind."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What wording an entry needs besides its fact."""

    library: Library
    staff: Mapping[str, str]
    offset: int
    kinds: Mapping[tuple[str, str], str]
    """Kinds of the reception's facts by chain and place there: a correction is told by what it corrects."""

    def name(self, staff: str) -> str:
        """Somebody's name; empty for one the roll does not know."""
        return self.staff.get(staff, "")

    def hour(self, fact: Fact, entry: str) -> str:
        """Day and hour of an entry; empty where there is none."""
        value = moment(fact, entry)
        return "" if value is None else local_text(value, self.offset)

    def hour_of_day(self, fact: Fact, entry: str) -> str:
        """The hour alone; empty where there is none."""
        value = moment(fact, entry)
        return "" if value is None else local_time(value, self.offset)


Tell: TypeAlias = Callable[[Fact, Telling], str]
"""The text of a fact's line. Raises `UnreadableError`."""
Told: TypeAlias = Mapping[str, tuple[str, Tell]]
"""Kind of fact → what it is in a word (开卷, 说, 记, 承诺 …) and how its text is told."""


def must(fact: Fact, entry: str) -> str:
    """An open entry the line cannot do without. Raises `UnreadableError` where it is missing or damaged."""
    value = fact.open.get(entry)
    if not isinstance(value, str | int):
        raise UnreadableError(entry)
    return str(value)


def maybe(fact: Fact, entry: str) -> str:
    """An open text the line can do without; empty where it is missing or damaged."""
    value = fact.open.get(entry)
    return value if isinstance(value, str) else ""


def sealed(fact: Fact, entry: str) -> str:
    """A sealed text; 「已删除」 once its key is destroyed, empty where it is missing or damaged."""
    if fact.sealed is None:
        return DELETED
    value = fact.sealed.get(entry)
    return value if isinstance(value, str) else ""


def moment(fact: Fact, entry: str) -> int | None:
    """UTC milliseconds, or None where there are none that any calendar knows."""
    value = fact.open.get(entry)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _END else None


_END = 253_370_000_000_000
"""A little before the year 10000 (UTC milliseconds), where calendars end."""


def joined(*parts: str) -> str:
    """The parts that say something, with a space between."""
    return " ".join(part for part in parts if part)


def nothing(fact: Fact, telling: Telling) -> str:
    """The kind says it all."""
    return ""


def by(entry: str) -> Tell:
    """Told by one sealed entry."""
    return lambda fact, telling: sealed(fact, entry)


def worded(field: str, value: Json, telling: Telling) -> str:
    """A value that may be corrected as people read it; one of a newer program as it is written."""
    if field in ("started", "due", "at") and isinstance(value, int) and 0 <= value < _END:
        return local_text(value, telling.offset)
    if field == "outcome" and isinstance(value, str) and value in set(Outcome):
        return OUTCOME_NAMES[Outcome(value)]
    topic = telling.library.topics.get(str(value)) if field == "topic" else None
    return topic.name if topic else str(value)
