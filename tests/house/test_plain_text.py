"""No widget reads a person's text as HTML: what shows data is told that it is plain, or made where it is told."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import ROOT, calls, place, python_files, tree

RICH = {"setHtml", "insertHtml", "setMarkdown", "QTextEdit", "QTextBrowser", "QMessageBox"}
"""What reads HTML, or guesses whether a text is some."""
SHIPPED = {
    "ui/paper.py": {"setHtml"},  # pages from shipped templates, in which what is filled in is escaped
    "ui/pages/handbook.py": {"QTextBrowser", "setMarkdown"},  # the shipped handbook alone
}


def test_nothing_reads_html_but_paper_and_the_handbook() -> None:
    found = [
        place(path, call)
        for path in python_files("ui")
        for name, call in calls(path)
        if name in RICH - SHIPPED.get(path.relative_to(ROOT).as_posix(), set())
    ]
    assert not found, "\n".join(found)


def test_every_label_that_shows_data_is_told_that_it_is_plain() -> None:
    found = [where for path in python_files("ui") for where in _guessing(path)]
    assert not found, "\n".join(found)


def _guessing(path: Path) -> Iterator[str]:
    """Labels that guess whether their text is HTML, and are given another than one written down in the source."""
    told = {ast.unparse(call.func.value) for name, call in calls(path) if name == "setTextFormat" and _method(call)}
    data = {
        ast.unparse(call.func.value)
        for name, call in calls(path)
        if name == "setText" and _method(call) and not _written_down(call.args)
    }
    named = _named(path)
    for name, call in calls(path):
        if name == "QLabel":
            target = named.get(call, "")
            if target not in told and (target in data or not _written_down(call.args)):
                yield place(path, call)


def _method(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute)


def _named(path: Path) -> dict[ast.expr, str]:
    """What each value is called where it is assigned."""
    found = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Assign))
    return {node.value: ast.unparse(node.targets[-1]) for node in found}


def _written_down(given: list[ast.expr]) -> bool:
    """Whether the text, if one is given, stands in the source: as it is, by the name of a constant, or one of two."""
    first = given[0] if given else None
    if isinstance(first, ast.IfExp):
        return _written_down([first.body]) and _written_down([first.orelse])
    if isinstance(first, ast.Name):
        return first.id in ("self", "parent") or first.id.strip("_").isupper()
    return first is None or isinstance(first, ast.Constant)


def test_a_label_of_ones_own_kind_tells_it_too() -> None:
    kinds = [
        (path, node)
        for path in python_files("ui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "QLabel" for base in node.bases)
    ]
    silent = [f"{place(path)} {node.name}" for path, node in kinds if "setTextFormat" not in ast.unparse(node)]
    assert not silent, "\n".join(silent)
