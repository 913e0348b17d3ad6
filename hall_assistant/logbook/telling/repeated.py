"""Telling links to receptions of the same matter, what was heard elsewhere, final answers and needs."""

from __future__ import annotations

from hall_assistant.logbook.telling.words import Telling, Told, joined, maybe, must, sealed
from hall_assistant.store.facts import Fact


def _linked(fact: Fact, telling: Telling) -> str:
    if fact.open.get("repeat") is True:
        return f"和 {must(fact, 'number')} 是同一件，从 {telling.hour(fact, 'first')} 头一次登记算"
    return f"后来的 {must(fact, 'number')} 和这次是同一件"


def _unlinked(fact: Fact, telling: Telling) -> str:
    return f"和 {must(fact, 'number')} 不算同一件了"


def _heard(fact: Fact, telling: Telling) -> str:
    given = "（已经给了）" if fact.open.get("granted") is True else ""
    ours = sealed(fact, "ours")
    return f"{must(fact, 'name')}：{sealed(fact, 'theirs')}{given}" + (f"；我们这边：{ours}" if ours else "")


def _sent_by(fact: Fact, telling: Telling) -> str:
    port = sealed(fact, "port")
    return " · ".join(
        part for part in (must(fact, "name"), f"端口 {port}" if port else "", sealed(fact, "campaign")) if part
    )


def _final(fact: Fact, telling: Telling) -> str:
    remedies = fact.open.get("remedies")
    told = "、".join(str(one) for one in remedies) if isinstance(remedies, list) else ""
    parts = [sealed(fact, "answer"), f"{sealed(fact, 'who')}定的", f"依据：{sealed(fact, 'basis')}"]
    return "；".join([*parts, f"说过还能找：{told}"] if told else parts)


def _need(fact: Fact, telling: Telling) -> str:
    return must(fact, "name")


def _answered(fact: Fact, telling: Telling) -> str:
    entries = fact.sealed.get("entries") if fact.sealed else None
    if not isinstance(entries, dict):
        return sealed(fact, "entries")
    return joined(*(f"{name}：{value}" for name, value in entries.items()))


def _dropped(fact: Fact, telling: Telling) -> str:
    return maybe(fact, "name")


TOLD: Told = {
    "case.linked": ("同一件事", _linked),
    "case.unlinked": ("撤掉关联", _unlinked),
    "case.heard": ("别处怎么说", _heard),
    "case.sent_by": ("谁支来的", _sent_by),
    "case.final": ("最终答复", _final),
    "case.need": ("客人要的", _need),
    "case.need_answered": ("要的有回话", _answered),
    "case.need_dropped": ("点错收回", _dropped),
}
