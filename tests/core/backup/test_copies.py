from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.backup import copies
from hall_assistant.backup.desk import back_up, back_up_if_due, due
from hall_assistant.backup.lately import LastBackup, last_backup
from hall_assistant.backup.thinning import DAYS, MONTHS, WEEKS, staying
from hall_assistant.clock import DAY, HOUR, SetClock
from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.people.values import Actor
from hall_assistant.store import database, unlock
from hall_assistant.store.store import Store
from hall_assistant.wording import sentence


def test_a_copy_holds_every_fact_and_opens_with_the_same_key(store: Store, clerk: Actor, copies_folder: Path) -> None:
    with store.reading() as at:
        facts = [tuple(row) for row in at.rows("SELECT * FROM journal")]
    made = back_up(store, by=clerk, folder=copies_folder)
    assert made.file.name == "hall-20260312-095000-01.db"
    assert made.size == made.file.stat().st_size
    copy = database.connect(made.file, store.key, read_only=True)
    assert [tuple(row) for row in copy.execute("SELECT * FROM journal")] == facts
    copy.close()
    assert b"SQLite format" not in made.file.read_bytes()[:100]


def test_a_backup_is_a_fact(store: Store, clerk: Actor, copies_folder: Path) -> None:
    made = back_up(store, by=clerk, folder=copies_folder)
    with store.reading() as at:
        fact = at.facts("hall")[-1]
    assert (fact.kind, fact.actor) == ("backup.made", clerk.staff)
    assert fact.open["file"] == made.file.name
    assert made.changes.subjects == {"hall"}


def test_only_whole_copies_are_left_in_the_folder(store: Store, clerk: Actor, copies_folder: Path) -> None:
    back_up(store, by=clerk, folder=copies_folder)
    names = sorted(file.name for file in copies_folder.iterdir())
    assert names == ["hall-20260312-095000-01.db", "hall-20260312-095000-01.unlock.json"]


def test_a_copy_is_taken_beside_an_open_write(store: Store, clerk: Actor, copies_folder: Path) -> None:
    other = database.connect(store.file, store.key)
    other.execute("BEGIN IMMEDIATE")
    copy = copies.write_copy(store, copies_folder)
    assert copy.file.exists()
    other.execute("ROLLBACK")
    other.close()


def test_the_wraps_beside_a_copy_leave_the_device_key_out(store: Store, clerk: Actor, copies_folder: Path) -> None:
    made = back_up(store, by=clerk, folder=copies_folder)
    assert b'"recovery"' in made.file.with_suffix(".unlock.json").read_bytes()
    assert b'"device"' not in made.file.with_suffix(".unlock.json").read_bytes()
    assert not list(copies_folder.glob("*.key"))
    assert unlock.ways(store.folder) == {"device", "recovery"}


def test_older_copies_are_thinned_and_those_of_another_counter_are_left_alone(
    store: Store, clerk: Actor, copies_folder: Path, clock: SetClock
) -> None:
    copies_folder.mkdir()
    other, stranger = copies_folder / "hall-20260101-080000-02.db", copies_folder / "hall-holiday.db"
    for file in (other, stranger, copies_folder / "hall-20260101-080000-02.part"):
        file.write_bytes(b"not ours")
    for hours in (0, 3, 24 * 7, 24 * 40):
        clock.advance(hours * HOUR)
        back_up(store, by=clerk, folder=copies_folder)
    ours = [file.name for file in copies.listed(copies_folder) if file != other]
    assert ours == [f"hall-{hour}-01.db" for hour in ("20260428-125000", "20260319-125000", "20260312-125000")]
    assert other.exists() and stranger.exists() and list(copies_folder.glob("*.part"))
    assert len(list(copies_folder.glob("*.unlock.json"))) == 3


def test_what_an_earlier_copy_left_half_done_is_taken_away(store: Store, copies_folder: Path) -> None:
    copies_folder.mkdir()
    for tail in ("part", "part-journal"):
        (copies_folder / f"hall-20260311-213000-01.{tail}").write_bytes(b"half")
    copies.write_copy(store, copies_folder)
    assert not list(copies_folder.glob("*.part*"))


HOURS = st.integers(0, 730 * 24).map(lambda hours: datetime.fromtimestamp(1_735_689_600 + hours * 3600, UTC))


@settings(max_examples=200)
@given(st.sets(HOURS, max_size=60), HOURS)
def test_thinning_never_takes_the_newest_the_proved_or_a_period_that_counts(
    written: set[datetime], proved: datetime
) -> None:
    stay = staying(written, proved)
    assert proved in stay and max(written | {proved}) in stay
    last = {hour for hour in written | {proved} if hour.date() == max(written | {proved}).date()}
    assert last <= stay <= written | {proved} and len(stay - last) <= DAYS + WEEKS + MONTHS + 1
    assert staying(stay, proved) == stay
    written = written | {proved}
    days = sorted({hour.date() for hour in written}, reverse=True)[:DAYS]
    assert {hour.date() for hour in stay} >= set(days)
    months = sorted({(hour.year, hour.month) for hour in written}, reverse=True)[:MONTHS]
    assert {(hour.year, hour.month) for hour in stay} >= set(months)


def test_a_nightly_copy_is_due_after_something_was_written(
    store: Store, clerk: Actor, copies_folder: Path, clock: SetClock
) -> None:
    assert back_up_if_due(store, folder=copies_folder) is not None
    clock.advance(DAY)
    assert back_up_if_due(store, folder=copies_folder) is None
    _write(store)
    assert _due(store)
    assert back_up_if_due(store, folder=copies_folder) is not None
    _write(store)
    clock.advance(19 * HOUR)
    assert not _due(store)
    assert back_up_if_due(store, folder=copies_folder, every=0) is not None


def test_a_copy_made_while_the_clock_ran_years_ahead_puts_off_no_later_one(
    store: Store, clerk: Actor, copies_folder: Path, clock: SetClock
) -> None:
    clock.advance(3 * 365 * DAY)
    assert back_up_if_due(store, folder=copies_folder) is not None
    clock.advance(-3 * 365 * DAY)
    _write(store)
    assert _due(store)
    assert back_up_if_due(store, folder=copies_folder) is not None
    _write(store)
    assert not _due(store)


def _due(store: Store) -> bool:
    with store.reading() as at:
        return due(at, now=store.clock.now())


def _write(store: Store) -> None:
    with store.write() as w:
        w.append("hall", "noted", by="s1")


def test_nobody_from_outside_may_back_up(store: Store, copies_folder: Path) -> None:
    from hall_assistant.people.values import Role

    with pytest.raises(StaffError) as caught:
        back_up(store, by=Actor("nobody", "路人", "9", Role.CLERK, "01"), folder=copies_folder)
    assert caught.value.code == "access.denied"
    assert not copies_folder.exists()


def _failing(store: Store, folder: Path) -> str:
    with pytest.raises(SurroundingsError) as caught:
        copies.write_copy(store, folder)
    assert sentence(caught.value)
    return caught.value.code


def test_a_folder_that_is_away_is_named_and_not_made(store: Store, tmp_path: Path) -> None:
    assert _failing(store, tmp_path / "stick" / "copies") == "backup.no_folder"
    assert not (tmp_path / "stick").exists()


def test_a_file_in_the_folders_place_is_no_folder(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copies").write_bytes(b"")
    assert _failing(store, tmp_path / "copies") == "backup.read_only"


def test_a_copy_that_does_not_read_back_is_not_kept(
    store: Store, copies_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk gives back another byte than was written: played by spoiling what fsync has just put down."""
    real = os.fsync

    def spoiling(at: int) -> None:
        real(at)
        part = next(copies_folder.glob("*.part"), None)
        if part is not None:
            whole = bytearray(part.read_bytes())
            whole[5000] ^= 1
            part.write_bytes(whole)

    monkeypatch.setattr(os, "fsync", spoiling)
    assert _failing(store, copies_folder) == "backup.bad"
    monkeypatch.undo()
    assert list(copies_folder.iterdir()) == []


LIMITED = """
import resource, signal, sys
from pathlib import Path
from hall_assistant.app import MODELS
from hall_assistant.backup import copies
from hall_assistant.clock import SetClock
from hall_assistant.errors import SurroundingsError
from hall_assistant.store import unlock
from hall_assistant.store.store import Store
folder = Path(sys.argv[1])
key = unlock.open_with(folder, unlock.device(folder))
store = Store.open(folder, key, clock=SetClock.at("2026-03-12 10:00"), models=MODELS)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
try:
    copies.write_copy(store, Path(sys.argv[2]))
except SurroundingsError as problem:
    print(problem.code, list(Path(sys.argv[2]).iterdir()))
"""


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_full_backup_disk_leaves_no_half_copy(store: Store, folder: Path, copies_folder: Path) -> None:
    store.settle()
    command = [sys.executable, "-c", LIMITED, str(folder), str(copies_folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split(maxsplit=1) in (["backup.disk_fault", "[]\n"], ["backup.disk_full", "[]\n"])
    assert store.verify().holds


def test_a_copy_the_program_could_not_make_is_noted_until_one_is_made(
    store: Store, manager: Actor, tmp_path: Path, clock: SetClock
) -> None:
    away = tmp_path / "away" / "copies"
    with pytest.raises(SurroundingsError, match=r"backup\.no_folder"):
        back_up_if_due(store, folder=away, every=0)
    told = _last(store)
    assert told.made == 0 and told.failed is not None
    assert (told.failed.code, told.failed.values) == ("backup.no_folder", {"folder": str(away)})
    back_up(store, by=manager, folder=tmp_path / "copies")
    assert _last(store) == LastBackup(clock.now(), None)


def _last(store: Store) -> LastBackup:
    with store.reading() as at:
        return last_backup(at)


def test_the_copies_of_a_folder_are_listed_with_the_hour_they_were_written(
    store: Store, manager: Actor, copies_folder: Path, clock: SetClock
) -> None:
    for _ in range(2):
        back_up(store, by=manager, folder=copies_folder)
        clock.advance(HOUR)
    assert [one.written for one in copies.kept(copies_folder)] == ["2026-03-12 10:50", "2026-03-12 09:50"]
    with pytest.raises(SurroundingsError, match=r"backup\.no_folder"):
        copies.kept(copies_folder / "away")
