"""Verification sheets of a reception: fields filled in one by one, the last of each counts; and what was concluded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hall_assistant.casefile.folding import Fold, Folding, Words
from hall_assistant.casefile.sheets import Concluded, Entry, SheetState
from hall_assistant.casefile.values import Evidence
from hall_assistant.store.facts import Fact


def _named(folding: Folding, fact: Fact) -> SheetState:
    """The sheet a fact speaks of as it stands so far."""
    name = str(fact.open.get("sheet", ""))
    sheets: Mapping[str, SheetState] = folding.values.get("sheets", {})
    return replace(sheets.get(name, SheetState(name)), title=str(fact.open.get("title", "")))


def _put(folding: Folding, sheet: SheetState) -> None:
    folding.values["sheets"] = {**folding.values.get("sheets", {}), sheet.sheet: sheet}


def _filled(folding: Folding, fact: Fact, words: Words) -> None:
    sheet, row = _named(folding, fact), str(fact.open.get("row", ""))
    entries = dict(sheet.rows.get(row, {}))
    name, value = str(fact.open.get("field", "")), str(words.get("value", ""))
    if value:
        label, shown = str(fact.open.get("label", "")), str(words.get("shown", value))
        entries[name] = Entry(value, label, shown, fact.at, fact.actor, bool(fact.open.get("private")))
    else:
        entries.pop(name, None)
    rows = {**sheet.rows, row: entries} if entries else {one: told for one, told in sheet.rows.items() if one != row}
    _put(folding, replace(sheet, rows=rows))


def _found(folding: Folding, fact: Fact, words: Words) -> None:
    evidence = str(fact.open.get("evidence", ""))
    known = evidence if evidence in set(Evidence) else Evidence.UNKNOWN.value  # a newer counter may know more
    line, short, route = (str(words.get(name, "")) for name in ("line", "short", "route"))
    concluded = Concluded(str(fact.open.get("finding", "")), line, short, route, known, fact.at, fact.actor)
    _put(folding, replace(_named(folding, fact), concluded=concluded))
    folding.values["evidence"] = Evidence(known)


FOLDS: Mapping[str, Fold] = {
    "sheet.filled": _filled,
    "sheet.found": _found,
}
