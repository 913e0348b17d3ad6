"""Telling what the customer was told about their data, and that they were forgotten."""

from __future__ import annotations

from hall_assistant.casefile.informed import CONSENTS, INFORMED_BY, PURPOSES, Consent, InformedBy, Purpose
from hall_assistant.logbook.telling.words import Telling, Told, maybe
from hall_assistant.store.facts import Fact

_WHY = {"asked": "按本人要求删除", "retention": "保存期满删除", "restored": "换回备份后照遗忘名单再删"}


def _informed(fact: Fact, telling: Telling) -> str:
    how, purpose, consent = maybe(fact, "how"), maybe(fact, "purpose"), maybe(fact, "consent")
    parts = (
        INFORMED_BY[InformedBy(how)] if how in set(InformedBy) else "",
        PURPOSES[Purpose(purpose)] if purpose in set(Purpose) else "",
        CONSENTS[Consent(consent)] if consent in set(Consent) else "",
        "不留姓名号码" if fact.open.get("anonymous") is True else "",
    )
    return "，".join(part for part in parts if part)


def _erased(fact: Fact, telling: Telling) -> str:
    return _WHY.get(maybe(fact, "why"), "")


TOLD: Told = {"case.informed": ("告知", _informed), "case.erased": ("已删除", _erased)}
