"""Who looked stands on the record, once a day; a full number shows only where it is kept, and for a reason."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import desk, ending
from hall_assistant.clock import DAY
from hall_assistant.errors import StaffError
from hall_assistant.personal.desk import hold, keep_full_numbers, let_go, look_up
from hall_assistant.personal.looking import note_view, reveal, views
from hall_assistant.privacy.identity import shown
from tests.core.counter import Counter

NUMBER = "13812345678"


def _views(counter: Counter) -> list[tuple[str, str]]:
    with counter.store.reading() as at:
        return [(one.kind, one.staff) for one in views(at, by=counter.zhou)]


def _named(counter: Counter) -> CaseId:
    case = counter.reception(words=f"要打{NUMBER}和13987654321")
    desk.identify(counter.store, by=counter.wang, case=case, surname="王", phone=NUMBER)
    return case


def test_opening_anothers_reception_is_noted_once_a_day_and_ones_own_never(counter: Counter) -> None:
    case = counter.reception()
    for by in (counter.wang, counter.chen, counter.chen, counter.li):
        note_view(counter.store, by=by, case=case)
    assert sorted(_views(counter)) == sorted((("view.opened", counter.chen.staff), ("view.opened", counter.li.staff)))
    counter.clock.advance(DAY)
    note_view(counter.store, by=counter.chen, case=case)
    assert len(_views(counter)) == 3


def test_being_looked_at_is_no_act_on_the_reception(counter: Counter) -> None:
    case = counter.reception()
    before = counter.facts(case)
    note_view(counter.store, by=counter.chen, case=case)
    assert counter.facts(case) == before
    ending.undo(counter.store, by=counter.wang, case=case)  # still one's own last act


def test_looking_a_person_up_is_kept_with_its_reason(counter: Counter) -> None:
    _named(counter)
    found, _ = look_up(counter.store, by=counter.zhou, phone=NUMBER, why="本人来查")
    assert found.views[0].why == "本人来查"
    assert len(found.receptions) == 1 and not found.whole_number


def test_the_reasons_for_looking_and_holding_keep_no_full_number(counter: Counter) -> None:
    _named(counter)
    store, by, why = counter.store, counter.zhou, f"{NUMBER}本人来问"
    look_up(store, by=by, phone=NUMBER, why=why)
    hold(store, by=by, phone=NUMBER, basis=why, until=counter.clock.now() + DAY)
    let_go(store, by=by, phone=NUMBER, why=why)
    with store.reading() as at:
        subjects = [row["subject"] for row in at.rows("SELECT DISTINCT subject FROM journal")]
        told = "".join(str(fact.sealed) for subject in subjects for fact in at.facts(subject))
        kept = [one.why for one in views(at, by=by)]
    assert NUMBER not in told and told.count("138****5678本人来问") == 3
    assert kept == ["138****5678本人来问"]


@pytest.mark.parametrize(("phone", "code"), [("5678", "person.whole"), ("13700000000", "person.unknown")])
def test_a_tail_or_a_strange_number_shows_nobody(counter: Counter, phone: str, code: str) -> None:
    _named(counter)
    with pytest.raises(StaffError) as told:
        look_up(counter.store, by=counter.zhou, phone=phone, why="查")
    assert told.value.code == code
    assert _views(counter) == []


def test_where_no_full_number_is_kept_none_can_be_shown(counter: Counter) -> None:
    case = _named(counter)
    with pytest.raises(StaffError, match=r"reveal\.none"):
        reveal(counter.store, by=counter.wang, case=case, why="回电话")
    assert _views(counter) == []


def test_a_hall_that_keeps_them_shows_them_for_a_reason_and_on_the_record(counter: Counter) -> None:
    keep_full_numbers(counter.store, by=counter.zhou, on=True, why="省里要求回拨")
    case = _named(counter)
    with counter.store.reading() as at:
        assert shown(at, counter.state(case).person).line == "王 138****5678"
    with pytest.raises(StaffError, match=r"text\.empty"):
        reveal(counter.store, by=counter.wang, case=case, why=" ")
    told, _ = reveal(counter.store, by=counter.wang, case=case, why="回电话")
    assert (told.customer, told.others) == (NUMBER, ("13987654321",))
    assert _views(counter) == [("view.revealed", counter.wang.staff)]


def test_keeping_takes_a_reason_and_turning_it_off_cuts_the_vault(counter: Counter) -> None:
    with pytest.raises(StaffError, match=r"text\.empty"):
        keep_full_numbers(counter.store, by=counter.zhou, on=True, why="")
    keep_full_numbers(counter.store, by=counter.zhou, on=True, why="要回拨")
    case = counter.reception(words="没写号")
    desk.identify(counter.store, by=counter.wang, case=case, surname="王", phone=NUMBER)
    keep_full_numbers(counter.store, by=counter.zhou, on=False, why="")
    with pytest.raises(StaffError, match=r"reveal\.none"):
        reveal(counter.store, by=counter.wang, case=case, why="回电话")
