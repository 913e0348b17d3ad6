"""Single bits of the files flipped; `python -m tests.torture --flips 10000` flips more."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.torture import flips
from tests.torture.faults import founded


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("flips") / "hall"
    founded(folder)
    return folder


def test_no_flipped_bit_changes_or_drops_a_fact_unnoticed(hall: Path) -> None:
    seed = random.SystemRandom().randrange(10**9)
    score = flips.flip_some(hall, random.Random(seed), 150)
    assert score.faults == [], f"seed {seed}"
    assert score.flips == 150
    assert score.refused + score.told > 50


def test_the_torture_sees_a_fact_dropped_unnoticed(hall: Path) -> None:
    chance = random.Random(20260312)
    whole = flips.image(hall, chance)
    without = {what: held for what, held in whole.stood.items() if what != "journal"}
    blind = flips.Image(whole.files, without, whole.copied)
    found = [fault for _ in range(30) for fault in flips.flip(blind, chance).faults]
    assert found and all("unnoticed" in fault and "journal" in fault for fault in found)
