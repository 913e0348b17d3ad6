"""超量封顶: what use beyond the plan costs, and never more than the cap. Source: S02, counter.md (promises of 2025)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hall_assistant.errors import StaffError
from hall_assistant.solutions.calculators.form import Form
from hall_assistant.solutions.calculators.sums import about, in_yuan, plain, rounded
from hall_assistant.solutions.calculators.values import Field, Part, Picture, Result, Values

PROMISE = "promise_2025_remind"
FIGURE = "超量封顶金额"
UNITS = (("GB", "GB"), ("MB", "MB"), ("分钟", "分钟"), ("条", "条"))
FIELDS = (
    Field("unit", "超的是什么", "choice", choices=UNITS),
    Field("used", "用了多少", "number", "36.5"),
    Field("included", "套餐里有多少", "number", "30"),
    Field("price", "超出每一个单位多少钱", "money", "5", "元"),
    Field("cap", "封顶", "money", "500", "元", needed=False, figure=FIGURE, hint="没有空着"),
    Field("charged", "账单上收了多少", "money", "32.5", "元", needed=False, hint="不比就空着"),
)


@dataclass(frozen=True, slots=True)
class OverQuota:
    """used and included in `unit`; price in yuan a unit; cap and charged in yuan, None where unknown."""

    used: Decimal
    included: Decimal
    price: Decimal
    unit: str = "GB"
    cap: Decimal | None = None
    charged: Decimal | None = None


def over_quota(asked: OverQuota) -> Result:
    """What the use beyond the plan costs by its own tariff, at most the cap; and the difference to the bill."""
    over = max(Decimal(0), asked.used - asked.included)
    exact = Fraction(over) * Fraction(asked.price)
    fee = rounded(exact if asked.cap is None else min(exact, Fraction(asked.cap)))
    unit = asked.unit
    steps = [
        f"用了 {plain(asked.used)} {unit}，套餐里有 {plain(asked.included)} {unit}，超 {plain(over)} {unit}",
        f"{plain(over)} {unit} × {in_yuan(asked.price)} {about(exact)}",
    ]
    if asked.cap is not None and exact > asked.cap:
        steps.append(f"封顶 {in_yuan(asked.cap)}，多的不收")
    values: Values = {"over": over, "fee": fee}
    headline = f"超出的该收 {in_yuan(fee)}" if over else "没有超"
    if asked.charged is not None:
        values["too_much"] = too_much = max(Decimal(0), asked.charged - fee)
        told = f"多收了 {in_yuan(too_much)}" if too_much else "账单没有多收"
        steps.append(f"账单收了 {in_yuan(asked.charged)}，该收 {in_yuan(fee)}：{told}")
        headline = f"{headline}，{told}"
    return Result(headline, tuple(steps), values, _unknown(asked), (), _picture(asked, exact))


def _unknown(asked: OverQuota) -> tuple[str, ...]:
    told = ["按整块计费（用 1 MB 也收 1 GB）的套餐，先把用量改成整块再算。"]
    if asked.cap is None:
        told.insert(0, "封顶没填：本厅设置里填「超量封顶金额」，或照客户套餐写的填。")
    return tuple(told)


def _picture(asked: OverQuota, exact: Fraction) -> Picture | None:
    if asked.used <= asked.included or not asked.included:
        return None
    parts = (
        Part("套餐里有", f"{plain(asked.included)} {asked.unit}", asked.included),
        Part("用了", f"{plain(asked.used)} {asked.unit}", asked.used, "strong"),
    )
    return Picture("bars", f"超出 {plain(asked.used - asked.included)} {asked.unit}", parts)


def from_form(form: Form) -> Result:
    """As typed. Raises StaffError `calc.nothing` for a use of nothing against nothing."""
    used, included = form.number("used"), form.number("included")
    if not (used or included):
        raise StaffError("calc.nothing", what=form.label("used"))
    cap = form.money("cap") if form.given("cap") else None
    charged = form.money("charged") if form.given("charged") else None
    return over_quota(OverQuota(used, included, form.money("price"), form.choice("unit"), cap, charged))
