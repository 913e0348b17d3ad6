"""Hand-over: the handler changes only when the other accepts; who was first asked never changes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases.ending import end
from hall_assistant.cases.find import open_of
from hall_assistant.cases.handover import accept, decline, offer, offer_all
from hall_assistant.errors import StaffError
from hall_assistant.people.desk import remove_staff
from hall_assistant.people.values import Actor
from tests.core.counter import Counter


def hands(counter: Counter, case: CaseId) -> tuple[str, str, str]:
    """(first asked, handler, offered to) by name."""
    names = {one.staff: one.name for one in counter.everyone} | {"": ""}
    state = counter.state(case)
    assert counter.agrees(case)
    return names[state.first_asked], names[state.handler], names[state.offered_to]


def test_an_offer_changes_nothing_until_it_is_accepted(counter: Counter) -> None:
    case = counter.reception()
    offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff, why="我去开会")
    assert hands(counter, case) == ("王敏", "王敏", "陈静")
    accept(counter.store, by=counter.chen, case=case)
    assert hands(counter, case) == ("王敏", "陈静", "")


def test_the_first_asked_stays_through_any_number_of_hand_overs(counter: Counter) -> None:
    case = counter.reception()
    path = [counter.wang, counter.chen, counter.li, counter.zhou, counter.wang, counter.chen]
    for giver, taker in pairwise(path):
        offer(counter.store, by=giver, case=case, to=taker.staff)
        accept(counter.store, by=taker, case=case)
    end(counter.store, by=counter.chen, case=case, outcome=Outcome.SOLVED, sentence="当天开通")
    assert hands(counter, case) == ("王敏", "陈静", "")


def test_an_offer_may_be_declined_or_taken_back_and_then_made_again(counter: Counter) -> None:
    case = counter.reception()
    for refuser in (counter.chen, counter.wang):
        offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
        decline(counter.store, by=refuser, case=case, why="手上还有三位")
        assert hands(counter, case) == ("王敏", "王敏", "")
    offer(counter.store, by=counter.wang, case=case, to=counter.li.staff)
    offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
    with pytest.raises(StaffError, match=r"handover\.not_offered"):
        accept(counter.store, by=counter.li, case=case)
    assert hands(counter, case) == ("王敏", "王敏", "陈静")


def test_nobody_takes_what_was_not_offered_to_them(counter: Counter) -> None:
    case = counter.reception()
    for act in (accept, decline):
        for by in (counter.chen, counter.li, counter.wang):
            with pytest.raises(StaffError, match=r"handover\.not_offered"):
                act(counter.store, by=by, case=case)
    offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
    for by in (counter.wang, counter.li, counter.zhou):
        with pytest.raises(StaffError, match=r"handover\.not_offered"):
            accept(counter.store, by=by, case=case)
    assert counter.kinds(case) == ["case.opened", "case.noted", "case.offered"]


def test_an_accepted_offer_cannot_be_accepted_twice(counter: Counter) -> None:
    case = counter.reception()
    offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
    accept(counter.store, by=counter.chen, case=case)
    with pytest.raises(StaffError, match=r"handover\.not_offered"):
        accept(counter.store, by=counter.chen, case=case)


@pytest.mark.parametrize(
    ("giver", "taker", "code"),
    [
        ("wang", "wang", "handover.self"),
        ("li", "wang", "handover.self"),
        ("chen", "zhou", "case.not_yours"),
        ("wang", "nobody", "staff.unknown"),
    ],
)
def test_an_offer_that_makes_no_sense_is_refused(counter: Counter, giver: str, taker: str, code: str) -> None:
    case = counter.reception()
    by: Actor = getattr(counter, giver)
    to = "nobody" if taker == "nobody" else getattr(counter, taker).staff
    with pytest.raises(StaffError) as refused:
        offer(counter.store, by=by, case=case, to=to)
    assert refused.value.code == code
    assert counter.kinds(case) == ["case.opened", "case.noted"]


def test_the_duty_lead_may_hand_on_what_a_clerk_handles(counter: Counter) -> None:
    case = counter.reception()
    offer(counter.store, by=counter.li, case=case, to=counter.chen.staff)
    accept(counter.store, by=counter.chen, case=case)
    assert hands(counter, case) == ("王敏", "陈静", "")


def test_a_shifts_end_offers_every_open_reception_and_no_other(counter: Counter) -> None:
    mine = [counter.reception() for _ in range(3)]
    ended = counter.reception()
    end(counter.store, by=counter.wang, case=ended, outcome=Outcome.LEFT, sentence="没说完就走了")
    another = counter.reception(counter.chen)
    offer_all(counter.store, by=counter.wang, to=counter.li.staff)
    assert [hands(counter, case)[2] for case in mine] == ["李强"] * 3
    assert counter.state(ended).offered_to == "" == counter.state(another).offered_to
    with counter.store.reading() as at:
        assert [line.case for line in open_of(at, counter.li.staff)] == sorted(mine, key=str)


def test_a_shifts_end_with_nothing_open_changes_nothing(counter: Counter) -> None:
    before = counter.count("journal")
    offer_all(counter.store, by=counter.wang, to=counter.li.staff)
    assert counter.count("journal") == before


def test_a_shifts_end_to_somebody_unknown_offers_none_of_them(counter: Counter) -> None:
    mine = [counter.reception() for _ in range(2)]
    with pytest.raises(StaffError, match=r"staff\.unknown"):
        offer_all(counter.store, by=counter.wang, to="nobody")
    assert [counter.state(case).offered_to for case in mine] == ["", ""]


def test_ending_lays_an_open_offer_to_rest(counter: Counter) -> None:
    case = counter.reception()
    offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
    end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="当场说清了")
    assert hands(counter, case) == ("王敏", "王敏", "")
    with pytest.raises(StaffError, match=r"handover\.not_offered"):
        accept(counter.store, by=counter.chen, case=case)
    with pytest.raises(StaffError, match=r"case\.ended"):
        offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)


def test_a_leaver_hands_over_first_and_stays_the_first_asked(counter: Counter) -> None:
    case = counter.reception(counter.chen)
    with pytest.raises(StaffError, match=r"staff\.open_receptions"):
        remove_staff(counter.store, by=counter.zhou, staff=counter.chen.staff)
    offer_all(counter.store, by=counter.chen, to=counter.wang.staff)
    accept(counter.store, by=counter.wang, case=case)
    remove_staff(counter.store, by=counter.zhou, staff=counter.chen.staff)
    assert hands(counter, case) == ("陈静", "王敏", "")
    with pytest.raises(StaffError, match=r"staff\.unknown"):
        offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
