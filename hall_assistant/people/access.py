"""Who may do what: one table, and what it does not name is denied."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.errors import StaffError
from hall_assistant.people.values import Actor, Role, subject_of
from hall_assistant.store.store import Reading

_ALL = frozenset(Role)
_LEADING = frozenset({Role.LEAD, Role.MANAGER})
_MANAGER = frozenset({Role.MANAGER})

MAY: Mapping[str, frozenset[Role]] = {
    "people.add_staff": _MANAGER,
    "people.remove_staff": _MANAGER,
    "people.change_role": _MANAGER,
    "people.set_pin": _ALL,
    "people.set_pin_of_another": _MANAGER,
    "settings.change": _MANAGER,
    "settings.look": _ALL,
    "sync.manage": _MANAGER,
    "cases.keep_draft": _ALL,
    "cases.begin": _ALL,
    "cases.leave": _ALL,
    "cases.set_topic": _ALL,
    "cases.switch_flow": _ALL,
    "cases.mark_step": _ALL,
    "cases.say": _ALL,
    "cases.note": _ALL,
    "cases.detail": _ALL,
    "cases.show_card": _ALL,
    "cases.tell": _ALL,
    "cases.set_evidence": _ALL,
    "cases.set_emotion": _ALL,
    "cases.identify": _ALL,
    "cases.rate": _ALL,
    "cases.appeal_rating": _ALL,
    "cases.answer_rating_appeal": _MANAGER,
    "cases.set_order": _ALL,
    "cases.end": _ALL,
    "cases.void": _ALL,
    "cases.correct": _ALL,
    "cases.undo": _ALL,
    "cases.offer": _ALL,
    "cases.accept": _ALL,
    "cases.decline": _ALL,
    "cases.accept_all": _ALL,
    "cases.return_unaccepted": _ALL,
    "cases.see_return": _ALL,
    "cases.name_first_asked": _ALL,
    "cases.send_on": _ALL,
    "cases.judge_hop": _ALL,
    "cases.open_leg": _ALL,
    "cases.urge_leg": _ALL,
    "cases.answer_leg": _ALL,
    "cases.return_leg": _ALL,
    "cases.withdraw_leg": _ALL,
    "cases.write_up": _ALL,
    "cases.link": _ALL,
    "cases.unlink": _ALL,
    "cases.hear": _ALL,
    "cases.answer_finally": _ALL,
    "cases.ask_for": _ALL,
    "cases.answer_need": _ALL,
    "cases.take_back_need": _ALL,
    "cases.look_at_mismatches": _LEADING,
    "promises.promise": _ALL,
    "promises.keep": _ALL,
    "promises.renew": _ALL,
    "promises.break": _ALL,
    "promises.reopen": _ALL,
    "promises.reopen_any": _LEADING,
    "promises.contact": _ALL,
    "promises.urge": _ALL,
    "settings.set_roster": _LEADING,
    "solutions.offer": _ALL,
    "solutions.sign": _ALL,
    "solutions.permit_by_phone": _ALL,
    "solutions.climb": _ALL,
    "solutions.agree": _ALL,
    "solutions.decline": _ALL,
    "solutions.refuse": _ALL,
    "solutions.take_way": _ALL,
    "solutions.fill_sheet": _ALL,
    "solutions.conclude_sheet": _ALL,
    "cases.act_for_another": _LEADING,
    "cases.take_room": _ALL,
    "cases.set_watched": _ALL,
    "cases.note_wait": _ALL,
    "floor.open_incident": _ALL,
    "floor.call": _ALL,
    "floor.note_incident": _ALL,
    "floor.keep_footage": _ALL,
    "floor.report": _ALL,
    "floor.close_incident": _ALL,
    "floor.act_for_another": _LEADING,
    "orders.receive": _LEADING,
    "orders.assign": _LEADING,
    "orders.identify": _ALL,
    "orders.contact": _ALL,
    "orders.note": _ALL,
    "orders.answer": _ALL,
    "orders.send_back": _LEADING,
    "orders.resend": _LEADING,
    "orders.hear": _ALL,
    "orders.link": _ALL,
    "orders.close": _LEADING,
    "orders.correct": _ALL,
    "orders.act_for_another": _LEADING,
    "logbook.export": _LEADING,
    "logbook.shift_sheet": _ALL,
    "logbook.shift_sheet_of_another": _LEADING,
    "backup.back_up": _ALL,
    "backup.restore": _MANAGER,
    "unlock.set_password": _MANAGER,
    "unlock.remove_password": _MANAGER,
    "unlock.new_code": _MANAGER,
    "settings.set_figure": _MANAGER,
    "settings.set_day": _MANAGER,
    "deadlines.start": _ALL,
    "deadlines.meet": _ALL,
    "deadlines.correct": _ALL,
    "deadlines.withdraw": _LEADING,
    "deadlines.move_later": _LEADING,
    "authoring.check_card": _MANAGER,
    "search.note_gap": _ALL,
    "search.note_opened": _ALL,
    "authoring.publish_notice": _MANAGER,
    "authoring.correct_notice": _MANAGER,
    "authoring.confirm_notice": _MANAGER,
    "authoring.withdraw_notice": _MANAGER,
    "authoring.read_notice": _ALL,
    "authoring.call_roll": _LEADING,
    "authoring.import_cards": _MANAGER,
    "personal.look_up": _MANAGER,
    "personal.export": _MANAGER,
    "personal.correct": _MANAGER,
    "personal.hold": _MANAGER,
    "personal.let_go": _MANAGER,
    "personal.forget": _MANAGER,
    "personal.keep_full_numbers": _MANAGER,
    "personal.set_retention": _MANAGER,
    "personal.let_lapse": _MANAGER,
    "personal.see_views": _MANAGER,
    "personal.note_view": _ALL,
    "personal.reveal": _ALL,
    "personal.inform": _ALL,
    "authoring.undo_import": _MANAGER,
    "audit.seal": _MANAGER,
    "audit.export": _MANAGER,
}
"""Name of an act → roles that may do it. `cases.act_for_another`: work on a reception that someone else handles.
`promises.reopen_any`: open a promise again that somebody else gave, or after more than a day."""


def may(role: Role, what: str) -> bool:
    """Whether a role may do `what`; an act the table does not name is denied."""
    return role in MAY.get(what, frozenset())


def check(at: Reading, by: Actor, what: str) -> None:
    """Raise StaffError `access.denied` unless the person still works here, in that role, and the role may do `what`.

    The roll in the database decides, not the value handed in: a person removed while signed in can do nothing more.
    """
    row = at.one("SELECT role, active FROM staff WHERE subject = ?", (subject_of(by.staff),))
    known = row is not None and bool(row["active"]) and row["role"] == by.role
    if not (known and may(by.role, what)):
        raise StaffError("access.denied", name=by.name)
