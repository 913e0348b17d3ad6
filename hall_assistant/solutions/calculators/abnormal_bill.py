"""异常话费: whether a bill stands above so many times the mean of the three months before. Source: N02, counter.md."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hall_assistant.errors import StaffError
from hall_assistant.solutions.calculators.form import Form
from hall_assistant.solutions.calculators.sums import about, in_yuan, percent, plain, rounded
from hall_assistant.solutions.calculators.values import Field, Part, Picture, Result, Values

LAW, PROVINCE = "telecom_regs_33", "province_big_bill"
NATION = Decimal(5)
FIGURE = "异常话费倍数"
FIELDS = (
    Field("first", "前三个月：头一个月", "money", "58", "元"),
    Field("second", "前三个月：第二个月", "money", "61", "元"),
    Field("third", "前三个月：上个月", "money", "59", "元"),
    Field("bill", "这个月", "money", "326.5", "元"),
    Field("factor", "几倍算异常", "number", "5", "倍", figure=FIGURE, hint="国家 5 倍，有的省 3 倍"),
)


@dataclass(frozen=True, slots=True)
class AbnormalBill:
    """Yuan of the three months before and of the month in question; factor: the hall's (5 nation, less in places)."""

    before: tuple[Decimal, Decimal, Decimal]
    bill: Decimal
    factor: Decimal = NATION


def abnormal_bill(asked: AbnormalBill) -> Result:
    """Mean, line and how many times. A bill exactly on the line is not above it, and is said so.

    Raises StaffError `calc.nothing` where the three months are all 0: no mean to compare with, and for a factor of 0.
    """
    total = sum(asked.before, Decimal(0))
    if not total:
        raise StaffError("calc.nothing", what="前三个月话费")
    if not asked.factor:
        raise StaffError("calc.nothing", what="几倍算异常")
    mean = Fraction(total) / 3
    line, bill = mean * Fraction(asked.factor), Fraction(asked.bill)
    times = percent(bill / mean)
    parts = " + ".join(in_yuan(one) for one in asked.before)
    steps = (
        f"前三个月：{parts} = {in_yuan(total)}",
        f"平均：{in_yuan(total)} ÷ 3 {about(mean)}",
        f"{plain(asked.factor)} 倍线：平均 × {plain(asked.factor)} {about(line)}",
        f"这个月 {in_yuan(asked.bill)}，是平均的 {times} 倍",
    )
    over = bill > line
    headline = f"到了异常线：是平均的 {times} 倍" if over else f"没到异常线：是平均的 {times} 倍"
    if bill == line:
        headline = "正好在异常线上"
    values: Values = {"mean": rounded(mean), "line": rounded(line), "times": times, "over": int(over)}
    return Result(headline, steps, values, _unknown(asked, over), _rests(asked), _picture(asked, rounded(line)))


def _unknown(asked: AbnormalBill, over: bool) -> tuple[str, ...]:
    why = "为什么高，这里算不出：要看账单一笔一笔对。" if over else "没到线也照样一笔一笔查给客户看。"
    whose = "" if asked.factor == NATION else "倍数不是国家的 5 倍：本省原文没对上之前，只给自己人看。"
    line = "" if over else "本省要是把「到线」也算上，按本省的。"
    return tuple(one for one in (why, whose, line) if one)


def _rests(asked: AbnormalBill) -> tuple[str, ...]:
    return (LAW,) if asked.factor == NATION else (PROVINCE,)


def _picture(asked: AbnormalBill, line: Decimal) -> Picture:
    labels = ("头一个月", "第二个月", "上个月")
    before = tuple(Part(label, in_yuan(one), one) for label, one in zip(labels, asked.before, strict=True))
    mark = "over" if asked.bill > line else "strong"
    return Picture("bars", "这几个月的话费", (*before, Part("这个月", in_yuan(asked.bill), asked.bill, mark)))


def from_form(form: Form) -> Result:
    """As typed."""
    before = (form.money("first"), form.money("second"), form.money("third"))
    return abnormal_bill(AbnormalBill(before, form.money("bill"), form.number("factor")))
