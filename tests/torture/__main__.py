"""`python -m tests.torture --minutes 30`: kill writers at random moments until time or kills are up; 1 on a fault.

A fifth of the minutes goes to random acts on the promise ledger. `make torture` adds the line it ends with to
`docs/torture.md`.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.torture.kill import Round, Score
from tests.torture.ledger import play_ledger


def main() -> int:
    """Run rounds and say what they found, one line at the end."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("--minutes", type=float, default=0, help="stop after this many minutes (0: by kills alone)")
    parser.add_argument("--kills", type=int, default=200, help="stop after this many kills (0: by minutes alone)")
    parser.add_argument("--seed", type=int, default=None, help="play the same moments again")
    wanted = parser.parse_args()
    seed = wanted.seed if wanted.seed is not None else random.SystemRandom().randrange(10**9)
    days, faults = play_ledger(wanted.minutes / 5, seed)
    score = _run(wanted.minutes * 4 / 5, wanted.kills, random.Random(seed))
    score.faults.extend(faults)
    for fault in score.faults:
        sys.stdout.write(f"fault: {fault}\n")
    sys.stdout.write(
        f"seed {seed}: {score.kills} kills, {score.facts} facts acknowledged, {score.drafts} drafts, "
        f"{days} days of the promise ledger, "
        f"{len(score.faults)} faults\n"
    )
    return 1 if score.faults else 0


def _run(minutes: float, kills: int, chance: random.Random) -> Score:
    score = Score()
    end = time.monotonic() + minutes * 60
    while (kills and score.kills < kills) or (not kills and time.monotonic() < end):
        with tempfile.TemporaryDirectory() as folder:
            torture = Round(Path(folder) / "hall", chance)
            for _ in range(min(20, kills - score.kills) if kills else 20):
                score.add(torture.kill_once())
        if minutes and time.monotonic() >= end:
            break
    return score


if __name__ == "__main__":
    sys.exit(main())
