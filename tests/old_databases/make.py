"""Writes `version-N.db` for the version of the day: run once, before a release, and keep the file for good.

`python -m tests.old_databases.make`
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hall_assistant.app import MODELS
from hall_assistant.clock import SetClock
from hall_assistant.store import database, drafts
from hall_assistant.store.store import Store

KEY = bytes(range(32))
PLACE = "old databases"
HERE = Path(__file__).parent


def main() -> None:
    """A store with facts open and sealed, two chains, a draft, and the seal key of its one case."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(
            Path(folder), KEY, clock=SetClock.at("2026-03-12 09:50"), models=MODELS, counter="01", place=PLACE
        )
        with store.write() as w:
            w.append("museum:1", "museum.opened", by="s1", open={"number": 7, "list": [1, True, None, "停机"]})
            w.append("museum:1", "museum.said", by="s1", open={"step": "hear"}, sealed={"words": "您从头说，我记着"})
            drafts.save(w, case_id="case:1", field="note", staff="s1", text="半\ud83d")
        store.begin_chain("02")
        with store.write() as w:
            w.append("museum:1", "museum.closed", by="s2")
        store.close()
        shutil.copyfile(store.file, HERE / f"version-{database.VERSION}.db")


if __name__ == "__main__":
    main()
