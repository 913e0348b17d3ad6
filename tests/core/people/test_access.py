"""Who may do what: every function that acts for a person, tried by everyone there is and by two who are not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from hall_assistant.backup.desk import back_up
from hall_assistant.casefile.values import Outcome
from hall_assistant.cases import desk as cases
from hall_assistant.cases import ending, handover
from hall_assistant.clock import SetClock
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.people.access import MAY, may
from hall_assistant.people.desk import add_staff, change_role, remove_staff
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.store import unlock
from tests.core.counter import KEY, START, Counter, counter_of, open_store
from tests.core.people.acts import ACTS, PIN, Act, Scene
from tests.house.doors import acting_functions

WHO = ("clerk", "lead", "manager", "removed", "made up", "clerk who says manager")


@pytest.fixture(scope="module")
def peopled(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Actor, Path]:
    """A closed hall with one manager who was removed, that manager, and a backup of it all."""
    folder = tmp_path_factory.mktemp("peopled")
    shutil.copytree(founded, folder / "hall")
    counter = counter_of(open_store(folder / "hall", SetClock.at(START)), SetClock.at(START))
    add_staff(counter.store, by=counter.zhou, name="吴走", number="8009", role=Role.MANAGER, pin=PIN)
    with counter.store.reading() as at:
        gone = next(one for one in roll(at) if one.number == "8009")
    remove_staff(counter.store, by=counter.zhou, staff=gone.staff)
    copy = back_up(counter.store, by=counter.zhou, folder=folder / "copies").file
    counter.store.close()
    return folder / "hall", Actor(gone.staff, gone.name, gone.number, Role.MANAGER, "03"), copy


CLOSING = {"backup.desk.restore_over", "backup.unlocking.rekey", "sync.joining.invite", "sync.joining.leave"}
"""Each is tried in a hall of its own: it closes the store, or is seen only once it is written."""


@contextmanager
def _opened(hall: Path, folder: Path) -> Iterator[Counter]:
    shutil.copytree(hall, folder)
    (folder / unlock.NAME).write_text('{"version": 1, "wraps": {}}', encoding="utf-8")
    unlock.add(folder, KEY, unlock.device(folder))
    clock = SetClock.at(START)
    counter = counter_of(open_store(folder, clock), clock)
    try:
        yield counter
    finally:
        counter.store.close()


@pytest.fixture
def open_hall(peopled: tuple[Path, Actor, Path], tmp_path: Path) -> Iterator[Counter]:
    """A copy of that hall, open."""
    with _opened(peopled[0], tmp_path / "hall") as counter:
        yield counter


def _actor(who: str, counter: Counter, removed: Actor) -> Actor:
    return {
        "clerk": counter.wang,
        "lead": counter.li,
        "manager": counter.zhou,
        "removed": removed,
        "made up": Actor("f" * 12, "无名", "9999", Role.MANAGER, "03"),
        "clerk who says manager": replace(counter.wang, role=Role.MANAGER),
    }[who]


def _outcome(act: Act, scene: Scene) -> str:
    """What came of it: `done`, or the code of the refusal."""
    try:
        act.act(scene)
    except StaffError as error:
        return error.code
    return "done"


def _wanted(act: Act, who: str) -> str:
    working = who in set(Role)
    return "done" if working and Role(who) in MAY[act.may] else "access.denied"


class _TakenBackError(Exception):
    """Ends a try, so that the next one finds the hall as it was."""


def _tried(act: Act, scene: Scene) -> str:
    """The outcome of a try that leaves no trace: the write it runs in is taken back."""
    found = ""
    try:
        with scene.store.write():
            found = _outcome(act, scene)
            raise _TakenBackError
    except _TakenBackError:
        return found


@pytest.mark.parametrize("who", WHO)
def test_each_act_is_open_to_exactly_those_the_table_names(
    who: str, open_hall: Counter, peopled: tuple[Path, Actor, Path], shipped: Library, tmp_path: Path
) -> None:
    copy = tmp_path / peopled[2].name
    shutil.copy2(peopled[2], copy)
    by = _actor(who, open_hall, peopled[1])
    scene = Scene(open_hall, by, who in set(Role), shipped, copy)
    tried = {act: _tried(act, scene) for act in ACTS if act.function not in CLOSING}
    for act in ACTS:
        if act.function in CLOSING:
            with _opened(peopled[0], tmp_path / act.function) as other:
                tried[act] = _outcome(act, Scene(other, by, who in set(Role), shipped, copy))
    wrong = [f"{act.function} ({act.may}): {found}" for act, found in tried.items() if found != _wanted(act, who)]
    assert not wrong, "\n".join(wrong)


def test_no_function_that_acts_for_a_person_is_left_out() -> None:
    assert {act.function for act in ACTS} == {door.name for door in acting_functions()}


def test_every_act_of_the_table_is_tried_here_or_named_below() -> None:
    elsewhere = {
        "cases.act_for_another",
        "floor.act_for_another",
        "checklists.act_for_another",
        "orders.act_for_another",
        "promises.reopen_any",
        "deadlines.move_later",
    }
    assert set(MAY) - {act.may for act in ACTS} == elsewhere


def test_what_is_kept_from_whom() -> None:
    kept_from_clerks = {act for act, roles in MAY.items() if Role.CLERK not in roles}
    kept_from_leads = {act for act, roles in MAY.items() if Role.LEAD not in roles}
    assert kept_from_leads == {
        "people.add_staff",
        "people.remove_staff",
        "people.change_role",
        "people.set_pin_of_another",
        "settings.change",
        "settings.set_figure",
        "settings.set_day",
        "cases.answer_rating_appeal",
        "logbook.manager_lists",
        "improvements.pick",
        "backup.restore",
        "authoring.publish_notice",
        "authoring.correct_notice",
        "authoring.confirm_notice",
        "authoring.withdraw_notice",
        "authoring.import_cards",
        "authoring.undo_import",
        "authoring.check_card",
        "unlock.set_password",
        "unlock.remove_password",
        "unlock.new_code",
        "unlock.bind",
        "unlock.rehearse",
        "unlock.rekey",
        "personal.look_up",
        "personal.export",
        "personal.correct",
        "personal.hold",
        "personal.let_go",
        "personal.forget",
        "personal.keep_full_numbers",
        "personal.set_retention",
        "personal.let_lapse",
        "personal.see_views",
        "sync.manage",
        "audit.seal",
        "audit.export",
    }
    assert kept_from_clerks == kept_from_leads | {
        "appeal.pack",
        "logbook.export",
        "logbook.review",
        "logbook.coach",
        "logbook.shift_sheet_of_another",
        "logbook.read_morning",
        "logbook.pick_case",
        "logbook.look_at_today",
        "logbook.look_at_radars",
        "reports.make",
        "reports.keep_template",
        "reports.pick",
        "reports.drop_template",
        "cases.act_for_another",
        "floor.act_for_another",
        "improvements.look",
        "improvements.open",
        "improvements.change",
        "improvements.finish",
        "improvements.drop",
        "improvements.reopen",
        "checklists.open_finding",
        "checklists.hand_to",
        "checklists.recheck",
        "checklists.withdraw",
        "checklists.act_for_another",
        "personal.forget_photo",
        "authoring.call_roll",
        "orders.receive",
        "orders.assign",
        "orders.send_back",
        "orders.resend",
        "orders.close",
        "orders.act_for_another",
        "promises.reopen_any",
        "settings.set_roster",
        "deadlines.withdraw",
        "deadlines.move_later",
    }
    assert all(Role.MANAGER in roles for roles in MAY.values())


def test_an_act_the_table_does_not_name_is_nobodys() -> None:
    assert not any(may(role, "cases.delete") for role in Role)


def test_a_refused_act_leaves_nothing_in_the_journal(counter: Counter) -> None:
    before = counter.count("journal")
    with pytest.raises(StaffError):
        add_staff(counter.store, by=counter.wang, name="何田", number="8099", role=Role.CLERK, pin=PIN)
    assert counter.count("journal") == before


def test_a_lead_ends_corrects_and_hands_over_for_another_a_clerk_does_not(counter: Counter) -> None:
    case = counter.reception(counter.wang)
    for refused in (
        lambda: ending.end(counter.store, by=counter.chen, case=case, outcome=Outcome.SOLVED, sentence="好了"),
        lambda: ending.void(counter.store, by=counter.chen, case=case),
        lambda: handover.offer(counter.store, by=counter.chen, case=case, to=counter.chen.staff),
    ):
        with pytest.raises(StaffError, match=r"case\.not_yours"):
            refused()
    handover.offer(counter.store, by=counter.li, case=case, to=counter.chen.staff)
    ending.end(counter.store, by=counter.li, case=case, outcome=Outcome.SOLVED, sentence="好了")
    assert counter.state(case).state == "ended"


def test_who_loses_a_role_while_signed_in_loses_its_rights_at_once(counter: Counter) -> None:
    add_staff(counter.store, by=counter.zhou, name="何田", number="8099", role=Role.MANAGER, pin=PIN)
    change_role(counter.store, by=counter.zhou, staff=counter.li.staff, role=Role.CLERK)
    with pytest.raises(StaffError, match=r"access\.denied"):
        cases.begin(counter.store, by=counter.li)
    cases.begin(counter.store, by=replace(counter.li, role=Role.CLERK))
