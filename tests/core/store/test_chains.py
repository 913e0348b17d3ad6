from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from hall_assistant.clock import HOUR, SetClock, SystemClock
from hall_assistant.store import chains, heads
from hall_assistant.store.check import Tail
from hall_assistant.store.store import Store
from tests.core.store.toy import KEY, START, note, open_store

WRITER = """
import sys
from pathlib import Path
from hall_assistant.clock import SystemClock
from tests.core.store.toy import note, open_store

store = open_store(Path(sys.argv[1]), SystemClock())
for number in range(60):
    note(store, f"case:{number % 5}", sys.argv[2])
store.close()
"""


def _first_body(store: Store) -> dict[str, object]:
    with store.reading() as at:
        return dict([fact for fact in at.facts("hall") if fact.kind == chains.STARTED][-1].open)


def test_the_first_fact_of_a_new_store_begins_its_chain(store: Store) -> None:
    assert _first_body(store) == {"parent": None, "why": "first", "counter": ""}


def test_the_chain_goes_on_when_the_store_is_opened_again(store: Store, folder: Path, clock: SetClock) -> None:
    chain = store.chain
    note(store)
    store.close()
    again = open_store(folder, clock)
    assert again.chain == chain
    assert note(again).seq == 3
    again.close()


def test_a_copied_folder_begins_a_new_chain_that_names_its_parent(store: Store, folder: Path, clock: SetClock) -> None:
    last = note(store)
    store.close()
    shutil.copytree(folder, folder.with_name("copy"))
    copied = open_store(folder.with_name("copy"), clock)
    body = _first_body(copied)
    assert copied.chain != last.chain
    assert body["why"] == "cloned"
    assert body["parent"] == {"chain": last.chain, "seq": 2, "hash": _logged(folder)[last.chain].hash.hex()}
    assert copied.verify().holds
    copied.close()
    original = open_store(folder, clock)
    assert original.chain == last.chain
    original.close()


def test_the_same_folder_on_another_machine_is_a_copy(store: Store, folder: Path, clock: SetClock) -> None:
    store.close()
    moved = open_store(folder, clock, place="another machine")
    assert _first_body(moved)["why"] == "cloned"
    moved.close()
    again = open_store(folder, clock, place="another machine")
    assert again.chain == moved.chain
    again.close()


def test_a_file_rolled_back_begins_a_new_chain_and_the_missing_end_is_named(
    store: Store, folder: Path, clock: SetClock
) -> None:
    note(store)
    store.close()
    old = store.file.read_bytes()
    store = open_store(folder, clock)
    note(store)
    last = note(store)
    store.close()
    store.file.write_bytes(old)
    again = open_store(folder, clock)
    body = _first_body(again)
    assert body["why"] == "tail missing"
    assert body["missing"] == {"chain": last.chain, "seq": 4, "hash": _logged(folder)[last.chain].hash.hex()}
    assert again.chain != last.chain
    for verdict in (again.check(), again.verify()):
        assert not verdict.holds
        assert verdict.missing == (Tail(last.chain, logged=4, found=2, why="tail missing"),)
    chain = again.chain
    again.close()
    third = open_store(folder, clock)
    assert third.chain == chain
    third.close()


def test_a_lost_write_ahead_log_is_seen(store: Store, folder: Path, clock: SetClock) -> None:
    note(store)
    store.settle()
    safe = store.file.read_bytes()
    note(store)
    log = (folder / heads.NAME).read_bytes()
    store.close()
    store.file.write_bytes(safe)
    (folder / heads.NAME).write_bytes(log)
    again = open_store(folder, clock)
    assert again.check().missing[0].facts == 1
    again.close()


def test_two_programs_writing_at_once_do_not_fork_the_chain(store: Store, folder: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(folder)]
    running = [subprocess.Popen([*command, name], stderr=subprocess.PIPE) for name in ("one", "two")]
    for number in range(60):
        note(store, f"case:{number % 5}", "three")
    for process in running:
        _, problems = process.communicate(timeout=60)
        assert (process.returncode, problems) == (0, b"")
    verdict = store.verify()
    assert verdict.holds
    assert (verdict.chains, verdict.facts) == (1, 181)
    assert _logged(folder)[store.chain].seq == 181
    assert store.rebuild().equal


def test_two_programs_founding_at_once_found_one_store(folder: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(folder)]
    running = [subprocess.Popen([*command, name], stderr=subprocess.PIPE) for name in ("one", "two")]
    for process in running:
        _, problems = process.communicate(timeout=60)
        assert (process.returncode, problems) == (0, b"")
    store = open_store(folder, SystemClock())
    verdict = store.verify()
    assert (verdict.holds, verdict.chains, verdict.facts) == (True, 1, 121)
    assert heads.read_mark(folder / heads.NAME) == heads.key_mark(KEY)
    store.close()


def test_a_clock_put_back_is_noted_once_and_the_order_stays(store: Store, folder: Path, clock: SetClock) -> None:
    last = note(store)
    store.close()
    clock.advance(-HOUR)
    for _ in range(2):
        again = open_store(folder, clock)
        again.close()
    again = open_store(folder, clock)
    with again.reading() as at:
        noted = [fact for fact in at.facts("hall") if fact.kind == chains.CLOCK_BACK]
    assert [fact.open for fact in noted] == [{"last": last.at, "at": last.at - HOUR}]
    assert noted[0].clock > last.clock and noted[0].at == last.at - HOUR
    again.close()


def test_the_folder_and_the_machine_make_the_place(tmp_path: Path) -> None:
    assert chains.place_mark(tmp_path / "a") == chains.place_mark(tmp_path / "b" / ".." / "a")
    assert chains.place_mark(tmp_path / "a") != chains.place_mark(tmp_path / "b")


def _logged(folder: Path) -> dict[str, heads.Logged]:
    return heads.read(folder / heads.NAME)


def test_a_new_store_in_a_used_clock_starts_at_its_time(folder: Path) -> None:
    store = open_store(folder, SetClock.at(START))
    with store.reading() as at:
        assert at.facts("hall")[0].at == SetClock.at(START).now()
    store.close()


def test_a_chain_begun_and_taken_back_leaves_the_rest_of_the_write_whole(store: Store) -> None:
    chain = store.chain
    with store.write() as w:
        w.append("case:1", "topic", by="s1", open={"topic": "stop"})
        with suppress(RuntimeError), store.write():
            store.begin_chain("02")
            raise RuntimeError
    assert store.chain == chain
    assert note(store).chain == chain
    assert store.verify().holds
