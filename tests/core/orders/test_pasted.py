"""Reading a pasted order: number, hours and sender found by the labels of the content; the customer hidden."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.clock import local_text, parse_local
from hall_assistant.deadlines.counting import Surroundings
from hall_assistant.deadlines.workdays import Calendar
from hall_assistant.library.library import Library
from hall_assistant.orders.hours import Decided, decided, due_after
from hall_assistant.orders.pasted import Pasted, read_pasted

HERE = Surroundings(Calendar(), 480)
NOW = parse_local("2026-03-12 09:50", 480)
ORDER = """【12345政务服务便民热线】工单编号：SZ20260312-0077
派单时间：2026-03-12 09:10　业务类别：套餐
客户姓名：王先生  联系电话：13812345678
联系地址：人民路18号3单元
诉求内容：客户来电说宽带退订一个月没办，要求给说法；再拨13812345678
首次联系时限：2小时
办结时限：2026年3月17日 18:00
"""


def read(text: str, library: Library) -> Pasted:
    fields, sources = library.later("order_fields"), library.later("order_sources")
    return read_pasted(text, now=NOW, at=HERE, fields=fields, sources=sources.values())


def test_what_an_order_says_is_read(shipped: Library) -> None:
    found = read(ORDER, shipped)
    assert (found.source, found.number) == ("city_12345", "SZ20260312-0077")
    hours = [found.received, found.contact_due, found.answer_due]
    told = [local_text(hour, 480) for hour in hours if hour is not None]
    assert told == ["2026-03-12 09:10", "2026-03-12 11:10", "2026-03-17 18:00"]
    assert (found.phone, found.surname, found.honorific) == ("13812345678", "王", "先生")


def test_who_the_customer_is_does_not_stay_in_the_text(shipped: Library) -> None:
    text = read(ORDER, shipped).text
    assert "13812345678" not in text
    assert "王先生" not in text
    assert "人民路" not in text
    assert "宽带退订一个月没办" in text


def test_nothing_is_invented_where_nothing_is_said(shipped: Library) -> None:
    assert read("客户说话费不对，请核实", shipped) == Pasted("客户说话费不对，请核实")
    assert read("", shipped) == Pasted("")


def test_a_day_that_is_none_is_left_to_a_person(shipped: Library) -> None:
    found = read("工单号：A1234\n回复时限：2026-02-30 18:00\n联系时限：两个工作日", shipped)
    assert (found.number, found.contact_due, found.answer_due) == ("A1234", None, None)


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("+8613812345678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("86-13812345678", "13812345678"),
        ("008613812345678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("＋８６　１３８－１２３４－５６７８", "13812345678"),
        ("0571-88123456", "057188123456"),
        ("（０３１０）３０１２３４５", "03103012345"),
        ("010 65536666", "01065536666"),
        ("138123456789", ""),  # a figure too many: a person looks
        ("10086", ""),
    ],
)
def test_the_customers_number_is_read_in_every_form_it_is_sent_and_does_not_stay(
    shipped: Library, written: str, phone: str
) -> None:
    found = read(f"工单号：ＧＤ２０２６０３１２\n联系电话：{written}；诉求：再拨{written}", shipped)
    assert (found.number, found.phone) == ("GD20260312", phone)
    tail = unicodedata.normalize("NFKC", written)[-6:]
    assert not phone or tail not in unicodedata.normalize("NFKC", found.text)


def test_a_mark_inside_a_longer_number_marks_nobody(shipped: Library) -> None:
    assert read("工单号：20100860001", shipped).source == ""
    assert read("通信管理局转办，客户先打过10086", shipped).source == "regulator"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("30分钟", "2026-03-12 10:20"),
        ("请在２小时内联系", "2026-03-12 11:50"),
        ("5天", "2026-03-17 18:00"),
        ("3个工作日内办结", "2026-03-17 18:00"),
        ("1.5小时", None),
        ("城镇48小时、农村72小时", None),
        ("以派单写的为准", None),
        ("", None),
    ],
)
def test_a_stretch_of_time_is_counted_as_clocks_count_or_left(text: str, due: str | None) -> None:
    found = due_after(NOW, text, HERE)
    assert (local_text(found, 480) if found is not None else None) == due


def test_where_an_hour_comes_from_is_said() -> None:
    assert decided(NOW + 1, "2小时", NOW, HERE) == Decided(NOW + 1, "照派单写的")
    assert decided(None, "2小时", NOW, HERE).why == "本厅定的2小时"
    assert decided(None, "以派单写的为准", NOW, HERE) == Decided(None)
    later = parse_local("2031-03-12 09:50", 480)
    assert "按周一到周五算的" in decided(None, "2个工作日", later, HERE).why


@given(
    st.lists(
        st.sampled_from(["电话：", "13812345678", "编号", "：", "2026-", "02-30 ", "18:00", "\n", "；", "天", "10086"])
    )
)
def test_no_paste_breaks_the_reading_or_leaves_a_number(shipped: Library, parts: list[str]) -> None:
    text = "\n".join(parts)
    assert not re.search(r"(?<!\d)13812345678(?!\d)", read(text, shipped).text)


@pytest.mark.parametrize(
    "line",
    [
        "客户号码：13812345678　投诉内容：宽带没退掉　回单时限：2026-03-17 18:00",
        "客户号码：13812345678，投诉内容：宽带没退掉，回单时限：2026-03-17 18:00",
        "客户号码：13812345678。宽带没退掉。回单时限：2026-03-17 18:00",
    ],
)
def test_what_stands_behind_the_number_in_the_same_line_is_not_hidden_with_it(shipped: Library, line: str) -> None:
    found = read(line, shipped)
    assert "宽带没退掉" in found.text and "13812345678" not in found.text
    assert found.answer_due == parse_local("2026-03-17 18:00", 480)


@pytest.mark.parametrize("text", ["3月31日 18:00", "明年2月29日", "15日前", "15日 18:00", "2026年3月", "2小时30分钟"])
def test_a_day_of_the_calendar_is_not_counted_as_a_stretch(text: str) -> None:
    assert due_after(NOW, text, HERE) is None
