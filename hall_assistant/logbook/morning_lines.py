"""How each line of 班前一页 reads: promises with owner and stand-in, orders with their hour, words, what is lacking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hall_assistant.authoring.records import every_notice, read_by
from hall_assistant.authoring.values import Notice, NoticeKind, NoticeState, notice_state
from hall_assistant.casefile.number import short
from hall_assistant.cases.brief import hour_words
from hall_assistant.clock import day_bounds, local_day
from hall_assistant.improvements.records import ItemLine, open_items
from hall_assistant.library.library import Library
from hall_assistant.library.outside import OrderSource
from hall_assistant.orders.records import OrderLine, open_orders
from hall_assistant.people.records import roll
from hall_assistant.privacy.identity import shown
from hall_assistant.privacy.masking import masked
from hall_assistant.promises.records import OpenPromise, due_count, open_promises
from hall_assistant.settings.roster import stand_ins
from hall_assistant.store.store import Reading

LONGEST = {"promises": 8, "orders": 6, "improvements": 3, "case": 1, "words": 5, "outages": 4, "stock": 4}
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
    late: int = 0
    """How many lines in front are past their hour; they leave half the places to what is due today."""

    def within(self, most: int) -> Part:
        """The part with no more than so many lines; what is left out counts as more."""
        left = max(len(self.lines) - most, 0)
        today = len(self.lines) - self.late
        late = min(self.late, most - min(today, most - most // 2))
        lines = (*self.lines[:late], *self.lines[self.late : self.late + most - late])
        return replace(self, lines=lines, more=self.more + left, late=late)

    @property
    def spoken(self) -> tuple[str, ...]:
        """What is read aloud."""
        return tuple(line for line in (*self.lines, self.rest) if line) or (self.nothing,)

    @property
    def rest(self) -> str:
        """How many more there are, as it is said; empty for none."""
        return f"还有{self.more}件，在各自的单子里。" if self.more else ""


class Teller:
    """Tells the parts as of one moment."""

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
        late = open_promises(self._at, until=self._now, limit=most)
        due = open_promises(self._at, since=self._now, until=end, limit=most)
        count = due_count(self._at, now=self._now, day_end=end)
        more = max(count.today + count.overdue - len(late) - len(due), 0)
        told = tuple(map(self._promise, (*late, *due)))
        return Part("promises", "今天到点的", told, more, "今天没有到点的承诺。", len(late))

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
        sources = self._library.later("order_sources") if waiting else {}
        told = tuple(self._order(one, sources.get(one.source)) for one in waiting)
        return Part("orders", "手上的派单", told, nothing="手上没有要办的派单。")

    def _order(self, one: OrderLine, source: OrderSource | None) -> str:
        name = source.name if source is not None else "派单"
        what = "首联" if one.first_contact_next else "回单"
        due = one.next_due or one.answer_due
        late = "，过了点" if due < self._now else ""
        holder = f"{self._name(one.holder)}已离岗，今天定谁接" if one.holder in self._gone else self._name(one.holder)
        return f"{name}尾号{one.number[-4:]}，{self._hour(due)}前{what}{late}。{holder}"

    def improvements(self) -> Part:
        """改进: items due today or overdue, with whose they are."""
        today = local_day(self._now, self._offset)
        told = tuple(self._improvement(one, today) for one in open_items(self._at, until=today))
        return Part("improvements", "改进", told, nothing="没有到日子的改进。")

    def _improvement(self, one: ItemLine, today: str) -> str:
        late = "过了日子，" if one.overdue(today) else "今天到日子，"
        owner = self._name(one.owner)
        return f"{_brief(one.words)}。{late}{f'{owner}已离岗，今天定谁接' if one.owner in self._gone else owner}"

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
        title = masked(one.title)
        return title if one.end is None else f"{title.rstrip('。！')}，到{self._hour(one.end)}"

    def _name(self, staff: str) -> str:
        return self._names.get(staff, "同事")

    def _hour(self, ms: int) -> str:
        return hour_words(ms, self._now, self._offset).removeprefix("今天")


def _brief(words: str) -> str:
    text = masked(" ".join(words.split())).rstrip("。！")
    return text if len(text) <= _WORDS else f"{text[: _WORDS - 1]}…"
