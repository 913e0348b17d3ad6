"""一再改期: promises whose hour was moved again and again, a row a chain; never whose they were. Source: S41."""

from __future__ import annotations

from hall_assistant.casefile.values import CaseId, PromiseState
from hall_assistant.clock import local_text
from hall_assistant.library.library import Library
from hall_assistant.logbook.counted import Span
from hall_assistant.logbook.radars.values import Radar, Row, Section, topic_name
from hall_assistant.phrases.templates import shortened
from hall_assistant.store.driver import Row as Told
from hall_assistant.store.store import Reading

AGAIN = 3
"""The third hour of one matter is the second time it was moved. The index `promises_again` says the same number."""
_CHAINS = f"""
SELECT p.subject, p.promise, p.words, p.turn, p.first_due, p.due, p.state, c.topic
FROM promises p CROSS JOIN cases c ON c.subject = p.subject
WHERE p.turn >= {AGAIN} AND p.made >= ? AND p.made < ? AND p.standing <> 'voided'
  AND NOT EXISTS (SELECT 1 FROM promises n WHERE n.subject = p.subject AND n.renews = p.promise)
ORDER BY +p.state = 'open' DESC, p.turn DESC, p.due, p.subject
"""
STANDING = {PromiseState.OPEN: "还没办", PromiseState.KEPT: "办到了", PromiseState.BROKEN: "没办到"}
LONG = 80


def look(at: Reading, days: Span, library: Library, *, offset: int) -> Section:
    """Chains whose last hour was set in these days, what is still open first. offset: minutes east of UTC."""
    found = at.rows(_CHAINS, (days.start, days.end))
    rows = tuple(_row(row, library, offset) for row in found)
    still = sum(row["state"] == PromiseState.OPEN for row in found)
    if not rows:
        return Section(Radar.RENEWED, "这些天没有一改再改的承诺。")
    waiting = f"，{still} 件还没办" if still else "，都有了着落"
    most = max(row["turn"] for row in found) - 1
    return Section(Radar.RENEWED, f"{len(rows)} 件改过两回以上的钟点，最多的改了 {most} 回{waiting}。", rows, len(rows))


def _row(row: Told, library: Library, offset: int) -> Row:
    standing = STANDING.get(row["state"], "")
    first, last = local_text(row["first_due"], offset), local_text(row["due"], offset)
    return Row(
        key=(row["subject"], row["promise"]),
        head=f"{topic_name(library, row['topic'])} 改了 {row['turn'] - 1} 回，{standing}",
        count=row["turn"],
        lines=(f"{shortened(row['words'] or '', LONG)}　　头一个钟点 {first}，最后一个 {last}",),
        cases=(CaseId(row["subject"]),),
    )
