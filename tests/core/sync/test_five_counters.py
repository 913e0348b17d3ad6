"""Five counters, whatever happens between them: once all have met, one record; `make torture` plays longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.sync.conftest import copied
from tests.core.sync.five import run


@pytest.fixture(scope="session")
def five_founded(three_founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed hall of five counters that have met."""
    home = tmp_path_factory.mktemp("exchange-five") / "hall"
    hall = copied(three_founded, home)
    hall.join("04")
    hall.join("05")
    hall.meet()
    hall.close()
    return home


@pytest.mark.timeout(300)
def test_after_all_have_met_they_hold_one_record(five_founded: Path, tmp_path: Path) -> None:
    run(five_founded, tmp_path, examples=30)
