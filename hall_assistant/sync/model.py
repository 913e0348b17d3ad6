"""The read model of the hall's computers, light enough for the start: the fold of device facts. Source: S61, S65."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import ReadModel, Row

_PUBLIC = re.compile("[0-9a-f]{64}")
JOINED, LEFT = "device.joined", "device.left"


def subject_of(device: str) -> str:
    """The subject of a computer's facts."""
    return f"device:{device}"


def fold(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The one row of a computer; it joins once, and the first leaving counts."""
    row: dict[str, object] = {"subject": subject, "device": subject.removeprefix("device:"), "known": "{}"}
    for fact in facts:
        if fact.kind == JOINED and "public" not in row:
            row |= _joined(fact)
        elif fact.kind == LEFT and "left" not in row:
            known = fact.open.get("known")
            row |= {"left": fact.at, "known": json.dumps(known if isinstance(known, Mapping) else {}, sort_keys=True)}
    return {"devices": [row]} if "public" in row else {}


def _joined(fact: Fact) -> dict[str, object]:
    public = str(fact.open.get("public", ""))
    if _PUBLIC.fullmatch(public) is None:
        return {}
    return {"public": public, "counter": str(fact.open.get("counter", "")), "joined": fact.at}


MODEL = ReadModel(subject_kind="device", tables=("devices",), fold=fold)
