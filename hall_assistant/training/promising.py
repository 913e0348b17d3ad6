"""Promises in a story (承诺、兑现、改约)."""

from __future__ import annotations

from hall_assistant.promises import desk as promises
from hall_assistant.training.deeds import matched
from hall_assistant.training.forms import HOUR, QUOTED
from hall_assistant.training.stage import Stage


def promise(stage: Stage, rest: str) -> None:
    """`承诺 04-20 15:30 前 打电话说结果`."""
    found = matched(rf"({HOUR})\s*前\s*(.+)", rest, "承诺 04-20 15:30 前 打电话说结果")
    due = stage.hour(found[1])
    promises.promise(stage.store, by=stage.actor, case=stage.at_hand(), words=_bare(found[2]), due=due)


def keep(stage: Stage, rest: str) -> None:
    """`兑现 P1 已打电话`."""
    found = matched(r"(P\d+)\s*(.*)", rest, "兑现 P1 已打电话")
    promises.keep(stage.store, by=stage.actor, case=stage.at_hand(), promise=found[1], how=_bare(found[2]))


def renew(stage: Stage, rest: str) -> None:
    """`改约 P1 到 04-21 10:00`, perhaps `改成「…」` (new words) and `因为「…」`."""
    pattern = rf"(P\d+)\s*到\s*({HOUR})(?:\s*改成\s*{QUOTED.pattern})?(?:\s*因为\s*{QUOTED.pattern})?"
    found = matched(pattern, rest, "改约 P1 到 04-21 10:00 改成「…」 因为「…」")
    name, due, words, why = found.groups(default="")
    promises.renew(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        promise=name,
        due=stage.hour(due),
        words=words,
        why=why,
    )


def _bare(text: str) -> str:
    whole = QUOTED.fullmatch(text.strip())
    return whole[1] if whole else text.strip()
