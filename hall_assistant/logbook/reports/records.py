"""County templates as read rows, and their bytes, which stay in the journal's sealed bodies and nowhere else."""

from __future__ import annotations

import json
from base64 import b64decode
from binascii import Error
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NewType

from hall_assistant.errors import StaffError
from hall_assistant.logbook.reports.picks import Picks, as_body, from_body
from hall_assistant.store.facts import Fact, text_in, whole_in
from hall_assistant.store.readmodel import Row
from hall_assistant.store.store import Reading

TemplateId = NewType("TemplateId", str)
"""A template's subject in the journal: `county:<id>`."""
KEPT, PICKED, DROPPED = "county.kept", "county.picked", "county.dropped"
GONE = "已删除"


@dataclass(frozen=True, slots=True)
class CountyTemplate:
    """One workbook of the county's that this hall fills in."""

    template: TemplateId
    name: str
    """As the hall calls it; the filled file is named after it."""
    kept: int
    """When the file that stands was put in, UTC milliseconds."""
    picks: Picks
    """Empty until somebody has picked."""


def rows_of(subject: str, facts: Sequence[Fact]) -> Sequence[Row]:
    """The row of a template; none once it was dropped, nor before a file was kept."""
    row: dict[str, object] = {}
    for fact in facts:
        if fact.kind == KEPT:
            row |= {"name": text_in(fact.sealed, "name", GONE), "size": whole_in(fact.open, "size") or 0}
            row |= {"kept": fact.at, "kept_by": fact.actor}
        elif fact.kind == PICKED and row:
            row["picks"] = json.dumps(as_body(from_body(fact.sealed)), ensure_ascii=False)
        elif fact.kind == DROPPED:
            row = {}
    return [row] if row else ()


def templates(at: Reading) -> list[CountyTemplate]:
    """Every template that stands, by name."""
    return [_template(row) for row in at.rows("SELECT * FROM county_templates ORDER BY name, subject")]


def template_of(at: Reading, template: str) -> CountyTemplate:
    """One template. Raises StaffError `county.unknown`."""
    row = at.one("SELECT * FROM county_templates WHERE subject = ?", (template,))
    if row is None:
        raise StaffError("county.unknown")
    return _template(row)


def _template(row: Any) -> CountyTemplate:
    picks = from_body(json.loads(row["picks"])) if row["picks"] else Picks()
    return CountyTemplate(TemplateId(row["subject"]), row["name"], row["kept"], picks)


def file_of(at: Reading, template: str) -> bytes:
    """The bytes of the file that stands. Raises StaffError `county.unknown`, `county.damaged`."""
    kept = [fact for fact in at.facts(template) if fact.kind == KEPT]
    if not kept:
        raise StaffError("county.unknown")
    try:
        return b64decode(text_in(kept[-1].sealed, "file"), validate=True)
    except Error as problem:
        raise StaffError("county.damaged") from problem
