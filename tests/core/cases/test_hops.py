"""Hops: who had it, which department, where the customer was sent; and which could have been spared."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.handing import HopKind
from hall_assistant.casefile.values import Outcome
from hall_assistant.cases.ending import end, undo
from hall_assistant.cases.handover import accept, decline, offer
from hall_assistant.cases.hops import HopFigures, hop_figures, judge_hop, send_on
from hall_assistant.cases.legs import answer_leg, open_leg
from hall_assistant.clock import HOUR
from hall_assistant.errors import StaffError
from tests.core.counter import Counter

DAY = "2026-03-12"


def test_hand_overs_legs_and_places_are_counted_and_offers_are_not(counter: Counter) -> None:
    at, case = counter.store, counter.reception()
    offer(at, by=counter.wang, case=case, to=counter.chen.staff)
    decline(at, by=counter.chen, case=case, why="手上有客人")
    offer(at, by=counter.wang, case=case, to=counter.li.staff)
    accept(at, by=counter.li, case=case)
    open_leg(at, by=counter.li, case=case, department="装维", question="哪天修", due=counter.clock.now() + HOUR)
    send_on(at, by=counter.li, case=case, where="回家拿身份证")
    hops = counter.state(case).hops
    assert [hop.kind for hop in hops] == [HopKind.HANDED, HopKind.LEG, HopKind.SENT]
    assert [hop.where for hop in hops] == [counter.li.staff, "装维", "回家拿身份证"]
    assert counter.agrees(case)


def test_a_hop_is_judged_avoidable_and_the_judgement_may_change_also_after_the_end(counter: Counter) -> None:
    at, case = counter.store, counter.reception()
    send_on(at, by=counter.wang, case=case, where="营业部")
    (hop,) = counter.state(case).hops
    judge_hop(at, by=counter.wang, case=case, chain=hop.chain, seq=hop.seq, avoidable=True, why="窗口就能开")
    end(at, by=counter.wang, case=case, outcome=Outcome.PASSED, sentence="去营业部办了")
    (judged,) = counter.state(case).hops
    assert (judged.avoidable, judged.why) == (True, "窗口就能开")
    with at.reading() as reading:
        assert hop_figures(reading, DAY, DAY) == HopFigures(receptions=1, hops=1, avoidable=1, most=1)
    judge_hop(at, by=counter.li, case=case, chain=hop.chain, seq=hop.seq, avoidable=False)
    with at.reading() as reading:
        assert hop_figures(reading, DAY, DAY).avoidable == 0
        assert hop_figures(reading, "2026-03-13", "2026-03-13") == HopFigures(0, 0, 0, 0)


def test_what_is_no_hop_cannot_be_judged(counter: Counter) -> None:
    case = counter.reception()
    first = counter.facts(case)[0]
    with pytest.raises(StaffError, match=r"hop\.unknown"):
        judge_hop(counter.store, by=counter.wang, case=case, chain=first.chain, seq=first.seq, avoidable=True)
    with pytest.raises(StaffError, match=r"text\.empty"):
        send_on(counter.store, by=counter.wang, case=case, where=" ")


def test_a_customer_sent_by_a_slip_of_the_hand_is_taken_back(counter: Counter) -> None:
    case = counter.reception()
    send_on(counter.store, by=counter.wang, case=case, where="银行")
    undo(counter.store, by=counter.wang, case=case)
    assert counter.state(case).hops == ()
    open_leg(
        counter.store, by=counter.wang, case=case, department="网络", question="测", due=counter.clock.now() + HOUR
    )
    answer_leg(counter.store, by=counter.wang, case=case, leg="L1", answer="测过了")
    assert len(counter.state(case).hops) == 1
