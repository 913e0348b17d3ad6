"""Walks and findings of the demo hall's last week (演示的检查): most things ticked, one walk missed, findings at every
stage. Nothing by chance: the month's dice are not touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hall_assistant.checklists import desk
from hall_assistant.checklists.values import Mark, Origin
from hall_assistant.clock import DAY, HOUR, MINUTE, day_bounds, local_day
from hall_assistant.library.checklists import Checklist
from hall_assistant.training.month import Month, Telling

DAYS = 6
"""Days before today that were walked."""
_HOURS = {"opening": 8 * 60 + 40, "floor_am": 10 * 60 + 20, "floor_pm": 15 * 60 + 15, "closing": 18 * 60 + 5}
"""Minutes after midnight at which a list is walked."""
_WALKERS = {"opening": "陈静", "floor_am": "张敏", "floor_pm": "李强", "closing": "张敏"}
_FAULTS = {
    (4, "opening"): ("self_service", "左边那台缺纸，补上了"),
    (3, "floor_am"): ("waiting", "最长等了26分钟，加开了一个窗口"),
    (1, "opening"): ("lights", "门头灯箱右边半截不亮，报修了"),
}
"""What was not as it should be: days back and list → item and note."""
_MISSED = {(2, "floor_pm")}
_HALF = {(5, "closing"): 6}
"""Things looked at before somebody was called away."""


def walks_told(month: Month) -> Iterator[Telling]:
    """All walks up to the present instant, and four findings."""
    today = day_bounds(local_day(month.until, month.clock.offset()), month.clock.offset())[0]
    lists: tuple[Checklist, ...] = tuple(month.library.later("checklists").values())
    for back in range(DAYS, -1, -1):
        for list in lists:
            if (back, list.id) not in _MISSED:
                yield _walk(month, list, today - back * DAY + _HOURS[list.id] * MINUTE, back)
    yield _put_right(month, today - 6 * DAY + 11 * HOUR)
    yield _late(month, today - 5 * DAY + 16 * HOUR)
    yield _waits_for_a_look(month, today - 3 * DAY + 17 * HOUR)
    yield _from_a_walk(month, today - DAY + 9 * HOUR)


def _walk(month: Month, list: Checklist, begins: int, back: int) -> Telling:
    yield begins
    by = month.at(month.crew[_WALKERS[list.id]])
    fault, note = _FAULTS.get((back, list.id), ("", ""))
    day = local_day(month.clock.now(), month.clock.offset())
    for item in list.items[: _HALF.get((back, list.id), len(list.items))]:
        mark = Mark.FAULT if item.id == fault else Mark.FINE
        said = note if item.id == fault else ""
        desk.tick(month.store, by=by, list=list, day=day, item=item.id, mark=mark, note=said)


def _ahead(month: Month, days: int) -> str:
    today = date.fromisoformat(local_day(month.clock.now(), month.clock.offset()))
    return (today + timedelta(days=days)).isoformat()


def _put_right(month: Month, begins: int) -> Telling:
    """From a visit, put right the same day and passed the next."""
    yield begins
    zhou, chen = month.crew["周伟"], month.crew["陈静"]
    text, due = "价目牌上还挂着上月下架的一档", _ahead(month, 1)
    finding, _ = desk.open_finding(
        month.store, by=month.at(zhou), text=text, owner=chen.staff, due=due, factor="price_clear"
    )
    yield month.clock.now() + 3 * HOUR
    desk.put_right(month.store, by=month.at(chen), finding=finding, text="撤了，新的贴上了，小字也看得清")
    yield month.clock.now() + DAY
    desk.recheck(month.store, by=month.at(zhou), finding=finding, passed=True, text="看过了，是今天的")


def _late(month: Month, begins: int) -> Telling:
    """From a visit, past its day."""
    yield begins
    zhou, li = month.crew["周伟"], month.crew["李强"]
    text, due = "客人问退订，让他打电话自己弄，没当场退", _ahead(month, 3)
    desk.open_finding(month.store, by=month.at(zhou), text=text, owner=li.staff, due=due, factor="unsubscribe")


def _waits_for_a_look(month: Month, begins: int) -> Telling:
    """From above, put right once in vain, and again."""
    yield begins
    zhou, zhang = month.crew["周伟"], month.crew["张敏"]
    finding, _ = desk.open_finding(
        month.store,
        by=month.at(zhou),
        text="复印机旁有两张带号码的废单",
        owner=zhang.staff,
        due=_ahead(month, 2),
        origin=Origin.ABOVE,
        factor="privacy",
    )
    yield month.clock.now() + 20 * HOUR
    desk.put_right(month.store, by=month.at(zhang), finding=finding, text="碎掉了，旁边放了碎纸桶")
    yield month.clock.now() + 4 * HOUR
    due = _ahead(month, 3)
    desk.recheck(month.store, by=month.at(zhou), finding=finding, passed=False, text="桶满了没人倒", due=due)
    yield month.clock.now() + 18 * HOUR
    desk.put_right(month.store, by=month.at(zhang), finding=finding, text="关门那张表里加了一样，每天倒")


def _from_a_walk(month: Month, begins: int) -> Telling:
    """Seen on yesterday's walk, waits for the repair."""
    yield begins
    chen = month.crew["陈静"]
    desk.open_finding(
        month.store,
        by=month.at(chen),
        text="门头灯箱右边半截不亮，物业说后天来",
        owner=chen.staff,
        due=_ahead(month, 4),
        origin=Origin.WALK,
        item="opening.lights",
    )
