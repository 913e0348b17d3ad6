"""Closing in a story (立单、结束、误开作废、撤销、评价)."""

from __future__ import annotations

from hall_assistant.casefile.values import OUTCOME_NAMES, Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.training.deeds import matched
from hall_assistant.training.forms import QUOTED
from hall_assistant.training.stage import Stage


def order(stage: Stage, rest: str) -> None:
    """`立单 ZG20260418001`: the work order's number comes back."""
    desk.set_order(stage.store, by=stage.actor, case=stage.at_hand(), number=rest.strip())


def end(stage: Stage, rest: str) -> None:
    """`结束 现场化解「…」`, `结束 已立单 ZG20260418001「…」`."""
    names = "|".join(OUTCOME_NAMES.values())
    found = matched(rf"({names})\s*([^「]*?)\s*{QUOTED.pattern}", rest, "结束 现场化解「一句结果」")
    outcome = next(value for value, name in OUTCOME_NAMES.items() if name == found[1])
    _end(stage, outcome, found[3], found[2])


def _end(stage: Stage, outcome: Outcome, sentence: str, number: str) -> None:
    ending.end(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        outcome=outcome,
        sentence=sentence,
        order_number=number,
    )


def void(stage: Stage, rest: str) -> None:
    """`误开作废`."""
    ending.void(stage.store, by=stage.actor, case=stage.at_hand())


def undo(stage: Stage, rest: str) -> None:
    """`撤销`."""
    ending.undo(stage.store, by=stage.actor, case=stage.at_hand())


def rate(stage: Stage, rest: str) -> None:
    """`评价 4 4 2`: manner, solution, rule."""
    manner, solution, rule = map(int, matched(r"(\d+)\s+(\d+)\s+(\d+)", rest, "评价 4 4 2").groups())
    desk.rate(stage.store, by=stage.actor, case=stage.at_hand(), manner=manner, solution=solution, rule=rule)
