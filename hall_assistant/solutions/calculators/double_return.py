"""双倍返还: what is handed back for a billing error of our own making. Source: S141, N27, counter.md."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hall_assistant.errors import StaffError
from hall_assistant.solutions.calculators.form import Form
from hall_assistant.solutions.calculators.sums import in_yuan
from hall_assistant.solutions.calculators.values import Field, Result, Values

RULE = "province_return_rule"
KINDS = (
    ("own", "我们自己算错了"),
    ("partner", "合作方（增值业务）扣错了"),
    ("metering", "计量错了：时长、流量记多了"),
    ("tariff", "收的和约定、公布的价不一样"),
    ("promotion", "说好的优惠没兑现"),
    ("nothing", "没用过、没办过也收了"),
)
EVIDENCE = (("ours", "查实了，是这边的错"), ("open", "还没查清"), ("not_ours", "查了，不是计费的错"))
FIELDS = (
    Field("over", "多收了多少", "money", "30", "元"),
    Field("kind", "哪一种", "choice", choices=KINDS),
    Field("evidence", "查到哪一步", "choice", choices=EVIDENCE),
)


@dataclass(frozen=True, slots=True)
class DoubleReturn:
    """over: yuan charged too much; kind: one of the six; evidence: `ours`, `open` or `not_ours`."""

    over: Decimal
    kind: str = "own"
    evidence: str = "ours"


def double_return(asked: DoubleReturn) -> Result:
    """The overcharge and the same again, once the check says that it was ours; before that, no sum.

    Raises StaffError `calc.nothing` for an overcharge of 0.
    """
    if not asked.over:
        raise StaffError("calc.nothing", what="多收了多少")
    bears = "合作方" if asked.kind == "partner" else "本公司"
    unknown = ("本省返多少、哪几种算，还没对到原文：先退多收的这一笔，另一半等本省的准话。",)
    if asked.evidence != "ours":
        return _without(asked, bears, unknown)
    back = asked.over * 2
    steps = (
        f"多收 {in_yuan(asked.over)}，原数退回 {in_yuan(asked.over)}",
        f"再返同样一笔：{in_yuan(asked.over)} × 2 = {in_yuan(back)}",
        f"这笔算在{bears}账上",
    )
    values: Values = {"over": asked.over, "back": back, "bears": bears}
    return Result(f"双倍是 {in_yuan(back)}", steps, values, unknown, (RULE,))


def _without(asked: DoubleReturn, bears: str, unknown: tuple[str, ...]) -> Result:
    told = "还没查清，先不说返多少" if asked.evidence == "open" else "不是计费的错，返还这一条用不上"
    next_step = (
        "查清了再算；答应客户的是几点给准话" if asked.evidence == "open" else "别的办法照样能给，看卡上「当场能办」"
    )
    values: Values = {"over": asked.over, "back": Decimal(0), "bears": bears}
    return Result(told, (f"客户说多收 {in_yuan(asked.over)}", next_step), values, unknown, (RULE,))


def from_form(form: Form) -> Result:
    """As typed."""
    return double_return(DoubleReturn(form.money("over"), form.choice("kind"), form.choice("evidence")))
