"""What sent the customer here: a tap, a port held to its form, the last word, and what the journal keeps of it."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.sent_by import port_figures
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.ending import correct, undo, void
from hall_assistant.cases.senders import note_sender, port_known
from hall_assistant.clock import HOUR
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.library.senders import Port, Sender
from hall_assistant.logbook.timeline import timeline
from hall_assistant.store.facts import Fact
from tests.core.counter import Counter

SMS = Sender(id="sms", name="短信", port=True, asks="哪个活动")
HOTLINE = Sender(id="hotline", name="10086 热线", port=True, always="10086")
HALL = Sender(id="other_hall", name="别的厅", asks="哪个厅")


def noted(counter: Counter, sender: Sender, port: str = "", campaign: str = "") -> CaseId:
    case = counter.reception()
    note_sender(counter.store, by=counter.wang, case=case, sender=sender, port=port, campaign=campaign)
    return case


def rows(counter: Counter, case: CaseId) -> list[tuple[str, str, str]]:
    with counter.store.reading() as at:
        found = at.rows("SELECT kind, port, campaign FROM sent_by WHERE subject = ?", (case,))
    return [(row["kind"], row["port"], row["campaign"]) for row in found]


def sent_fact(counter: Counter, case: CaseId) -> Fact:
    return next(fact for fact in counter.facts(case) if fact.kind == "case.sent_by")


@pytest.mark.parametrize(
    ("sender", "port", "campaign", "kept"),
    [
        (SMS, "", "", ("sms", "", "")),
        (SMS, "１０６ 5502-0081", "流量包到期", ("sms", "10655020081", "流量包到期")),
        (HOTLINE, "", "没有这一栏的不留", ("hotline", "10086", "")),
        (HALL, "10086", "城东厅", ("other_hall", "", "城东厅")),
    ],
)
def test_one_tap_is_enough_and_only_what_the_kind_asks_is_kept(
    counter: Counter, sender: Sender, port: str, campaign: str, kept: tuple[str, str, str]
) -> None:
    case = noted(counter, sender, port, campaign)
    assert rows(counter, case) == [kept]
    assert counter.agrees(case)


@pytest.mark.parametrize("port", ["1008", "1" * 21, "10086a", "一零零八六", "+8610086", "10086;--", "\u202e10086"])
def test_a_port_that_is_none_is_said_and_nothing_is_written(counter: Counter, port: str) -> None:
    case = counter.reception()
    before = counter.facts(case)
    with pytest.raises(StaffError, match=r"sender\.port"):
        note_sender(counter.store, by=counter.wang, case=case, sender=SMS, port=port)
    assert counter.facts(case) == before


def test_a_private_number_that_called_is_kept_covered(counter: Counter) -> None:
    case = noted(counter, SMS, "13812345678", "自称 13912345678 的")
    assert rows(counter, case) == [("sms", "138****5678", "自称 139****5678 的")]


def test_the_last_word_stands_and_can_be_taken_back_within_a_minute(counter: Counter) -> None:
    case = noted(counter, SMS)
    note_sender(counter.store, by=counter.wang, case=case, sender=HALL, campaign="城东厅")
    assert rows(counter, case) == [("other_hall", "", "城东厅")]
    undo(counter.store, by=counter.wang, case=case)
    assert rows(counter, case) == [("sms", "", "")]
    assert counter.agrees(case)


def test_a_port_is_put_right_by_the_same_rule(counter: Counter, shipped: Library) -> None:
    case = noted(counter, SMS, "10010", "流量包")
    fact = sent_fact(counter, case)
    counter.clock.advance(HOUR)

    def put_right(value: str) -> None:
        correct(counter.store, by=counter.wang, case=case, chain=fact.chain, seq=fact.seq, field="port", value=value)

    with pytest.raises(StaffError, match=r"sender\.port"):
        put_right("不知道")
    put_right("100 86")
    assert rows(counter, case) == [("sms", "10086", "流量包")]
    with counter.store.reading() as at:
        line = next(one for one in timeline(at, case, shipped) if one.kind == "case.sent_by")
    assert (line.what, line.text, line.corrected) == ("谁支来的", "短信 · 端口 10010 · 流量包", True)
    assert {one.name: one.value for one in line.amendable} == {"端口号": "10086", "哪个活动、哪个厅": "流量包"}


def test_a_voided_reception_was_sent_by_nothing(counter: Counter) -> None:
    case = noted(counter, SMS, "10086")
    void(counter.store, by=counter.wang, case=case)
    assert rows(counter, case) == []


def test_it_is_found_by_its_hour(counter: Counter) -> None:
    with counter.store.reading() as at:
        plan = at.rows(
            "EXPLAIN QUERY PLAN SELECT kind, port, count(*) FROM sent_by WHERE at >= 0 AND at < 1 GROUP BY kind, port"
        )
    assert any("sent_by_at" in row["detail"] for row in plan)


def test_a_port_is_looked_up_whole_before_how_it_begins(shipped: Library) -> None:
    ports: list[Port] = list(shipped.later("ports").values())
    assert port_known("10086", ports) == next(one for one in ports if one.number == "10086")
    begins = port_known(port_figures("1065502008"), ports)
    assert begins is not None and begins.begins
    assert port_known("955", ports) is None


def test_what_ships_can_be_tapped(shipped: Library) -> None:
    senders: dict[str, Sender] = dict(shipped.later("senders").items())
    assert {"sms", "call", "app", "other_hall", "hotline", "other"} <= set(senders)
    assert all(port.status == "verified" or not port.law for port in shipped.later("ports").values())
