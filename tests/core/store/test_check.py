from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from hall_assistant.clock import SetClock
from hall_assistant.errors import SurroundingsError
from hall_assistant.store import database, heads
from hall_assistant.store.check import Break, Tail, Verdict
from hall_assistant.store.facts import Entry, fact_hash
from hall_assistant.store.store import Store
from tests.core.store.toy import KEY, note, open_store


@pytest.fixture
def tampered(store: Store) -> Store:
    for number in range(10):
        note(store, f"case:{number % 3}", str(number))
    store.settle()
    return store


def _alter(store: Store, sql: str) -> None:
    other = database.connect(store.file, KEY)
    other.execute(sql)
    other.close()


def test_a_store_in_order_holds(tampered: Store) -> None:
    assert tampered.verify() == Verdict(chains=1, facts=11)
    assert tampered.verify().holds
    assert tampered.check().holds


@pytest.mark.parametrize(
    ("sql", "seq", "what"),
    [
        ('UPDATE journal SET open = \'{"topic":"x"}\' WHERE seq = 5', 5, "hash"),
        ("UPDATE journal SET actor = 's2' WHERE seq = 5", 5, "hash"),
        ("UPDATE journal SET clock = clock + 1 WHERE seq = 11", 11, "hash"),
        ("UPDATE journal SET sealed = x'00' WHERE seq = 7", 7, "hash"),
        ("UPDATE journal SET prev = x'00' WHERE seq = 5", 5, "link"),
        ("DELETE FROM journal WHERE seq = 5", 6, "gap"),
        ("DELETE FROM journal WHERE seq < 3", 3, "gap"),
        ("UPDATE journal SET seq = 100 WHERE seq = 5", 6, "gap"),
    ],
)
def test_the_first_break_is_named(tampered: Store, sql: str, seq: int, what: str) -> None:
    _alter(tampered, sql)
    assert tampered.verify().broken == Break(tampered.chain, seq, what)
    assert not tampered.verify().holds


def test_a_missing_end_is_named(tampered: Store) -> None:
    _alter(tampered, "DELETE FROM journal WHERE seq > 8")
    verdict = tampered.verify()
    assert verdict.broken is None
    assert verdict.missing == (Tail(tampered.chain, logged=11, found=8, why=""),)
    assert tampered.check().missing == verdict.missing
    assert not verdict.holds


def test_a_last_fact_written_anew_shows_against_the_log(tampered: Store) -> None:
    other = database.connect(tampered.file, KEY)
    row = other.execute("SELECT * FROM journal WHERE seq = 11").fetchone()
    entry = Entry(*row)._replace(open=b'{"topic":"forged"}')
    other.execute("UPDATE journal SET open = ?, hash = ? WHERE seq = 11", (entry.open, fact_hash(entry)))
    other.close()
    assert tampered.verify().broken == Break(tampered.chain, 11, "head")


def test_a_chain_that_does_not_begin_as_chains_do_is_named(tampered: Store) -> None:
    other = database.connect(tampered.file, KEY)
    entry = Entry(*other.execute("SELECT * FROM journal WHERE seq = 1").fetchone())._replace(chain="ffff", kind="topic")
    entry = entry._replace(hash=fact_hash(entry))
    other.execute(f"INSERT INTO journal VALUES ({','.join('?' * 12)})", entry)
    other.close()
    assert tampered.verify().broken == Break("ffff", 1, "start")


def test_a_parent_other_than_named_is_found(tampered: Store) -> None:
    parent = tampered.chain
    tampered.begin_chain("02")
    other = database.connect(tampered.file, KEY)
    for seq, prev in ((11, None),):
        entry = Entry(*other.execute("SELECT * FROM journal WHERE chain = ? AND seq = ?", (parent, seq)).fetchone())
        entry = entry._replace(open=b"{}", prev=prev or entry.prev)
        other.execute(
            "UPDATE journal SET open = ?, hash = ? WHERE chain = ? AND seq = ?",
            (entry.open, fact_hash(entry), parent, seq),
        )
    other.close()
    (tampered.folder / heads.NAME).write_bytes(b"")
    assert tampered.verify().broken == Break(tampered.chain, 1, "parent")


def test_a_bit_flipped_in_the_file_is_found(tampered: Store, folder: Path, clock: SetClock) -> None:
    tampered.close()
    whole = tampered.file.read_bytes()
    chance = random.Random(20260312)
    for _ in range(20):
        place = chance.randrange(len(whole))
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        tampered.file.write_bytes(flipped)
        try:
            again = open_store(folder, clock)
        except SurroundingsError as problem:
            assert problem.code == "store.damaged", place
            continue
        assert again.check().pages or place < 16, place
        with suppress(SurroundingsError):  # closing settles, and may come upon the bad page
            again.close()


def test_a_bit_flipped_in_the_write_ahead_log_shows_as_a_missing_end(
    store: Store, folder: Path, clock: SetClock, tmp_path: Path
) -> None:
    for number in range(5):
        note(store, topic=str(number))
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in ("hall.db", "hall.db-wal", heads.NAME):
        (crashed / name).write_bytes((folder / name).read_bytes())
    wal = crashed / "hall.db-wal"
    flipped = bytearray(wal.read_bytes())
    flipped[-100] ^= 4
    wal.write_bytes(flipped)
    again = open_store(crashed, clock)
    assert again.check().missing == (Tail(store.chain, logged=6, found=5, why="cloned"),)
    assert not again.verify().holds
    again.close()
