"""补偿超过平常: sums above what is usual here for such a matter, with the reason where one was given. S34, S129.

Usual (本厅常见) is the middle half of the sums of 90 days for one topic and kind, from five sums on
(`solutions.records.band_of`), the same that the counter reads while offering; above its upper edge is beyond.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

from hall_assistant.casefile.solved import REDRESSES, Redress
from hall_assistant.casefile.values import CaseId
from hall_assistant.library.library import Library
from hall_assistant.logbook.counted import Span
from hall_assistant.logbook.radars.values import Radar, Row, Section, topic_name
from hall_assistant.money import cents, from_cents
from hall_assistant.phrases.templates import shortened
from hall_assistant.solutions.records import BAND, Band, band_of
from hall_assistant.store.driver import Row as Told
from hall_assistant.store.store import Reading

_AGREED = """
SELECT s.subject, s.solution, c.topic, s.redress, s.cents, s.words, s.why, s.settled
FROM solutions s CROSS JOIN cases c ON c.subject = s.subject
WHERE s.state = 'agreed' AND s.redress IN ('refund', 'waiver', 'credit', 'gift') AND s.settled >= ? AND s.settled < ?
  AND c.topic <> '' AND c.state <> 'voided'
"""
LONG = 120
_Key: TypeAlias = tuple[str, str]


def look(at: Reading, days: Span, library: Library) -> Section:
    """Sums of these days beyond the band of the 90 days up to their end, the farthest beyond first."""
    since = days.end - BAND
    told: dict[_Key, list[Told]] = defaultdict(list)
    for row in at.rows(_AGREED, (min(since, days.start), days.end)):
        told[row["topic"], row["redress"]].append(row)
    bands = {key: band_of([row["cents"] for row in found if row["settled"] >= since]) for key, found in told.items()}
    mine = [(key, row) for key, found in told.items() for row in found if row["settled"] >= days.start]
    beyond = [(row, band) for key, row in mine if (band := bands[key]) and band.exceeded(from_cents(row["cents"]))]
    beyond.sort(key=lambda one: (cents(one[1].high) - one[0]["cents"], -one[0]["settled"], one[0]["subject"]))
    too_few = sum(bands[key] is None for key, _row in mine)
    rows = tuple(_row(row, band, library) for row, band in beyond)
    return Section(Radar.REDRESS, _sentence(len(mine), len(rows), too_few), rows, len(mine))


def _sentence(given: int, beyond: int, too_few: int) -> str:
    if not given:
        return "这些天没有给过补偿。"
    rest = f"另有 {too_few} 笔同类太少，比不出。" if too_few else ""
    if not beyond:
        return f"给过 {given} 笔，没有超过平常的。{rest}"
    return f"给过 {given} 笔，{beyond} 笔超过本厅常见。{rest}"


def _row(row: Told, band: Band, library: Library) -> Row:
    name = f"{topic_name(library, row['topic'])} · {REDRESSES[Redress(row['redress'])]}"
    sums = f"{band.low}–{band.high}" if band.low != band.high else f"{band.high}"
    usual = f"常见 {sums} 元，{band.count} 笔"
    why = shortened(row["why"], LONG) if row["why"] else "没写"
    return Row(
        key=(row["subject"], row["solution"]),
        head=f"{name} {from_cents(row['cents'])} 元（{usual}）",
        count=1,
        lines=(f"给的：{shortened(row['words'], LONG)}", f"为什么：{why}"),
        cases=(CaseId(row["subject"]),),
    )
