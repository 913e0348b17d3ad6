"""Every story in this folder is played through the desk functions as a test of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from hall_assistant.library.library import Library
from hall_assistant.library.shelf import read_content
from hall_assistant.training.player import play, story_files

FILES = story_files(Path(__file__).parent)


@pytest.fixture(scope="module")
def library() -> Library:
    return read_content()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_story_comes_out_as_told(file: Path, library: Library) -> None:
    (played,) = play([file], library=library)
    assert played.holds, played.fault


def test_the_narrated_cases_and_those_of_today_are_all_here() -> None:
    sources = {file.stem[:4] for file in FILES}
    assert {f"s{number}" for number in range(168, 185)} <= sources
    assert len([file for file in FILES if file.stem.startswith("today_")]) >= 8
