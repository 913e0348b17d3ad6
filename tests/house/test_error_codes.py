"""Every error a person may meet has a Chinese sentence, every sentence is used, and each can be filled."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from string import Formatter

from hall_assistant.sentences import SENTENCES
from tests.house.sources import ROOT, calls, place, python_files

ERRORS = {"StaffError", "SurroundingsError", "HallError"}
DISK = ("disk_full", "read_only", "disk_fault")

WORKED_OUT: dict[tuple[str, str], tuple[str, ...]] = {
    ("hall_assistant/logbook/reports/county_book.py", "_CODES[problem.code]"): (
        "county.locked",
        "county.old_form",
        "county.bomb",
        "county.macros",
        "county.damaged",
    ),
    ("hall_assistant/casefile/opening.py", "f\"case.{row['state']}\""): ("case.ended", "case.voided"),
    ("hall_assistant/store/driver.py", "code"): ("store.locked", "store.damaged", *(f"store.{one}" for one in DISK)),
    ("hall_assistant/store/driver.py", "_cannot_open(folder)"): ("store.read_only", "store.missing"),
    ("hall_assistant/store/database.py", "codes.get(problem.errno or 0, 'store.disk_fault')"): (
        "store.missing",
        *(f"store.{one}" for one in DISK),
    ),
    ("hall_assistant/sync/folder.py", "codes.get(problem.errno or 0, 'exchange.folder_away')"): (
        "exchange.folder_full",
        "exchange.folder_read_only",
        "exchange.folder_away",
    ),
    ("hall_assistant/sync/joining.py", "error.code.replace('unlock.', 'exchange.')"): (
        "exchange.code",
        "exchange.code_group",
        "exchange.code_length",
    ),
    ("hall_assistant/store/database.py", "code"): ("store.damaged", "store.wrong_key"),
    ("hall_assistant/store/wraps.py", "_WRONG[source.kind]"): ("unlock.password", "unlock.code"),
    ("hall_assistant/backup/copies.py", "f'backup.{code}'"): (
        "backup.no_folder",
        *(f"backup.{one}" for one in DISK),
    ),
    ("hall_assistant/backup/copies.py", "code"): ("backup.no_folder", *(f"backup.{one}" for one in DISK)),
    ("hall_assistant/search/engine.py", "code"): ("index.broken", "index.unwritable"),
    ("hall_assistant/backup/restoring.py", "problem.code"): (),
    ("hall_assistant/backup/lately.py", "failed['code']"): (),
    ("hall_assistant/sync/noted.py", "self.failed"): (),
    ("hall_assistant/sync/values.py", "self.code"): ("exchange.apart",),
    ("ui/child.py", "self._answer['code']"): (),
    ("ui/child.py", "self._lost"): ("exchange.stopped", "report.stopped"),
}
"""Codes that are worked out where they are raised: file and expression → what may come out (nothing new where an
error is passed on)."""


@dataclass(frozen=True)
class Raised:
    """One place where an error is made."""

    where: str
    codes: tuple[str, ...]
    values: frozenset[str]
    open_values: bool
    """Whether it also passes on values by `**`."""


def _raised() -> list[Raised]:
    return [
        _of(place(path, call), path.relative_to(ROOT).as_posix(), call)
        for path in python_files("hall_assistant", "ui")
        for name, call in calls(path)
        if name in ERRORS or _is_own_kind(name, call)
    ]


def _is_own_kind(name: str, call: ast.Call) -> bool:
    """Whether an error class of its own names its code here: `super().__init__("story.fault", …)`."""
    code = call.args[0] if call.args else None
    return name == "__init__" and isinstance(code, ast.Constant) and code.value in SENTENCES


def _of(where: str, file: str, call: ast.Call) -> Raised:
    code = call.args[0]
    if isinstance(code, ast.Constant):
        codes: tuple[str, ...] = (str(code.value),)
    else:
        found = WORKED_OUT.get((file, ast.unparse(code)))
        assert found is not None, f"{where}: say in WORKED_OUT what {ast.unparse(code)} may be"
        codes = found
    values = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
    return Raised(where, codes, values, any(keyword.arg is None for keyword in call.keywords))


def _slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_error_has_a_sentence() -> None:
    silent = [f"{one.where} {code}" for one in _raised() for code in one.codes if code not in SENTENCES]
    assert not silent, "\n".join(silent)


def test_every_sentence_is_used() -> None:
    used = {code for one in _raised() for code in one.codes}
    assert set(SENTENCES) - used == set()


def test_every_sentence_can_be_filled_wherever_its_error_is_raised() -> None:
    unfilled = []
    for one in _raised():
        for code in one.codes:
            lacking = _slots(SENTENCES.get(code, "")) - one.values
            if lacking and not one.open_values:
                unfilled.append(f"{one.where} {code} lacks {lacking}")
    assert not unfilled, "\n".join(unfilled)


def test_codes_worked_out_are_still_worked_out() -> None:
    standing = {
        (path.relative_to(ROOT).as_posix(), ast.unparse(call.args[0]))
        for path in python_files("hall_assistant", "ui")
        for name, call in calls(path)
        if name in ERRORS and not isinstance(call.args[0], ast.Constant)
    }
    assert set(WORKED_OUT) - standing == set()


def test_sentences_are_chinese_and_end_as_sentences() -> None:
    odd = [
        code for code, text in SENTENCES.items() if not re.search(r"[\u4e00-\u9fff]", text) or text[-1] not in "。！"
    ]
    assert not odd, "\n".join(odd)
