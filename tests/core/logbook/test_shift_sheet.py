"""The sheet for the next shift: what is left, what falls due, what is waited for, what was given."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.legs import UrgeWay
from hall_assistant.cases import desk
from hall_assistant.cases.handover import offer
from hall_assistant.cases.legs import open_leg, urge_leg
from hall_assistant.cases.shift import ShiftSheet
from hall_assistant.clock import HOUR
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.shift_sheet import read_sheet, shift_html
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from tests.core.counter import Counter


@pytest.fixture
def busy(counter: Counter) -> Counter:
    """王敏 leaves two receptions, one with a promise and a leg; 陈静 one."""
    at, by = counter.store, counter.wang
    now = counter.clock.now()
    first = counter.reception()
    desk.identify(at, by=by, case=first, surname="赵", honorific="先生", phone="13812345678")
    promise(at, by=by, case=first, words="打13812345678给您", due=now + HOUR)
    open_leg(at, by=by, case=first, department="装维", question="哪天修", due=now + 2 * HOUR, contact="8800")
    urge_leg(at, by=by, case=first, leg="L1", how=UrgeWay.PHONE)
    offer(at, by=by, case=counter.reception(), to=counter.li.staff)
    counter.reception(counter.chen)
    return counter


def sheet(counter: Counter, by: Actor, library: Library, *, hall: bool = False) -> ShiftSheet:
    with counter.store.reading() as at:
        return read_sheet(at, by=by, library=library, now=counter.clock.now(), offset=480, hall=hall)


def html(counter: Counter, by: Actor, library: Library, *, hall: bool = False) -> str:
    with counter.store.reading() as at:
        return shift_html(at, by=by, library=library, now=counter.clock.now(), offset=480, hall=hall)


def test_ones_own_sheet_holds_ones_own_and_the_halls_everything(busy: Counter, shipped: Library) -> None:
    own, whole = sheet(busy, busy.wang, shipped), sheet(busy, busy.li, shipped, hall=True)
    assert (len(own.left), len(own.due), len(own.waiting), len(own.used)) == (2, 1, 1, 0)
    assert len(whole.left) == 3 and not own.empty
    assert sheet(busy, busy.zhou, shipped).empty


def test_a_clerk_does_not_read_the_halls(busy: Counter, shipped: Library) -> None:
    with pytest.raises(StaffError, match=r"access\.denied"):
        sheet(busy, busy.wang, shipped, hall=True)


def test_the_paper_tells_the_hours_who_waits_and_masks_numbers(busy: Counter, shipped: Library) -> None:
    page = html(busy, busy.wang, shipped)
    for words in ("今天10:50", "装维 8800", "催了1回", "等李强接", "交班：王敏", "138****5678"):
        assert words in page
    assert "13812345678" not in page
    busy.clock.advance(3 * HOUR)
    assert "今天10:50（已过）" in html(busy, busy.wang, shipped)


def test_an_empty_sheet_says_so(counter: Counter, shipped: Library) -> None:
    assert "没有要交的" in html(counter, counter.wang, shipped)
