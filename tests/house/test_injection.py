"""Nothing that came from outside is run, unpacked or believed: the house has no doors through which it could be."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import yaml

from tests.house.sources import calls, files, place, python_files

RUNS = {"eval", "exec", "compile", "__import__", "system", "popen", "Popen", "check_output", "execfile", "startfile"}
"""What runs a text as a program, or starts one. Qt's own `exec` of a window is a method and not meant."""
BELIEVES = {"extract", "extractall", "unpack_archive", "Markup", "full_load", "unsafe_load", "executescript"}
"""What writes where an archive says, or takes a text for safe that it has not looked at."""
TABLES = {"writerow", "writerows", "Workbook"}
WRITES_TABLES = {f"hall_assistant/logbook/{name}.py" for name in ("exports", "reports/papers", "reports/sheets")}
"""Where rows of a table are written; every cell goes through `safe_cell` or `put_text`, which tests feed formulas."""
OWN_ADDRESSES = {"二维码", "页[0]", '一幅["址"]'}
"""Slots that are addresses the program itself makes: a picture, a file of the same archive."""
PAGES = [path for path in files() if path.match("scripts_zh/templates/*.yaml")]


@cache
def _product() -> list[tuple[Path, str, ast.Call]]:
    """Every call in the files that name one of these at all: few are, and reading a tree takes long."""
    named = re.compile(rf"\b({'|'.join(sorted(RUNS | BELIEVES | TABLES))}|shell|pickle|marshal|shelve|yaml)\b")
    few = (path for path in python_files("hall_assistant", "ui") if named.search(path.read_text(encoding="utf-8")))
    return [(path, name, call) for path in few for name, call in calls(path)]


def test_nothing_that_was_read_is_run() -> None:
    found = [
        place(path, call)
        for path, name, call in _product()
        if name in RUNS and (isinstance(call.func, ast.Name) or _owner(call) in ("os", "subprocess", "builtins"))
    ]
    found += [place(path, call) for path, _, call in _product() if any(word.arg == "shell" for word in call.keywords)]
    assert not found, "\n".join(found)


def _owner(call: ast.Call) -> str:
    return ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def test_the_screen_asks_the_record_no_question_of_its_own() -> None:
    asked = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\s+\w")
    found = [place(path) for path in python_files("ui") if asked.search(path.read_text(encoding="utf-8"))]
    assert not found, "\n".join(found)


def test_no_archive_is_unpacked_and_no_text_taken_for_safe_unseen() -> None:
    found = [place(path, call) for path, name, call in _product() if name in BELIEVES]
    found += [
        place(path, call)
        for path, name, call in _product()
        if _owner(call) in ("pickle", "marshal", "shelve")
        or (_owner(call) == "yaml" and name == "load" and _loose(call))
    ]
    assert not found, "\n".join(found)


def _loose(call: ast.Call) -> bool:
    """Whether YAML is read by a loader that can make objects."""
    return not any("Safe" in ast.unparse(one) for one in (*call.args[1:], *(word.value for word in call.keywords)))


def test_tables_are_written_in_one_place_where_no_cell_is_a_formula() -> None:
    writing = {place(path) for path, name, _ in _product() if name in TABLES}
    assert writing <= WRITES_TABLES


def test_every_page_escapes_what_is_filled_in() -> None:
    assert PAGES
    for path in PAGES:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        text = read["text"]
        assert bool(re.search(r"<[a-z!/]", text)) <= bool(read.get("html")), f"{path.name}: a page without `html: true`"
        assert not re.search(r"\|\s*(safe|attr|xmlattr|forceescape)\b|autoescape", text), path.name
        if read.get("html"):
            assert not re.search(r"=\s*\{\{", text), f"{path.name}: a slot stands unquoted in a tag"
            assert not re.search(r"<script|\son\w+\s*=|javascript:", text, re.IGNORECASE), path.name
            chosen = re.findall(r"(?:href|src)\s*=\s*[\"']\s*\{\{\s*(.+?)\s*\}\}", text)
            assert set(chosen) <= OWN_ADDRESSES, f"{path.name}: a slot chooses an address"
