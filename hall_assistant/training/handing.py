"""Handing over in a story (转给、接手、退回、交班), and a colleague leaving the hall."""

from __future__ import annotations

from hall_assistant.cases import handover
from hall_assistant.people.desk import remove_staff
from hall_assistant.training.deeds import matched
from hall_assistant.training.forms import QUOTED
from hall_assistant.training.stage import Stage


def offer(stage: Stage, rest: str) -> None:
    """`转给 李强「我下班了」`."""
    found = matched(rf"([^「\s]+)\s*(?:{QUOTED.pattern})?", rest, "转给 李强「为什么」")
    to = stage.colleague(found[1])
    handover.offer(stage.store, by=stage.actor, case=stage.at_hand(), to=to.staff, why=found[2] or "")


def offer_all(stage: Stage, rest: str) -> None:
    """`交班给 李强`: all one's open receptions."""
    handover.offer_all(stage.store, by=stage.actor, to=stage.colleague(rest.strip()).staff)


def accept(stage: Stage, rest: str) -> None:
    """`接手`."""
    handover.accept(stage.store, by=stage.actor, case=stage.at_hand())


def decline(stage: Stage, rest: str) -> None:
    """`退回「手上满了」`."""
    why = matched(rf"(?:{QUOTED.pattern})?", rest, "退回「为什么」")[1] or ""
    handover.decline(stage.store, by=stage.actor, case=stage.at_hand(), why=why)


def remove(stage: Stage, rest: str) -> None:
    """`移出名单 张敏`: a colleague leaves the hall."""
    remove_staff(stage.store, by=stage.actor, staff=stage.colleague(rest.strip()).staff)
