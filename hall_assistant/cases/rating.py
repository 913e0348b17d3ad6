"""The customer's rating (客户评价): asked for when heads are cool, pressed by the customer, answered for once.

Nobody rates themselves: a mark comes from the customer's own window, or from paper that a colleague enters. Each part
is a fact of its own the moment it is pressed, so a screen that goes dark loses nothing. Source: S09, S183, S185, S186.
"""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.rated import PARTS, Rated, RatingWay
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.changes import Changes
from hall_assistant.clock import MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Reading, Store
from hall_assistant.text import required

SITTING = 10 * MINUTE
"""How long after the first press a part may still be pressed, or pressed otherwise; milliseconds."""
HOT = 4
"""Emotion level from which nobody is asked for a rating."""
HOT_FLOW = "urgent"


def may_ask(at: Reading, case: CaseId, *, now: int) -> None:
    """Raise StaffError unless the customer may be asked to rate this reception (now: UTC milliseconds).

    `rating.off` where the hall has not turned it on, `rating.empty` for a reception that holds nothing yet,
    `case.voided`, `rating.heated` while heads are hot (S183), `rating.already` where it was rated before.
    """
    if not hall_settings(at).rating_on:
        raise StaffError("rating.off")
    state = _rateable(at, case)
    if state.flow == HOT_FLOW or (state.emotion or 0) >= HOT:
        raise StaffError("rating.heated")
    _refuse_late(state, now, RatingWay.WINDOW)


def rate(store: Store, *, by: Actor, case: CaseId, marks: Mapping[str, int], way: RatingWay) -> Changes:
    """Record parts of the customer's rating: marks 1–5 by part (`manner`, `solution`, `rule`; 态度/方案/规定).

    Who handled it and who was asked first stand in the fact. Also after the reception has ended. Raises StaffError
    `rating.range`, `rating.empty`, `case.voided`, `rating.already` once ten minutes have gone by, `rating.own_paper`
    where a person enters paper about themselves. Source: S09, S186.
    """
    if not marks or not marks.keys() <= PARTS.keys() or not all(1 <= mark <= 5 for mark in marks.values()):
        raise StaffError("rating.range")
    with store.write() as w:
        check(w, by, "cases.rate")
        state = _rateable(w, case)
        _refuse_late(state, w.now, way)
        if way is RatingWay.PAPER and by.staff in (state.handler, state.first_asked):
            raise StaffError("rating.own_paper")
        opened: dict[str, Json] = {"way": way.value, "handler": state.handler, "first_asked": state.first_asked}
        w.append(case, "case.rated", by=by.staff, open={**opened, **marks})
    return w.changes


def _rateable(at: Reading, case: CaseId) -> CaseState:
    state = state_of(at, case)
    if not state.number:
        raise StaffError("rating.empty")
    if state.state == "voided":
        raise StaffError("case.voided", number=state.number)
    return state


def _refuse_late(state: CaseState, now: int, way: RatingWay) -> None:
    """A rating stands once its sitting is over, or where it was given in the other way."""
    rated = state.rated
    if rated is not None and (now > rated.at + SITTING or rated.way is not way):
        raise StaffError("rating.already")


def appeal_rating(store: Store, *, by: Actor, case: CaseId, reason: str) -> Changes:
    """Say why a rating is not about oneself (评价申诉); once, by the one who was rated.

    Raises StaffError `rating.none`, `rating.not_yours`, `rating.appealed`, `text.empty`, `text.too_long`. Source: S186.
    """
    with store.write() as w:
        check(w, by, "cases.appeal_rating")
        state = state_of(w, case)
        if not _rated(state).is_about(by.staff):
            raise StaffError("rating.not_yours")
        if state.rating_appeal is not None:
            raise StaffError("rating.appealed")
        sealed: dict[str, Json] = {"reason": required(reason, what="申诉理由", limit=500)}
        w.append(case, "case.rating_appealed", by=by.staff, sealed=sealed)
    return w.changes


def answer_rating_appeal(store: Store, *, by: Actor, case: CaseId, note: str, aside: bool = False) -> Changes:
    """Answer an appeal with a note (店长答复). aside: the rating is left out of the figures; it stays on record.

    Raises StaffError `rating.no_appeal`, `rating.own_appeal` for a manager who was rated, `text.empty`,
    `text.too_long`. Source: S186.
    """
    with store.write() as w:
        check(w, by, "cases.answer_rating_appeal")
        state = state_of(w, case)
        if state.rating_appeal is None or not state.rating_appeal.waits:
            raise StaffError("rating.no_appeal")
        if _rated(state).is_about(by.staff):
            raise StaffError("rating.own_appeal")
        sealed: dict[str, Json] = {"note": required(note, what="店长答复", limit=500)}
        w.append(case, "case.rating_answered", by=by.staff, open={"aside": aside}, sealed=sealed)
    return w.changes


def _rated(state: CaseState) -> Rated:
    if state.rated is None:
        raise StaffError("rating.none")
    return state.rated
