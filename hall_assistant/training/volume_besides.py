"""What a large hall has besides receptions and promises (旁的事): limits, money, visits again, ratings, orders.

Shares are a judgement of what such a hall has, so that every question a page asks finds something to look through.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import DAY, HOUR, MINUTE
from hall_assistant.orders.values import OrderId
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Json
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Writing
from hall_assistant.training.month import Month
from hall_assistant.training.visits import number

Told: TypeAlias = tuple[str, dict[str, Json], dict[str, Json] | None]
"""A fact: kind, open body, sealed body."""
REMEMBERED = 400
"""Receptions that somebody may come again about: those of about ten days."""
AMOUNTS = ("5.00", "10.00", "30.00", "50.00", "100.00", "200.00")
CONTACT = 2 * HOUR
"""Until when an order wants its first call."""


@dataclass(slots=True)
class Besides:
    """Tells it by chance, reception after reception."""

    month: Month
    _earlier: deque[tuple[CaseId, str, int]] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _phones: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    def phone(self) -> str:
        """A customer's number; one in eight was here lately."""
        if self._phones and self._one_in(8):
            return self.month.chance.choice(self._phones)
        self._phones.append(number(self.month.chance))
        return self._phones[-1]

    def of(self, case: CaseId, named: str, by: Actor) -> Iterator[Told]:
        """Facts of a reception before its end; `named`: its number."""
        if self._earlier and self._one_in(20):
            other, known_as, began = self.month.chance.choice(self._earlier)
            yield "case.linked", {"other": other, "number": known_as, "repeat": True, "first": began}, None
        self._earlier.append((case, named, self.month.clock.now()))
        if self._one_in(4):
            yield from self._clock()
        if self._one_in(6):
            yield from self._solution()
        if self._one_in(10):
            need: dict[str, Json] = {"need": self.month.chance.choice(("superior", "grounds"))}
            yield "case.need", {**need, "name": "要跟上一级谈"}, None
            yield "case.need_answered", need, {"entries": {}}
        if self._one_in(12):
            yield "case.guided", {"guide": "arrears_stop", "path": ["only"], "end": "paid", "type": "now"}, {}
        if self._one_in(30):
            words: dict[str, Json] = {"theirs": "热线说能办", "ours": "要本人来"}
            yield "case.heard", {"channel": "hotline", "name": "10086 热线", "granted": False}, words
        if self._one_in(10):
            marks: dict[str, Json] = {"manner": self.month.chance.randint(1, 5), "solution": 4, "rule": 3}
            yield "case.rated", {"way": "window", "handler": by.staff, "first_asked": by.staff, **marks}, None

    def _clock(self) -> Iterator[Told]:
        """A time limit; most are met in time, one in eight late, one in eight never."""
        chance, now = self.month.chance, self.month.clock.now()
        fate = chance.randrange(8)
        due = now - MINUTE if fate == 0 else now + chance.randint(1, 72) * HOUR
        told: dict[str, Json] = {"rule": "reply", "name": "答复", "start": now - 2 * MINUTE, "due": due}
        yield "clock.started", {"clock": "C1", **told, "warnings": [due - HOUR]}, {"own": ""}
        if fate != 1:
            yield "clock.met", {"clock": "C1", "done": now}, {"how": "答复了"}

    def _solution(self) -> Iterator[Told]:
        chance = self.month.chance
        given: dict[str, Json] = {"type": "now", "redress": "none", "amount": "0.00"}
        if self._one_in(2):
            given |= {"redress": chance.choice(("refund", "waiver", "credit")), "amount": chance.choice(AMOUNTS)}
        yield "solution.offered", {"solution": "S1", **given}, {"words": "退了这个月多收的", "limit": "", "decides": ""}
        yield ("solution.declined" if self._one_in(4) else "solution.agreed"), {"solution": "S1"}, None

    def order(self, w: Writing, case: CaseId, by: Actor, *, lately: bool) -> None:
        """An order from outside for one reception in sixteen; of those that came `lately` half are not rung yet."""
        if not self._one_in(16):
            return
        chance, now, order = self.month.chance, w.now, OrderId(f"order:{new_id(w.now)}")
        source = chance.choice(list(self.month.library.later("order_sources")))
        hours: dict[str, Json] = {"received": now, "contact_due": now + CONTACT, "answer_due": now + 3 * DAY}
        named: dict[str, Json] = {"number": f"PD{chance.randrange(10**10):010d}", "text": "客户反映扣费不明"}
        w.append(
            order, "order.received", by=by.staff, open={"source": source, **hours, "holder": by.staff}, sealed=named
        )
        w.append(order, "order.linked", by=by.staff, open={"case": case, "promise": ""})
        if lately and self._one_in(2):
            return
        rung = now + CONTACT + (MINUTE if self._one_in(8) else -MINUTE)
        w.append(order, "order.contacted", by=by.staff, open={"at": rung, "how": "phone", "reached": True}, sealed={})
        if not lately:
            w.append(order, "order.answered", by=by.staff, sealed={"text": "已联系，已退"})
            w.append(order, "order.closed", by=by.staff, open={"as": "done"}, sealed={"why": ""})

    def _one_in(self, many: int) -> bool:
        return self.month.chance.randrange(many) == 0
