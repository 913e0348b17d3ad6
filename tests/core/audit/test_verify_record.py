"""The script for outsiders says of a record what the program says: in order, altered, cut short, re-ordered."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hall_assistant.audit.checking import check_seals
from hall_assistant.audit.exporting import journal_lines
from hall_assistant.audit.sealing import seal_now
from hall_assistant.audit.seals import every_seal
from hall_assistant.backup.desk import back_up, restore_over
from hall_assistant.errors import StaffError
from hall_assistant.store import database
from tests.core.counter import KEY, Counter, open_store
from tests.house.sources import ROOT

SCRIPT = ROOT / "docs" / "verify_record.py"


def script(file: Path) -> subprocess.CompletedProcess[str]:
    """What the script says of a file; it runs apart, with nothing of ours on its path."""
    words = [sys.executable, "-I", str(SCRIPT), str(file)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


@pytest.fixture
def sealed(counter: Counter) -> Counter:
    """A record with receptions before, between and after two seals."""
    for _ in range(2):
        counter.reception()
        seal_now(counter.store, by=counter.zhou)
    counter.reception()
    counter.store.settle()
    return counter


def exported(counter: Counter, tmp_path: Path) -> Path:
    """The record as lines."""
    file = tmp_path / "journal.jsonl"
    file.write_bytes(b"".join(journal_lines(counter.store, by=counter.zhou)))
    return file


def ours(counter: Counter) -> bool:
    """What the program says."""
    with counter.store.reading() as at:
        return counter.store.verify().holds and check_seals(at).holds


def test_the_script_is_short_and_names_every_seal_of_a_record_in_order(sealed: Counter, tmp_path: Path) -> None:
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) < 100
    told = script(exported(sealed, tmp_path))
    assert told.returncode == 0 and told.stdout.endswith("it holds\n") and not told.stderr
    with sealed.store.reading() as at:
        assert told.stdout.splitlines()[:-1] == [f"seal {one.line}" for one in every_seal(at)]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal SET actor = 'x' WHERE seq = 7",
        "UPDATE journal SET open = '{\"a\":1}' WHERE kind = 'day.sealed'",
        "UPDATE journal SET sealed = x'00' WHERE seq = 14",
        "DELETE FROM journal WHERE seq = 9",
        "DELETE FROM journal WHERE seq > (SELECT max(seq) FROM journal) - 2",
        "UPDATE journal SET seq = CASE seq WHEN 8 THEN -9 ELSE -8 END WHERE seq IN (8, 9)",
    ],
)
def test_what_was_altered_cut_or_put_in_another_order_both_find(sealed: Counter, tmp_path: Path, sql: str) -> None:
    other = database.connect(sealed.store.file, KEY)
    other.execute(sql)
    other.execute("UPDATE journal SET seq = -seq WHERE seq < 0")
    other.close()
    assert not ours(sealed)
    told = script(exported(sealed, tmp_path))
    assert told.returncode == 1 and not told.stderr and "it holds" not in told.stdout


@pytest.mark.parametrize("change", [lambda lines: lines[:-1], lambda lines: [lines[0], lines[2], lines[1], *lines[3:]]])
def test_a_file_that_lost_its_end_or_its_order_on_the_way_is_found(
    sealed: Counter, tmp_path: Path, change: Callable[[list[str]], list[str]]
) -> None:
    file = exported(sealed, tmp_path)
    file.write_text("\n".join(change(file.read_text(encoding="utf-8").splitlines())), encoding="utf-8")
    assert script(file).returncode == 1


def test_an_end_given_up_by_a_restore_is_no_fault_to_either(sealed: Counter, tmp_path: Path) -> None:
    copy = back_up(sealed.store, by=sealed.zhou, folder=tmp_path / "copies").file
    sealed.reception()
    restore_over(sealed.store, by=sealed.zhou, copy=copy)
    again = open_store(sealed.store.folder, sealed.clock)
    back = Counter(again, sealed.clock, sealed.wang, sealed.chen, sealed.li, sealed.zhou)
    seal_now(again, by=sealed.zhou)
    assert ours(back)
    assert script(exported(back, tmp_path)).returncode == 0
    again.close()


def test_what_is_handed_out_says_nothing_that_was_typed_and_only_the_manager_makes_it(
    sealed: Counter, tmp_path: Path
) -> None:
    told = exported(sealed, tmp_path).read_text(encoding="utf-8")
    assert "卡停了" not in json.dumps([json.loads(line) for line in told.splitlines()], ensure_ascii=False)
    with pytest.raises(StaffError, match=r"access\.denied"):
        journal_lines(sealed.store, by=sealed.li)
