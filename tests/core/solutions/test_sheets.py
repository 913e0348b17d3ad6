"""A sheet at work: what is complete, which row of the table holds, what stands in one line."""

from __future__ import annotations

from datetime import date

import pytest

from hall_assistant.casefile.sheets import Entry, SheetState
from hall_assistant.library.grounds import Law
from hall_assistant.library.kinds import Phrase, Topic
from hall_assistant.library.library import Library
from hall_assistant.library.sheets import Condition, Course, Field, Finding, Group, Option, OrderRule, Sheet
from hall_assistant.solutions.sheets import decide, flags, line_of, marks_of, meter, words_of
from tests.core.sheets import NOW, filled

FITS = (Option(id="agrees", name="一样"), Option(id="contradicts", name="不一样"))
SHEET = Sheet(
    id="small",
    title="小表",
    groups=(
        Group(
            id="top",
            name="上头",
            fields=(
                Field(id="what", label="什么", need=True, told=True),
                Field(id="count", label="几个", kind="number"),
                Field(id="one", label="甲"),
                Field(id="two", label="乙"),
            ),
        ),
        Group(
            id="list",
            name="一条条",
            rows=True,
            least=2,
            course=Course(
                day="day",
                hour="hour",
                event="fits",
                rules=(OrderRule(events=("agrees",), not_before="contradicts", says="反了"),),
            ),
            fields=(
                Field(id="fits", label="一样不", kind="choice", options=FITS, need=True, told=True),
                Field(id="day", label="哪天", kind="date"),
                Field(id="hour", label="几点", kind="time"),
            ),
        ),
    ),
    findings=(Finding(id="end", finding="完", route="没", say=("好。",)),),
)

AGREES_TOO_EARLY = {"fits": "agrees", "day": "2026-03-01"}


def with_table(*conditions: Condition) -> Sheet:
    row = Finding(id="row", when=conditions, finding="对上了。", route="甲岗", say=("好。",), evidence="ours")
    return Sheet(id="small", title="小表", groups=SHEET.groups, findings=(row, *SHEET.findings))


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ((), "0/2"),
        (({"what": "话"},), "1/2"),
        (({"one": "话"},), "0/2"),
        (({"what": "话"}, {"fits": "agrees"}), "1/2"),
        (({"fits": "agrees"}, {"fits": "agrees"}), "1/2"),
        (({"what": "话"}, {"fits": "agrees"}, {"fits": "agrees"}), "2/2"),
        (({"what": "话"}, {"fits": "agrees"}, {"day": "2026-03-01"}), "1/2"),
    ],
)
def test_completeness_counts_groups_with_all_they_need(values: tuple[dict[str, str], ...], wanted: str) -> None:
    assert meter(marks_of(SHEET, filled(SHEET, *values))) == wanted


@pytest.mark.parametrize(
    ("condition", "values", "holds"),
    [
        (Condition(field="what", filled=True), ({"what": "话"},), True),
        (Condition(field="what", filled=False), ({"one": "话"},), True),
        (Condition(field="what", filled=False), ({"what": "话"},), False),
        (Condition(field="fits", among=("agrees",)), ({"fits": "contradicts"}, {"fits": "agrees"}), True),
        (Condition(field="fits", none_of=("agrees",)), ({"fits": "contradicts"}, {"fits": "agrees"}), False),
        (Condition(field="fits", none_of=("agrees",)), ({"fits": "contradicts"},), True),
        (Condition(field="fits", none_of=("agrees",)), ({"what": "话"},), False),
        (Condition(field="count", least=3), ({"count": "3"},), True),
        (Condition(field="count", least=3), ({"count": "2"},), False),
        (Condition(field="count", most=3), ({"count": "3"},), True),
        (Condition(field="count", most=3), ({"count": "4"},), False),
        (Condition(field="count", most=3), ({"what": "话"},), False),
        (Condition(field="count", least=1), ({"count": "已删除"},), False),
        (Condition(field="one", same="two"), ({"one": "话", "two": "话"},), True),
        (Condition(field="one", same="two"), ({"one": "话"},), False),
        (Condition(field="one", differs="two"), ({"one": "话", "two": "字"},), True),
        (Condition(field="one", differs="two"), ({"one": "话"},), False),
        (Condition(flagged=True), (AGREES_TOO_EARLY, {"fits": "contradicts", "day": "2026-03-02"}), True),
        (Condition(flagged=True), ({"fits": "agrees", "day": "2026-03-02"},), False),
        (Condition(flagged=False), ({"what": "话"},), True),
    ],
)
def test_a_condition_holds_when_it_says_so(
    condition: Condition, values: tuple[dict[str, str], ...], holds: bool
) -> None:
    sheet = with_table(condition)
    found = decide(sheet, filled(sheet, *values), now=NOW)
    assert found is not None
    assert (found.id == "row") is holds


def test_the_first_row_that_holds_counts() -> None:
    always = Finding(id="first", when=(Condition(field="what", filled=True),), finding="先", route="甲", say=("好。",))
    sheet = Sheet(id="s", title="表", groups=SHEET.groups, findings=(always, *with_table(*always.when).findings))
    found = decide(sheet, filled(sheet, {"what": "话"}), now=NOW)
    assert found is not None and found.id == "first"


def test_the_line_says_what_was_found_and_the_fields_it_rests_on() -> None:
    sheet = with_table(Condition(field="what", filled=True))
    state = filled(sheet, {"what": "没信号", "one": "不出"}, {"fits": "agrees"}, {"fits": "agrees"})
    found = decide(sheet, state, now=NOW)
    assert line_of(sheet, state, found) == "小表：对上了（什么：没信号，一样不：agrees）"
    assert line_of(sheet, state, None) == "小表：什么：没信号，一样不：agrees"
    assert line_of(sheet, filled(sheet, {"one": "不出"}), None) == ""


def test_what_a_newer_sheet_wrote_does_no_harm() -> None:
    odd = Entry("x", "别的", "x", 0, "")
    state = SheetState("small", "小表", {"": {"gone": odd}, "r9": {"gone": odd, "fits": Entry("new", "", "", 0, "")}})
    assert meter(marks_of(SHEET, state)) == "0/2"
    found = decide(SHEET, state, now=NOW)
    assert found is not None and found.id == "end"


def test_flags_stand_by_their_group() -> None:
    state = filled(SHEET, {"fits": "agrees", "day": "2027-01-01"})
    assert [flag.rows for flag in flags(SHEET, state, now=NOW)["list"]] == [("row0",)]


def test_words_that_rest_on_what_is_pending_are_not_offered() -> None:
    since = date(2026, 1, 1)
    law = [
        Law(id="known", title="某法", says="说。", since=since, status="verified"),
        Law(id="open", title="某令", says="说。", since=since, status="pending"),
    ]
    line = Phrase(id="stop.solve.1", topic="stop", step="solve", cue="先办这样", say="先给您办上。")
    library = Library.of(topics=[Topic(id="stop", name="停机")], law=law, phrases=[line])
    row = row_on(law=("known",))
    assert words_of(row, library, "stop") == row.say
    assert words_of(row_on(law=("known", "open")), library, "stop") == ("先给您办上。",)
    assert words_of(row_on(law=("gone",)), library, "stop") == ("先给您办上。",)


def row_on(law: tuple[str, ...]) -> Finding:
    return Finding(id="row", finding="对上了", route="甲岗", say=("好。",), law=law)
