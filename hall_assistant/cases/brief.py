"""The brief for whoever takes over (交接简报): what is known, said and promised, read in twenty seconds.

Built from the record alone, nothing is asked for it. Its short text and the four lines for the duty manager are
templates (`scripts_zh/templates/`). Source: S18, S24, S45, M15, N25.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.solved import REDRESSES, Solution, SolutionState
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.clock import DAY, local, local_day, local_time
from hall_assistant.library.library import Library
from hall_assistant.people.records import member, names
from hall_assistant.people.values import Role, counter_name
from hall_assistant.phrases.templates import fill, shortened
from hall_assistant.privacy.identity import Person, shown
from hall_assistant.privacy.masking import masked
from hall_assistant.settings.records import hall_settings
from hall_assistant.settings.values import HallSettings
from hall_assistant.solutions.authority import needs_second
from hall_assistant.store.store import Reading

ASKED_FIRST = ("时间", "地点", "金额", "号码")
"""Facts that a complaint is asked for first (S02); which of them are missing the next one should know."""
_PART = 36
"""Characters an entry may take of the short text, so that none pushes the others out."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What the next one must know before the first word; empty entries are left out."""

    number: str
    counter: str
    who: str
    """How the customer is called: 王女士; empty where nobody asked."""
    first_asked: str
    handler: str
    topic: str
    wants: tuple[str, ...]
    """The request and what is expected, as written down."""
    facts: Mapping[str, str]
    unknown: tuple[str, ...]
    checked: tuple[str, ...]
    answers: tuple[str, ...]
    """What the customer was already told."""
    promises: tuple[str, ...]
    """今天17:00前回电, nearest first."""
    waits: tuple[str, ...]
    """Departments that owe an answer, nearest first."""
    unsigned: tuple[str, ...]
    """Options that still want a second signature (未签字): 退费88.00元."""
    hops: int
    dont: tuple[str, ...]
    """What not to say; private view only."""
    mood: int | None
    """Level 1–5 set last, if anybody set one; private view only."""

    def words(self) -> dict[str, str]:
        """The slots of the two templates: each a text that may be empty, nothing private, numbers masked."""
        told = {
            "编号": self.number,
            "柜台": counter_name(self.counter),
            "谁": self.who,
            "首问": self.first_asked,
            "经办": self.handler,
            "事项": self.topic,
            "要求": _joined(self.wants),
            "已知": _joined(f"{name}{value}" for name, value in self.facts.items()),
            "还缺": "、".join(self.unknown),
            "已查": _joined(self.checked[-1:]),
            "已说": _joined(self.answers[-2:]),
            "承诺": _first(self.promises),
            "未签": _first(self.unsigned),
            "在等": _first(self.waits),
            "转手": str(self.hops) if self.hops else "",
        }
        return {name: masked(text) for name, text in told.items()}

    def text(self, library: Library) -> str:
        """The short text, 120 characters at most. Raises StaffError `template.missing`, `template.broken`."""
        return " ".join(fill(library.template("handover_brief"), self.words()).split())

    def duty_lines(self, library: Library) -> tuple[str, ...]:
        """The four lines said to the duty manager. Raises StaffError `template.missing`, `template.broken`."""
        told = fill(library.template("duty_call"), self.words())
        return tuple(line.strip() for line in told.splitlines() if line.strip())


def _joined(parts: Iterable[str]) -> str:
    told = (" ".join(part.split()).rstrip("。；，") for part in parts)
    return shortened("，".join(part for part in told if part), _PART)


def _first(parts: tuple[str, ...]) -> str:
    """The nearest, and how many there are in all."""
    return _joined(parts[:1]) + (f"（共{len(parts)}件）" if len(parts) > 1 else "")


def brief(
    state: CaseState,
    library: Library,
    *,
    person: Person,
    staff: Mapping[str, str],
    now: int,
    offset: int,
    unsigned: Iterable[Solution] = (),
) -> Brief:
    """The brief of a reception as its facts tell it (pure). staff: names by id; now, offset: for 今天 and 明天;
    unsigned: options that still want a second signature.
    """
    topic, card = library.topics.get(state.topic), library.first_card(state.topic)
    promises = sorted(state.open_promises, key=lambda promise: promise.due)
    legs = sorted(state.open_legs, key=lambda leg: leg.due)
    return Brief(
        number=state.number,
        counter=state.counter,
        who=person.called if person.surname else "",
        first_asked=staff.get(state.first_asked, ""),
        handler=staff.get(state.handler, ""),
        topic=topic.name if topic else "",
        wants=_notes(state, "request", "expected"),
        facts={name: value for name, value in state.details.items() if value},
        unknown=tuple(name for name in ASKED_FIRST if not state.details.get(name)),
        checked=_notes(state, "checked"),
        answers=(*_told(state), *_notes(state, "explained")),
        promises=tuple(f"{hour_words(each.due, now, offset)}前{each.words}" for each in promises),
        waits=tuple(f"{each.department}{hour_words(each.due, now, offset)}前回：{each.question}" for each in legs),
        unsigned=tuple(f"{REDRESSES[one.redress]}{one.amount}元" for one in unsigned),
        hops=len(state.hops),
        dont=card.dont if card else (),
        mood=state.emotion,
    )


def _told(state: CaseState) -> tuple[str, ...]:
    """Items of must-tell lists that were ticked, in the order of their names."""
    return tuple(item for _card, item in sorted(state.told))


def _notes(state: CaseState, *kinds: str) -> tuple[str, ...]:
    return tuple(" ".join(note.text.split()) for note in state.notes if note.kind in kinds)


def hour_words(ms: int, now: int, offset: int) -> str:
    """An hour as it is said: 今天17:00, 明天09:30, 3月15日17:00, 2027年3月15日17:00."""
    day, hour = local_day(ms, offset), local_time(ms, offset)
    near = {local_day(now, offset): "今天", local_day(now + DAY, offset): "明天", local_day(now - DAY, offset): "昨天"}
    if day in near:
        return near[day] + hour
    when = local(ms, offset)
    year = "" if when.year == local(now, offset).year else f"{when.year}年"
    return f"{year}{when.month}月{when.day}日{hour}"


def brief_of(at: Reading, case: CaseId, library: Library, *, now: int, offset: int) -> Brief:
    """The brief of a reception as it stands now."""
    state = state_of(at, case)
    owed = _unsigned(at, state)
    return brief(state, library, person=shown(at, state.person), staff=names(at), now=now, offset=offset, unsigned=owed)


def _unsigned(at: Reading, state: CaseState) -> list[Solution]:
    """Options permitted by telephone and not signed yet, or above what their handler may give alone."""
    standing = [one for one in state.solutions if one.state is not SolutionState.DECLINED]
    if not standing:
        return []
    settings, handler = hall_settings(at), member(at, state.handler)
    role = handler.role if handler is not None else Role.CLERK
    return [
        one
        for one in standing
        if (one.approval.waits if one.approval is not None else _wants_second(settings, role, one, state))
    ]


def _wants_second(settings: HallSettings, role: Role, one: Solution, state: CaseState) -> bool:
    return one.state is SolutionState.OFFERED and needs_second(settings, role, one, state)
