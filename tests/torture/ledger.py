"""Random days on the promise ledger for as long as is wanted; what breaks is named with its seed and played again."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from hypothesis.errors import HypothesisException

from tests.core.counter import found
from tests.core.promises.ledger_machine import run

DAYS = 100
"""Days played between two looks at the time."""


def play_ledger(minutes: float, first: int) -> tuple[int, list[str]]:
    """Play until so many minutes have gone by; returns the days played and the faults, each with its seed."""
    end, played, faults = time.monotonic() + minutes * 60, 0, list[str]()
    with tempfile.TemporaryDirectory() as folder:
        founded = Path(folder) / "hall"
        found(founded)
        while time.monotonic() < end:
            seed = first + played
            try:
                run(founded, examples=DAYS, seed=seed)
            except (AssertionError, HypothesisException) as fault:
                faults.append(f"promise ledger, seed {seed}: {fault}")
            played += DAYS
    return played, faults
