"""Incidents: opened with or without a call, written down, reported in 200 characters, put away; none ever deleted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.clock import DAY, HOUR
from hall_assistant.errors import StaffError
from hall_assistant.floor import desk
from hall_assistant.floor.fold import fold
from hall_assistant.floor.quick_report import missing, quick_report
from hall_assistant.floor.records import happened_in, incident_of, incidents, rows_of
from hall_assistant.floor.telephone import call_lines
from hall_assistant.floor.values import FIELDS, Incident, IncidentId
from hall_assistant.library.library import Library
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Fact
from tests.core.counter import Counter

FORM = {
    "place": "3号柜前",
    "people": "客人1人，围看十来人",
    "demand": "要求当场恢复号码 13812345678",
    "now": "还在大声说，没碰人",
    "effect": "两个窗口停办",
    "measures": "请到里间，店长在听",
    "trend": "比刚才缓和",
    "needs": "请安保来一位",
}


def opened(counter: Counter, by: Actor | None = None, **more: Any) -> IncidentId:
    return desk.open_incident(counter.store, by=by or counter.wang, **{"kind": "crowd", **more})[0]


def filled(counter: Counter) -> IncidentId:
    incident = opened(counter)
    for field, text in FORM.items():
        desk.note(counter.store, by=counter.chen, incident=incident, field=field, text=text)
    return incident


def state(counter: Counter, incident: IncidentId) -> Incident:
    with counter.store.reading() as at:
        return incident_of(at, incident)


def facts(counter: Counter, incident: IncidentId) -> list[Fact]:
    with counter.store.reading() as at:
        return at.facts(incident)


def refused(code: str, call: Any) -> None:
    with pytest.raises(StaffError) as caught:
        call()
    assert caught.value.code == code


def test_the_form_has_every_field_of_the_plan_and_names_who_where_and_when(counter: Counter) -> None:
    case = counter.reception()
    incident = filled(counter)
    told = state(counter, incident)
    assert told.at == counter.clock.now() and told.counter == "03" and told.by == counter.wang.staff
    assert set(told.fields) == set(FIELDS) and told.fields["people"] == FORM["people"]
    assert told.fields["demand"] == "要求当场恢复号码 138****5678"
    assert told.case is None
    with counter.store.reading() as at:
        assert not happened_in(at, case)


def test_what_was_written_first_stays_on_the_record_and_the_same_again_is_no_fact(counter: Counter) -> None:
    incident = opened(counter)
    for text in ("2人", "5人", "5人"):
        desk.note(counter.store, by=counter.wang, incident=incident, field="people", text=text)
    assert state(counter, incident).fields["people"] == "5人"
    texts = [fact.sealed and fact.sealed["text"] for fact in facts(counter, incident) if fact.kind == "incident.noted"]
    assert texts == ["2人", "5人"]


def test_a_call_is_recorded_when_it_is_made_and_opening_alone_is_none(counter: Counter) -> None:
    quiet = opened(counter)
    assert state(counter, quiet).calls == ()
    fired = opened(counter, kind="violence", called="110")
    desk.call(counter.store, by=counter.chen, incident=fired, number="120")
    assert [call.number for call in state(counter, fired).calls] == ["110", "120"]
    refused("incident.call", lambda: opened(counter, called="12345"))
    assert counter.count("incidents") == 2


def test_it_names_the_reception_it_happened_in_and_not_one_that_may_vanish(counter: Counter) -> None:
    case, begun = counter.reception(), counter.begun(counter.chen)
    mine = opened(counter, case=case)
    assert state(counter, mine).case == case
    assert state(counter, opened(counter, case=begun)).case is None
    with counter.store.reading() as at:
        assert happened_in(at, case)
    desk.close(counter.store, by=counter.wang, incident=mine, closed_as="mistake")
    with counter.store.reading() as at:
        assert not happened_in(at, case)


def test_who_opened_it_or_leads_puts_it_away_and_then_only_film_and_report_go_on(counter: Counter) -> None:
    incident = filled(counter)
    refused("incident.not_yours", lambda: desk.close(counter.store, by=counter.chen, incident=incident))
    refused("incident.closing", lambda: desk.close(counter.store, by=counter.wang, incident=incident, closed_as="x"))
    desk.close(counter.store, by=counter.li, incident=incident, why="客人签了字走的")
    refused("incident.closed", lambda: desk.close(counter.store, by=counter.wang, incident=incident))
    refused(
        "incident.closed",
        lambda: desk.note(counter.store, by=counter.wang, incident=incident, field="now", text="又来了"),
    )
    desk.keep_footage(counter.store, by=counter.wang, incident=incident, until="2026-04-11")
    desk.report(counter.store, by=counter.wang, incident=incident, text="平稳了")
    told = state(counter, incident)
    assert told.footage == "2026-04-11" and told.reports[0].text == "平稳了" and told.closed_as == "over"


@pytest.mark.parametrize("until", ["2026-02-30", "明天", "2026-3-1", "2026-03-11", ""])
def test_film_is_kept_until_a_day_that_exists_and_is_not_over(counter: Counter, until: str) -> None:
    incident = opened(counter)
    refused(
        "incident.footage",
        lambda: desk.keep_footage(counter.store, by=counter.wang, incident=incident, until=until),
    )


def test_an_incident_is_of_the_past_month_known_and_of_fields_there_are(counter: Counter) -> None:
    now = counter.clock.now()
    refused("incident.hour", lambda: opened(counter, at=now + HOUR))
    refused("incident.hour", lambda: opened(counter, at=now - 40 * DAY))
    assert state(counter, opened(counter, at=now - HOUR)).at == now - HOUR
    ghost = IncidentId("incident:ghost")
    refused("incident.unknown", lambda: desk.call(counter.store, by=counter.wang, incident=ghost, number="110"))
    refused(
        "incident.field",
        lambda: desk.note(counter.store, by=counter.wang, incident=ghost, field="who", text="x"),
    )


def test_the_list_shows_open_ones_first_and_a_clerk_sees_their_own(counter: Counter) -> None:
    first = opened(counter)
    counter.clock.advance(HOUR)
    second = opened(counter, counter.chen, kind="violence", called="110")
    desk.close(counter.store, by=counter.chen, incident=second)
    with counter.store.reading() as at:
        told = incidents(at, by=counter.li)
        assert [line.incident for line in told] == [first, second]
        assert told[1].calls == ("110",) and told[1].closed_as == "over"
        assert [line.incident for line in incidents(at, by=counter.chen)] == [second]


def test_the_report_says_seven_things_in_order_and_hides_numbers(counter: Counter, shipped: Library) -> None:
    told = state(counter, filled(counter))
    text = quick_report(told, shipped, hall="演示厅", kind="多人聚集", offset=480)
    assert text.startswith("【快报】3月12日09:50，演示厅3号柜前，多人聚集。人数：")
    places = [text.index(word) for word in ("人数：", "诉求：", "现状：", "措施：", "需要：")]
    assert places == sorted(places) and len(text) <= 200
    assert "13812345678" not in text and missing(told) == ()


def test_a_report_of_an_incident_nothing_was_written_about_says_what_it_lacks(
    counter: Counter, shipped: Library
) -> None:
    told = state(counter, opened(counter))
    text = quick_report(told, shipped, hall="演示厅", kind="其他", offset=480)
    assert text == "【快报】3月12日09:50，演示厅，其他。"
    assert missing(told) == ("人数", "诉求", "现状", "措施", "需要什么")


@settings(max_examples=40, deadline=None)
@given(said=st.fixed_dictionaries(dict.fromkeys(FIELDS, st.text(max_size=300))), hall=st.text(max_size=200))
def test_no_part_of_a_report_pushes_another_out(shipped: Library, said: dict[str, str], hall: str) -> None:
    told = Incident(IncidentId("incident:x"), kind="other", at=1_773_000_000_000, fields=said)
    text = quick_report(told, shipped, hall=hall, kind="多人聚集", offset=480)
    assert len(text) <= 200
    assert not said["needs"].strip("。；，").split() or "需要：" in text


def test_a_report_with_every_part_at_its_longest_keeps_within_its_characters(shipped: Library) -> None:
    said = dict.fromkeys(FIELDS, "长" * 300)
    told = Incident(IncidentId("incident:x"), kind="other", at=1_792_000_000_000, fields=said)
    text = quick_report(told, shipped, hall="厅" * 200, kind="类" * 30, offset=480)
    assert len(text) <= 200 and text.endswith("…。") and text.count("：") == 5


def test_the_telephone_lines_name_hall_and_address_and_show_where_one_is_missing(shipped: Library) -> None:
    lines = call_lines(shipped, hall="演示厅", address="城东区人民路18号", counter="3号柜")
    assert [line.number for line in lines] == ["110", "120", "119"]
    assert all("城东区人民路18号" in line.say and "演示厅" in line.say and line.placed for line in lines)
    bare = call_lines(shipped, hall="", address=" ", counter="3号柜")
    assert all("〔地址〕" in line.say and not line.placed for line in bare)


def test_words_that_are_filmed_name_no_number_and_nobody_as_a_danger(shipped: Library) -> None:
    for line in call_lines(shipped, hall="厅", address="路", counter="3号柜"):
        for text in (line.calm, *line.first):
            assert not any(word in text for word in ("110", "警", "打人", "危险", "闹"))


def test_damaged_facts_and_unknown_kinds_break_no_fold(counter: Counter) -> None:
    incident = filled(counter)
    told = facts(counter, incident)
    odd = [replace(fact, open={}, sealed=None) for fact in told]
    odd += [replace(fact, open={"at": "x", "kind": 3, "field": [], "number": None}) for fact in told]
    odd += [replace(told[0], kind="incident.later")]
    assert fold(incident, odd).forgotten
    assert rows_of(incident, [replace(told[1], open={})]) == {}
    assert fold(incident, told) == state(counter, incident)
