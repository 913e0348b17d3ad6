"""What the customer was told elsewhere beside what we say (两边的话); the final answer. S25, S118, S125."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.library.grounds import Law
from hall_assistant.library.needs import Channel, Remedy
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Store
from hall_assistant.text import one_line, required


def hear(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    channel: Channel,
    theirs: str,
    ours: str = "",
    granted: bool = False,
) -> Changes:
    """Note what the customer was told at another place, both wordings side by side (他们跟我说的).

    theirs: as the customer says it. ours: as it was shown here, empty while nobody has looked. granted: it was given
    there already. Raises StaffError `text.empty`, and what `ready_for_content` raises. Source: S125.
    """
    opened: dict[str, Json] = {"channel": channel.id, "name": channel.name, "granted": granted}
    sealed: dict[str, Json] = {
        "theirs": required(theirs, what="那边怎么说的", limit=500),
        "ours": one_line(ours, what="我们怎么说的", limit=500),
    }
    with store.write() as w:
        check(w, by, "cases.hear")
        ready_for_content(w, by=by, case=case)
        w.append(case, "case.heard", by=by.staff, open=opened, sealed=sealed)
    return w.changes


def answer_finally(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    answer: str,
    who: str,
    basis: str,
    remedies: Iterable[Remedy] = (),
) -> Changes:
    """Put the final answer on file (最终答复): who decided, on what ground, which outside remedies were told.

    Also after the reception ended. A later one takes its place; both stay on the timeline. Raises StaffError
    `text.empty`, and what `ready_for_content` raises. Source: S25, S103.
    """
    opened: dict[str, Json] = {"remedies": [one.name for one in remedies]}
    sealed: dict[str, Json] = {
        "answer": required(answer, what="最终答复", limit=500),
        "who": required(who, what="谁定的", limit=60),
        "basis": required(basis, what="依据", limit=300),
    }
    with store.write() as w:
        check(w, by, "cases.answer_finally")
        row = w.one("SELECT state FROM cases WHERE subject = ?", (case,))
        if row is None or row["state"] != "ended":  # the last word is often given days after the visit
            ready_for_content(w, by=by, case=case)
        w.append(case, "case.final", by=by.staff, open=opened, sealed=sealed)
    return w.changes


def may_be_told(remedy: Remedy, law: Mapping[str, Law]) -> bool:
    """Whether an outside remedy may be told to a customer: a law row behind it is checked. Pure."""
    return any(law[row].status == "verified" for row in remedy.law if row in law)
