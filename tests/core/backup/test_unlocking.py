"""How the hall is unlocked, changed by its manager: each way opens what it says, and what was replaced opens none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hall_assistant.backup.desk import back_up
from hall_assistant.backup.restoring import bring_home, bring_wraps
from hall_assistant.backup.unlocking import Unlocking, new_code, remove_password, set_password, unlocking
from hall_assistant.errors import HallError, StaffError
from hall_assistant.people.values import Actor
from hall_assistant.settings.desk import change_counter
from hall_assistant.store import unlock
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
    assert unlocking(folder) == Unlocking(by_device=True, by_password=False)
    set_password(store, by=manager, password=WORDS)
    assert unlocking(folder) == Unlocking(by_device=False, by_password=True)
    assert not (folder / unlock.DEVICE_FILE).exists()
    set_password(store, by=manager, password=OTHER)
    with pytest.raises(StaffError, match=r"unlock\.password"):
        unlock.open_with_text(folder, WORDS)
    assert unlock.open_with_text(folder, OTHER) == store.key
    remove_password(store, by=manager)
    assert unlocking(folder) == Unlocking(by_device=True, by_password=False)
    assert unlock.open_with(folder, unlock.device(folder)) == store.key
    with pytest.raises(StaffError):
        unlock.open_with_text(folder, OTHER)
    assert _changes(store) == ["password", "password", "device"]


def test_a_short_password_changes_nothing(store: Store, manager: Actor) -> None:
    with pytest.raises(StaffError, match=r"unlock\.short_password"):
        set_password(store, by=manager, password="床前明月光 123")
    assert unlocking(store.folder) == Unlocking(by_device=True, by_password=False)
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
