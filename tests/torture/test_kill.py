from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.torture.kill import Round, Score


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(10**9)
    torture, score = Round(tmp_path / "hall", random.Random(seed)), Score()
    for _ in range(20):
        score.add(torture.kill_once())
    assert score.faults == [], f"seed {seed}"
    assert score.kills == 20
    assert score.facts > 20
