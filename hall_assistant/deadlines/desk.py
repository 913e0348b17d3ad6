"""What can be done about a clock: start it, meet it, put its start right, withdraw it. Source: S43, S46, N01, N07."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.clocks import Clock
from hall_assistant.casefile.opening import only_handler, ready_for_content
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.changes import Changes
from hall_assistant.deadlines.deciding import decide, refuse_start
from hall_assistant.errors import StaffError
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.grounds import Law
from hall_assistant.people.access import check, may
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line, required


def start(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    rule: Deadline,
    law: Mapping[str, Law],
    started: int | None = None,
    told: int | None = None,
) -> Changes:
    """Start a clock by a rule: due hour, warnings, ground and skipped days are decided now and stand in the fact.

    started: UTC milliseconds, now if left out. told: a due hour that was published or stands on a message. Where the
    same rule runs already the first stands, whatever is asked now, and the repeat is noted (S46). Raises StaffError
    `clock.future`, `clock.long_ago`, those of `decide`, and what `ready_for_content` raises.
    """
    with store.write() as w:
        check(w, by, "deadlines.start")
        ready_for_content(w, by=by, case=case)
        begins = w.now if started is None else started
        refuse_start(begins, w.now)
        state = state_of(w, case)
        first = next((one for one in state.clocks if one.running and one.rule == rule.id), None)
        if first is not None:
            w.append(case, "clock.repeated", by=by.staff, open={**_naming(first), "start": begins})
        else:
            _start(w, by=by, state=state, rule=rule, law=law, begins=begins, told=told)
    return w.changes


def _start(
    w: Writing, *, by: Actor, state: CaseState, rule: Deadline, law: Mapping[str, Law], begins: int, told: int | None
) -> None:
    settings = hall_settings(w)
    decided = decide(rule, start=begins, law=law, settings=settings, offset=w.offset, told=told)
    opened: dict[str, Json] = {"clock": f"C{len(state.clocks) + 1}", **decided.body()}
    firsts = _firsts(w, state=state, rule=rule, law=law, begins=begins) if told is None else []
    opened |= {"firsts": firsts} if firsts else {}
    w.append(state.case, "clock.started", by=by.staff, open=opened, sealed={"own": decided.own})


def _firsts(w: Writing, *, state: CaseState, rule: Deadline, law: Mapping[str, Law], begins: int) -> list[Json]:
    """How it counts from receptions this one repeats; a repeat is linked in one reception of many."""
    repeats = [link for link in state.links if link.repeat]
    if not repeats:
        return []
    from hall_assistant.deadlines.first import count_from, takes_first

    if not takes_first(rule, start=begins, state=state):
        return []
    counts = {
        link.other: count_from(state_of(w, link.other), rule=rule, law=law, settings=hall_settings(w), offset=w.offset)
        for link in repeats
    }
    return [{"other": other, **count} for other, count in counts.items() if count]


def _naming(clock: Clock) -> dict[str, Json]:
    """What a later fact calls a clock: the name it got, on the chain it got it."""
    chain, given = clock.refs[0]
    return {"clock": given, "of": chain}


def meet(store: Store, *, by: Actor, case: CaseId, clock: str, how: str = "", done: int | None = None) -> Changes:
    """Say that what a clock asks for is done (办到), also after the reception ended.

    done: when it was done, UTC milliseconds, now if left out. Raises StaffError `clock.unknown`, `clock.settled`,
    `clock.future`, `clock.done_early`, `case.voided`.
    """
    with store.write() as w:
        check(w, by, "deadlines.meet")
        meant = _running(w, case, clock)
        when = w.now if done is None else done
        if when > w.now:
            raise StaffError("clock.future")
        if when < meant.start:
            raise StaffError("clock.done_early")
        sealed: dict[str, Json] = {"how": one_line(how, what="怎么办到的", limit=500)}
        w.append(case, "clock.met", by=by.staff, open={**_naming(meant), "done": when}, sealed=sealed)
    return w.changes


def correct(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    clock: str,
    rule: Deadline,
    law: Mapping[str, Law],
    started: int,
    reason: str,
    told: int | None = None,
) -> Changes:
    """Put right a start that was noted wrongly; the due hour is decided anew by its own rule; both stay on file.

    Not after its hour, and not to a later due hour unless the person leads: a clock is no thing to be pushed. Raises
    StaffError `clock.over`, `clock.later`, `clock.rule`, `text.empty`, and those of `start`.
    """
    with store.write() as w:
        check(w, by, "deadlines.correct")
        meant = _running(w, case, clock)
        only_handler(w, by=by, case=case)
        refuse_start(started, w.now)
        if rule.id != meant.rule:
            raise StaffError("clock.rule")
        if meant.due <= w.now:
            raise StaffError("clock.over", clock=meant.clock)
        anew = decide(rule, start=started, law=law, settings=hall_settings(w), offset=w.offset, told=told)
        if anew.due > meant.due and not may(by.role, "deadlines.move_later"):
            raise StaffError("clock.later")
        sealed: dict[str, Json] = {"reason": required(reason, what="更正原因", limit=500), "own": anew.own}
        w.append(case, "clock.corrected", by=by.staff, open={**anew.body(), **_naming(meant)}, sealed=sealed)
    return w.changes


def withdraw(store: Store, *, by: Actor, case: CaseId, clock: str, reason: str) -> Changes:
    """Take down a clock that was started by mistake (撤下), with a reason; it stays on file. For those who lead.

    Raises StaffError `clock.unknown`, `clock.settled`, `text.empty`, `case.voided`.
    """
    with store.write() as w:
        check(w, by, "deadlines.withdraw")
        meant = _running(w, case, clock)
        sealed: dict[str, Json] = {"reason": required(reason, what="撤下的原因", limit=500)}
        w.append(case, "clock.corrected", by=by.staff, open={**_naming(meant), "withdrawn": True}, sealed=sealed)
    return w.changes


def _running(w: Writing, case: CaseId, clock: str) -> Clock:
    state = state_of(w, case)
    if state.state == "voided":
        raise StaffError("case.voided", number=state.number)
    found = next((one for one in state.clocks if one.clock == clock), None)
    if found is None:
        raise StaffError("clock.unknown", clock=clock)
    if not found.running:
        raise StaffError("clock.settled", clock=clock)
    return found
