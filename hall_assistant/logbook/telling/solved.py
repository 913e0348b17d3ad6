"""Telling what was offered to put things right, who stands behind it, and refusals."""

from __future__ import annotations

from hall_assistant.casefile.solved import REDRESSES, Redress
from hall_assistant.logbook.telling.words import Telling, Told, maybe, must, sealed
from hall_assistant.store.facts import Fact


def _option(fact: Fact, telling: Telling) -> str:
    redress = maybe(fact, "redress")
    moves = redress in set(Redress) and redress != Redress.NONE.value
    money = f"（{REDRESSES[Redress(redress)]} {must(fact, 'amount')}元）" if moves else ""
    why = f"，为什么多给：{reason}" if (reason := sealed(fact, "why")) else ""
    return f"{must(fact, 'solution')} {sealed(fact, 'words')}{money}{why}"


def _signed(fact: Fact, telling: Telling) -> str:
    return f"{must(fact, 'solution')} {telling.name(must(fact, 'second'))}"


def _phoned(fact: Fact, telling: Telling) -> str:
    return f"{must(fact, 'solution')} {sealed(fact, 'who')}，待补签"


def _named(fact: Fact, telling: Telling) -> str:
    return must(fact, "solution")


def _refused(fact: Fact, telling: Telling) -> str:
    parts = [sealed(fact, "cannot"), sealed(fact, "why"), f"能办的是：{sealed(fact, 'can')}"]
    return "；".join(part for part in (*parts, _looked(fact)) if part)


def _looked(fact: Fact) -> str:
    from hall_assistant.casefile.told import ELSEWHERE_NAMES, Elsewhere  # not on the way to the desk

    looked = maybe(fact, "elsewhere")
    if looked not in set(Elsewhere):
        return ""
    given = sealed(fact, "granted") if looked == Elsewhere.GRANTED else ""
    return ELSEWHERE_NAMES[Elsewhere(looked)] + (f"：{given}" if given else "")


TOLD: Told = {
    "solution.offered": ("方案", _option),
    "solution.signed": ("第二人签", _signed),
    "solution.phoned": ("电话同意", _phoned),
    "solution.agreed": ("方案定下", _named),
    "solution.declined": ("方案没接受", _named),
    "case.refused": ("讲明办不了", _refused),
}
