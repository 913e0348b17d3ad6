"""故障天数减免: rent not charged for the days of a fault that was not mended in time. Source: N01, N04."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from hall_assistant.errors import StaffError
from hall_assistant.solutions.calculators.form import Form
from hall_assistant.solutions.calculators.sums import about, in_yuan, moment_text, month_days, rounded
from hall_assistant.solutions.calculators.values import Field, Result, Values

LAW = "telecom_regs_32"
HOURS = {"city": 48, "rural": 72}
AREAS = (("city", "城里，48 小时"), ("rural", "乡下，72 小时"))
CAUSES = (("line", "线路、机房、基站"), ("handset", "客户自己的手机、设备"))
FIELDS = (
    Field("rent", "月租", "money", "58", "元"),
    Field("area", "在哪儿", "choice", choices=AREAS),
    Field("cause", "哪儿坏的", "choice", choices=CAUSES),
    Field("reported", "几时报修的", "moment", "2026-03-03 09:20"),
    Field("began", "哪天起用不了", "day", "2026-03-02", needed=False, hint="空着按报修那天"),
    Field("mended", "几时修好的", "moment", "2026-03-07 16:00", needed=False, hint="还没修好空着"),
)


@dataclass(frozen=True, slots=True)
class RentWaiver:
    """rent: yuan a month; reported, mended: local time (`mended` is now while it is still broken); began: first day."""

    rent: Decimal
    reported: datetime
    mended: datetime
    began: date
    area: str = "city"
    own_fault: bool = True
    """False where the customer's own handset was the cause."""
    still: bool = False


def days_by_month(first: date, last: date) -> tuple[tuple[int, int, int], ...]:
    """Year, month and days in it from `first` to `last`, both counted."""
    found: dict[tuple[int, int], int] = {}
    day = first
    while day <= last:
        end = min(last, date(day.year, day.month, month_days(day.year, day.month)))
        found[day.year, day.month] = (end - day).days + 1
        day = end + timedelta(days=1)
    return tuple((year, month, days) for (year, month), days in found.items())


def waiver(rent: Decimal, first: date, last: date) -> Fraction:
    """Rent for the days from `first` to `last`, both counted, each month by its own length; exact."""
    shares = (Fraction(days, month_days(year, month)) for year, month, days in days_by_month(first, last))
    return Fraction(rent) * sum(shares, Fraction(0))


def rent_waiver(asked: RentWaiver) -> Result:
    """What the rule waives: nothing while the time to mend has not run out or the handset was the cause.

    Raises StaffError `calc.order` where it was mended before it was reported, or began after.
    """
    if asked.mended < asked.reported:
        raise StaffError("calc.order", first="几时报修的", then="几时修好的")
    if asked.began > asked.reported.date():
        raise StaffError("calc.order", first="哪天起用不了", then="几时报修的")
    hours = HOURS[asked.area]
    limit = asked.reported + timedelta(hours=hours)
    steps = [f"{moment_text(asked.reported)} 报修，{hours} 小时内修好：最晚 {moment_text(limit)}"]
    values: Values = {"limit": moment_text(limit), "waived": Decimal(0), "days": 0}
    if not asked.own_fault:
        steps.append("毛病在客户自己的设备上，条例这一条不管")
        return Result("条例没说要免月租", tuple(steps), values, ("帮着看一眼设备、指个修的地方，照样能做。",))
    if asked.mended <= limit:
        told = "还没到时限" if asked.still else f"{moment_text(asked.mended)} 修好，没超时"
        steps.append(f"{told}，条例没说要免")
        return Result("没超时，条例没说要免月租", tuple(steps), values, ("没超时想免几天，看本厅能给多少，问值班长。",))
    return _waived(asked, steps, values)


def _waived(asked: RentWaiver, steps: list[str], values: Values) -> Result:
    last = asked.mended.date()
    months = days_by_month(asked.began, last)
    exact = waiver(asked.rent, asked.began, last)
    days = sum(one for _, _, one in months)
    until = f"到现在 {last} 还没好" if asked.still else f"{last} 才修好"
    steps.append(f"{asked.began} 起用不了，{until}，头尾都算 {days} 天")
    for year, month, count in months:
        share = Fraction(asked.rent) * Fraction(count, month_days(year, month))
        length = month_days(year, month)
        steps.append(f"{year} 年 {month} 月：{in_yuan(asked.rent)} × {count} 天 ÷ {length} 天 {about(share)}")
    waived = rounded(exact)
    if len(months) > 1:
        steps.append(f"合起来，最后四舍五入一次：{in_yuan(waived)}")
    unknown = ["头尾算不算、一个月按几天，本省有口径就按本省；这里头尾都算，按当月天数。"]
    if asked.still:
        unknown.insert(0, "还没修好：修好那天再算一遍。")
    values |= {"waived": waived, "days": days}
    return Result(f"免 {days} 天月租，{in_yuan(waived)}", tuple(steps), values, tuple(unknown), (LAW,))


def from_form(form: Form) -> Result:
    """As typed; what is not mended yet counts to now."""
    reported, still = form.moment("reported"), not form.given("mended")
    return rent_waiver(
        RentWaiver(
            rent=form.money("rent"),
            reported=reported,
            mended=form.known.now.replace(tzinfo=None) if still else form.moment("mended"),
            began=form.day("began") if form.given("began") else reported.date(),
            area=form.choice("area"),
            own_fault=form.choice("cause") == "line",
            still=still,
        )
    )
