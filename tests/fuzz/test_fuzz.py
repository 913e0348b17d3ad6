"""A small share of the fuzzing; `make fuzz` throws for half an hour."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.bench import Bench
from tests.fuzz.targets import TARGETS, attempt

HANGS = """
from tests.fuzz.worker import say_where, watch

def hang():
    while True:
        pass

say_where()
watch(0.2, 60)
hang()
"""


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with Bench() as made:
        assert made.hall.find("停机").hits
        yield made


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_hostile_breaks_it(bench: Bench, name: str) -> None:
    first = random.SystemRandom().randrange(10**9)
    target = TARGETS[name]

    @seed(first)
    @settings(
        max_examples=12,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(target.thrown(bench))
    def throw(thrown: object) -> None:
        attempt(target, bench, thrown)

    throw()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such alarm")
def test_a_hang_ends_the_child_and_says_where() -> None:
    done = subprocess.run([sys.executable, "-c", HANGS], capture_output=True, text=True, check=False)
    assert done.returncode < 0
    assert "in hang" in done.stderr
