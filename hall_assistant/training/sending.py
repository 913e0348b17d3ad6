"""Deed and result about what sent the customer here (谁支来的)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hall_assistant.cases import senders
from hall_assistant.library.senders import Sender
from hall_assistant.training.comparing import differs
from hall_assistant.training.forms import labelled, matched
from hall_assistant.training.looking import one_of
from hall_assistant.training.stage import Stage


def sent_here(stage: Stage, rest: str) -> None:
    """`支来的 短信（端口：10086，哪个：流量包到期）`: what sent the customer here."""
    kinds: dict[str, Sender] = {one.name: one for one in stage.library.later("senders").values()}
    found = matched(r"([^（]+?)\s*(?:（(.+)）)?", rest, "支来的 短信（端口：…，哪个：…）")
    parts = labelled(found[2]) if found[2] else {}
    senders.note_sender(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        sender=one_of(kinds, found[1], "支来的"),
        port=parts.get("端口", ""),
        campaign=parts.get("哪个", ""),
    )


def sent_by(stage: Stage, rest: str) -> str | None:
    """`支来的 短信 10086`: what stands of the reception at hand; the port only where there is one."""
    noted = stage.state().sent_by
    told = f"{noted.name} {noted.port}".strip() if noted is not None else "没记"
    return differs(told, rest.strip(), "支来的")


VERBS: Mapping[str, Callable[[Stage, str], None]] = {"支来的": sent_here}
CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {"支来的": sent_by}
