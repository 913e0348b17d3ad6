"""Filling in and concluding a sheet at the counter: facts, the last one wins, evidence and the summary follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hall_assistant.casefile.fold import fold
from hall_assistant.casefile.number import DELETED
from hall_assistant.casefile.sheets import SheetState
from hall_assistant.casefile.texts import text_rows
from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.cases.summary import summary
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.library.sheets import Sheet
from hall_assistant.logbook.timeline import timeline
from hall_assistant.solutions.sheet_desk import conclude, fill, take_row_back
from hall_assistant.solutions.sheets import MOST_ROWS
from tests.core.counter import Counter


@pytest.fixture
def network(shipped: Library) -> Sheet:
    sheet: Sheet = shipped.later("sheets")["network"]
    return sheet


@pytest.fixture
def course(shipped: Library) -> Sheet:
    sheet: Sheet = shipped.later("sheets")["course"]
    return sheet


def put(counter: Counter, case: CaseId, sheet: Sheet, row: str = "", **values: str) -> None:
    fill(counter.store, by=counter.wang, case=case, sheet=sheet, values=values, row=row)


def state(counter: Counter, case: CaseId, sheet: Sheet) -> SheetState:
    return counter.state(case).sheets[sheet.id]


def values(counter: Counter, case: CaseId, sheet: Sheet) -> list[dict[str, str]]:
    rows = state(counter, case, sheet).rows.values()
    return [{name: entry.value for name, entry in entries.items()} for entries in rows]


def test_the_first_field_opens_the_record_and_the_last_value_counts(counter: Counter, network: Sheet) -> None:
    case = counter.begun()
    put(counter, case, network, symptom="格少", since="3月1日")
    put(counter, case, network, symptom="drop")
    assert counter.kinds(case) == ["case.opened", "sheet.filled", "sheet.filled", "sheet.filled"]
    assert values(counter, case, network) == [{"symptom": "drop", "since": "2026-03-01"}]
    assert state(counter, case, network).title == network.title
    assert counter.agrees(case)


def test_what_is_as_it_was_makes_no_fact_and_an_empty_one_takes_it_back(counter: Counter, network: Sheet) -> None:
    case = counter.begun()
    put(counter, case, network, symptom="")
    assert counter.kinds(case) == []
    put(counter, case, network, symptom="weak")
    put(counter, case, network, symptom="格少")
    assert counter.kinds(case).count("sheet.filled") == 1
    put(counter, case, network, symptom="")
    assert values(counter, case, network) == []


def test_one_wrong_field_keeps_all_of_them_out(counter: Counter, network: Sheet) -> None:
    case = counter.reception()
    with pytest.raises(StaffError) as refused:
        put(counter, case, network, symptom="weak", since="2026-02-29")
    assert refused.value.code == "sheet.date"
    assert counter.state(case).sheets == {}


@pytest.mark.parametrize(
    ("row", "values"),
    [("", {"gone": "1"}), ("", {"symptom": "weak", "where": "家"}), ("r1", {"symptom": "weak"}), ("", {})],
)
def test_fields_that_are_no_groups_are_refused(
    counter: Counter, network: Sheet, row: str, values: dict[str, str]
) -> None:
    case = counter.reception()
    with pytest.raises(StaffError) as refused:
        put(counter, case, network, row, **values)
    assert refused.value.code == "sheet.field"


def test_the_whole_number_is_nowhere_in_the_record(counter: Counter, network: Sheet) -> None:
    case = counter.begun()
    put(counter, case, network, number="13812345678")
    bodies = [f"{fact.open}{fact.sealed}" for fact in counter.facts(case)]
    assert not any("13812345678" in body for body in bodies)
    assert values(counter, case, network) == [{"number": "138****5678"}]


def test_what_is_private_is_covered_on_a_filmed_timeline(counter: Counter, network: Sheet, shipped: Library) -> None:
    case = counter.begun()
    put(counter, case, network, where="锦绣园3号楼")
    put(counter, case, network, model="老人机")
    put(counter, case, network, where="")
    with counter.store.reading() as at:
        told = [entry for entry in timeline(at, case, shipped) if entry.kind == "sheet.filled"]
    assert [entry.covered for entry in told] == ["信号网络核查 · 哪儿：填了", "", ""]
    assert [entry.text.partition(" · ")[2] for entry in told] == ["哪儿：锦绣园3号楼", "牌子型号：老人机", "哪儿：划掉"]


def test_a_reception_is_found_by_what_stands_in_a_sheet_but_not_by_where_somebody_lives(
    counter: Counter, network: Sheet
) -> None:
    case = counter.begun()
    put(counter, case, network, where="锦绣园3号楼")
    put(counter, case, network, words="打一半就没音了")
    texts = [row["text"] for row in text_rows(case, counter.facts(case))]
    assert texts == ["客户原话：打一半就没音了"]


def test_what_was_typed_is_sealed(counter: Counter, network: Sheet) -> None:
    case = counter.begun()
    put(counter, case, network, where="锦绣园3号楼")
    (fact,) = [fact for fact in counter.facts(case) if fact.kind == "sheet.filled"]
    assert "锦绣园" not in str(fact.open)
    assert fact.sealed is not None and fact.sealed["value"] == "锦绣园3号楼"


def test_rows_of_a_list_are_added_changed_and_taken_back(counter: Counter, course: Sheet) -> None:
    case = counter.begun()
    put(counter, case, course, event="reported", day="3月2日", hour="9:00")
    put(counter, case, course, event="answered", day="3月1日")
    first, second = state(counter, case, course).rows_begun
    put(counter, case, course, first, hour="10:00")
    assert values(counter, case, course)[0] == {"event": "reported", "day": "2026-03-02", "hour": "10:00"}
    take_row_back(counter.store, by=counter.wang, case=case, sheet=course, row=second)
    assert state(counter, case, course).rows_begun == (first,)
    with pytest.raises(StaffError) as refused:
        take_row_back(counter.store, by=counter.wang, case=case, sheet=course, row=second)
    assert refused.value.code == "sheet.field"


def test_a_list_is_full_one_day(counter: Counter, course: Sheet) -> None:
    case = counter.begun()
    for _ in range(MOST_ROWS):
        put(counter, case, course, event="other")
    with pytest.raises(StaffError) as refused:
        put(counter, case, course, event="other")
    assert refused.value.code == "sheet.rows"


def test_concluding_sets_the_evidence_and_stands_in_the_summary(
    counter: Counter, network: Sheet, shipped: Library
) -> None:
    case = counter.begun()
    put(counter, case, network, symptom="weak")
    put(counter, case, network, swap="换了就好")
    assert counter.state(case).evidence is Evidence.UNKNOWN
    conclude(counter.store, by=counter.wang, case=case, sheet=network)
    told = state(counter, case, network).concluded
    assert told is not None and told.finding == "handset"
    assert counter.state(case).evidence is Evidence.NOT_OURS
    assert told.line == "信号网络核查：卡换台机器就好，毛病在手机（现象：格少，卡换台机器试：换了就好）"
    with counter.store.reading() as at:
        text = summary(at, case, shipped, template="summary_standard", limit=500, offset=480).text
        told_lines = [entry for entry in timeline(at, case, shipped) if entry.kind == "sheet.found"]
    assert f"核查：{told.line}" in text
    assert [entry.text for entry in told_lines] == [f"不是我们的 · {told.line}"]
    assert [entry.covered for entry in told_lines] == ["不是我们的 · 信号网络核查：卡换台机器就好，毛病在手机"]


def test_the_clerk_may_hold_another_state_to_be_true_and_the_apology_follows(counter: Counter, network: Sheet) -> None:
    case = counter.begun()
    put(counter, case, network, swap="better")
    with pytest.raises(StaffError) as refused:
        desk.say(counter.store, by=counter.wang, case=case, line="是我们错了。", step="apologise", apology="fault")
    assert refused.value.code == "apology.too_early"
    conclude(counter.store, by=counter.wang, case=case, sheet=network, evidence=Evidence.OURS)
    assert counter.state(case).evidence is Evidence.OURS
    desk.say(counter.store, by=counter.wang, case=case, line="是我们错了。", step="apologise", apology="fault")


def test_what_was_not_concluded_stands_in_the_summary_as_filled_in(
    counter: Counter, network: Sheet, shipped: Library
) -> None:
    case = counter.begun()
    put(counter, case, network, symptom="weak")
    with counter.store.reading() as at:
        text = summary(at, case, shipped, template="summary_standard", limit=500, offset=480).text
    assert "核查：信号网络核查：现象：格少" in text


def test_an_empty_sheet_concludes_nothing(counter: Counter, network: Sheet) -> None:
    case = counter.reception()
    with pytest.raises(StaffError) as refused:
        conclude(counter.store, by=counter.wang, case=case, sheet=network)
    assert refused.value.code == "sheet.empty"


def test_a_conclusion_is_undone_like_any_click(counter: Counter, network: Sheet) -> None:
    case = counter.begun()
    put(counter, case, network, swap="better")
    conclude(counter.store, by=counter.wang, case=case, sheet=network)
    ending.undo(counter.store, by=counter.wang, case=case)
    assert counter.state(case).evidence is Evidence.UNKNOWN
    assert state(counter, case, network).concluded is None


def test_what_was_typed_in_one_go_is_taken_back_in_one_go(counter: Counter, course: Sheet) -> None:
    case = counter.reception()
    put(counter, case, course, event="reported", day="3月2日", hour="9:00")
    put(counter, case, course, event="answered", day="3月1日")
    before = values(counter, case, course)
    first = state(counter, case, course).rows_begun[0]
    take_row_back(counter.store, by=counter.wang, case=case, sheet=course, row=first)
    ending.undo(counter.store, by=counter.wang, case=case)
    assert values(counter, case, course) == before
    ending.undo(counter.store, by=counter.wang, case=case)
    assert [one for one in values(counter, case, course) if one] == before[:1]
    assert counter.agrees(case)


def test_an_ended_reception_takes_no_more(counter: Counter, network: Sheet) -> None:
    case = counter.reception()
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="换机就好")
    with pytest.raises(StaffError) as refused:
        put(counter, case, network, symptom="weak")
    assert refused.value.code == "case.ended"


def test_damaged_and_newer_facts_never_stop_the_fold(counter: Counter) -> None:
    case = counter.reception()
    with counter.store.write() as w:
        w.append(case, "sheet.filled", by=counter.wang.staff, open={}, sealed={})
        w.append(
            case, "sheet.filled", by=counter.wang.staff, open={"sheet": "new", "field": "a"}, sealed={"value": "1"}
        )
        w.append(case, "sheet.found", by=counter.wang.staff, open={"sheet": "new", "evidence": "half"}, sealed={})
    found = counter.state(case)
    assert found.evidence is Evidence.UNKNOWN
    assert found.sheets["new"].rows[""]["a"].shown == "1"


def test_what_is_forgotten_reads_deleted(counter: Counter, network: Sheet) -> None:
    case = counter.begun()
    put(counter, case, network, where="锦绣园")
    facts = [replace(fact, sealed=None) for fact in counter.facts(case)]
    assert fold(case, facts).sheets["network"].rows[""]["where"].shown == DELETED
