"""One file of every version that was ever released must open, hold and say what it said."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from hall_assistant.app import MODELS
from hall_assistant.clock import SetClock
from hall_assistant.store import database, drafts
from hall_assistant.store.store import Store

KEY = bytes(range(32))
PLACE = "old databases"
FILES = sorted(Path(__file__).parent.glob("version-*.db"))


def _open(file: Path, folder: Path) -> Store:
    shutil.copyfile(file, folder / database.NAME)
    return Store.open(folder, KEY, clock=SetClock.at("2027-01-01 09:00"), models=MODELS, place=PLACE)


def test_there_is_a_file_of_every_version() -> None:
    assert [file.name for file in FILES] == [f"version-{number + 1}.db" for number in range(database.VERSION)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_old_file_opens_holds_and_says_what_it_said(file: Path, tmp_path: Path) -> None:
    store = _open(file, tmp_path)
    verdict = store.verify()
    assert verdict.holds
    assert verdict.chains == 2
    assert store.counter == "02"
    with store.reading() as at:
        facts = at.facts("museum:1")
        assert [fact.kind for fact in facts] == ["museum.opened", "museum.said", "museum.closed"]
        assert facts[0].open == {"number": 7, "list": [1, True, None, "停机"]}
        assert facts[1].sealed == {"words": "您从头说，我记着"}
        assert drafts.read(at, "case:1") == {"note": "半\ud83d"}
    assert store.rebuild().equal
    with store.write() as w:
        assert w.append("museum:1", "museum.again", by="s1").at > facts[-1].at
    store.close()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_old_file_brought_up_has_the_tables_of_a_new_one(file: Path, tmp_path: Path) -> None:
    """Also shows a released step that was edited after its release."""
    (tmp_path / "old").mkdir()
    old = _open(file, tmp_path / "old")
    new = Store.open(tmp_path / "new", KEY, clock=old.clock, models=MODELS)
    assert _schema(old) == _schema(new)
    old.close()
    new.close()


def _schema(store: Store) -> dict[str, str]:
    with store.reading() as at:
        found = at.rows("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {row["name"]: re.sub(r"\s+", " ", row["sql"]) for row in found}
