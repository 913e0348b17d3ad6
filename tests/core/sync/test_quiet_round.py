"""A round with nothing new, every three minutes at every counter: it opens a few files and scans nothing that grows."""

from __future__ import annotations

import pytest

from hall_assistant.store.driver import Row
from hall_assistant.store.reading import Params, Reading
from hall_assistant.sync.folder import Folder
from hall_assistant.sync.standing import standing
from tests.core.sync.hall import Hall

SMALL = ("SCAN devices", "INDEX subject_keys_destroyed", "INDEX persons_destroyed")
"""The hall's computers, and what was forgotten: told whole each time."""


def test_it_reads_what_each_tells_and_its_own_last_segment_and_tells_once(
    three: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        three.reception("02", f"第{number}件")
        three.exchange("02")
    three.meet()
    read, written = Folder.read, Folder.write
    opened: list[str] = []
    laid: list[str] = []

    def reading(folder: Folder, chain: str, name: str) -> bytes | None:
        opened.append(name)
        return read(folder, chain, name)

    def writing(folder: Folder, chain: str, name: str, content: bytes) -> None:
        laid.append(name)
        written(folder, chain, name, content)

    monkeypatch.setattr(Folder, "read", reading)
    monkeypatch.setattr(Folder, "write", writing)
    three.exchange("02")
    assert laid == ["seen.state"]
    assert len(opened) == 4, opened


def test_no_question_reads_a_growing_table_from_end_to_end(three: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    three.reception("02", "账单多了二十")
    three.meet()
    asked, asked_one = Reading.rows, Reading.one
    found: list[str] = []

    def note(at: Reading, sql: str, params: Params) -> None:
        found.extend(row["detail"] for row in asked(at, f"EXPLAIN QUERY PLAN {sql}", params))

    def rows(at: Reading, sql: str, params: Params = ()) -> list[Row]:
        note(at, sql, params)
        return asked(at, sql, params)

    def one(at: Reading, sql: str, params: Params = ()) -> Row | None:
        note(at, sql, params)
        return asked_one(at, sql, params)

    monkeypatch.setattr(Reading, "rows", rows)
    monkeypatch.setattr(Reading, "one", one)
    three.exchange("02")
    with three.counters["02"].reading() as at:
        standing(at)
    scans = [plan for plan in found if plan.startswith("SCAN")]
    assert scans
    assert [plan for plan in scans if not any(small in plan for small in SMALL)] == []
