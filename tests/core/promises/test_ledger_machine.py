"""Nothing people do closes a reception over an open promise or loses an owner; `make torture` plays longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.promises.ledger_machine import run


@pytest.mark.timeout(120)
def test_no_sequence_of_acts_breaks_what_the_ledger_promises(founded: Path) -> None:
    run(founded, examples=190)
