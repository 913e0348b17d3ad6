"""短信条数: into how many parts a text message is cut, each charged for itself. Source: S163, S174.

A message in the GSM 7-bit alphabet holds 160 units, or 153 a part; with any other character it is UCS-2 and holds
70, or 67 a part. Characters of the extension table take two units and are never cut in two, nor are surrogate pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hall_assistant.solutions.calculators.form import Form
from hall_assistant.solutions.calculators.sums import in_yuan
from hall_assistant.solutions.calculators.values import Field, Part, Picture, Result, Values

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""GSM 03.38, default alphabet."""
EXTENDED = frozenset("\f^{}\\[~]|€")
"""Its extension table: each takes an escape and itself."""
GSM, UCS2 = "GSM-7", "UCS-2"
WHOLE = {GSM: 160, UCS2: 70}
SIZE = {GSM: 153, UCS2: 67}
FIELDS = (
    Field("text", "短信原文", "text", "把那条短信整段贴进来"),
    Field("price", "一条多少钱", "money", "0.1", "元", needed=False, hint="不算钱空着"),
)


@dataclass(frozen=True, slots=True)
class SmsParts:
    """text: the message as it was sent; price: yuan a part."""

    text: str
    price: Decimal | None = None


def encoding(text: str) -> str:
    """`GSM-7` where its alphabet holds every character, else `UCS-2`."""
    return GSM if all(one in BASIC or one in EXTENDED for one in text) else UCS2


def units(character: str, coded: str) -> int:
    """Units one character takes."""
    if coded == GSM:
        return 2 if character in EXTENDED else 1
    return 2 if ord(character) > 0xFFFF else 1


def cut(text: str) -> tuple[str, ...]:
    """The parts of a message in order; joined they are the text. An empty text is one part."""
    coded = encoding(text)
    if sum(units(one, coded) for one in text) <= WHOLE[coded]:
        return (text,)
    parts, begun, used = [], 0, 0
    for place, one in enumerate(text):
        taken = units(one, coded)
        if used + taken > SIZE[coded]:
            parts.append(text[begun:place])
            begun, used = place, 0
        used += taken
    return (*parts, text[begun:])


def sms_parts(asked: SmsParts) -> Result:
    """How many parts, how full each is, and what they cost."""
    coded, parts = encoding(asked.text), cut(asked.text)
    lengths = [sum(units(one, coded) for one in part) for part in parts]
    many = len(parts) > 1
    size = (SIZE if many else WHOLE)[coded]
    what = "个字符" if coded == GSM else "个字"
    kind = "全是英文、数字" if coded == GSM else "有汉字或表情"
    steps = [f"{kind}，一条装得下 {WHOLE[coded]} {what}；拆开发，每条装 {SIZE[coded]} {what}"]
    steps.append(f"这条一共 {sum(lengths)} {what}，{f'拆成 {len(parts)} 条' if many else '一条装下'}")
    values: Values = {"parts": len(parts), "units": sum(lengths), "encoding": coded}
    headline = f"算 {len(parts)} 条"
    if asked.price is not None:
        values["cost"] = cost = asked.price * len(parts)
        steps.append(f"{in_yuan(asked.price)} × {len(parts)} 条 = {in_yuan(cost)}")
        headline = f"算 {len(parts)} 条，{in_yuan(cost)}"
    unknown = ("表情、少见字一个算两个。" if coded == UCS2 else "^ { } [ ] ~ | 这些一个算两个。",)
    drawn = tuple(
        Part(f"第{place}条", f"{length} {what}", Decimal(length), "strong")
        for place, length in enumerate(lengths, start=1)
    )
    picture = (
        Picture("bars", f"一条短信拆成 {len(parts)} 条收", drawn, Decimal(size), f"一条最多 {size}") if many else None
    )
    return Result(headline, tuple(steps), values, (*unknown, "套餐里送的条数先抵，没抵完的才收钱。"), (), picture)


def from_form(form: Form) -> Result:
    """As typed."""
    return sms_parts(SmsParts(form.text("text"), form.money("price") if form.given("price") else None))
