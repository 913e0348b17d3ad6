"""How the acts of the promise ledger read on a reception's timeline."""

from __future__ import annotations

from hall_assistant.casefile.promising import Reached, Way
from hall_assistant.cases.handover import accept, offer
from hall_assistant.clock import HOUR
from hall_assistant.library.library import Library
from hall_assistant.logbook.timeline import timeline
from hall_assistant.promises.contacting import contact, urge
from hall_assistant.promises.desk import break_promise, promise, reopen
from hall_assistant.promises.ledger import Contacted
from tests.core.counter import Counter


def test_contact_urging_owning_up_and_reopening_are_lines_one_can_read(counter: Counter, shipped: Library) -> None:
    at, wang, case = counter.store, counter.wang, counter.reception()
    promise(at, by=wang, case=case, words="师傅上门修", due=counter.clock.now() + HOUR)
    offer(at, by=wang, case=case, to=counter.chen.staff)
    accept(at, by=counter.chen, case=case)
    counter.clock.advance(2 * HOUR)
    urge(at, by=wang, case=case, promise="P1", words="客户在等")
    contact(at, by=counter.chen, case=case, promise="P1", told=Contacted(Way.PHONE, Reached.BROKEN_OFF, "说到一半"))
    break_promise(at, by=counter.chen, case=case, promise="P1", done="送了备用机")
    reopen(at, by=wang, case=case, promise="P1", why="点错了")
    with at.reading() as reading:
        told = [f"{one.what} {one.text}" for one in timeline(reading, case, shipped) if one.kind.startswith("promise.")]
    assert told == [
        "承诺 P1 2026-03-12 10:50前 师傅上门修（上门）",
        "催 P1 陈静 在这儿催 客户在等",
        "联系 P1 11:50 电话 说一半断了 说到一半",
        "承诺 P2 2026-03-12 12:00前 我给您打回去，刚才断了的接着说（回电）",
        "没做到 P1 送了备用机",
        "重开 P1 点错了",
    ]
