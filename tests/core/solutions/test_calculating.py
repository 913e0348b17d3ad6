"""A calculator asked with what a hall knows: its own figures, the law rows as they stand in the library."""

from __future__ import annotations

import json
from datetime import date

import pytest

from hall_assistant.__main__ import main
from hall_assistant.clock import SetClock
from hall_assistant.library.grounds import Figure, Law
from hall_assistant.library.library import Library
from hall_assistant.solutions.calculating import NOT_FOR_CUSTOMERS, answer, known

CLOCK = SetClock.at("2026-12-01 09:50")
RULE = Law(id="province_return_rule", title="省级规则", says="怎么返，以本省公布为准。", since=date(2026, 1, 1))
FACTOR = Figure(name="异常话费倍数", label="几倍算异常", default="5倍")


def library(**rule: object) -> Library:
    body = {field: getattr(RULE, field) for field in RULE.__struct_fields__} | rule
    return Library.of(law=(Law(**body),), figures=(FACTOR,))


def worked(content: Library, name: str, **typed: str) -> str:
    return answer(content, name, typed, now=CLOCK.now(), offset=CLOCK.offset()).text


def test_the_mark_stands_first_in_what_is_copied_and_the_rule_is_named() -> None:
    text = worked(library(), "double_return", over="30")
    assert text.startswith(NOT_FOR_CUSTOMERS)
    assert text.endswith("依据：省级规则（待核实）")


def test_once_the_province_has_confirmed_it_the_mark_goes() -> None:
    text = worked(library(status="verified"), "double_return", over="30")
    assert "内部参考" not in text and "待核实" not in text


@pytest.mark.parametrize("days", [{"since": date(2027, 1, 1)}, {"until": date(2026, 11, 30)}])
def test_a_rule_that_does_not_hold_today_confirms_nothing(days: dict[str, date]) -> None:
    assert NOT_FOR_CUSTOMERS in worked(library(status="verified", **days), "double_return", over="30")


def test_without_its_law_row_a_sum_that_rests_on_it_stays_internal() -> None:
    assert worked(Library.of(), "double_return", over="30").startswith(NOT_FOR_CUSTOMERS)


def test_the_halls_own_figure_goes_before_the_default() -> None:
    at = known(library().in_hall({"异常话费倍数": "3 倍"}), now=CLOCK.now(), offset=CLOCK.offset())
    assert at.number("异常话费倍数") == "3"
    assert known(library(), now=CLOCK.now(), offset=CLOCK.offset()).number("异常话费倍数") == "5"


# the command line, over the shipped content


def test_the_command_line_works_a_sum_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc", "double_return", "over=３０", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["values"]["back"] == "60.00"
    assert made["internal"] is True
    assert made["law"] == [{"id": "province_return_rule", "name": "省级规则 计费误差的返还", "checked": False}]


def test_the_command_line_lists_what_there_is_and_what_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc"]) == 0
    assert "合约剩余和违约金" in capsys.readouterr().out
    assert main(["calc", "套餐合不合适"]) == 0
    assert "minutes" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("calc", "nothing"), "没有「nothing」这种算法"),
        (("calc", "double_return", "over=3.055"), "只到分"),
        (("calc", "double_return", "over=-3"), "多收了多少"),
        (("calc", "imei", "phone=49015420323751O"), "第15位是「O」"),
        (("calc", "stop_dates", "due=2026-02-30"), "没有「2026-02-30」这一天"),
        (("calc", "double_return", "sum=3"), "没有「sum」这一栏"),
    ],
)
def test_what_cannot_be_worked_out_is_one_sentence(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list(words)) == 1
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1
