"""What holds in every story without being stated: who was asked first never changes, and nothing ends up hanging."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from hall_assistant.casefile.number import is_number
from hall_assistant.casefile.values import CaseId
from hall_assistant.store.store import Reading, Store


@dataclass(frozen=True, slots=True)
class Origin:
    """What of a reception is fixed for good from its first content on. Source: S18, N25."""

    number: str
    first_asked: str


def origins(at: Reading) -> dict[CaseId, Origin]:
    """The origins of all receptions."""
    rows = at.rows("SELECT subject, number, first_asked FROM cases")
    return {CaseId(row["subject"]): Origin(row["number"], row["first_asked"]) for row in rows}


def changed_origin(before: Mapping[CaseId, Origin], after: Mapping[CaseId, Origin]) -> str | None:
    """What changed that never may, as a sentence."""
    for case, origin in before.items():
        if after.get(case) != origin:
            return f"接待 {origin.number} 的编号或首问变了，这两样定了就不能变"
    bad = [origin.number for origin in after.values() if not is_number(origin.number)]
    return f"编号 {bad[0]} 的校验位不对" if bad else None


def hanging(at: Reading, stated_open: Collection[CaseId]) -> str | None:
    """A reception that is neither closed, nor open with a promise, nor stated to be open; or closed unlawfully."""
    rows = at.rows("SELECT subject, number, state, outcome, sentence, open_promises FROM cases ORDER BY number")
    for row in rows:
        if row["state"] == "open" and not row["open_promises"] and row["subject"] not in stated_open:
            return f"接待 {row['number']} 悬着：没结，也没有约好的钟点。结掉它，或在结果里写明「未结」"
        if row["state"] == "ended" and (row["open_promises"] or not row["outcome"] or not row["sentence"]):
            return f"接待 {row['number']} 结得不对：结了就不能有未了承诺，也不能缺结果和那一句话"
    return _owed(at)


_CLOCKS = """
SELECT c.number, k.name FROM clocks k JOIN cases c ON c.subject = k.subject
WHERE k.state = 'running' AND k.whose = 'ours' AND c.state = 'ended' ORDER BY c.number
"""
_LEGS = """
SELECT c.number, l.department AS name FROM legs l JOIN cases c ON c.subject = l.subject
WHERE l.state IN ('open', 'returned') AND c.state = 'ended' ORDER BY c.number
"""


def _owed(at: Reading) -> str | None:
    """A clock of ours, or a department, that an ended reception still waits for; windows of the customer may run on."""
    for sql, what in ((_CLOCKS, "时限"), (_LEGS, "部门")):
        row = at.one(sql)
        if row is not None:
            return f"接待 {row['number']} 结了，{what}「{row['name']}」还没办到"
    return None


def unsound(store: Store) -> str | None:
    """Whether the chain breaks, or folding anew gives other rows than the live ones."""
    if not store.rebuild().equal:
        return "按记录重新整理，和现有的表不一样"
    if not store.verify().holds:
        return "记录的链断了"
    return None
