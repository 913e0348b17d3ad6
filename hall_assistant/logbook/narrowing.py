"""Which receptions a filter of the log lets through, as a condition on table `cases` (`c`).

The days always lead: whatever else is asked is looked up for the receptions of these days alone, so that a hall of
many years answers as fast as a young one. A plus before a column keeps SQLite from walking that column's index.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from hall_assistant.logbook.figures import ORDER_COUNTS, REPEATED
from hall_assistant.money import cents
from hall_assistant.store.store import Reading

if TYPE_CHECKING:
    from hall_assistant.logbook.day import LogFilter

_Part: TypeAlias = tuple[str, tuple[object, ...]]
"""A condition and its values."""
CLOCKS: Mapping[str, str] = {"running": "在走，没超", "late": "超了", "met": "按时办到", "none": "没有时限"}
"""How the time limits of a reception may stand, as the filter names it. Source: S43, S46."""
_CLOCKS: Mapping[str, str] = {
    "running": "EXISTS (SELECT 1 FROM clocks k WHERE k.subject = c.subject AND +k.state = 'running' AND k.due >= ?)"
    " AND NOT ({late})",
    "late": "{late}",
    "met": "EXISTS (SELECT 1 FROM clocks k WHERE k.subject = c.subject AND +k.state = 'met' AND k.settled <= k.due)"
    " AND NOT ({late})",
    "none": "NOT EXISTS (SELECT 1 FROM clocks k WHERE k.subject = c.subject AND +k.state <> 'withdrawn')",
}
_LATE = (
    "EXISTS (SELECT 1 FROM clocks k WHERE k.subject = c.subject"
    " AND ((+k.state = 'running' AND k.due < ?) OR (+k.state = 'met' AND k.settled > k.due)))"
)
_AGREED = (
    "(SELECT sum(s.cents) FROM solutions s WHERE s.subject = c.subject AND +s.state = 'agreed' AND s.redress <> 'none')"
)
_ORDER = "EXISTS (SELECT 1 FROM order_links l JOIN orders o ON o.subject = l.subject WHERE l.case_id = c.subject"


def narrowed(at: Reading, wanted: LogFilter) -> tuple[str, tuple[object, ...]]:
    """The condition and its values; words are looked up in the texts of what the rest lets through."""
    parts: list[_Part] = [("c.day BETWEEN ? AND ?", (wanted.first, wanted.last)), *_columns(wanted)]
    if wanted.topics:
        parts.append((f"+c.topic IN ({_marks(len(wanted.topics))})", wanted.topics))
    if wanted.clock:
        parts.append(_clock(wanted))
    if wanted.least is not None:
        parts.append((f"{_AGREED} >= ?", (cents(wanted.least),)))
    if wanted.most is not None:
        parts.append((f"{_AGREED} <= ?", (cents(wanted.most),)))
    if wanted.repeated:
        parts.append((REPEATED, ()))
    if wanted.source:
        named: _Part = (" AND o.source = ?", (wanted.source,)) if wanted.source != "any" else ("", ())
        parts.append((f"{_ORDER} AND o.{ORDER_COUNTS}{named[0]})", named[1]))
    where = " AND ".join(f"({clause})" for clause, _ in parts)
    values = tuple(value for _, values in parts for value in values)
    return _with_words(at, where, values, wanted.words) if wanted.words.strip() else (where, values)


def _columns(wanted: LogFilter) -> list[_Part]:
    given = {
        "handler": wanted.handler,
        "first_asked": wanted.first_asked,
        "state": wanted.state,
        "outcome": wanted.outcome.value if wanted.outcome else "",
        "counter": wanted.counter,
    }
    return [(f"+c.{column} = ?", (value,)) for column, value in given.items() if value]


def _clock(wanted: LogFilter) -> _Part:
    clause = _CLOCKS[wanted.clock].format(late=_LATE)
    return clause, (wanted.as_of,) * clause.count("?")


def _with_words(at: Reading, where: str, values: tuple[object, ...], words: str) -> _Part:
    from hall_assistant.cases.find_words import with_words  # the search's cutting is loaded with the first words

    cases = [row["subject"] for row in at.rows(f"SELECT c.subject FROM cases c WHERE {where}", values)]
    found = sorted(with_words(at, words, cases))
    return "c.subject IN (SELECT value FROM json_each(?))", (json.dumps(found),)


def _marks(count: int) -> str:
    return ", ".join("?" * count)
