"""Each calculator: the sums a veteran would do by hand, and what must hold whatever is put in."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.errors import StaffError
from hall_assistant.library.calcs import CALCULATOR_NAMES
from hall_assistant.solutions.calculators import rent_waiver as rent
from hall_assistant.solutions.calculators.abnormal_bill import AbnormalBill, abnormal_bill
from hall_assistant.solutions.calculators.bundle_return import BundleReturn, bundle_return
from hall_assistant.solutions.calculators.contract_left import TERMS, ContractLeft, contract_left
from hall_assistant.solutions.calculators.double_return import KINDS, DoubleReturn, double_return
from hall_assistant.solutions.calculators.over_quota import OverQuota, over_quota
from hall_assistant.solutions.calculators.plan_fit import Plan, PlanFit, cost, plan_fit
from hall_assistant.solutions.calculators.registry import CALCULATORS, calculate
from hall_assistant.solutions.calculators.rent_waiver import RentWaiver, rent_waiver
from hall_assistant.solutions.calculators.serials import Serials, check_card, compare_serials
from hall_assistant.solutions.calculators.stop_dates import StopDates, stop_dates
from hall_assistant.solutions.calculators.sums import rounded
from hall_assistant.solutions.calculators.values import Known
from tests.core.solutions.calculators.asking import KNOWN, NOW, worked

YUAN = st.decimals(0, 10_000, places=2)
SOME = st.decimals("0.01", 10_000, places=2)
USE = st.decimals(0, 10_000, places=3)
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


def cents(amount: object) -> bool:
    return isinstance(amount, Decimal) and amount == amount.quantize(Decimal("0.01"))


# what all have in common


def test_each_name_content_may_use_is_a_calculator() -> None:
    assert tuple(CALCULATORS) == tuple(CALCULATOR_NAMES)


@pytest.mark.parametrize("name", CALCULATORS)
def test_each_shows_its_sum_and_says_what_it_does_not_know(name: str) -> None:
    made = worked(name, **({"today": "2026-06-20"} if name == "bundle_return" else {}))
    assert made.headline and made.steps and made.unknown
    assert CALCULATORS[name].source and CALCULATORS[name].about


@pytest.mark.parametrize("name", CALCULATORS)
def test_field_names_are_found_again_by_the_word_in_an_error(name: str) -> None:
    fields = CALCULATORS[name].fields
    assert len({field.label for field in fields}) == len(fields)
    assert all(field.choices for field in fields if field.kind == "choice")
    assert all(field.when is None or field.when[0] in {one.name for one in fields} for field in fields)


# 双倍返还


def test_double_return_is_for_our_own_eyes_until_the_province_has_confirmed_it() -> None:
    assert worked("double_return", over="30").internal
    confirmed = Known(NOW, verified=frozenset({"province_return_rule"}))
    made = worked("double_return", confirmed, over="30")
    assert not made.internal
    assert made.steps[1] == "再返同样一笔：30 元 × 2 = 60 元"


def test_before_the_check_no_sum_is_said() -> None:
    for evidence in ("open", "not_ours"):
        made = double_return(DoubleReturn(Decimal(30), evidence=evidence))
        assert made.values["back"] == 0
        assert "60" not in "".join((made.headline, *made.steps))


@given(SOME, st.sampled_from([kind for kind, _ in KINDS]))
def test_double_is_the_overcharge_and_the_same_again(over: Decimal, kind: str) -> None:
    made = double_return(DoubleReturn(over, kind))
    assert made.values["back"] == over + over
    assert made.values["bears"] == ("合作方" if kind == "partner" else "本公司")
    assert not any(word in "".join(made.steps) for word in ("三倍", "五百"))


# 停机和留号日期


def test_service_may_be_stopped_on_the_31st_day_and_ended_on_the_61st_after() -> None:
    made = stop_dates(StopDates(date(2026, 3, 31)))
    assert (made.values["stop_from"], made.values["end_from"]) == ("2026-05-01", "2026-07-01")


def test_a_stop_that_came_early_is_told() -> None:
    made = worked("stop_dates", stopped="2026-04-28", paid="")
    assert made.headline == "停早了 3 天"


def test_paid_means_back_within_48_hours() -> None:
    made = worked("stop_dates", paid="2026-12-31 23:30")
    assert made.values["back_by"] == "2027-01-02 23:30"


def test_the_contract_may_say_otherwise_and_the_hall_how_long_a_number_is_kept() -> None:
    known = Known(NOW, {"停机后留号天数": "90天"})
    made = worked("stop_dates", known, terms="contract", stop_after="0", end_after="90", stopped="", paid="", keep="")
    assert made.values["stop_from"] == "2026-04-01"
    assert made.values["kept_until"] == "2026-09-29"


@given(DAYS, st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_no_clock_of_a_stop_runs_short(due: date, stop_after: int, end_after: int, keep: int) -> None:
    made = stop_dates(StopDates(due, stop_after, end_after, keep=keep))
    stop, end = (date.fromisoformat(str(made.values[name])) for name in ("stop_from", "end_from"))
    assert stop - due > timedelta(days=stop_after)
    assert end - stop > timedelta(days=end_after)
    assert str(end + timedelta(days=keep)) == made.values["kept_until"]


# 异常话费


def test_a_bill_above_five_times_the_mean_is_abnormal() -> None:
    made = worked("abnormal_bill")
    assert made.values["over"] == 1
    assert made.steps[1] == "平均：178 元 ÷ 3 ≈ 59.33 元"
    assert not made.internal


def test_a_factor_of_the_province_is_for_our_own_eyes_until_its_wording_is_checked() -> None:
    known = Known(NOW, {"异常话费倍数": "3倍"}, frozenset({"telecom_regs_33"}))
    made = worked("abnormal_bill", known, factor="", bill="200")
    assert made.values["over"] == 1 and made.internal


@given(st.tuples(SOME, SOME, SOME), YUAN, st.sampled_from([Decimal(3), Decimal(5), Decimal("2.5")]))
def test_above_the_line_is_above_so_many_times_the_exact_mean(
    before: tuple[Decimal, Decimal, Decimal], bill: Decimal, factor: Decimal
) -> None:
    made = abnormal_bill(AbnormalBill(before, bill, factor))
    assert made.values["over"] == int(bill * 3 > factor * sum(before))
    assert cents(made.values["mean"]) and cents(made.values["line"])


def test_three_months_of_nothing_have_no_mean() -> None:
    with pytest.raises(StaffError, match=r"calc\.nothing"):
        worked("abnormal_bill", first="0", second="0", third="0")


# 合约剩余和违约金


def test_a_contract_is_counted_in_months_and_lines_to_read_aloud() -> None:
    made = worked("contract_left")
    assert made.values["left"] == 3
    assert made.values["last_day"] == "2027-03-14"
    assert "全部用完还要交：129 元 × 3 个月 = 387 元" in made.steps
    assert made.values["penalty"] == Decimal("116.10")


@pytest.mark.parametrize(
    ("terms", "more", "penalty"),
    [
        ("share", {"percent": "50"}, "193.50"),
        ("gift", {"gift": "1200"}, "150.00"),
        ("discount", {"discount": "10"}, "210.00"),
        ("fixed", {"fixed": "200"}, "200.00"),
        ("fixed", {"fixed": "500"}, "387.00"),
        ("none", {}, "0.00"),
    ],
)
def test_each_way_a_contract_may_say_it(terms: str, more: dict[str, str], penalty: str) -> None:
    assert worked("contract_left", terms=terms, **more).values["penalty"] == Decimal(penalty)


def test_a_month_paid_is_not_left() -> None:
    assert worked("contract_left", this_month="paid").values["left"] == 2


def test_a_contract_begun_on_29_february_ends_on_a_day_that_exists() -> None:
    made = worked("contract_left", start="2028-02-29", months="12", today="2028-03-01")
    assert made.values["last_day"] == "2029-02-27"


@given(
    DAYS, st.integers(1, 60), st.integers(0, 3000), YUAN, st.sampled_from(TERMS), st.decimals(0, 100, places=2),
    st.booleans(),
)  # fmt: skip
def test_leaving_never_costs_more_than_seeing_it_out(
    start: date, months: int, later: int, monthly: Decimal, terms: tuple[str, str], amount: Decimal, paid: bool
) -> None:
    asked = ContractLeft(start, months, start + timedelta(days=later), monthly, terms[0], amount, paid)
    values = contract_left(asked).values
    left, rest, penalty = values["left"], values["rest"], values["penalty"]
    assert isinstance(left, int) and 0 <= left <= months
    assert rest == monthly * left
    assert isinstance(penalty, Decimal) and 0 <= penalty <= rest
    assert cents(penalty)


def test_a_day_before_the_contract_is_refused() -> None:
    with pytest.raises(StaffError, match=r"calc\.order"):
        worked("contract_left", today="2025-03-14")


# 超量封顶


def test_use_beyond_the_plan_is_capped_and_compared_with_the_bill() -> None:
    made = over_quota(OverQuota(Decimal(200), Decimal(30), Decimal(5), cap=Decimal(500), charged=Decimal(850)))
    assert made.values["fee"] == Decimal(500)
    assert made.values["too_much"] == Decimal(350)


def test_a_cap_the_hall_has_set_stands_there_by_itself() -> None:
    known = Known(NOW, {"超量封顶金额": "20元"})
    assert worked("over_quota", known, cap="").values["fee"] == Decimal(20)
    assert worked("over_quota", cap="").unknown[0].startswith("封顶没填")


@given(USE, USE, YUAN, st.none() | YUAN, st.none() | YUAN)
def test_never_above_the_cap_nor_the_tariff(
    used: Decimal, included: Decimal, price: Decimal, cap: Decimal | None, charged: Decimal | None
) -> None:
    values = over_quota(OverQuota(used, included, price, cap=cap, charged=charged)).values
    fee = values["fee"]
    assert isinstance(fee, Decimal) and cents(fee)
    assert cap is None or fee <= cap
    assert fee <= rounded(Fraction(used) * Fraction(price))
    assert not (used <= included and fee)
    assert charged is None or values["too_much"] == max(Decimal(0), charged - fee)


# 分月返还


def test_returns_that_should_have_come_are_counted() -> None:
    made = bundle_return(BundleReturn(Decimal(20), 12, date(2026, 1, 1), 3, date(2026, 6, 20), on=10))
    assert (made.values["due"], made.values["missing"], made.values["missing_sum"]) == (6, 3, Decimal(60))
    early = bundle_return(BundleReturn(Decimal(20), 12, date(2026, 1, 1), 3, date(2026, 6, 9), on=10))
    assert early.values["due"] == 5


@given(YUAN, st.integers(1, 60), DAYS, st.integers(0, 60), DAYS, st.integers(1, 31))
def test_got_missing_and_to_come_are_all_there_is(
    monthly: Decimal, months: int, first: date, got: int, today: date, on: int
) -> None:
    asked = BundleReturn(monthly, months, first, min(got, months), today, on)
    values = bundle_return(asked).values
    missing, come = values["missing"], values["to_come"]
    assert isinstance(missing, int) and isinstance(come, int)
    assert asked.got + missing + come == months
    assert values["missing_sum"] == monthly * missing


def test_more_returns_than_promised_cannot_be() -> None:
    with pytest.raises(StaffError, match=r"calc\.more_than"):
        worked("bundle_return", got="13")


# 串号


def test_a_serial_with_a_slip_is_told() -> None:
    assert compare_serials(Serials("490154203237518")).values["phone_good"] == 1
    assert compare_serials(Serials("490154203237519")).values["phone_good"] == 0
    assert compare_serials(Serials("49015420323751")).values["phone"] == "490154203237518"


def test_two_serials_of_one_handset_differ_at_most_in_the_last_digits() -> None:
    assert compare_serials(Serials("490154203237518", "4901542032375199")).values["same"] == 1
    other = compare_serials(Serials("490154203237518", "490154203237526"))
    assert other.values["same"] == 0
    assert "第 14 位" in other.steps[-1]


@given(st.text("0123456789", min_size=14, max_size=14), st.integers(0, 13), st.integers(1, 9))
def test_any_single_slip_is_seen(bare: str, place: int, by: int) -> None:
    good = str(compare_serials(Serials(bare)).values["phone"])
    slip = good[:place] + str((int(good[place]) + by) % 10) + good[place + 1 :]
    assert compare_serials(Serials(good)).values["phone_good"] == 1
    assert compare_serials(Serials(slip)).values["phone_good"] == 0
    assert compare_serials(Serials(good, slip)).values["same"] == 0


@pytest.mark.parametrize(
    ("typed", "code"),
    [("49015420323751O", "calc.letters"), ("4901542032", "calc.imei_length"), ("", "calc.missing")],
)
def test_a_serial_that_cannot_be_is_refused(typed: str, code: str) -> None:
    with pytest.raises(StaffError) as refused:
        calculate("imei", {"phone": typed}, KNOWN)
    assert refused.value.code == code


def test_full_width_digits_dashes_and_blanks_are_turned() -> None:
    assert worked("imei", phone="４９-０１５４２０-３２３７５１ ８").values["phone"] == "490154203237518"


@given(st.text("0123456789", min_size=9, max_size=22))
def test_a_card_number_with_the_digit_asked_for_is_good(body: str) -> None:
    wanted = str(check_card(f"{body}0").values["check_digit"])
    assert check_card(body + wanted).values["good"] == 1


# 故障免月租


def test_days_of_a_fault_not_mended_in_time_are_waived() -> None:
    made = worked("rent_waiver")
    assert made.steps[-1] == "2026 年 3 月：58 元 × 6 天 ÷ 31 天 ≈ 11.23 元"
    assert made.values["waived"] == Decimal("11.23")


def test_over_the_end_of_a_month_it_is_rounded_once() -> None:
    made = worked("rent_waiver", rent="100", began="2026-02-27", reported="2026-02-27 08:00", mended="2026-03-04 08:00")
    assert made.values["waived"] == rounded(Fraction(100) * (Fraction(2, 28) + Fraction(4, 31)))


@pytest.mark.parametrize(("area", "waived"), [("city", True), ("rural", False)])
def test_the_time_to_mend_is_longer_in_the_country(area: str, waived: bool) -> None:
    made = worked("rent_waiver", area=area, reported="2026-03-03 09:00", mended="2026-03-05 10:00")
    assert bool(made.values["waived"]) is waived


def test_the_handsets_own_fault_waives_nothing_and_what_is_still_broken_counts_to_now() -> None:
    assert worked("rent_waiver", cause="handset").values["waived"] == 0
    assert worked("rent_waiver", mended="").values["days"] == 11


@given(YUAN, DAYS, st.integers(0, 200))
def test_a_waiver_is_never_above_the_rent_of_its_months(amount: Decimal, began: date, days: int) -> None:
    last = began + timedelta(days=days)
    months = rent.days_by_month(began, last)
    assert sum(count for _, _, count in months) == days + 1
    assert 0 <= rent.waiver(amount, began, last) <= Fraction(amount) * len(months)
    start = datetime(began.year, began.month, began.day)  # noqa: DTZ001
    made = rent_waiver(RentWaiver(amount, start, start + timedelta(days=days), began))
    assert cents(made.values["waived"])
    assert isinstance(made.values["waived"], Decimal) and made.values["waived"] <= amount * len(months)


def test_a_whole_month_is_the_rent() -> None:
    assert rent.waiver(Decimal("58.77"), date(2026, 2, 1), date(2026, 2, 28)) == Fraction("58.77")


# 套餐合不合适


def test_the_cheapest_plan_for_this_use_is_named() -> None:
    made = worked("plan_fit")
    assert made.values["best"] == "小套餐"
    assert made.values["cost"] == Decimal("71.50")
    assert made.values["saved"] == Decimal("56.50")


PLANS = st.lists(
    st.builds(Plan, st.text("甲乙丙", min_size=1, max_size=3), YUAN, USE, USE, SOME, SOME), min_size=1, max_size=6
)


@given(USE, USE, PLANS)
def test_no_plan_is_cheaper_than_the_one_named_nor_below_its_fee(
    data: Decimal, minutes: Decimal, plans: list[Plan]
) -> None:
    costs = [cost(plan, data, minutes) for plan in plans]
    values = plan_fit(PlanFit(data, minutes, tuple(plans))).values
    assert values["cost"] == rounded(min(costs))
    assert all(one >= plan.fee for one, plan in zip(costs, plans, strict=True))


@pytest.mark.parametrize(
    ("typed", "code"),
    [("甲 59 10", "calc.plan_line"), ("甲 59 10 x", "calc.number"), ("甲 59.999 10 20", "money.places"),
     ("甲 1 1 1\n" * 7, "calc.many_plans"), ("\n \n", "calc.no_plan"), ("", "calc.missing")],
)  # fmt: skip
def test_a_plan_that_cannot_be_read_is_named_by_its_line(typed: str, code: str) -> None:
    with pytest.raises(StaffError) as refused:
        worked("plan_fit", plans=typed)
    assert refused.value.code == code
