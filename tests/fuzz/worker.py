"""The child that is fuzzed: one target, one seed, so many examples. It says how many went well, and dies of a hang.

A hang is two seconds of the processor for one example (a busy computer hangs nothing), or a minute of waiting; where it
hung stands on standard error.
"""

from __future__ import annotations

import faulthandler
import signal
import sys
from contextlib import suppress

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.bench import Bench
from tests.fuzz.targets import TARGETS, Target, attempt

LONGEST = 2.0
"""Seconds of the processor that one example may take."""
_WAITING = 60.0


def run(target: Target, bench: Bench, first: int, examples: int) -> int:
    """Throw so many examples; returns how many. Raises what the target raised, with the smallest example found."""
    thrown = 0
    assert bench.hall.find("停机").hits  # content and index are read now, not within the first example

    @seed(first)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(target.thrown(bench))
    def throw(example: object) -> None:
        nonlocal thrown
        thrown += 1
        watch(LONGEST, _WAITING)
        attempt(target, bench, example)

    try:
        throw()
    finally:
        watch(0, 0)
    return thrown


def watch(busy: float, waiting: float) -> None:
    """Die with a traceback after so many seconds of work or of waiting; zero ends the watch."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, busy)
    if waiting:
        faulthandler.dump_traceback_later(waiting, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()


def say_where() -> None:
    """Have the alarm say where it found the program."""
    with suppress(AttributeError):  # Windows has no such signal; there the minute alone watches
        faulthandler.register(signal.SIGPROF, chain=True)


def main(name: str, first: int, examples: int) -> None:
    """Fuzz one target."""
    say_where()
    with Bench() as bench:
        sys.stdout.write(f"{run(TARGETS[name], bench, first, examples)}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
