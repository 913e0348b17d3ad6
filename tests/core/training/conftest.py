"""A stage with the demo crew, on a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hall_assistant.app import Hall
from hall_assistant.clock import SetClock
from hall_assistant.library.library import Library
from hall_assistant.library.shelf import read_content
from hall_assistant.training.crew import found_demo_hall
from hall_assistant.training.player import Played, play
from hall_assistant.training.stage import Stage

HEAD = "# 一件小事\n\n| 步骤 | 顾客说 | 营业员做 | 结果 |\n|---|---|---|---|\n"


@pytest.fixture(scope="session")
def library() -> Library:
    return read_content()


@pytest.fixture
def stage(tmp_path: Path, library: Library) -> Iterator[Stage]:
    clock = SetClock.at("2026-03-12 09:50")
    hall = Hall.open(tmp_path / "hall", bytes(32), clock=clock)
    actors = found_demo_hall(hall.store)
    yield Stage(hall.store, clock, library, actors, actors["张敏"])
    hall.close()


@pytest.fixture
def played(tmp_path: Path, library: Library) -> Callable[..., Played]:
    """Plays rows, each written as `步骤 | 顾客说 | 营业员做 | 结果`."""

    def run(*rows: str) -> Played:
        file = tmp_path / "small.md"
        file.write_text(HEAD + "".join(f"| {row} |\n" for row in rows), encoding="utf-8")
        return play([file], library=library)[0]

    return run
