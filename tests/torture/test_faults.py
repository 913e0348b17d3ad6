"""A day at the counter on a failing disk; `make torture` plays on."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from hall_assistant.store import database
from tests.torture import faults
from tests.torture.disk import FAULTS, full, locked

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the driver's Windows build hides its names")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faults") / "hall"
    faults.founded(folder)
    return folder


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failing_disk_is_told_and_costs_nothing_that_was_told_as_saved(
    hall: Path, fault: faults.Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 20)
    seed = random.SystemRandom().randrange(10**9)
    chance = random.Random(seed)
    total = faults.operations(hall)
    for longest in (0, 0 if fault is locked else total):  # what stays locked is waited for
        first = chance.randint(1, total)
        score = faults.play(hall, fault, first, first + longest)
        assert score.faults == [], f"seed {seed}"
        assert score.saved > 5, "what was there before, and what came once the disk was well"


def test_a_disk_that_is_full_from_the_first_write_saves_nothing_and_says_so(hall: Path) -> None:
    score = faults.play(hall, full, 1, 10**9)
    assert score.faults == []
    assert score.told > 10
