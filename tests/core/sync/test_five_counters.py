"""Five counters, whatever happens between them: once all have met, one record; `make torture` plays longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.sync.five import five_founded, run


@pytest.mark.timeout(300)
def test_after_all_have_met_they_hold_one_record(tmp_path: Path) -> None:
    run(five_founded(tmp_path / "five"), tmp_path, examples=25)
