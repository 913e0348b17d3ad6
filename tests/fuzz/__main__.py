"""`python -m tests.fuzz --minutes 30`: every target in turn, each time in a process of its own; 1 on a crash or hang.

`make fuzz` adds the line it ends with to `docs/torture.md`. A fault is named with target and seed, and plays again by
`python -m tests.fuzz --only TARGET --seed N --minutes 0`.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from itertools import cycle, islice

from tests.fuzz.targets import TARGETS

_EXAMPLES = 400
"""Examples of one process."""
_LANES = 2


def main() -> int:
    """Fuzz and say what was found, one line at the end."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--minutes", type=float, default=1, help="stop after so many minutes (0: each target once)")
    parser.add_argument("--only", choices=list(TARGETS), help="one target alone")
    parser.add_argument("--seed", type=int, default=None, help="begin with this seed")
    wanted = parser.parse_args()
    first = wanted.seed if wanted.seed is not None else random.SystemRandom().randrange(10**9)
    thrown, faults = Counter[str](), list[str]()
    jobs = _jobs(wanted, first)
    with ThreadPoolExecutor(_LANES) as pool:
        # Jobs are taken one by one: there is no end to them but the clock's.
        running = {pool.submit(_fuzzed, *job) for job in islice(jobs, _LANES)}
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            running |= {pool.submit(_fuzzed, *job) for job in islice(jobs, len(done))}
            for name, count, fault in (one.result() for one in done):
                thrown[name] += count
                faults += [fault] if fault else []
    for fault in faults:
        sys.stdout.write(f"fault: {fault}\n")
    counts = ", ".join(f"{name} {thrown[name]}" for name in TARGETS if name in thrown)
    sys.stdout.write(f"fuzz seed {first}: {thrown.total()} examples ({counts}), {len(faults)} crashes or hangs\n")
    return 1 if faults else 0


def _jobs(wanted: argparse.Namespace, first: int) -> Iterator[tuple[str, int]]:
    """Targets in turn, each with a seed of its own, until time is up; each at least once."""
    names = [wanted.only] if wanted.only else list(TARGETS)
    end = time.monotonic() + wanted.minutes * 60
    for number, name in enumerate(cycle(names)):
        if number >= len(names) and time.monotonic() >= end:
            return
        yield name, first + number


def _fuzzed(name: str, seed: int) -> tuple[str, int, str]:
    """Examples that went well, and the fault if there was one."""
    command = [sys.executable, "-m", "tests.fuzz.worker", name, str(seed), str(_EXAMPLES)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return name, int(done.stdout), ""
    return name, 0, f"{name}, seed {seed}, exit {done.returncode}:\n{done.stderr[-4000:]}"


if __name__ == "__main__":
    sys.exit(main())
