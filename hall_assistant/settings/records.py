"""Settings as read rows: the fold of the hall's facts, and this counter's own in table `local`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from hall_assistant.settings.values import CounterSettings, Department, FigureChange, HallSettings, Rung
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import ReadModel, Row
from hall_assistant.store.store import Reading

COUNTER_KEY = "counter.settings"
FIGURE = "hall.figure"
DAY_SET, YEAR_SET = "hall.day", "hall.year"
"""The hall's own table of days: one day, and a year that is in it whole."""


def fold(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """One row per setting with its latest value, as JSON text; and the roster."""
    values: dict[str, object] = {}
    figures: dict[str, str] = {}
    days: dict[str, str] = {}
    years: dict[str, bool] = {}
    for fact in facts:
        sealed = fact.sealed or {}
        if fact.kind == "hall.founded":
            values |= {"code": str(fact.open.get("code", "")), "hall": sealed.get("hall", "")}
        elif fact.kind == "hall.set":
            values |= sealed
        elif fact.kind == FIGURE:
            figures[str(fact.open.get("name"))] = str(sealed.get("text", ""))
        elif fact.kind == DAY_SET:
            days[str(fact.open.get("day"))] = str(fact.open.get("kind", ""))
        elif fact.kind == YEAR_SET:
            years[str(fact.open.get("year"))] = fact.open.get("whole") is True
    if set_figures := {name: text for name, text in figures.items() if text}:
        values["figures"] = set_figures
    if set_days := {day: kind for day, kind in sorted(days.items()) if kind}:
        values["own_days"] = set_days
    if whole := sorted(year for year, all_of_it in years.items() if all_of_it):
        values["whole_years"] = whole
    rows = [
        {"subject": subject, "key": key, "value": json.dumps(value, ensure_ascii=False)}
        for key, value in sorted(values.items())
    ]
    return {"settings": rows, "roster": _roster(subject, facts)}


def _roster(subject: str, facts: Sequence[Fact]) -> Sequence[Row]:
    """Imported only where a roster is kept: this module is on the way to signing in."""
    if not any(fact.kind == "hall.roster" for fact in facts):
        return ()
    from hall_assistant.settings.roster import roster_rows

    return roster_rows(subject, facts)


MODEL = ReadModel(subject_kind="hall", tables=("settings", "roster"), fold=fold)


def hall_settings(at: Reading) -> HallSettings:
    """The hall's settings, defaults where nothing was set or what was set cannot be read."""
    stored = {
        row["key"]: json.loads(row["value"])
        for row in at.rows("SELECT key, value FROM settings WHERE subject = 'hall'")
    }
    values = _fitting(HallSettings(), stored)
    for key, kind in (("ladder", Rung), ("departments", Department)):
        if key in values:
            values[key] = tuple(_made(kind, each) for each in values[key] if isinstance(each, dict))
    return HallSettings(**values)


def _fitting(defaults: HallSettings | CounterSettings, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the stored settings that this version knows in this form; a newer counter may write others."""
    told = {field.name: getattr(defaults, field.name) for field in fields(defaults)}
    return {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in stored.items()
        if key in told and type(value) is _plain_kind(told[key])
    }


def _plain_kind(default: object) -> type:
    """How a value of that kind comes back from JSON."""
    return list if isinstance(default, tuple) else type(default)


def _made(kind: type[Rung] | type[Department], stored: Mapping[str, Any]) -> Rung | Department:
    """One entry of a list; empty where a text is missing, without what this version does not know."""
    return kind(**{field.name: str(stored.get(field.name, "")) for field in fields(kind)})


def figure_changes(at: Reading) -> dict[str, FigureChange]:
    """Who changed each figure last, by its name; figures nobody changed are not in it."""
    facts = (fact for fact in at.facts("hall") if fact.kind == FIGURE)
    return {str(fact.open.get("name")): FigureChange(fact.actor, fact.at) for fact in facts}


def counter_settings(at: Reading) -> CounterSettings:
    """This counter's settings, defaults where nothing was set."""
    row = at.one("SELECT value FROM local WHERE key = ?", (COUNTER_KEY,))
    stored: dict[str, Any] = json.loads(row["value"]) if row is not None else {}
    return CounterSettings(**_fitting(CounterSettings(), stored))
