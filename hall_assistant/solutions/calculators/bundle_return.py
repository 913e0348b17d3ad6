"""分月返还: a campaign's monthly returns that should have come, came, are missing, are to come. Source: S179, S180."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hall_assistant.errors import StaffError
from hall_assistant.solutions.calculators.form import Form
from hall_assistant.solutions.calculators.sums import in_yuan, month_days
from hall_assistant.solutions.calculators.values import Field, Part, Picture, Result, Values

LONGEST = 120
FIELDS = (
    Field("monthly", "每月返多少", "money", "20", "元"),
    Field("months", "一共返几个月", "whole", "12", "个月"),
    Field("first", "头一次返是哪个月", "month", "2026-01"),
    Field("on", "每月几号前返到", "whole", "10", "号", needed=False, hint="不知道空着，按月底"),
    Field("got", "已经返了几次", "whole", "3", "次"),
    Field("today", "算到哪天", "day", "2026-06-20", now=True),
)


@dataclass(frozen=True, slots=True)
class BundleReturn:
    """monthly in yuan for `months` months from `first` (any day of it); on: day of the month it is there by."""

    monthly: Decimal
    months: int
    first: date
    got: int
    today: date
    on: int = 31


def due_by(asked: BundleReturn) -> int:
    """Returns that should have come by the day asked about."""
    today = asked.today
    begun = (today.year - asked.first.year) * 12 + today.month - asked.first.month + 1
    there = today.day >= min(asked.on, month_days(today.year, today.month))
    return min(asked.months, max(0, begun - (not there)))


def bundle_return(asked: BundleReturn) -> Result:
    """Due, missing and to come, in times and yuan. Raises StaffError `calc.more_than` for more got than promised."""
    if asked.got > asked.months:
        raise StaffError("calc.more_than", what="已经返了几次", whole="一共返几个月")
    due = due_by(asked)
    missing = max(0, due - asked.got)
    come = asked.months - max(due, asked.got)
    steps = (
        f"一共：{in_yuan(asked.monthly)} × {asked.months} 个月 = {in_yuan(asked.monthly * asked.months)}",
        f"算到 {asked.today}，该返 {due} 次，到了 {asked.got} 次，少 {missing} 次",
        f"少返：{in_yuan(asked.monthly)} × {missing} 次 = {in_yuan(asked.monthly * missing)}",
        f"往后还有：{in_yuan(asked.monthly)} × {come} 次 = {in_yuan(asked.monthly * come)}",
    )
    headline = f"少返 {missing} 次，{in_yuan(asked.monthly * missing)}" if missing else "到今天没有少返"
    values: Values = {"due": due, "missing": missing, "missing_sum": asked.monthly * missing, "to_come": come}
    unknown = ("返到哪个账户（话费、专款、和包）要在系统里看。", "停过机、改过套餐的，活动规则可能停返：翻活动原文。")
    return Result(headline, steps, values, unknown, (), _picture(asked, due, missing))


def _picture(asked: BundleReturn, due: int, missing: int) -> Picture:
    late = range(asked.got + 1, asked.got + missing + 1)
    parts = tuple(
        Part(str(place), *_state(place, asked.got, late), mark=_mark(place, asked.got, late))
        for place in range(1, asked.months + 1)
    )
    return Picture("cells", f"该返 {due} 次，到了 {asked.got} 次", parts)


def _state(place: int, got: int, late: range) -> tuple[str]:
    return ("到了" if place <= got else "少返" if place in late else "还没到",)


def _mark(place: int, got: int, late: range) -> str:
    return "past" if place <= got else "over" if place in late else ""


def from_form(form: Form) -> Result:
    """As typed."""
    return bundle_return(
        BundleReturn(
            monthly=form.money("monthly"),
            months=form.whole("months", least=1, most=LONGEST),
            first=form.month("first"),
            got=form.whole("got", most=LONGEST),
            today=form.day("today"),
            on=form.whole("on", least=1, most=31) if form.given("on") else 31,
        )
    )
