"""What is typed into a sheet's field: every way people write it, and what no field takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.errors import StaffError
from hall_assistant.library.sheets import Field, FieldKind, Option
from hall_assistant.solutions.sheet_values import LONGEST, checked, shown
from hall_assistant.wording import sentence

TODAY = "2026-03-12"
KINDS: tuple[FieldKind, ...] = ("text", "choice", "number", "date", "time", "amount", "yes_no", "phone", "imei")


def field(kind: FieldKind) -> Field:
    options = (Option(id="weak", name="格少"), Option(id="drop", name="打一半断了")) if kind == "choice" else ()
    return Field(id="one", label="这一栏", kind=kind, options=options)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("text", " 锦绣园\n3号楼 ", "锦绣园 3号楼"),
        ("text", "　", ""),
        ("choice", "weak", "weak"),
        ("choice", "打一半断了", "drop"),
        ("yes_no", "是", "yes"),
        ("yes_no", "no", "no"),
        ("number", "１２", "12"),
        ("number", "007", "7"),
        ("date", "2026-02-28", "2026-02-28"),
        ("date", "2024年2月29日", "2024-02-29"),
        ("date", "２０２６／３／１", "2026-03-01"),
        ("date", "20260301", "2026-03-01"),
        ("date", "3月12日", "2026-03-12"),
        ("date", "3.13", "2026-03-13"),
        ("date", "12月31号", "2025-12-31"),
        ("date", "2-29", "2024-02-29"),
        ("time", "9:05", "09:05"),
        ("time", "９：０５", "09:05"),
        ("time", "下午3点半", "15:30"),
        ("time", "晚上8点", "20:00"),
        ("time", "中午12点10分", "12:10"),
        ("amount", "19.9", "19.90"),
        ("amount", "￥１，２３４．５０元", "1234.50"),
        ("phone", "13812345678", "138****5678"),
        ("phone", "+86 138-1234-5678", "138****5678"),
        ("phone", "8613812345678", "138****5678"),
        ("phone", "１３８１２３４５６７８", "138****5678"),
        ("phone", "138****5678", "138****5678"),
        ("phone", "0571-87654321", "057****4321"),
        ("phone", "10086", "10086"),
        ("imei", "49-015420-323751-8", "490154203237518"),
        ("imei", "４９０１５４２０３２３７５１８", "490154203237518"),
        ("imei", "49015420323751", "490154203237518"),
    ],
)
def test_what_people_write_is_taken(kind: FieldKind, typed: str, kept: str) -> None:
    assert checked(field(kind), typed, today=TODAY) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("text", "长" * (LONGEST + 1), "text.too_long"),
        ("text", "半\ud800", "text.broken"),
        ("choice", "满格", "sheet.choice"),
        ("yes_no", "也许", "sheet.choice"),
        ("number", "-3", "sheet.number"),
        ("number", "3.5", "sheet.number"),
        ("number", "三", "sheet.number"),
        ("number", "12345678", "sheet.number"),
        ("date", "2026-02-29", "sheet.date"),
        ("date", "2-30", "sheet.date"),
        ("date", "13月1日", "sheet.date"),
        ("date", "昨天", "sheet.date"),
        ("date", "0000-01-01", "sheet.date"),
        ("time", "24:00", "sheet.time"),
        ("time", "9:60", "sheet.time"),
        ("time", "九点", "sheet.time"),
        ("amount", "19.905", "money.places"),
        ("amount", "-1", "money.negative"),
        ("amount", "十块", "money.form"),
        ("phone", "1381234567a", "sheet.phone"),
        ("phone", "138123456789012", "sheet.phone"),
        ("phone", "12", "sheet.phone"),
        ("imei", "490154203237519", "sheet.imei"),
        ("imei", "49015420323751O", "sheet.imei"),
        ("imei", "4901542032375", "sheet.imei"),
        ("imei", "4901542032375181", "sheet.imei"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(kind: FieldKind, typed: str, code: str) -> None:
    with pytest.raises(StaffError) as refused:
        checked(field(kind), typed, today=TODAY)
    assert refused.value.code == code
    assert "这一栏" in sentence(refused.value)


@given(kind=st.sampled_from(KINDS), typed=st.text(max_size=40))
def test_whatever_is_typed_is_kept_or_refused_and_what_is_kept_is_kept_again(kind: FieldKind, typed: str) -> None:
    one = field(kind)
    try:
        kept = checked(one, typed, today=TODAY)
    except StaffError as error:
        assert sentence(error)
        return
    assert checked(one, kept, today=TODAY) == kept
    assert not kept or shown(one, kept)


@given(figures=st.from_regex(r"1[3-9]\d{9}", fullmatch=True).filter(str.isascii))
def test_of_a_whole_number_the_middle_is_never_kept(figures: str) -> None:
    assert figures[3:7] not in checked(field("phone"), figures, today=TODAY)[3:7]


def test_values_read_as_people_say_them() -> None:
    assert shown(field("choice"), "weak") == "格少"
    assert shown(field("choice"), "gone") == "gone"
    assert shown(field("yes_no"), "no") == "否"
    assert shown(field("amount"), "19.90") == "19.90元"
