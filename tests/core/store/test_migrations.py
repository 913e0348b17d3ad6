from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hall_assistant.clock import SetClock
from hall_assistant.store import database
from hall_assistant.store.driver import Connection, Error, driver
from hall_assistant.store.store import Store
from tests.core.store.toy import KEY, kinds, note, open_store


def _next_version(monkeypatch: pytest.MonkeyPatch, fails: bool = False) -> None:
    """The program one version on: the steps of today and one more."""
    from sqlite_utils import Migrations

    from hall_assistant.store import migrations

    later = Migrations("hall")
    later(name="first_tables")(migrations.first_tables)

    @later()
    def add_a_table(db: Any) -> None:
        db.execute("CREATE TABLE added (a)")
        if fails:
            db.execute("CREATE TABLE added (a)")

    monkeypatch.setattr(migrations, "hall_db", later)
    monkeypatch.setattr(database, "VERSION", database.VERSION + 1)


def _tables(at: Connection) -> set[str]:
    return {row[0] for row in at.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_an_older_file_is_brought_up_after_a_copy(
    store: Store, folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(store)
    store.close()
    _next_version(monkeypatch)
    again = open_store(folder, clock)
    assert kinds(again, "case:1") == ["topic"]
    with again.reading() as at:
        assert at.rows("SELECT * FROM added") == []
    assert again.verify().holds
    again.close()
    copy = database.connect(folder / f"hall.version-{database.VERSION - 1}.db", KEY, read_only=True)
    assert "added" not in _tables(copy)
    assert copy.execute("SELECT count(*) FROM journal").fetchone()[0] == 2
    copy.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(
    store: Store, folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(store)
    store.close()
    with monkeypatch.context() as patched:
        _next_version(patched, fails=True)
        with pytest.raises(Error):
            open_store(folder, clock)
    again = open_store(folder, clock)
    assert kinds(again, "case:1") == ["topic"]
    with again.reading() as at:
        assert "added" not in _tables(at.connection)
    again.close()


def test_every_step_is_recorded_by_name(store: Store) -> None:
    with store.reading() as at:
        assert [row["name"] for row in at.rows("SELECT name FROM _sqlite_migrations ORDER BY id")] == ["first_tables"]


def test_sqlite_utils_speaks_through_our_driver(store: Store) -> None:
    from sqlite_utils import utils

    assert utils.OperationalError is driver.OperationalError


def test_every_read_table_has_a_subject_and_a_natural_key(store: Store) -> None:
    from hall_assistant.app import MODELS

    with store.reading() as at:
        for name in (name for model in MODELS for name in model.tables):
            columns = at.rows(f"PRAGMA table_info({name})")
            assert "subject" in [column["name"] for column in columns]
            assert any(column["pk"] for column in columns)
