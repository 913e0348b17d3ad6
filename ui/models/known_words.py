"""How what is on file of a number reads: facts and sums, no word about the person. For the private view only. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.needs import CustomerNeed
from hall_assistant.casefile.number import short
from hall_assistant.casefile.told import FinalAnswer, Heard
from hall_assistant.cases.repeat import Before, Known, Visit
from hall_assistant.clock import local_text
from hall_assistant.library.kinds import Topic
from ui.widgets.hours import due_words
from ui.widgets.words import shortened


def count_words(known: Known) -> str:
    """How often, this time not counted."""
    if not known.visits:
        return "这个号码没有别的记录。"
    return f"这次以外：30 天内 {known.month} 次，90 天内 {known.quarter} 次"


def last_words(known: Known, offset: int) -> str:
    """What the hall answered last."""
    last = known.last_answer
    return f"上次 {local_text(last.started, offset)} {last.result}：{shortened(last.sentence, 120)}" if last else ""


def final_words(final: FinalAnswer) -> str:
    """A final answer with who, why and which remedies were told."""
    told = f"；说过还能找 {'、'.join(final.remedies)}" if final.remedies else ""
    return f"最终答复：{shortened(final.answer, 200)}（{final.who}定的，依据 {shortened(final.basis, 120)}{told}）"


def open_words(known: Known, now: int, offset: int) -> str:
    """What earlier visits still owe."""
    parts = [f"没兑现：{shortened(one.words, 60)}（{due_words(one.due, now, offset)} 前）" for one in known.promises]
    return "；".join([*parts, *(f"派单 {one.number} 还没办完" for one in known.orders)])


def given_words(given: tuple[Before, ...]) -> str:
    """What was given already."""
    if not given:
        return ""
    parts = [f"{one.elsewhere or '本厅'}：{shortened(one.words, 60)}" for one in given[:3]]
    return f"已经给过：{'；'.join(parts)}。先看账上落没落，别给两遍。"


def visit_words(visit: Visit, topics: Mapping[str, Topic], offset: int) -> str:
    """One earlier visit in a line."""
    topic = topics.get(visit.topic)
    about = [local_text(visit.started, offset), short(visit.number), topic.name if topic else "", visit.result]
    said = f"：{shortened(visit.sentence, 80)}" if visit.sentence else ""
    return " · ".join(part for part in about if part) + said


def heard_words(heard: Heard) -> str:
    """Both wordings in a line."""
    given = "（已经给了）" if heard.granted else ""
    ours = f"　我们：{shortened(heard.ours, 120)}" if heard.ours else "　我们：还没对"
    return f"{heard.name}：{shortened(heard.theirs, 120)}{given}{ours}"


def need_words(need: CustomerNeed, offset: int) -> str:
    """Whether and how a need was answered."""
    if need.answered is None:
        return f"{local_text(need.at, offset)} 提的，还没回话"
    told = "；".join(f"{name}：{value}" for name, value in need.entries.items())
    return f"{local_text(need.answered, offset)} 回了话　{told}"
