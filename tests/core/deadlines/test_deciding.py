"""Deciding: the law row of the day, the hall's own figure, and never later than the law."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.clock import local_text, parse_local
from hall_assistant.deadlines.deciding import Decided, decide
from hall_assistant.errors import StaffError
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.library import Library
from hall_assistant.library.shelf import read_content
from hall_assistant.settings.values import HallSettings
from tests.core.deadlines.limits import limit

CHINA = 480
LIBRARY = read_content()
RULES: dict[str, Deadline] = dict(LIBRARY.later("deadlines"))
HALL = HallSettings()


def decided(rule: str, start: str, *, settings: HallSettings = HALL, told: str = "") -> Decided:
    return decide(
        RULES[rule],
        start=parse_local(start, CHINA),
        law=LIBRARY.law,
        settings=settings,
        offset=CHINA,
        told=parse_local(told, CHINA) if told else None,
    )


def hour(ms: int) -> str:
    return local_text(ms, CHINA)


def with_figure(name: str, text: str) -> HallSettings:
    return replace(HALL, figures={name: text})


@pytest.mark.parametrize(
    ("rule", "start", "due"),
    [
        ("house_reply", "2026-05-11 09:00", "2026-05-13 09:00"),
        ("repair_city", "2026-05-11 09:00", "2026-05-13 09:00"),
        ("repair_rural", "2026-05-11 09:00", "2026-05-14 09:00"),
        ("restore_paid", "2024-02-28 17:00", "2024-03-01 17:00"),
        ("plan_change_done", "2026-04-29 17:30", "2026-05-01 17:30"),
        ("billing_cutoff", "2026-04-29 17:30", "2026-04-30 18:00"),
        ("first_contact", "2026-04-29 17:30", "2026-04-29 19:30"),
        ("first_contact_urgent", "2026-04-29 17:30", "2026-04-29 18:00"),
        ("reply_15", "2026-03-12 09:50", "2026-03-27 18:00"),
        ("appeal_fee_window", "2026-09-30 09:50", "2027-02-28 23:59"),
        ("appeal_window", "2024-02-29 09:50", "2026-02-28 23:59"),
        ("appeal_accept", "2026-09-30 09:50", "2026-10-13 23:59"),
        ("appeal_answer", "2026-03-12 09:50", "2026-04-11 23:59"),
        ("government_seven", "2026-09-30 09:50", "2026-10-15 23:59"),
    ],
)
def test_the_shipped_rules_say_what_their_grounds_say(rule: str, start: str, due: str) -> None:
    assert hour(decided(rule, start).due) == due


def test_fifteen_days_warn_on_the_seventh_twelfth_and_fourteenth() -> None:
    found = decided("reply_15", "2026-03-12 09:50")
    assert [hour(each)[:10] for each in found.warnings] == ["2026-03-19", "2026-03-24", "2026-03-26"]


def test_warnings_that_lie_before_the_start_are_left_out() -> None:
    found = decided("house_reply", "2026-03-12 09:50", settings=with_figure("首问答复时限", "1小时"))
    assert found.warnings == ()


class TestLaw:
    def test_the_row_that_holds_on_the_day_it_starts_is_its_ground(self) -> None:
        before, after = decided("market_accept", "2026-04-14 10:00"), decided("market_accept", "2026-04-15 10:00")
        assert before.law and before.law.id == "samr_complaint_14"
        assert after.law and after.law.id == "samr_complaint_2026_accept"
        assert (before.body()["standing"], after.body()["standing"]) == ("verified", "pending")

    def test_where_no_row_holds_any_more_it_has_no_ground_and_is_for_us_only(self) -> None:
        body = decided("market_mediate", "2026-05-06 10:00").body()
        assert (body["law"], body["article"], body["standing"]) == ("", "", "pending")

    def test_an_operators_promise_that_was_not_checked_stays_pending(self) -> None:
        assert decided("plan_change_done", "2026-04-29 17:30").body()["standing"] == "pending"


class TestFigures:
    def test_a_shorter_figure_of_the_hall_counts(self) -> None:
        found = decided("restore_paid", "2026-05-11 09:00", settings=with_figure("复机时限", "２４小时"))
        assert (hour(found.due), found.own) == ("2026-05-12 09:00", "２４小时")

    def test_a_longer_one_never_stretches_the_law(self) -> None:
        found = decided("restore_paid", "2026-05-11 09:00", settings=with_figure("复机时限", "5天"))
        assert (hour(found.due), found.own) == ("2026-05-13 09:00", "")

    def test_what_cannot_be_read_leaves_the_rules_own_amount(self) -> None:
        found = decided("repair_city", "2026-05-11 09:00", settings=with_figure("修障时限", "尽量当天"))
        assert (hour(found.due), found.own) == ("2026-05-13 09:00", "")

    def test_what_the_hall_laid_down_itself_it_may_make_longer(self) -> None:
        found = decided("house_reply", "2026-05-11 09:00", settings=with_figure("首问答复时限", "3天"))
        assert hour(found.due) == "2026-05-14 18:00"


class TestHoursThatAreTold:
    def test_what_is_published_locally_asks_for_the_hour(self) -> None:
        with pytest.raises(StaffError) as refused:
            decided("port_code", "2026-05-11 09:00")
        assert refused.value.code == "clock.needs_hour"

    def test_the_hour_on_the_message_is_taken(self) -> None:
        found = decided("port_code", "2026-05-11 09:00", told="2026-05-11 23:59")
        assert (hour(found.due), found.amount) == ("2026-05-11 23:59", None)

    def test_once_the_hall_has_a_figure_nobody_is_asked(self) -> None:
        found = decided("port_code", "2026-05-11 09:00", settings=with_figure("授权码有效时长", "90分钟"))
        assert hour(found.due) == "2026-05-11 10:30"

    @pytest.mark.parametrize(
        ("rule", "told", "code"),
        [
            ("port_code", "2026-05-11 09:00", "clock.told_before"),
            ("restore_paid", "2026-05-13 09:01", "clock.told_late"),
        ],
    )
    def test_it_lies_after_the_start_and_never_beyond_the_rule(self, rule: str, told: str, code: str) -> None:
        with pytest.raises(StaffError) as refused:
            decided(rule, "2026-05-11 09:00", told=told)
        assert refused.value.code == code


figures = st.one_of(
    st.builds(
        lambda number, unit: f"{number}{unit}",
        st.integers(0, 900),
        st.sampled_from(["分钟", "小时", "天", "个工作日", "个月", "年", "营业小时"]),
    ),
    st.text(max_size=12),
)


@given(
    st.sampled_from([rule for rule in RULES.values() if rule.amount and rule.own == "shorter"]),
    st.integers(parse_local("2016-08-01 00:00", 0), parse_local("2031-12-31 23:59", 0)),
    st.integers(-12 * 60, 14 * 60),
    figures,
)
def test_no_clock_is_ever_later_than_its_law(rule: Deadline, start: int, offset: int, figure: str) -> None:
    settings = replace(HALL, figures={rule.figure: figure} if rule.figure else {})
    found = decide(rule, start=start, law=LIBRARY.law, settings=settings, offset=offset)
    assert start < found.due <= limit(rule, start, offset)
    assert all(start < each < found.due for each in found.warnings)
    assert sorted(set(found.warnings)) == list(found.warnings)


def test_content_is_shipped_for_what_the_counter_meets(shipped: Library) -> None:
    rules = shipped.later("deadlines")
    assert len(rules) >= 25
    assert {rule.whose for rule in rules.values()} == {"ours", "customer", "authority"}
