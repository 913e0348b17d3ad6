"""What a check of the record found (核查结果), as lines a manager can read to someone else."""

from __future__ import annotations

from hall_assistant.audit.checking import Sealed, Unfit, check_seals
from hall_assistant.store.chains import Why
from hall_assistant.store.check import Break, Tail, Verdict
from hall_assistant.store.store import Store

_BREAKS = {
    "gap": "第{seq}条前面缺了记录",
    "link": "第{seq}条和前一条接不上",
    "hash": "第{seq}条被改动过",
    "start": "第{seq}条不是正常的开头",
    "parent": "第{seq}条写的来处和实际对不上",
    "head": "第{seq}条和当时登记的不是同一条",
}
_UNFIT = {
    "gone": "封时的第{seq}条不见了",
    "other": "封时的第{seq}条不是现在这条",
    "root": "底下有一条和封时不一样",
}
_NONE = Sealed()
_NAMED = 5
"""Seals that no longer fit named one by one; one change shows against every seal after it."""


def whole_check(store: Store, paper: str = "") -> tuple[list[str], bool]:
    """Check the whole record and every seal: what was found, and whether it holds; takes seconds in a large hall.

    paper: day and code of a seal as they stand on paper, compared too.
    """
    verdict = store.verify()
    with store.reading() as at:
        sealed = check_seals(at, paper)
    return verdict_lines(verdict, sealed), verdict.holds and sealed.holds


def verdict_lines(verdict: Verdict, sealed: Sealed = _NONE) -> list[str]:
    """The finding in Chinese, first how much was looked at, then each fault with its place, then whether it holds."""
    lines = [_walked(verdict)] if verdict.chains else []
    if verdict.broken:
        lines.append(_broken(verdict.broken))
    lines += [_missing(tail) for tail in verdict.missing]
    if verdict.given_up:
        lines.append(f"中间少{verdict.given_up}条，是抢救时没找回来的，抢救报告里写着。")
    if verdict.pages:
        lines.append(f"记录文件有{len(verdict.pages)}处损坏。别删任何文件。关掉程序再开，就能抢救。")
    lines += _seals(sealed)
    holds = verdict.holds and sealed.holds
    lines.append("核查通过，记录完整。" if holds else "核查没有通过，请店长看上面几条。")
    return lines


def _seals(sealed: Sealed) -> list[str]:
    lines = [f"核了{sealed.seals}份日封条。"] if sealed.seals else []
    lines += [_unfit(one) for one in sealed.unfit[:_NAMED]]
    rest = len(sealed.unfit) - _NAMED
    if rest > 0:
        lines.append(f"往后还有{rest}份日封条也对不上；从最早那份查起。")
    if sealed.paper:
        lines.append(f"纸上的「{sealed.paper}」和记录里哪一份日封条都对不上。")
    return lines


def _unfit(found: Unfit) -> str:
    return f"{found.day} 的日封条对不上：链 {found.chain}，{_UNFIT[found.what].format(seq=found.seq)}。"


def _walked(verdict: Verdict) -> str:
    return f"查了{verdict.chains}条链、{verdict.facts}条记录。"


def _broken(found: Break) -> str:
    return f"链 {found.chain}：{_BREAKS[found.what].format(seq=found.seq)}。"


def _missing(tail: Tail) -> str:
    where = f"链 {tail.chain}：第{tail.found + 1}条到第{tail.logged}条"
    if tail.why == Why.RESTORED:
        return f"{where}在恢复备份时换下，留在旁边的旧文件里。"
    if tail.why == Why.SALVAGED:
        return f"{where}抢救时没找回来，抢救报告里写着。"
    return f"{where}不见了，一共{tail.facts}条。"
