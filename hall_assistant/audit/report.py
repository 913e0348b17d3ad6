"""What a check of the record found (核查结果), as lines a manager can read to someone else."""

from __future__ import annotations

from hall_assistant.store.chains import Why
from hall_assistant.store.check import Break, Tail, Verdict

_BREAKS = {
    "gap": "第{seq}条前面缺了记录",
    "link": "第{seq}条和前一条接不上",
    "hash": "第{seq}条被改动过",
    "start": "第{seq}条不是正常的开头",
    "parent": "第{seq}条写的来处和实际对不上",
    "head": "第{seq}条和当时登记的不是同一条",
}


def verdict_lines(verdict: Verdict) -> list[str]:
    """The finding in Chinese, first whether the record holds, then each fault with its place."""
    lines = [_walked(verdict)] if verdict.chains else []
    if verdict.broken:
        lines.append(_broken(verdict.broken))
    lines += [_missing(tail) for tail in verdict.missing]
    if verdict.pages:
        lines.append(f"记录文件有{len(verdict.pages)}处损坏。别删任何文件，用最近的备份恢复。")
    lines.append("核查通过，记录完整。" if verdict.holds else "核查没有通过，请店长看上面几条。")
    return lines


def _walked(verdict: Verdict) -> str:
    return f"查了{verdict.chains}条链、{verdict.facts}条记录。"


def _broken(found: Break) -> str:
    return f"链 {found.chain}：{_BREAKS[found.what].format(seq=found.seq)}。"


def _missing(tail: Tail) -> str:
    where = f"链 {tail.chain}：第{tail.found + 1}条到第{tail.logged}条"
    if tail.why == Why.RESTORED:
        return f"{where}在恢复备份时换下，留在旁边的旧文件里。"
    return f"{where}不见了，一共{tail.facts}条。"
