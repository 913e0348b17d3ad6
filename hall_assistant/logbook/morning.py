"""班前一页: read aloud before the doors open, in three minutes: promises, orders, a case, words, what is lacking.

Screen and paper read the same lines. Source: counter.md "The manager's day", S124, S126.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hall_assistant.authoring.records import every_notice, read_by
from hall_assistant.authoring.values import Notice, NoticeKind, NoticeState, notice_state
from hall_assistant.casefile.number import short
from hall_assistant.cases.brief import hour_words
from hall_assistant.clock import day_bounds, local_day, local_text
from hall_assistant.library.library import Library
from hall_assistant.logbook.morning_case import ToldCase, day_words, to_pick_from, told_case
from hall_assistant.orders.records import OrderLine, open_orders
from hall_assistant.orders.values import Stage
from hall_assistant.people.access import check
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.phrases.templates import fill
from hall_assistant.privacy.identity import shown
from hall_assistant.privacy.masking import masked
from hall_assistant.promises.records import OpenPromise, due_count, open_promises
from hall_assistant.settings.records import hall_settings
from hall_assistant.settings.roster import stand_ins
from hall_assistant.store.store import Reading

A_MINUTE = 240
"""Characters read aloud in a minute, calmly."""
BUDGET = 3 * A_MINUTE
LONGEST = {"promises": 8, "orders": 6, "case": 1, "words": 5, "outages": 4, "stock": 4}
"""Lines of each part at the most; the rest stands in its own list."""
_WORDS = 36
"""Characters of somebody's words in a line."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: its lines as they are read, and how many more there are."""

    id: str
    title: str
    lines: tuple[str, ...]
    more: int = 0
    nothing: str = ""
    """What is said where there is no line."""

    @property
    def spoken(self) -> tuple[str, ...]:
        """What is read aloud."""
        return tuple(line for line in (*self.lines, self.rest) if line) or (self.nothing,)

    @property
    def rest(self) -> str:
        """How many more there are, as it is said; empty for none."""
        return f"还有{self.more}件，在各自的单子里。" if self.more else ""


@dataclass(frozen=True, slots=True)
class Morning:
    """The page of a morning."""

    hall: str
    day: str
    parts: tuple[Part, ...]
    case: ToldCase | None
    choices: tuple[ToldCase, ...]
    """Receptions the manager may pick from instead."""

    @property
    def characters(self) -> int:
        """How many there are to read."""
        return sum(len(line) for part in self.parts for line in (part.title, *part.spoken))

    @property
    def minutes(self) -> int:
        """Minutes it takes to read, begun ones counted whole."""
        return -(-self.characters // A_MINUTE)

    def part(self, id: str) -> Part:
        """One part by its id, as `LONGEST`."""
        return next(part for part in self.parts if part.id == id)


def read_morning(at: Reading, *, by: Actor, library: Library, now: int, offset: int) -> Morning:
    """The page as of now (UTC milliseconds). Raises StaffError `access.denied` for a clerk."""
    check(at, by, "logbook.read_morning")
    today = local_day(now, offset)
    teller = _Teller(at, library, now, offset)
    case = told_case(at, library, today=today)
    parts = (teller.promises(), teller.orders(), _case_part(case, today), *teller.notices())
    return Morning(
        hall=hall_settings(at).hall,
        day=today,
        parts=_within_budget(parts),
        case=case,
        choices=tuple(to_pick_from(at, library, today=today)),
    )


def _case_part(case: ToldCase | None, today: str) -> Part:
    title = f"{day_words(case.day, today)}一例" if case else "昨天一例"
    return Part("case", title, (case.words,) if case else (), nothing="还没有结了的接待。")


def _within_budget(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts cut to what three minutes hold: the longest gives up its last line, again and again."""
    cut = [_shortened(part, LONGEST[part.id]) for part in parts]
    while sum(len(line) for part in cut for line in (part.title, *part.spoken)) > BUDGET:
        place = max(range(len(cut)), key=lambda one: len(cut[one].lines))
        if len(cut[place].lines) <= 1:
            break
        cut[place] = _shortened(cut[place], len(cut[place].lines) - 1)
    return tuple(cut)


def _shortened(part: Part, lines: int) -> Part:
    return replace(part, lines=part.lines[:lines], more=part.more + max(len(part.lines) - lines, 0))


class _Teller:
    """How each line reads."""

    def __init__(self, at: Reading, library: Library, now: int, offset: int) -> None:
        self._at, self._library, self._now, self._offset = at, library, now, offset
        everyone = roll(at, everyone=True)
        self._names = {one.staff: one.name for one in everyone}
        self._gone = {one.staff for one in everyone if not one.active}
        self._away: Mapping[str, str] = stand_ins(at, local_day(now, offset))

    def promises(self) -> Part:
        """今天到点: what falls due today with who gave it and who stands in; what is overdue first."""
        end = day_bounds(local_day(self._now, self._offset), self._offset)[1]
        most = LONGEST["promises"]
        due = open_promises(self._at, until=end, limit=most)
        count = due_count(self._at, now=self._now, day_end=end)
        more = max(count.today + count.overdue - len(due), 0)
        return Part("promises", "今天到点的", tuple(map(self._promise, due)), more, "今天没有到点的承诺。")

    def _promise(self, one: OpenPromise) -> str:
        late = "，过了点，先联系" if one.due < self._now else ""
        who = shown(self._at, one.person)
        whose = f"{who.called}，" if who.surname else ""
        return f"{self._hour(one.due)}前{late}：{whose}{_brief(one.words)}。{self._owner(one)}（{short(one.number)}）"

    def _owner(self, one: OpenPromise) -> str:
        """Who sees to it: the one who gave the word, the stand-in, or whoever handles it now."""
        owner, stand_in = self._name(one.owner), self._away.get(one.owner)
        if one.owner in self._gone:
            present = one.handler and one.handler not in self._gone
            return f"{owner}已离岗，{self._name(one.handler)}接着办" if present else f"{owner}已离岗，今天定谁接"
        if stand_in is None:
            return owner
        return f"{owner}不在，{self._name(stand_in)}替" if stand_in else f"{owner}不在，今天定谁替"

    def orders(self) -> Part:
        """派单: what is due of the hall, with its next hour and who does it."""
        waiting = [one for one in open_orders(self._at) if one.next_due is not None]
        return Part("orders", "手上的派单", tuple(map(self._order, waiting)), nothing="手上没有要办的派单。")

    def _order(self, one: OrderLine) -> str:
        source = self._library.later("order_sources").get(one.source)
        name = source.name if source is not None else "派单"
        what = "首联" if one.stage is Stage.CONTACT and one.first_tried is None else "回单"
        due = one.next_due or one.answer_due
        late = "，过了点" if due < self._now else ""
        holder = f"{self._name(one.holder)}已离岗，今天定谁接" if one.holder in self._gone else self._name(one.holder)
        return f"{name}尾号{one.number[-4:]}，{self._hour(due)}前{what}{late}。{holder}"

    def notices(self) -> tuple[Part, ...]:
        """新口径 nobody has read out yet, outages and what is out of stock while they last."""
        live = [one for one in every_notice(self._at) if notice_state(one, self._now).state is NoticeState.LIVE]
        new = [one for one in live if one.kind is NoticeKind.WORD and self._unread(one)]
        of = {kind: tuple(self._notice(one) for one in live if one.kind is kind) for kind in NoticeKind}
        return (
            Part("words", "新口径", tuple(self._notice(one) for one in new), nothing="没有新口径。"),
            Part("outages", "故障", of[NoticeKind.OUTAGE], nothing="没有故障。"),
            Part("stock", "缺货", of[NoticeKind.STOCK], nothing="没有缺货。"),
        )

    def _unread(self, notice: Notice) -> bool:
        """Whether it came after the last roll-call: not read out to anybody yet, and somebody has not read it."""
        read = read_by(self._at, notice.id)
        return bool(read.unread) and all(receipt.by == receipt.staff for receipt in read.read)

    def _notice(self, one: Notice) -> str:
        until = f"，到{self._hour(one.end)}" if one.end is not None else ""
        return f"{masked(one.title)}{until}"

    def _name(self, staff: str) -> str:
        return self._names.get(staff, "同事")

    def _hour(self, ms: int) -> str:
        return hour_words(ms, self._now, self._offset).removeprefix("今天")


def _brief(words: str) -> str:
    text = masked(" ".join(words.split())).rstrip("。！")
    return text if len(text) <= _WORDS else f"{text[: _WORDS - 1]}…"


def morning_html(at: Reading, *, by: Actor, library: Library, now: int, offset: int) -> str:
    """The page on paper (A4, large type), with a line for everybody to sign. Raises as `read_morning`."""
    page = read_morning(at, by=by, library=library, now=now, offset=offset)
    words = {
        "厅名": page.hall,
        "日期": page.day,
        "分钟": page.minutes,
        "各块": [_on_paper(part) for part in page.parts],
        "在岗": [one.name for one in roll(at)],
        "打印人": by.name,
        "打印时间": local_text(now, offset),
    }
    return fill(library.template("morning_page"), words)


def _on_paper(part: Part) -> dict[str, object]:
    nothing = "" if part.lines else part.nothing
    return {"标题": part.title, "各行": list(part.lines), "还有": part.rest, "空": nothing}
