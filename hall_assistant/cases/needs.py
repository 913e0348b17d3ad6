"""What the customer needs beside the matter (客人要的): asked for, answered, taken back. S92–S94, S102, N10."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.needs import CustomerNeed
from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.deadlines.desk import start
from hall_assistant.errors import StaffError
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.grounds import Law
from hall_assistant.library.needs import Need
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.promises.ledger import make
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line, required


def ask_for(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    need: Need,
    rules: Mapping[str, Deadline],
    law: Mapping[str, Law],
) -> Changes:
    """Note that the customer needs something, and start the clock that goes with it, if any; once is enough.

    Raises what `ready_for_content` and `deadlines.desk.start` raise.
    """
    with store.write() as w:
        check(w, by, "cases.ask_for")
        ready_for_content(w, by=by, case=case)
        if all(one.need != need.id for one in state_of(w, case).needs):
            opened: dict[str, Json] = {
                "need": need.id,
                "name": need.name,
                **({"first": list(need.first)} if need.first else {}),
            }
            w.append(case, "case.need", by=by.staff, open=opened)
            rule = rules.get(need.deadline) if need.deadline else None
            if rule is not None:
                start(store, by=by, case=case, rule=rule, law=law)
    return w.changes


def answer(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    need: Need,
    how: str,
    entries: Mapping[str, str] | None = None,
    due: int | None = None,
) -> Changes:
    """Note how a need was answered: in a sentence, and what the need asks to note (谁来, 先请了谁 …).

    due: the hour named for it (UTC milliseconds), which makes the promise in the same write. Raises StaffError
    `need.unknown`, `text.empty`, what `promises.ledger.make` and `ready_for_content` raise. Source: S102.
    """
    told: dict[str, Json] = {
        name: one_line(entries[name], what=name) for name in need.asks if entries and entries.get(name, "").strip()
    }
    told["怎么答的"] = required(how, what="怎么答的", limit=300)
    with store.write() as w:
        check(w, by, "cases.answer_need")
        ready_for_content(w, by=by, case=case)
        _standing(w, case, need)
        w.append(case, "case.need_answered", by=by.staff, open={"need": need.id}, sealed={"entries": told})
        if due is not None:
            make(w, by=by, case=case, words=need.promise or need.name.removeprefix("要"), due=due)
    return w.changes


def take_back(store: Store, *, by: Actor, case: CaseId, need: Need) -> Changes:
    """Take back a need that was ticked by mistake; a clock that began with it stays, it has its own way back.

    Raises StaffError `need.unknown`, and what `ready_for_content` raises.
    """
    with store.write() as w:
        check(w, by, "cases.take_back_need")
        ready_for_content(w, by=by, case=case)
        _standing(w, case, need)
        w.append(case, "case.need_dropped", by=by.staff, open={"need": need.id})
    return w.changes


def _standing(w: Writing, case: CaseId, need: Need) -> CustomerNeed:
    found = next((one for one in state_of(w, case).needs if one.need == need.id), None)
    if found is None:
        raise StaffError("need.unknown", name=need.name)
    return found
