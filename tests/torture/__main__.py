"""`python -m tests.torture --minutes 30`: every torture in its share of the time, on two lanes; 1 on a fault.

One lane plays the promise ledger and kills writers, the other injects faults, cuts the power and flips bits. With
`--kills N` or `--flips N` that one alone is played, so many times; `--seed N` plays the same choices again.
`make torture` adds the line it ends with to `docs/torture.md`.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.torture.lanes import LANES, Count, Part, flip_bits, kill_writers, play_lane

_SLICE = 500
"""Bits flipped by one process before it takes the next share."""


def main() -> int:
    """Play what was asked for and say what was found, one line at the end."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("--minutes", type=float, default=0, help="play everything for so many minutes")
    parser.add_argument("--kills", type=int, default=0, help="only kills, so many")
    parser.add_argument("--flips", type=int, default=0, help="only flipped bits, so many")
    parser.add_argument("--seed", type=int, default=None, help="play the same choices again")
    wanted = parser.parse_args()
    seed = wanted.seed if wanted.seed is not None else random.SystemRandom().randrange(10**9)
    score = _played(_parts(wanted, seed))
    for fault in score.faults:
        sys.stdout.write(f"fault: {fault}\n")
    sys.stdout.write(f"seed {seed}: {score}, {len(score.faults)} faults\n")
    return 1 if score.faults else 0


def _parts(wanted: argparse.Namespace, seed: int) -> list[list[Part]]:
    """What is played, in lanes beside each other."""
    if wanted.flips:
        sizes = [min(_SLICE, wanted.flips - done) for done in range(0, wanted.flips, _SLICE)]
        return [[Part(flip_bits, 0, size, seed + number)] for number, size in enumerate(sizes)]
    if wanted.kills or not wanted.minutes:
        return [[Part(kill_writers, 0, wanted.kills or 200, seed)]]
    return [[Part(play, share * wanted.minutes, 0, seed) for play, share in lane] for lane in LANES]


def _played(lanes: Sequence[list[Part]]) -> Count:
    score = Count()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for count in pool.map(play_lane, lanes):
            score.add(count)
    return score


if __name__ == "__main__":
    sys.exit(main())
