"""The guide for store managers names every verb and every form of result that the player knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from hall_assistant.training.checks import CHECKS
from hall_assistant.training.verbs import VERBS

GUIDE = (Path(__file__).parents[3] / "docs" / "handbook" / "stories.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", sorted({*VERBS, *CHECKS}))
def test_the_guide_shows_it(word: str) -> None:
    assert f"`{word}" in GUIDE
