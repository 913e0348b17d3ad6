"""Rules of deadlines: their ground exists and says the same figure, warnings lie within, words sound like us."""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.grounds import Figure, Law
from hall_assistant.library.slots import slots_in

_HAN = "零一二三四五六七八九十"
_MEASURES = {
    "minutes": ("分钟",),
    "hours": ("小时",),
    "hall_hours": ("营业小时",),
    "days": ("天", "日"),
    "workdays": ("个工作日",),
    "months": ("个月",),
}


def deadline_findings(rule: Deadline, at: Bench) -> Iterator[str]:
    """Everything of one rule."""
    for finding in (*_ground(rule, at), *_counting(rule), *_words(rule, at)):
        yield f"「{rule.id}」{finding}"


def _ground(rule: Deadline, at: Bench) -> Iterator[str]:
    """Its law rows, figure and topics exist; a checked row names the amount."""
    law = at.content.of(Law)
    yield from (f"的依据行「{each}」没有" for each in rule.law if each not in law)
    for row in (law[each] for each in rule.law if each in law):
        if row.status == "verified" and rule.amount and not said_in(row.says, rule.amount, rule.unit):
            yield f"的 {rule.amount} 在依据行「{row.id}」里没有写"
    if rule.layer in ("nation", "ministry") and not rule.law:
        yield "是国家或部里的，要写 law"
    if rule.figure and rule.figure not in at.content.of(Figure):
        yield f"的口径数「{rule.figure}」没有在 figures.yaml 里"
    yield from (f"的话题「{each}」没有" for each in rule.topics if not at.knows_topic(each))


def said_in(text: str, amount: int, unit: str) -> bool:
    """Whether a text names an amount, in figures or in words; 24 months are two years."""
    told = [f"{number}{measure}" for number in (str(amount), han(amount)) for measure in _MEASURES.get(unit, ())]
    if unit == "months" and amount % 12 == 0:
        years = amount // 12
        told += [f"{years}年", f"{'两' if years == 2 else han(years)}年"]
    return any(each in text for each in told) or (amount == 1 and f"隔一{_MEASURES.get(unit, ('',))[0]}" in text)


def han(number: int) -> str:
    """A number from 1 to 99 in Chinese characters; others in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_HAN[tens]}十"
    return head + (_HAN[ones] if ones else "")


def _counting(rule: Deadline) -> Iterator[str]:
    """It can be counted, or there is a figure or an hour to be told; warnings come in order and in time."""
    if rule.unit == "month_end" and rule.amount not in (None, 1):
        yield "按账期截止算的，不写 amount"
    if rule.own == "any" and rule.layer in ("nation", "ministry"):
        yield "国家和部里的期限，本厅只能更短，不写 own: any"
    if list(rule.warn_after) != sorted(set(rule.warn_after)):
        yield "的 warn_after 从小到大写，不重复"
    if rule.amount and rule.warn_after and rule.warn_after[-1] >= rule.amount:
        yield "的 warn_after 要比期限短"


def _words(rule: Deadline, at: Bench) -> Iterator[str]:
    """What is read and said."""
    for text in (rule.name, rule.starts, rule.met_by):
        yield from at.voice.words(text, spoken=False)
        yield from at.stray_slots([text])
    for line in rule.say:
        yield from (f"的话：{finding}" for finding in at.voice.line(line))
        yield from (f"的话里空位「{each}」用不了，只有 {{{{时间}}}}" for each in slots_in(line) if each != "时间")
    other = at.twin(rule, rule.id, f"{rule.name}{rule.starts}{rule.met_by}")
    if other:
        yield f"与「{other}」几乎一样，合成一条"
