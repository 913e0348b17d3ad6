from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hall_assistant.clock import SetClock
from hall_assistant.errors import SurroundingsError
from hall_assistant.store import database, heads
from hall_assistant.store.driver import driver, sort_error
from hall_assistant.store.store import Store
from hall_assistant.wording import sentence
from tests.core.store.toy import KEY, kinds, note, open_store

OPEN = """
import sys
from pathlib import Path
from hall_assistant.errors import SurroundingsError
from tests.core.store.toy import note, open_store
try:
    store = open_store(Path(sys.argv[1]))
    note(store)
except SurroundingsError as problem:
    print(problem.code)
"""

NO_LONGER_ROOT = """
import os, tempfile
from pathlib import Path
from tests.core.store.toy import note, open_store
if os.geteuid() == 0:
    # The checkout may lie where nobody else can read: load all that is needed before letting go of the right to.
    with tempfile.TemporaryDirectory() as own:
        warm = open_store(Path(own) / "warm")
        note(warm)
        warm.close()
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""


def _refused(folder: Path, key: bytes = KEY) -> SurroundingsError:
    with pytest.raises(SurroundingsError) as caught:
        open_store(folder, key=key)
    assert sentence(caught.value)
    return caught.value


def test_a_wrong_key_opens_nothing_and_harms_nothing(store: Store, folder: Path, clock: SetClock) -> None:
    note(store)
    store.close()
    assert _refused(folder, bytes(32)).code == "store.wrong_key"
    again = open_store(folder, clock)
    assert kinds(again, "case:1") == ["topic"]
    again.close()


def test_a_file_of_a_newer_program_is_left_as_it_is(store: Store, folder: Path) -> None:
    store.close()
    other = database.connect(store.file, KEY)
    other.execute(f"PRAGMA user_version = {database.VERSION + 1}")
    other.close()
    before = store.file.read_bytes()
    assert _refused(folder).code == "store.newer"
    assert store.file.read_bytes() == before


def test_a_store_held_by_another_program_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    note(store)
    hasty = open_store(store.folder)
    other = database.connect(store.file, KEY)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(SurroundingsError) as caught, hasty.write() as w:
        w.append("case:1", "topic", by="s1")
    assert caught.value.code == "store.locked"
    assert "三秒" in sentence(caught.value)
    other.execute("ROLLBACK")
    other.close()
    assert note(hasty).seq == 3
    hasty.close()


def test_a_truncated_file_is_damaged_and_is_not_touched(store: Store, folder: Path) -> None:
    for number in range(200):
        note(store, f"case:{number}")
    store.close()
    whole = store.file.read_bytes()
    for size in (len(whole) // 2 // 4096 * 4096, 4096, 1000):
        store.file.write_bytes(whole[:size])
        assert _refused(folder).code == "store.damaged", size
        assert store.file.read_bytes() == whole[:size]


def test_random_bytes_in_the_files_place_are_damaged(store: Store, folder: Path) -> None:
    store.close()
    store.file.write_bytes(os.urandom(8192))
    assert _refused(folder).code == "store.damaged"


@pytest.mark.parametrize("emptied", [True, False])
def test_a_vanished_file_is_not_replaced_by_a_new_one(store: Store, folder: Path, emptied: bool) -> None:
    note(store)
    store.close()
    if emptied:
        store.file.write_bytes(b"")
    else:
        store.file.unlink()
    assert _refused(folder).code == "store.missing"
    assert store.file.exists() is emptied


def test_a_full_disk_takes_nothing_back_that_was_acknowledged(store: Store) -> None:
    note(store)
    with store.write() as w:
        pages = w.connection.execute("PRAGMA page_count").fetchone()[0]
        w.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(SurroundingsError) as caught, store.write() as w:
        w.append("case:1", "said", by="s1", sealed={"words": "长" * 100_000})
    assert caught.value.code == "store.disk_full"
    assert sentence(caught.value)
    with store.write() as w:
        w.connection.execute("PRAGMA max_page_count = 1000000")
        w.append("case:1", "said", by="s1", sealed={"words": "长" * 100_000})
    assert kinds(store, "case:1") == ["topic", "said"]
    assert store.verify().holds
    assert store.rebuild().equal


def test_a_file_that_may_grow_no_further_is_a_fault_of_the_disk(store: Store, folder: Path) -> None:
    store.close()
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n"
    done = subprocess.run([sys.executable, "-c", limit + OPEN, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("store.disk_fault", "store.disk_full")
    again = open_store(folder)
    assert again.verify().holds
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="folders of Windows have other rights")
def test_a_folder_that_can_only_be_read_is_named(store: Store, folder: Path) -> None:
    note(store)
    store.close()
    for path in (folder, *folder.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for parent in folder.parents[:2]:
        parent.chmod(0o755)
    assert _opened_as_other_user(folder) == "store.read_only"
    folder.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="folders of Windows have other rights")
def test_a_new_store_in_a_folder_that_can_only_be_read_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, *tmp_path.parents[:1]):
        path.chmod(0o555)
    assert _opened_as_other_user(tmp_path / "hall") == "store.read_only"
    tmp_path.chmod(0o755)
    tmp_path.parent.chmod(0o755)


def _opened_as_other_user(folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", NO_LONGER_ROOT + OPEN, str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return str(done.stdout.strip())


def test_a_heads_log_that_cannot_be_written_does_not_lose_the_fact(store: Store, folder: Path) -> None:
    log = store._log
    full = os.open("/dev/full", os.O_WRONLY)
    kept, log._at = log._at, full
    try:
        assert note(store).seq == 2
        with pytest.raises(SurroundingsError) as caught:
            store.settle()
        assert caught.value.code == "store.disk_full"
    finally:
        log._at = kept
        os.close(full)
    store.settle()
    assert heads.read(folder / heads.NAME)[store.chain].seq == 2


def test_a_store_opens_and_is_read_while_another_program_writes(store: Store, folder: Path) -> None:
    note(store)
    other = database.connect(store.file, KEY)
    other.execute("BEGIN IMMEDIATE")
    again = open_store(folder)
    assert again.chain == store.chain
    assert kinds(again, "case:1") == ["topic"]
    again.close()
    other.execute("ROLLBACK")
    other.close()


def _refused_note(store: Store) -> str:
    with pytest.raises(SurroundingsError) as caught:
        note(store, "case:2")
    assert sentence(caught.value)
    return caught.value.code


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file go")
def test_nothing_is_told_as_saved_in_a_folder_that_was_moved_away(store: Store, folder: Path) -> None:
    note(store)
    away = folder.with_name("away")
    folder.rename(away)
    assert _refused_note(store) == "store.missing"
    assert not folder.exists()
    away.rename(folder)
    note(store, "case:3")
    store.close()
    again = open_store(folder)
    assert (kinds(again, "case:1"), kinds(again, "case:2"), kinds(again, "case:3")) == (["topic"], [], ["topic"])
    assert again.verify().holds
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file go")
def test_a_log_deleted_under_the_open_store_costs_no_fact(store: Store, folder: Path) -> None:
    note(store)
    for name in ("hall.db-wal", "hall.db-shm"):
        (folder / name).unlink()
    note(store, "case:2")
    other = open_store(folder)
    assert (kinds(other, "case:1"), kinds(other, "case:2")) == (["topic"], ["topic"])
    assert other.verify().holds and other.rebuild().equal
    other.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file go")
def test_a_database_deleted_under_the_open_store_is_told(store: Store, folder: Path) -> None:
    note(store)
    store.settle()
    store.file.unlink()
    assert _refused_note(store) == "store.missing"


@pytest.mark.skipif(os.name == "nt", reason="handles are counted otherwise")
def test_without_file_handles_it_is_told_and_goes_on_once_there_are_some(store: Store, folder: Path) -> None:
    import resource

    note(store)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))  # what is open stays open
    try:
        note(store, "case:2")
        with pytest.raises(SurroundingsError) as reading, store.reading():
            pass
        with pytest.raises(SurroundingsError) as opening:
            open_store(folder)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert reading.value.code == opening.value.code == "store.handles"
    assert sentence(reading.value)
    assert kinds(store, "case:2") == ["topic"]
    note(store, "case:2")
    assert store.verify().holds


def test_a_lock_that_is_never_let_go_is_told_as_one(folder: Path) -> None:
    problem = driver.OperationalError("locking protocol")
    problem.sqlite_errorcode = 15
    told = sort_error(problem, folder)
    assert told is not None and told.code == "store.locked"
