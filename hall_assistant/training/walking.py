"""A deed and a result about guides (导引): walked answer by answer as on screen, and the way taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hall_assistant.library.guides import Guide
from hall_assistant.solutions.guides import Walk
from hall_assistant.solutions.guiding import take_way
from hall_assistant.training.comparing import holds, quoted_whole
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import matched
from hall_assistant.training.looking import one_of
from hall_assistant.training.stage import Stage


def walk(stage: Stage, rest: str) -> None:
    """`走导引 信号弱、断话（在检修）`: the answers by their labels, parted by `→`, to an end that is taken."""
    found = matched(r"([^（]+?)\s*（(.+)）", rest, "走导引 信号弱、断话（在检修）")
    guides: list[Guide] = list(stage.library.later("guides").values())
    way = Walk(one_of({guide.title: guide for guide in guides}, found[1], "走导引"))
    for label in (part.strip() for part in found[2].split("→")):
        if way.question is None:
            raise Unclear(f"答到「{label}」之前已经到头了：{way.end.title if way.end else ''}")
        names = {answer.label: answer.name for answer in way.question.answers}
        way = way.answered(one_of(names, label, way.question.ask))
    take_way(stage.store, by=stage.actor, case=stage.at_hand(), walk=way)


def led_to(stage: Stage, rest: str) -> str | None:
    """`导引到「在检修，通了打过去」`: the end of the way taken last."""
    taken = stage.state().guided
    return holds(taken[-1].title if taken else "", quoted_whole(rest), "导引到的")


VERBS: Mapping[str, Callable[[Stage, str], None]] = {"走导引": walk}
"""Deeds about guides."""
CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {"导引到": led_to}
"""Forms of result about guides."""
