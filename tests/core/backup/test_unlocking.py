"""How the hall is unlocked, changed by its manager: each way opens what it says, and what was replaced opens none."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from hall_assistant.app import MODELS
from hall_assistant.backup.desk import back_up, compare, restore_over
from hall_assistant.backup.restoring import bring_home, bring_wraps
from hall_assistant.backup.unlocking import (
    Unlocking,
    new_code,
    prepare_rekey,
    rehearse,
    rekey,
    remove_password,
    set_password,
    unlocking,
)
from hall_assistant.clock import MINUTE, SetClock
from hall_assistant.errors import HallError, StaffError
from hall_assistant.people.values import Actor
from hall_assistant.settings.desk import change_counter
from hall_assistant.store import forgotten, unlock
from hall_assistant.store.rekeying import former_keys
from hall_assistant.store.store import Store

WORDS = "春眠不觉晓，处处闻啼鸟。"
OTHER = "夜来风雨声，花落知多少。"


def _changes(store: Store) -> list[object]:
    with store.reading() as at:
        return [fact.open["way"] for fact in at.facts("hall") if fact.kind == "unlock.changed"]


def test_a_hall_password_takes_the_key_off_this_computer_and_is_changed_and_removed(
    store: Store, manager: Actor
) -> None:
    folder = store.folder
    assert unlocking(folder) == Unlocking(by_device=True, by_password=False, place="file")
    set_password(store, by=manager, password=WORDS)
    assert unlocking(folder) == Unlocking(by_device=False, by_password=True)
    assert not (folder / unlock.DEVICE_FILE).exists()
    set_password(store, by=manager, password=OTHER)
    with pytest.raises(StaffError, match=r"unlock\.password"):
        unlock.open_with_text(folder, WORDS)
    assert unlock.open_with_text(folder, OTHER) == store.key
    remove_password(store, by=manager)
    assert unlocking(folder) == Unlocking(by_device=True, by_password=False, place="file")
    assert unlock.open_with(folder, unlock.device(folder)) == store.key
    with pytest.raises(StaffError):
        unlock.open_with_text(folder, OTHER)
    assert _changes(store) == ["password", "password", "device"]


def test_a_short_password_changes_nothing(store: Store, manager: Actor) -> None:
    with pytest.raises(StaffError, match=r"unlock\.short_password"):
        set_password(store, by=manager, password="床前明月光 123")
    assert unlocking(store.folder) == Unlocking(by_device=True, by_password=False, place="file")
    assert _changes(store) == []


def test_a_new_code_opens_and_the_old_one_does_not(store: Store, manager: Actor, new_key: unlock.NewKey) -> None:
    made = new_code(store, by=manager)
    assert made.code != new_key.code
    assert unlock.open_with_text(store.folder, made.code) == store.key
    with pytest.raises(StaffError, match=r"unlock\.code"):
        unlock.open_with_text(store.folder, new_key.code)
    with store.reading() as at:
        facts = [fact for fact in at.facts("hall") if fact.kind == "unlock.changed"]
    assert made.code not in str(facts)


def test_the_old_code_opens_no_copy_in_the_backup_folder_either(
    store: Store, manager: Actor, copies_folder: Path, new_key: unlock.NewKey, tmp_path: Path
) -> None:
    change_counter(store, by=manager, backup_folder=str(copies_folder))
    copy = back_up(store, by=manager, folder=copies_folder).file
    made = new_code(store, by=manager)
    assert (made.copies, made.left) == (1, False)
    with pytest.raises(StaffError, match=r"unlock\.code"):
        bring_home(tmp_path / "new computer", copy, new_key.code)
    assert bring_home(tmp_path / "new computer", copy, made.code) == store.key


def test_copies_that_are_away_are_told_and_cost_nothing_else(
    store: Store, manager: Actor, copies_folder: Path, new_key: unlock.NewKey
) -> None:
    change_counter(store, by=manager, backup_folder=str(copies_folder))
    back_up(store, by=manager, folder=copies_folder)
    shutil.rmtree(copies_folder)
    made = new_code(store, by=manager)
    assert made.left and unlock.open_with_text(store.folder, made.code) == store.key


@pytest.mark.parametrize("damaged", [True, False])
def test_a_lost_file_of_keys_comes_back_from_beside_a_copy(
    store: Store, manager: Actor, copies_folder: Path, new_key: unlock.NewKey, damaged: bool
) -> None:
    copy, folder = back_up(store, by=manager, folder=copies_folder).file, store.folder
    (folder / unlock.NAME).unlink()
    if damaged:
        (folder / unlock.NAME).write_text("{", encoding="utf-8")
    bring_wraps(folder, copy, stamp="x")
    assert unlock.open_with_text(folder, new_key.code) == store.key
    assert (folder / "unlock.replaced-x.json").exists() == damaged


def test_without_what_lies_beside_the_copy_the_file_of_keys_stays_as_it_is(
    store: Store, manager: Actor, copies_folder: Path
) -> None:
    copy, folder = back_up(store, by=manager, folder=copies_folder).file, store.folder
    copy.with_suffix(".unlock.json").unlink()
    (folder / unlock.NAME).write_text("{", encoding="utf-8")
    with pytest.raises(HallError, match=r"backup\.no_wraps"):
        bring_wraps(folder, copy, stamp="x")
    assert (folder / unlock.NAME).read_text(encoding="utf-8") == "{"


def test_a_store_opened_by_a_given_key_has_no_ways(tmp_path: Path) -> None:
    assert unlocking(tmp_path) is None


def test_a_rehearsal_of_the_code_changes_nothing_but_the_day_it_was_tried(
    store: Store, manager: Actor, clock: SetClock, new_key: unlock.NewKey
) -> None:
    before = (store.folder / unlock.NAME).read_bytes()
    with pytest.raises(StaffError, match=r"unlock\.code"):
        rehearse(store, by=manager, code=prepare_rekey(store, by=manager))
    assert _rehearsed(store) is None
    rehearse(store, by=manager, code=new_key.code.lower().replace("-", " "))
    assert _rehearsed(store) == clock.now()
    assert (store.folder / unlock.NAME).read_bytes() == before
    with store.reading() as at:
        facts = [fact for fact in at.facts("hall") if fact.kind == "unlock.rehearsed"]
    assert len(facts) == 1 and new_key.code[:5] not in str(facts)
    clock.advance(MINUTE)
    new_code(store, by=manager)
    assert _rehearsed(store) is None  # the new one was never tried


def _rehearsed(store: Store) -> int | None:
    with store.reading() as at:
        found = unlocking(store.folder, at)
    assert found is not None
    return found.rehearsed


def test_after_a_change_of_keys_copies_of_before_open_here_by_themselves_and_elsewhere_by_their_own_code(
    store: Store, manager: Actor, clock: SetClock, copies_folder: Path, new_key: unlock.NewKey, tmp_path: Path
) -> None:
    change_counter(store, by=manager, backup_folder=str(copies_folder))
    old = back_up(store, by=manager, folder=copies_folder).file
    folder, code = store.folder, prepare_rekey(store, by=manager)
    key = rekey(store, by=manager, code=code)
    with closing(Store.open(folder, key, clock=clock, models=MODELS)) as anew:
        clock.advance(MINUTE)
        new = back_up(anew, by=manager, folder=copies_folder).file
        third = new_code(anew, by=manager)
        assert third.copies == 1  # the copy of before keeps the ways that open it
        with pytest.raises(StaffError, match=r"unlock\.code"):
            bring_home(tmp_path / "never", old, third.code)
        assert bring_home(tmp_path / "old", old, new_key.code) == new_key.key
        assert bring_home(tmp_path / "new", new, third.code) == key
        lost = compare(anew, by=manager, copy=old)
        assert lost.facts >= 2
        restore_over(anew, by=manager, copy=old)
    with closing(Store.open(folder, key, clock=clock, models=MODELS)) as back:
        assert back.verify().holds
        with back.reading() as at:
            assert former_keys(at) == (new_key.key,)  # so that going back once more is possible
        assert unlock.open_with_text(folder, third.code) == key


def test_with_a_hall_password_it_has_to_be_typed_to_change_the_keys(
    store: Store, manager: Actor, clock: SetClock
) -> None:
    set_password(store, by=manager, password=WORDS)
    with pytest.raises(StaffError, match=r"unlock\.password"):
        prepare_rekey(store, by=manager, password=OTHER)
    code = prepare_rekey(store, by=manager, password=WORDS)
    with pytest.raises(StaffError, match=r"unlock\.password"):
        rekey(store, by=manager, code=code, password=OTHER)
    assert unlock.open_with_text(store.folder, WORDS) == store.key
    key = rekey(store, by=manager, code=code, password=WORDS)
    assert unlock.open_with_text(store.folder, WORDS) == key
    assert unlock.ways(store.folder) == {"password", "recovery"}


def test_what_was_forgotten_stays_forgotten_in_copies_under_a_key_of_before(
    store: Store, manager: Actor, clock: SetClock, copies_folder: Path, new_key: unlock.NewKey
) -> None:
    back_up(store, by=manager, folder=copies_folder)
    key = rekey(store, by=manager, code=prepare_rekey(store, by=manager))
    forgotten.add(store.folder, key, ["case:0123456789abcdef"])
    with closing(Store.open(store.folder, key, clock=clock, models=MODELS)) as anew:
        clock.advance(MINUTE)
        back_up(anew, by=manager, folder=copies_folder)
    assert forgotten.read(copies_folder, new_key.key) == ["case:0123456789abcdef"]
