"""What must hold in a story (结果): the forms a result may take, and those about what was refused or offered.

A check returns nothing when it holds, and a Chinese sentence when it does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.casefile.values import Outcome
from hall_assistant.cases import ending
from hall_assistant.errors import HallError
from hall_assistant.training import (
    around,
    calculating,
    clocking,
    figuring,
    given,
    handing_on,
    outside,
    promised,
    repeating,
    sending,
    sheeting,
    standing,
    texts,
    walking,
)
from hall_assistant.training.comparing import differs, name_of
from hall_assistant.training.fault import Unclear
from hall_assistant.training.speaking import GRADES, offered
from hall_assistant.training.stage import Stage
from hall_assistant.wording import sentence

Check = Callable[[Stage, str], str | None]


def refused(stage: Stage, rest: str) -> str | None:
    """`拒绝：还有1件…`: the row's last deed was refused, in a sentence that holds these words."""
    if stage.refusal is None:
        return "这一步应当被拒绝，却做成了"
    told, wanted = sentence(stage.refusal), rest.lstrip("：:").strip()
    return None if wanted in told else f"拒绝的话里应有「{wanted}」，现在说的是「{told}」"


def cannot_end(stage: Stage, rest: str) -> str | None:
    """`结不了：P1`: ending now is refused, and the refusal names the promise."""
    try:
        ending.end(
            stage.store,
            by=stage.actors[name_of(stage, stage.state().handler)],
            case=stage.at_hand(),
            outcome=Outcome.SOLVED,
            sentence="试结",
        )
    except HallError as error:
        told = sentence(error)
        return None if rest.lstrip("：:").strip() in told else f"结不了的话里应有「{rest}」，现在说的是「{told}」"
    return "应当还不能结，却结掉了"


def can_apologise(wanted: bool) -> Check:
    """`能认错`, `不能认错`: whether an apology for our fault is offered at the step of the row."""

    def check(stage: Stage, rest: str) -> str | None:
        stage_step, stage.step = stage.step, "apologise"
        lines = offered(stage, stage.state())
        stage.step = stage_step
        is_offered = any(phrase.apology == GRADES["认错"] for phrase in lines)
        return None if is_offered == wanted else f"认错的话{'应当给出来' if wanted else '还不该给出来'}"

    return check


def found(stage: Stage, rest: str) -> str | None:
    """`找到 1 件`, `找到 0 件`."""
    count = re.fullmatch(r"(\d+)\s*件", rest)
    if not count:
        raise Unclear("照「找到 1 件」写")
    return differs(len(stage.found), int(count[1]), "找到的件数")


CHECKS: Mapping[str, Check] = {
    "拒绝": refused,
    "结不了": cannot_end,
    "能认错": can_apologise(True),
    "不能认错": can_apologise(False),
    "找到": found,
    **standing.CHECKS,
    **texts.CHECKS,
    **promised.CHECKS,
    **clocking.CHECKS,
    **sheeting.CHECKS,
    **figuring.CHECKS,
    **given.CHECKS,
    **handing_on.CHECKS,
    **calculating.CHECKS,
    **outside.CHECKS,
    **repeating.CHECKS,
    **sending.CHECKS,
    **around.CHECKS,
    **walking.CHECKS,
}
"""Every form of result a story may state."""

_FIRST_WORD = re.compile("|".join(sorted(CHECKS, key=len, reverse=True)))
STATED_OPEN = "未结"
REFUSED = "拒绝"


def understood(stated: str) -> tuple[str, str]:
    """The form of a result and the rest of it. Raises Unclear for a result that begins with no form."""
    word = _FIRST_WORD.match(stated)
    if not word:
        raise Unclear(f"「{stated}」看不懂：结果要用{'、'.join(CHECKS)}里的一个")
    return word[0], stated[word.end() :].strip()
