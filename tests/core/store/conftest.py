"""A real store in a temporary folder, and a clock set by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_assistant.clock import SetClock
from hall_assistant.store.store import Store
from tests.core.store.toy import START, open_store


@pytest.fixture
def clock() -> SetClock:
    return SetClock.at(START)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "hall"


@pytest.fixture
def store(folder: Path, clock: SetClock) -> Iterator[Store]:
    opened = open_store(folder, clock)
    yield opened
    opened.close()
