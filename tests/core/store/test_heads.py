from __future__ import annotations

from pathlib import Path

import pytest

from hall_assistant.clock import SetClock
from hall_assistant.store import heads
from hall_assistant.store.heads import HeadLog, Logged
from hall_assistant.store.store import Store
from tests.core.store.toy import KEY, note, open_store

H = bytes(range(32))


def test_the_last_head_of_each_chain_is_read_back(tmp_path: Path) -> None:
    log = HeadLog(tmp_path / "head.log")
    log.append([Logged("a", 1, H), Logged("b", 4, H)])
    log.append([Logged("a", 3, H)])
    log.append([Logged("a", 2, H)])
    log.sync()
    log.close()
    assert heads.read(log.file) == {"a": Logged("a", 3, H), "b": Logged("b", 4, H)}


@pytest.mark.parametrize(
    "torn", [b"a 4", b"a 4 00", b"a x " + b"0" * 64, b"a 4 " + b"g" * 64, b"\xff\x00", b"a 4 " + b"0" * 63]
)
def test_a_torn_line_is_passed_over(tmp_path: Path, torn: bytes) -> None:
    file = tmp_path / "head.log"
    file.write_bytes(f"key abc\na 3 {H.hex()}\n".encode() + torn)
    assert heads.read(file) == {"a": Logged("a", 3, H)}
    assert heads.read_mark(file) == "abc"


def test_what_a_power_cut_leaves_of_lines_is_passed_over(tmp_path: Path) -> None:
    log = HeadLog(tmp_path / "head.log")
    for seq in range(1, 5):
        log.append([Logged("abcdef", seq, H)])
    log.close()
    whole = log.file.read_bytes()
    size = len(whole) // 4
    for gone in range(size + 1, 3 * size, 3):
        log.file.write_bytes(whole[:size] + bytes(gone - size) + whole[gone:])
        assert heads.read(log.file)["abcdef"].seq == 4
        assert list(heads.read(log.file)) == ["abcdef"]
        log.file.write_bytes(whole[:gone])
        assert heads.read(log.file)["abcdef"].seq == gone // size or gone % size > size - 12


def test_a_flipped_bit_names_no_head_that_never_was(tmp_path: Path) -> None:
    log = HeadLog(tmp_path / "head.log")
    log.append([Logged("abcdef", 7, H), Logged("abcdef", 8, H)])
    log.close()
    whole = log.file.read_bytes()
    for bit in range(0, 8 * len(whole), 7):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        log.file.write_bytes(flipped)
        found = heads.read(log.file)
        assert found in ({}, {"abcdef": Logged("abcdef", 7, H)}, {"abcdef": Logged("abcdef", 8, H)}), bit


def test_a_log_without_sums_is_read(tmp_path: Path) -> None:
    file = tmp_path / "head.log"
    file.write_text(f"key abc\na 3 {H.hex()}\na 4 {H.hex()}\n", encoding="ascii")
    assert heads.read(file) == {"a": Logged("a", 4, H)}


def test_a_missing_log_is_empty(tmp_path: Path) -> None:
    assert heads.read(tmp_path / "head.log") == {}
    assert heads.read_mark(tmp_path / "head.log") is None


def test_every_commit_is_logged_and_a_failed_one_is_not(store: Store, folder: Path) -> None:
    note(store)
    with pytest.raises(RuntimeError), store.write() as w:
        w.append("case:1", "topic", by="s1")
        raise RuntimeError
    assert heads.read(folder / heads.NAME)[store.chain].seq == 2


def test_a_long_log_is_compacted_at_the_next_start(store: Store, folder: Path, clock: SetClock) -> None:
    note(store)
    store.close()
    file = folder / heads.NAME
    with file.open("ab") as log:
        log.write(f"old {0} {H.hex()}\n".encode() * 4000)
    before = heads.read(file)
    again = open_store(folder, clock)
    assert file.stat().st_size < 1000
    assert heads.read(file) == before
    assert heads.read_mark(file) == heads.key_mark(KEY)
    note(again)
    assert heads.read(file)[again.chain].seq == 3
    again.close()


def test_another_programs_compacting_loses_no_head(store: Store, folder: Path) -> None:
    note(store)
    file = folder / heads.NAME
    heads.write_whole(file, file.read_bytes())
    note(store)
    assert heads.read(file)[store.chain].seq == 3


def test_the_mark_of_a_key_does_not_hold_the_key() -> None:
    assert heads.key_mark(KEY) != heads.key_mark(bytes(32))
    assert KEY.hex()[:8] not in heads.key_mark(KEY)


def test_a_whole_file_is_written_or_left(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    heads.write_whole(file, b"one")
    heads.write_whole(file, b"two")
    assert file.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]
