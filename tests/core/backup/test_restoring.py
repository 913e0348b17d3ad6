from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hall_assistant.app import MODELS
from hall_assistant.backup import copies
from hall_assistant.backup.comparing import Comparison
from hall_assistant.backup.desk import back_up, compare, restore_over
from hall_assistant.backup.restoring import bring_home, put_in_place
from hall_assistant.clock import MINUTE, SetClock
from hall_assistant.errors import HallError, StaffError, SurroundingsError
from hall_assistant.people.values import Actor
from hall_assistant.store import database, unlock
from hall_assistant.store.store import Store
from hall_assistant.wording import sentence


def _note(store: Store, subject: str) -> None:
    with store.write() as w:
        w.append(subject, "case.noted", by="s1", open={"kind": "note"}, sealed={"text": "等着回话"})


@pytest.fixture
def copy(store: Store, manager: Actor, clerk: Actor, copies_folder: Path, clock: SetClock) -> Path:
    """A copy, and a record that has gone on since: two facts on an old case, three on new ones."""
    _note(store, "case:old")
    made = back_up(store, by=manager, folder=copies_folder)
    clock.advance(90 * MINUTE)
    _note(store, "case:old")
    for number in range(3):
        _note(store, f"case:new{number % 2}")
    return made.file


def _again(store: Store) -> Store:
    return Store.open(store.folder, store.key, clock=store.clock, models=MODELS)


def test_a_comparison_counts_what_would_be_lost(store: Store, manager: Actor, copy: Path) -> None:
    before = store.file.read_bytes()
    # The fifth fact is the backup itself, noted after the copy was taken.
    assert compare(store, by=manager, copy=copy) == Comparison(facts=5, receptions=2, touched=1, minutes=90)
    assert store.file.read_bytes() == before


def test_a_copy_of_the_same_moment_loses_nothing(store: Store, manager: Actor, copies_folder: Path) -> None:
    made = copies.write_copy(store, copies_folder)
    assert compare(store, by=manager, copy=made.file) == Comparison(0, 0, 0, 0)


def test_a_restored_record_says_what_the_copy_said_and_begins_a_new_chain(
    store: Store, manager: Actor, copy: Path
) -> None:
    old_chain = store.chain
    aside = restore_over(store, by=manager, copy=copy)
    again = _again(store)
    with again.reading() as at:
        assert len(at.facts("case:old")) == 1
        assert at.facts("case:new0") == []
        body = [fact.open for fact in at.facts("hall") if fact.kind == "chain.started"][-1]
    assert again.chain != old_chain
    assert body["why"] == "restored"
    assert body["by"] == manager.staff
    assert body["parent"]["chain"] == old_chain  # type: ignore[index, call-overload]
    verdict = again.verify()
    assert [tail.why for tail in verdict.missing] == ["restored"]
    assert verdict.holds
    assert again.rebuild().equal
    again.close()
    third = _again(store)
    assert third.chain == again.chain
    third.close()
    assert aside is not None
    kept = database.connect(aside, store.key, read_only=True)
    assert kept.execute("SELECT count(*) FROM journal WHERE subject LIKE 'case:%'").fetchone()[0] == 5
    kept.close()
    assert not list(store.folder.glob("restoring*"))


def test_the_copy_itself_is_not_touched(store: Store, manager: Actor, copy: Path) -> None:
    before = copy.read_bytes()
    compare(store, by=manager, copy=copy)
    restore_over(store, by=manager, copy=copy)
    assert copy.read_bytes() == before
    assert len(list(copy.parent.iterdir())) == 2


def test_only_the_manager_may_restore(store: Store, clerk: Actor, copy: Path) -> None:
    for act in (compare, restore_over):
        with pytest.raises(StaffError) as caught:
            act(store, by=clerk, copy=copy)
        assert caught.value.code == "access.denied"
    _note(store, "case:old")


def _refused(store: Store, copy: Path, key: bytes | None = None) -> str:
    before = store.file.read_bytes()
    with pytest.raises(HallError) as caught:
        put_in_place(store.folder, key or store.key, copy, stamp="x")
    assert sentence(caught.value)
    assert store.file.read_bytes() == before
    assert not list(store.folder.glob("restoring*"))
    return caught.value.code


def test_a_damaged_copy_is_refused(store: Store, copy: Path) -> None:
    store.close()
    spoiled = bytearray(copy.read_bytes())
    spoiled[len(spoiled) // 2] ^= 1
    copy.write_bytes(spoiled)
    assert _refused(store, copy) == "backup.bad"


def test_a_copy_whose_chain_does_not_hold_is_refused(store: Store, copy: Path) -> None:
    store.close()
    other = database.connect(copy, store.key)
    other.execute("UPDATE journal SET actor = 'forger' WHERE seq = 2")
    other.execute("PRAGMA journal_mode = DELETE").fetchone()
    other.close()
    assert _refused(store, copy) == "backup.bad"


def test_another_halls_copy_is_refused(store: Store, copy: Path) -> None:
    store.close()
    assert _refused(store, copy, key=bytes(32)) == "backup.wrong_key"


def test_a_copy_of_a_newer_program_is_refused(store: Store, copy: Path) -> None:
    store.close()
    other = database.connect(copy, store.key)
    other.execute(f"PRAGMA user_version = {database.VERSION + 1}")
    other.execute("PRAGMA journal_mode = DELETE").fetchone()
    other.close()
    assert _refused(store, copy) == "store.newer"


def test_a_copy_that_is_away_is_named(store: Store, manager: Actor, copy: Path, tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError) as caught:
        compare(store, by=manager, copy=tmp_path / "gone.db")
    assert caught.value.code == "backup.no_copy"
    store.close()
    assert _refused(store, tmp_path / "gone.db") == "backup.no_copy"


def test_nothing_is_replaced_while_another_program_has_the_record_open(
    store: Store, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    other = _again(store)
    store.close()
    assert _refused(store, copy) == "store.locked"
    _note(other, "case:old")
    other.close()


def test_a_record_too_damaged_to_open_is_set_aside_and_replaced(store: Store, copy: Path) -> None:
    store.close()
    store.file.write_bytes(b"\x00" * 5000)
    aside = put_in_place(store.folder, store.key, copy, stamp="20260312")
    assert aside is not None and aside.read_bytes() == b"\x00" * 5000
    again = _again(store)
    assert again.verify().holds
    again.close()


def test_a_vanished_record_comes_back_from_its_copy(store: Store, copy: Path) -> None:
    store.close()
    store.file.unlink()
    assert put_in_place(store.folder, store.key, copy, stamp="x") is None
    again = _again(store)
    assert again.verify().holds
    again.close()


def test_a_new_computer_begins_from_the_copy_and_the_printed_code(
    store: Store, copy: Path, new_key: unlock.NewKey, tmp_path: Path, clock: SetClock
) -> None:
    store.close()
    shutil.rmtree(store.folder)
    home = tmp_path / "new computer"
    key = bring_home(home, copy, new_key.code)
    assert key == new_key.key
    assert unlock.open_with(home, unlock.device(home)) == key
    there = Store.open(home, key, clock=clock, models=MODELS)
    with there.reading() as at:
        assert at.facts("case:old")[0].sealed == {"text": "等着回话"}
    there.close()


def test_a_wrong_code_leaves_the_new_computer_empty(copy: Path, tmp_path: Path, new_key: unlock.NewKey) -> None:
    home = tmp_path / "new computer"
    with pytest.raises(StaffError):
        bring_home(home, copy, unlock.create(tmp_path / "other").code)
    assert list(home.iterdir()) == []
    with pytest.raises(SurroundingsError) as caught:
        bring_home(tmp_path / "other", copy, new_key.code)
    assert caught.value.code == "backup.not_empty"
    copy.with_suffix(".unlock.json").unlink()
    with pytest.raises(SurroundingsError) as caught:
        bring_home(home, copy, new_key.code)
    assert caught.value.code == "backup.no_wraps"
