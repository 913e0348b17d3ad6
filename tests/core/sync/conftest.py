"""A founded hall of one counter, and one of three; made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.sync.hall import Hall


@pytest.fixture(scope="session")
def one_founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed hall of one counter."""
    return _made(tmp_path_factory.mktemp("exchange-one"))


@pytest.fixture(scope="session")
def three_founded(one_founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed hall of three counters that have met."""
    home = tmp_path_factory.mktemp("exchange-three") / "hall"
    hall = copied(one_founded, home)
    hall.join("02")
    hall.join("03")
    hall.meet()
    hall.close()
    return home


@pytest.fixture
def hall(one_founded: Path, tmp_path: Path) -> Iterator[Hall]:
    opened = copied(one_founded, tmp_path / "hall")
    yield opened
    opened.close()


@pytest.fixture
def three(three_founded: Path, tmp_path: Path) -> Iterator[Hall]:
    opened = copied(three_founded, tmp_path / "hall")
    yield opened
    opened.close()


def copied(made: Path, home: Path) -> Hall:
    """The hall opened in a copy of its folders."""
    shutil.copytree(made, home)
    hall = Hall(home, home / "share")
    for folder in sorted(path.name for path in home.iterdir() if path.name != "share"):
        hall.open(folder)
    return hall


def _made(home: Path) -> Path:
    (home / "share").mkdir()
    hall = Hall(home, home / "share")
    hall.found()
    hall.close()
    return home
