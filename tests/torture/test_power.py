"""The power is cut in the middle of a day; `make torture` cuts it more often."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.torture import power
from tests.torture.disk import Op
from tests.torture.faults import founded

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the driver's Windows build hides its names")


def test_nothing_told_as_saved_is_lost_when_the_power_is_cut(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(10**9)
    founded(tmp_path / "hall")
    score = power.play_some(tmp_path / "hall", random.Random(seed), 25)
    assert score.faults == [], f"seed {seed}"
    assert score.cuts == 25
    assert score.saved > 100


def test_the_torture_sees_a_program_that_does_not_sync(tmp_path: Path) -> None:
    founded(tmp_path / "hall")
    chance = random.Random(20260312)
    noted = power.play_day(tmp_path / "hall", chance)
    blind = [op._replace(what="none") if op.what == "sync" and op.file.endswith("-wal") else op for op in noted.ops]
    score = power.cut_power(power.Noted(noted.before, blind, noted.told), [seen for seen, _ in noted.told], chance)
    assert any("lost" in fault or "does not open" in fault for fault in score.faults)


def test_a_disk_keeps_what_was_synced_and_any_part_of_the_rest(tmp_path: Path) -> None:
    platter = power.Platter(tmp_path)
    for op in (
        Op("create", "a"),
        Op("write", "a", 0, b"x" * 1024),
        Op("sync", "a"),
        Op("sync", "."),
        Op("write", "a", 512, b"y" * 512),
        Op("create", "b"),
    ):
        platter.does(op)
    left, names = set(), set()
    for seed in range(100):
        folder = tmp_path / str(seed)
        platter.cut(folder, random.Random(seed))
        left.add((folder / "a").read_bytes())
        names.add((folder / "b").exists())
    assert left == {b"x" * 1024, b"x" * 512 + b"y" * 512}
    assert names == {True, False}
