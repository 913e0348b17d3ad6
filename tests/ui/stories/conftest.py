"""The demo hall opened by the program's own objects, for the three complaints played through the windows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hall_assistant.app import Hall, unlock
from tests.showcase.stage import Stage, open_stage


def no_picture(_name: str, _told: str) -> None:
    """Nobody looks."""


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    """The program at its sign-in page; closed afterwards if the test did not close it."""
    hook = sys.excepthook
    stage = open_stage(tmp_path / "hall")
    yield stage
    if stage.hand.windows():
        stage.close()
    sys.excepthook = hook
    qapp.setStyleSheet("")


@pytest.fixture
def show() -> Callable[[str, str], None]:
    """No pictures."""
    return no_picture


@pytest.fixture
def closed() -> Callable[[Stage], Hall]:
    """Close the program and open its hall again, as the next morning does."""

    def close(stage: Stage) -> Hall:
        folder = stage.hall.folder
        stage.close()
        return Hall.open(folder, unlock.open_with(folder, unlock.device(folder)), clock=stage.clock)

    return close
