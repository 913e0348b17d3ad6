"""转明日: a reception that cannot be ended today gets the hour at which its handler goes on with it.

Nothing is promised to the customer by it; who was told an hour is in the promise ledger. Source: counter.md, S45.
"""

from __future__ import annotations

from hall_assistant.casefile.opening import only_handler, ready_for_content
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.clock import DAY, day_bounds, local_day
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.store import Store
from hall_assistant.text import one_line

FARTHEST = 15 * DAY
"""Milliseconds; what waits longer is no matter of tomorrow."""


def carry_over(store: Store, *, by: Actor, case: CaseId, due: int, words: str = "") -> Changes:
    """Carry an open reception over to an hour (UTC milliseconds) of a day to come; done again, the last hour stands.

    words: what comes next. Raises StaffError `carry.hour` for an hour of today or two weeks away, `case.not_yours`,
    and what a reception that takes no content raises.
    """
    with store.write() as w:
        check(w, by, "cases.carry_over")
        ready_for_content(w, by=by, case=case)
        only_handler(w, by=by, case=case)
        tonight = day_bounds(local_day(w.now, w.offset), w.offset)[1]
        if not tonight <= due <= w.now + FARTHEST:
            raise StaffError("carry.hour")
        sealed = {"words": one_line(words, what="明天接着办什么")}
        w.append(case, "case.carried", by=by.staff, open={"due": due}, sealed=sealed)
    return w.changes
