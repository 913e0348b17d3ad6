"""How a reception ends, is voided, corrected, or its last act taken back."""

from __future__ import annotations

from hall_assistant.casefile.amending import CORRECTABLE, UNDOABLE
from hall_assistant.casefile.opening import only_handler, ready_for_content
from hall_assistant.casefile.records import begun, state_of
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases.desk import leave
from hall_assistant.changes import Changes
from hall_assistant.clock import MINUTE, local_day
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.drafts import drop
from hall_assistant.store.facts import Fact, Json
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line, required


def end(store: Store, *, by: Actor, case: CaseId, outcome: Outcome, sentence: str, order_number: str = "") -> Changes:
    """End a reception with its outcome and one sentence; 已立单 needs the work order's number.

    Drafts still standing in its fields are dropped: whatever was left as a field is a fact already.

    Raises StaffError `case.open_promises` (which, until when), `case.open_legs`, `case.order_missing`,
    `case.not_yours`, `text.empty`.
    Source: S20, S30, counter.md.
    """
    with store.write() as w:
        check(w, by, "cases.end")
        ready_for_content(w, by=by, case=case)
        only_handler(w, by=by, case=case)
        _refuse_open_promises(w, case)
        _refuse_open_legs(w, case)
        sentence = required(sentence, what="一句话结果", limit=1000)
        _take_order_number(w, by=by, case=case, outcome=outcome, number=order_number)
        drop(w, case)
        w.append(case, "case.ended", by=by.staff, open={"outcome": outcome.value}, sealed={"sentence": sentence})
    return w.changes


def _refuse_open_promises(w: Writing, case: CaseId) -> None:
    waiting = state_of(w, case).open_promises
    if waiting:
        first = min(waiting, key=lambda promise: promise.due)
        named = "、".join(promise.promise for promise in waiting)
        raise StaffError("case.open_promises", count=len(waiting), named=named, words=first.words, due=first.due)


def _refuse_open_legs(w: Writing, case: CaseId) -> None:
    from hall_assistant.cases.leg_list import refuse_open_legs  # loaded once a reception ends

    refuse_open_legs(w, case)


def _take_order_number(w: Writing, *, by: Actor, case: CaseId, outcome: Outcome, number: str) -> None:
    number = one_line(number, what="工单号", limit=60)
    if number:
        w.append(case, "case.ordered", by=by.staff, sealed={"number": number})
    elif outcome is Outcome.ORDERED and not state_of(w, case).order_number:
        raise StaffError("case.order_missing")


def void(store: Store, *, by: Actor, case: CaseId) -> Changes:
    """Mark a reception as opened by mistake (误开作废): the same local day only, outside every count.

    One that holds nothing yet just vanishes; drafts go either way. Raises StaffError `case.void_too_late`,
    `case.open_promises`, `case.not_yours`, `case.voided`.
    """
    with store.write() as w:
        check(w, by, "cases.void")
        if begun(w, case) is not None:
            leave(store, by=by, case=case)
        else:
            _refuse_void(w, by=by, case=case)
            drop(w, case)
            w.append(case, "case.voided", by=by.staff)
    return w.changes


def _refuse_void(w: Writing, *, by: Actor, case: CaseId) -> None:
    row = w.one("SELECT state, number, opened FROM cases WHERE subject = ?", (case,))
    if row is None:
        raise StaffError("case.unknown")
    if row["state"] == "voided":
        raise StaffError("case.voided", number=row["number"])
    only_handler(w, by=by, case=case)
    _refuse_open_promises(w, case)
    _refuse_open_legs(w, case)
    if local_day(row["opened"], w.offset) != local_day(w.now, w.offset):
        raise StaffError("case.void_too_late")


def correct(
    store: Store, *, by: Actor, case: CaseId, chain: str, seq: int, field: str, value: Json, reason: str = ""
) -> Changes:
    """Correct an entry of an earlier fact (chain, seq) by a new fact; both stay on the timeline (更正).

    The new value is held to the rule the first one was held to. Works on ended receptions too, never on voided ones.
    Raises StaffError `correction.unknown` if there is no such entry or it was taken back, `correction.value` if the
    value does not fit it, what `fitting` raises, `case.not_yours`.
    """
    from hall_assistant.cases.fitting import fitting  # this module is on the way to the desk

    with store.write() as w:
        check(w, by, "cases.correct")
        target = next((fact for fact in _standing(w.facts(case)) if (fact.chain, fact.seq) == (chain, seq)), None)
        if target is None or field not in CORRECTABLE.get(target.kind, frozenset()):
            raise StaffError("correction.unknown")
        only_handler(w, by=by, case=case)
        opened: dict[str, Json] = {"chain": chain, "seq": seq, "field": field}
        sealed: dict[str, Json] = {"reason": one_line(reason, what="更正原因")}
        body = opened if field in target.open else sealed
        body["value"] = fitting(w, target, field, value)
        w.append(case, "case.corrected", by=by.staff, open=opened, sealed=sealed)
    return w.changes


def undo(store: Store, *, by: Actor, case: CaseId) -> Changes:
    """Take back one's own last act on a reception within a minute (撤销上一步); a row of a sheet typed in one go goes
    in one go.

    Raises StaffError `undo.nothing` when the last act is another's, older than a minute, or of a kind that is
    corrected and not undone (promises, hand-overs, endings).
    """
    with store.write() as w:
        check(w, by, "cases.undo")
        standing = _standing(w.facts(case))
        last = next(reversed(standing), None)
        mine = last is not None and last.actor == by.staff and last.kind in UNDOABLE
        if last is None or not mine or w.now - last.at > MINUTE:
            raise StaffError("undo.nothing")
        for fact in _one_act(standing, last):
            w.append(case, "case.undone", by=by.staff, open={"chain": fact.chain, "seq": fact.seq})
    return w.changes


def _one_act(standing: list[Fact], last: Fact) -> list[Fact]:
    """The facts that were written with the last one, latest first."""
    mark = last.open.get("together")
    if not mark:
        return [last]
    return [fact for fact in reversed(standing) if fact.kind == last.kind and fact.open.get("together") == mark]


def _standing(facts: list[Fact]) -> list[Fact]:
    """The facts that were not taken back, without the takings-back themselves."""
    undone = {(str(fact.open.get("chain")), str(fact.open.get("seq"))) for fact in facts if fact.kind == "case.undone"}
    return [fact for fact in facts if fact.kind != "case.undone" and (fact.chain, str(fact.seq)) not in undone]
