"""Writing a reception up afterwards (事后补记): five questions, under a minute, start time set back, marked 补记."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import desk
from hall_assistant.cases.ending import end
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from hall_assistant.store.store import Store
from hall_assistant.text import blank


@dataclass(frozen=True, slots=True)
class WriteUp:
    """The five answers; only what it was about or what was done must hold something.

    With a promise (words and hour) and no outcome the reception stays open; with an outcome it is ended.
    """

    started: int
    """When it began, UTC milliseconds."""
    surname: str = ""
    honorific: str = ""
    phone: str = ""
    topic: str = ""
    request: str = ""
    """What the customer wanted."""
    done: str = ""
    """What was said and done."""
    evidence: Evidence = Evidence.UNKNOWN
    promise: str = ""
    due: int | None = None
    outcome: Outcome | None = None
    sentence: str = ""
    order_number: str = ""
    first_asked: str = ""
    """Staff id of a colleague without a PC who was asked first; empty for the one who writes it up."""


def write_up(store: Store, *, by: Actor, answers: WriteUp) -> tuple[CaseId, Changes]:
    """Record a whole reception afterwards, all of it or nothing.

    Raises StaffError `writeup.empty`, `writeup.no_outcome`, `promise.no_hour`, and whatever the single acts raise
    (`case.open_promises` for a promise together with an outcome).
    """
    _refuse_incomplete(answers)
    with store.write() as w:
        check(w, by, "cases.write_up")
        case, _ = desk.begin(store, by=by, mode="writeup", started=answers.started, first_asked=answers.first_asked)
        _who_and_what(store, by, case, answers)
        if not blank(answers.promise) and answers.due is not None:
            promise(store, by=by, case=case, words=answers.promise, due=answers.due)
        if answers.outcome is not None:
            end(
                store,
                by=by,
                case=case,
                outcome=answers.outcome,
                sentence=answers.sentence,
                order_number=answers.order_number,
            )
        elif not blank(answers.order_number):
            desk.set_order(store, by=by, case=case, number=answers.order_number)
    return case, w.changes


def _refuse_incomplete(answers: WriteUp) -> None:
    if blank(answers.request) and blank(answers.done):
        raise StaffError("writeup.empty")
    if not blank(answers.promise) and answers.due is None:
        raise StaffError("promise.no_hour")
    if not blank(answers.sentence) and answers.outcome is None:
        raise StaffError("writeup.no_outcome")


def _who_and_what(store: Store, by: Actor, case: CaseId, answers: WriteUp) -> None:
    if answers.topic:
        desk.set_topic(store, by=by, case=case, topic=answers.topic)
    if answers.surname.strip() or answers.phone.strip():
        desk.identify(
            store, by=by, case=case, surname=answers.surname, honorific=answers.honorific, phone=answers.phone
        )
    desk.note(store, by=by, case=case, text=answers.request, kind="request")
    desk.note(store, by=by, case=case, text=answers.done, kind="explained")
    if answers.evidence is not Evidence.UNKNOWN:
        desk.set_evidence(store, by=by, case=case, evidence=answers.evidence)
