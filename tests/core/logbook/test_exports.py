"""The log handed out: sheets that are safe and right in Excel, pages that keep text as text."""

from __future__ import annotations

import csv
import io
import re

import pytest

from hall_assistant.casefile.values import Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.day import LogFilter
from hall_assistant.logbook.exports import day_csv, day_html
from hall_assistant.people.desk import remove_staff
from tests.core.counter import Counter

DAY = "2026-03-12"
TODAY = LogFilter(DAY, DAY)


def ended(counter: Counter, sentence: str, order: str = "") -> None:
    case = counter.reception()
    outcome = Outcome.ORDERED if order else Outcome.SOLVED
    ending.end(counter.store, by=counter.wang, case=case, outcome=outcome, sentence=sentence, order_number=order)


def sheet(counter: Counter, shipped: Library, wanted: LogFilter = TODAY) -> list[dict[str, str]]:
    with counter.store.reading() as at:
        text = day_csv(at, by=counter.zhou, wanted=wanted, library=shipped, offset=480)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def page(counter: Counter, shipped: Library, wanted: LogFilter = TODAY) -> str:
    with counter.store.reading() as at:
        return day_html(at, by=counter.zhou, wanted=wanted, now=counter.clock.now(), library=shipped, offset=480)


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "+86", "-2", "@SUM(A1)", '=HYPERLINK("http://x","点我")', "  =1+1", "＝1+1", "|calc", "\u2003=1"],
)
def test_no_cell_is_taken_for_a_formula(counter: Counter, shipped: Library, typed: str) -> None:
    ended(counter, typed)
    cell = sheet(counter, shipped)[0]["一句话"]
    assert cell == f"'{' '.join(typed.split())}"


def test_commas_quotes_and_blanks_come_back_as_typed(counter: Counter, shipped: Library) -> None:
    ended(counter, '退了20元，他说"行"，a,b;c')
    assert sheet(counter, shipped)[0]["一句话"] == '退了20元，他说"行"，a,b;c'


def test_a_line_break_does_not_make_a_second_row(counter: Counter, shipped: Library) -> None:
    ended(counter, "第一行\n第二行\r\n=3")
    rows = sheet(counter, shipped)
    assert len(rows) == 1 and rows[0]["一句话"] == "第一行 第二行 =3"


@pytest.mark.parametrize("number", ["20260312000123456", "0012"])
def test_a_long_number_stays_whole_in_excel(counter: Counter, shipped: Library, number: str) -> None:
    ended(counter, "立了单", number)
    assert sheet(counter, shipped)[0]["工单号"] == f"{number}\t"


def test_numbers_in_the_sentence_leave_the_hall_masked(counter: Counter, shipped: Library) -> None:
    ended(counter, "打 13812345678 通知了")
    assert sheet(counter, shipped)[0]["一句话"] == "打 138****5678 通知了"
    assert "13812345678" not in page(counter, shipped)


def test_a_day_without_receptions_is_a_header_and_a_sentence(counter: Counter, shipped: Library) -> None:
    assert sheet(counter, shipped, LogFilter("2026-03-10", "2026-03-10")) == []
    assert "这一天没有接待" in page(counter, shipped, LogFilter("2026-03-10", "2026-03-10"))


def test_a_departed_colleague_keeps_the_name_in_the_log(counter: Counter, shipped: Library) -> None:
    ended(counter, "办好了")
    remove_staff(counter.store, by=counter.zhou, staff=counter.wang.staff)
    assert sheet(counter, shipped)[0]["首问"] == counter.wang.name


def test_a_reception_across_midnight_belongs_to_the_day_it_began(counter: Counter, shipped: Library) -> None:
    counter.clock.move_to("2026-03-12 23:50")
    case = counter.reception()
    counter.clock.move_to("2026-03-13 00:10")
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    assert [row["开始"] for row in sheet(counter, shipped)] == ["23:50"]
    assert sheet(counter, shipped, LogFilter("2026-03-13", "2026-03-13")) == []


def test_html_in_a_sentence_stays_text(counter: Counter, shipped: Library) -> None:
    ended(counter, "<b>粗</b><script>alert(1)</script>{{ 7*7 }}")
    made = page(counter, shipped)
    assert "<script" not in made and "&lt;script&gt;" in made
    assert "{{ 7*7 }}" in made and "49" not in re.sub(r"\d{4}-\S+", "", made)


def test_the_filter_narrows_the_rows_and_not_the_figures(counter: Counter, shipped: Library) -> None:
    ended(counter, "办好了")
    counter.reception()
    made = page(counter, shipped, LogFilter(DAY, DAY, state="ended"))
    assert made.count("<td>3-0312-") == 1
    assert "<b>2</b> 接待" in made and "<b>1</b> 未结" in made


def test_a_range_is_named_on_the_page(counter: Counter, shipped: Library) -> None:
    assert "2026-03-10 至 2026-03-12" in page(counter, shipped, LogFilter("2026-03-10", DAY))


def test_voided_receptions_are_shown_and_not_counted(counter: Counter, shipped: Library) -> None:
    ending.void(counter.store, by=counter.wang, case=counter.reception())
    made = page(counter, shipped)
    assert "误开作废的不计入" in made and "<b>0</b> 接待" in made


def test_a_clerk_hands_nothing_out(counter: Counter, shipped: Library) -> None:
    with counter.store.reading() as at:
        with pytest.raises(StaffError, match=r"access\.denied"):
            day_csv(at, by=counter.wang, wanted=TODAY, library=shipped, offset=480)
        with pytest.raises(StaffError, match=r"access\.denied"):
            day_html(at, by=counter.wang, wanted=TODAY, now=0, library=shipped, offset=480)


def test_more_receptions_than_a_screen_lists_are_all_handed_out(counter: Counter, shipped: Library) -> None:
    with counter.store.write():
        for place in range(12):
            desk.note(counter.store, by=counter.wang, case=counter.begun(), text=f"第{place}个")
    assert len(sheet(counter, shipped)) == 12
