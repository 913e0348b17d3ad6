"""合约剩余和违约金: months left and what leaving costs, in the ways contracts say it. Source: S02, S27, counter.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hall_assistant.errors import StaffError
from hall_assistant.solutions.calculators.form import Form
from hall_assistant.solutions.calculators.sums import about, add_months, in_yuan, months_gone, plain, rounded
from hall_assistant.solutions.calculators.values import Field, Part, Picture, Result, Values

LONGEST = 120
"""Months; no contract runs longer."""
TERMS = (
    ("share", "剩余月费的百分之几"),
    ("gift", "退回送的东西，按剩余月份摊"),
    ("discount", "退回已经享受的优惠"),
    ("fixed", "写死一个数"),
    ("none", "合同没写"),
)
THIS_MONTH = (("counts", "还没交，算剩余"), ("paid", "已经交了，不算"))
FIELDS = (
    Field("start", "合约哪天起", "day", "2025-03-15"),
    Field("months", "一共几个月", "whole", "24", "个月"),
    Field("today", "算到哪天", "day", "2026-12-20", now=True),
    Field("monthly", "每月最低交多少", "money", "129", "元"),
    Field("this_month", "这个月的", "choice", choices=THIS_MONTH),
    Field("terms", "违约金怎么写的", "choice", choices=TERMS),
    Field("percent", "百分之几", "number", "30", "%", when=("terms", ("share",))),
    Field("gift", "送的值多少", "money", "1200", "元", when=("terms", ("gift",))),
    Field("discount", "每月优惠多少", "money", "20", "元", when=("terms", ("discount",))),
    Field("fixed", "写的是多少", "money", "500", "元", when=("terms", ("fixed",))),
)


@dataclass(frozen=True, slots=True)
class ContractLeft:
    """A contract with a least monthly fee (yuan). amount: percent, gift, monthly discount or fixed sum, by `terms`."""

    start: date
    months: int
    today: date
    monthly: Decimal
    terms: str = "none"
    amount: Decimal = Decimal(0)
    paid_this_month: bool = False


def months_left(asked: ContractLeft) -> int:
    """Months still to be paid: a month begun counts, unless it is paid already."""
    left = max(0, asked.months - months_gone(asked.start, asked.today))
    return max(0, left - asked.paid_this_month)


def contract_left(asked: ContractLeft) -> Result:
    """Last day, months left, what they cost, and what leaving costs: never more than seeing it out.

    Raises StaffError `calc.order` before the contract's first day, `calc.percent` above 100 %.
    """
    if asked.today < asked.start:
        raise StaffError("calc.order", first="合约哪天起", then="算到哪天")
    left, last = months_left(asked), add_months(asked.start, asked.months) - timedelta(days=1)
    rest = asked.monthly * left
    values: Values = {"left": left, "last_day": str(last), "rest": rest}
    steps = [
        f"{asked.start} 起 {asked.months} 个月，到 {last} 为止",
        f"算到 {asked.today}，过了 {asked.months - left} 个月，还剩 {left} 个月",
    ]
    if left == 0:
        return Result(
            "合约满了，没有违约金", tuple(steps), {**values, "penalty": Decimal(0)}, (), (), _picture(asked, left)
        )
    steps.append(f"全部用完还要交：{in_yuan(asked.monthly)} × {left} 个月 = {in_yuan(rest)}")
    exact, step = _by_terms(asked, left)
    steps.append(step)
    penalty = rounded(min(exact, Fraction(rest)))
    if exact > rest:
        steps.append(f"比用完还贵。用完一共才 {in_yuan(rest)}，最多算到 {in_yuan(penalty)}")
    headline = f"还剩 {left} 个月，违约金 {in_yuan(penalty)}" if asked.terms != "none" else f"还剩 {left} 个月"
    values["penalty"] = penalty
    return Result(headline, tuple(steps), values, _unknown(asked), (), _picture(asked, left))


def _by_terms(asked: ContractLeft, left: int) -> tuple[Fraction, str]:
    """The penalty before rounding, and its line."""
    monthly, amount, gone = Fraction(asked.monthly), Fraction(asked.amount), asked.months - left
    if asked.terms == "share":
        if asked.amount > 100:
            raise StaffError("calc.percent", what="百分之几")
        exact = monthly * left * amount / 100
        return exact, f"违约金：{in_yuan(asked.monthly * left)} × {plain(asked.amount)}% {about(exact)}"
    if asked.terms == "gift":
        exact = amount * left / asked.months
        return exact, f"违约金：{in_yuan(asked.amount)} × {left} 个月 ÷ {asked.months} 个月 {about(exact)}"
    if asked.terms == "discount":
        exact = amount * gone
        return exact, f"违约金：每月优惠 {in_yuan(asked.amount)} × 用过的 {gone} 个月 {about(exact)}"
    if asked.terms == "fixed":
        return amount, f"违约金：合同写的 {in_yuan(asked.amount)}"
    return Fraction(0), "合同没写违约金，这里不算；翻合同给值班长看一眼"


def _unknown(asked: ContractLeft) -> tuple[str, ...]:
    how = "违约金只认合同写的那一句：没看到合同，先不报数。"
    return (how, "能不能落到更低一档、能不能转成别的套餐接着算，问值班长。")


def _picture(asked: ContractLeft, left: int) -> Picture:
    gone = asked.months - left
    parts = tuple(
        Part(str(place), "过了" if place <= gone else "还剩", mark="past" if place <= gone else "strong")
        for place in range(1, asked.months + 1)
    )
    return Picture("cells", f"一共 {asked.months} 个月，过了 {gone} 个月，还剩 {left} 个月", parts)


def from_form(form: Form) -> Result:
    """As typed."""
    terms = form.choice("terms")
    amount = Decimal(0)
    if terms == "share":
        amount = form.number("percent", places=2)
    elif terms != "none":
        amount = form.money(terms)
    return contract_left(
        ContractLeft(
            start=form.day("start"),
            months=form.whole("months", least=1, most=LONGEST),
            today=form.day("today"),
            monthly=form.money("monthly"),
            terms=terms,
            amount=amount,
            paid_this_month=form.choice("this_month") == "paid",
        )
    )
