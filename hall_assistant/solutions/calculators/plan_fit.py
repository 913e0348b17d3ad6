"""套餐合不合适: what a month of the customer's own use would cost in each of the plans typed in. Source: S02, S181."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hall_assistant.errors import StaffError
from hall_assistant.solutions.calculators import reading
from hall_assistant.solutions.calculators.form import Form
from hall_assistant.solutions.calculators.sums import about, in_yuan, plain, rounded
from hall_assistant.solutions.calculators.values import Field, Part, Picture, Result, Values

MOST = 6
"""Plans that can be compared at a glance."""
COLUMNS = ("名字", "月费", "含流量GB", "含分钟", "超流量每GB几元", "超通话每分钟几元")
_BETWEEN = re.compile(r"[\s,，、;；|]+")
EXAMPLE = "现在的 128 30 500 5 0.15\n小套餐 59 10 200 5 0.15"
FIELDS = (
    Field("data", "一个月用多少流量", "number", "12.5", "GB"),
    Field("minutes", "一个月打多少分钟", "number", "180", "分钟"),
    Field("plans", "套餐，一行一个", "lines", EXAMPLE, hint="名字 月费 含GB 含分钟 超出每GB 超出每分钟，空格隔开"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as published: yuan a month, what it includes, yuan a GB and a minute beyond."""

    name: str
    fee: Decimal
    data: Decimal
    minutes: Decimal
    data_price: Decimal = Decimal(0)
    minute_price: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class PlanFit:
    """data in GB and minutes used in a month, and the plans in the order typed; the first is the present one."""

    data: Decimal
    minutes: Decimal
    plans: tuple[Plan, ...]


def cost(plan: Plan, data: Decimal, minutes: Decimal) -> Fraction:
    """A month in a plan with this use; exact, never below its fee."""
    over_data = max(Decimal(0), data - plan.data)
    over_minutes = max(Decimal(0), minutes - plan.minutes)
    beyond = Fraction(over_data) * Fraction(plan.data_price) + Fraction(over_minutes) * Fraction(plan.minute_price)
    return Fraction(plan.fee) + beyond


def plan_fit(asked: PlanFit) -> Result:
    """Each plan's cost in lines, and the cheapest; of equal ones the first typed. Raises StaffError `calc.no_plan`."""
    if not asked.plans:
        raise StaffError("calc.no_plan")
    costs = [cost(plan, asked.data, asked.minutes) for plan in asked.plans]
    best = costs.index(min(costs))
    steps = tuple(_step(plan, asked, exact) for plan, exact in zip(asked.plans, costs, strict=True))
    name, first = asked.plans[best].name, asked.plans[0].name
    saved = rounded(costs[0] - costs[best])
    headline = f"「{name}」最合适，{in_yuan(rounded(costs[best]))}一个月"
    if best and saved:
        headline = f"{headline}，比「{first}」省 {in_yuan(saved)}"
    drawn = tuple(
        Part(plan.name, in_yuan(rounded(exact)), rounded(exact), "strong" if place == best else "")
        for place, (plan, exact) in enumerate(zip(asked.plans, costs, strict=True))
    )
    picture = Picture("bars", "同样的用法，一个月各要多少", drawn) if any(costs) else None
    unknown = ("合约没满、要退优惠的，先去算「合约剩余」。", "家里共享、副卡、宽带绑定、优惠期没算进去。")
    values: Values = {"best": name, "cost": rounded(costs[best]), "saved": saved}
    return Result(headline, steps, values, unknown, (), picture)


def _step(plan: Plan, asked: PlanFit, exact: Fraction) -> str:
    parts = [in_yuan(plan.fee)]
    if asked.data > plan.data:
        parts.append(f"流量超 {plain(asked.data - plan.data)} GB × {in_yuan(plan.data_price)}")
    if asked.minutes > plan.minutes:
        parts.append(f"通话超 {plain(asked.minutes - plan.minutes)} 分钟 × {in_yuan(plan.minute_price)}")
    return f"{plan.name}：{' + '.join(parts)} {about(exact)}"


def read_plans(text: str) -> tuple[Plan, ...]:
    """Plans as typed, one a line. Raises StaffError `calc.plan_line`, `calc.many_plans`, and what numbers raise."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > MOST:
        raise StaffError("calc.many_plans", most=MOST, count=len(lines))
    return tuple(_plan(line, place) for place, line in enumerate(lines, start=1))


def _plan(line: str, place: int) -> Plan:
    cells = [cell for cell in _BETWEEN.split(line.strip()) if cell]
    if not 4 <= len(cells) <= len(COLUMNS):
        raise StaffError("calc.plan_line", place=place, count=len(cells))
    told = [f"第{place}行的{column}" for column in COLUMNS]
    numbers = [reading.number(cell, what=what, places=3) for cell, what in zip(cells[1:], told[1:], strict=False)]
    fee = reading.money(cells[1], what=told[1])
    return Plan(cells[0][:20], fee, *numbers[1:])


def from_form(form: Form) -> Result:
    """As typed."""
    return plan_fit(PlanFit(form.number("data"), form.number("minutes"), read_plans(form.text("plans"))))
