"""What the manager alone reads of some days: nobody else gets it, and it names nobody."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.rated import RatingWay
from hall_assistant.cases import rating
from hall_assistant.clock import DAY
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.figures import span
from hall_assistant.logbook.manager_lists import ManagerLists, manager_lists
from hall_assistant.people.values import Actor
from hall_assistant.search.gaps import note_gap
from hall_assistant.settings import desk as settings
from tests.core.counter import Counter


def read(counter: Counter, library: Library, by: Actor, day: str = "2026-03-12") -> ManagerLists:
    with counter.store.reading() as at:
        return manager_lists(at, span(day, day, 480), by=by, library=library)


def test_only_the_manager_is_told(counter: Counter, shipped: Library) -> None:
    for who in (counter.wang, counter.li):
        with pytest.raises(StaffError, match=r"access\.denied"):
            read(counter, shipped, who)
    assert read(counter, shipped, counter.zhou).gaps == ()


def test_it_holds_the_days_gaps_and_ratings_and_every_appeal_that_waits(counter: Counter, shipped: Library) -> None:
    store = counter.store
    settings.change(store, by=counter.zhou, rating_on=True)
    for query in ("副卡销户", "靓号", "副卡销户"):
        note_gap(store, by=counter.wang, query=query)
    case = counter.reception()
    rating.rate(store, by=counter.chen, case=case, marks={"manner": 1}, way=RatingWay.PAPER)
    rating.appeal_rating(store, by=counter.wang, case=case, reason="不是说我")
    counter.clock.advance(DAY)
    told, later = (read(counter, shipped, counter.zhou, day) for day in ("2026-03-12", "2026-03-13"))
    assert told.gaps == ("副卡销户", "靓号") and later.gaps == ()
    assert told.ratings.receptions + told.ratings.aside == 1 and later.ratings.receptions == 0
    assert [one.case for one in told.appeals] == [one.case for one in later.appeals] == [case]
    assert "王敏" not in repr(told)
