"""What the core's tests share: a founded hall, made once and copied for each test, and the shipped content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_assistant.clock import SetClock
from hall_assistant.library.library import Library
from hall_assistant.library.shelf import read_content
from tests.core.counter import START, Counter, found, open_counter


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed hall with its four people; copy it, never open it."""
    folder = tmp_path_factory.mktemp("founded") / "hall"
    found(folder)
    return folder


@pytest.fixture
def counter(founded: Path, tmp_path: Path) -> Iterator[Counter]:
    """Counter 3 on the morning of 12 March 2026, open, with nobody at it yet."""
    opened = open_counter(founded, tmp_path / "hall", SetClock.at(START))
    yield opened
    opened.store.close()


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The content that ships, read once."""
    return read_content()
