"""All calculators as data (算一算), for the one page that draws them and for the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hall_assistant.errors import StaffError
from hall_assistant.library.calcs import CALCULATOR_NAMES
from hall_assistant.solutions.calculators import (
    abnormal_bill,
    bundle_return,
    contract_left,
    double_return,
    over_quota,
    plan_fit,
    rent_waiver,
    serials,
    sms_parts,
    stop_dates,
)
from hall_assistant.solutions.calculators.form import Form
from hall_assistant.solutions.calculators.values import Field, Known, Result


@dataclass(frozen=True, slots=True)
class Calculator:
    """One calculator: what it is for, what it asks, where it comes from, and the function that works it out."""

    id: str
    about: str
    fields: tuple[Field, ...]
    run: Callable[[Form], Result]
    law: tuple[str, ...] = ()
    """Law rows shown beside the result, whether checked or not."""
    source: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called on screen."""
        return CALCULATOR_NAMES[self.id]


CALCULATORS: Mapping[str, Calculator] = {
    each.id: each
    for each in (
        Calculator(
            "contract_left",
            "还剩几个月，现在走要多少，照合同那句算",
            contract_left.FIELDS,
            contract_left.from_form,
            source=("S02", "S27"),
        ),
        Calculator(
            "over_quota",
            "用超了该收多少，账单多没多收",
            over_quota.FIELDS,
            over_quota.from_form,
            (over_quota.PROMISE,),
            ("S02",),
        ),
        Calculator(
            "abnormal_bill",
            "这个月是不是突然高了，高到几倍",
            abnormal_bill.FIELDS,
            abnormal_bill.from_form,
            (abnormal_bill.LAW, abnormal_bill.PROVINCE),
            ("N02",),
        ),
        Calculator(
            "plan_fit",
            "照客户的用量，几个套餐各要多少",
            plan_fit.FIELDS,
            plan_fit.from_form,
            source=("S02", "S181"),
        ),
        Calculator(
            "double_return",
            "计费出了错，退多少、返多少",
            double_return.FIELDS,
            double_return.from_form,
            (double_return.RULE,),
            ("S141", "N27"),
        ),
        Calculator(
            "rent_waiver",
            "没按时修好的那几天，月租免多少",
            rent_waiver.FIELDS,
            rent_waiver.from_form,
            (rent_waiver.LAW, "telecom_regs_35"),
            ("N01", "N04"),
        ),
        Calculator(
            "stop_dates",
            "欠费最早哪天能停、哪天能销，补齐后几时恢复",
            stop_dates.FIELDS,
            stop_dates.from_form,
            (stop_dates.LAW,),
            ("N03", "S162"),
        ),
        Calculator(
            "bundle_return",
            "送的话费该返几次、少了几次",
            bundle_return.FIELDS,
            bundle_return.from_form,
            source=("S179", "S180"),
        ),
        Calculator(
            "sms_parts",
            "一条长短信拆成几条收",
            sms_parts.FIELDS,
            sms_parts.from_form,
            source=("S163", "S174"),
        ),
        Calculator(
            "imei",
            "串号抄没抄错，和盒子上是不是一部",
            serials.IMEI_FIELDS,
            serials.imei_from_form,
            source=("S160",),
        ),
        Calculator(
            "card_number",
            "卡背面那串数抄没抄错",
            serials.LUHN_FIELDS,
            serials.card_from_form,
            source=("S160",),
        ),
    )
}
"""By id, in the order shown."""


def calculator(name: str) -> Calculator:
    """By id or by its Chinese name. Raises StaffError `calc.unknown`."""
    found = CALCULATORS.get(name) or next((one for one in CALCULATORS.values() if one.name == name), None)
    if found is None:
        raise StaffError("calc.unknown", name=name[:40], names="、".join(CALCULATORS))
    return found


def calculate(name: str, typed: Mapping[str, str], known: Known) -> Result:
    """Work one out from what was typed, by field name; what rests on law not yet checked is marked internal.

    Raises StaffError `calc.*`, `text.too_long`, `text.broken`.
    """
    one = calculator(name)
    result = one.run(Form(one.fields, typed, known))
    return replace(result, internal=any(row not in known.verified for row in result.rests_on))
