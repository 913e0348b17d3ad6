"""Telling what was checked: guides walked, verification sheets filled in and concluded."""

from __future__ import annotations

from hall_assistant.logbook.telling.course import evidence
from hall_assistant.logbook.telling.words import Telling, Told, maybe, sealed
from hall_assistant.store.facts import Fact


def _guided(fact: Fact, telling: Telling) -> str:
    labels, title = sealed(fact, "labels"), sealed(fact, "title")
    return title if labels == title else f"{labels} → {title}"


def _field(fact: Fact) -> str:
    return f"{maybe(fact, 'title')} · {maybe(fact, 'label')}："


def _filled(fact: Fact, telling: Telling) -> str:
    return _field(fact) + (sealed(fact, "shown") or "划掉")


def _found(fact: Fact, telling: Telling) -> str:
    return f"{evidence(fact, telling)} · {sealed(fact, 'line')}"


def covered(fact: Fact, telling: Telling) -> str:
    """The text without private fields of a verification sheet; empty where all of it may be seen."""
    if fact.kind == "sheet.filled" and fact.open.get("private") and sealed(fact, "value"):
        return f"{_field(fact)}填了"
    return f"{evidence(fact, telling)} · {sealed(fact, 'short')}" if fact.kind == "sheet.found" else ""


TOLD: Told = {
    "case.guided": ("按导引", _guided),
    "sheet.filled": ("核查表", _filled),
    "sheet.found": ("核查结论", _found),
}
