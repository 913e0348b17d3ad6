"""Every public thing says what it is for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import PRODUCT, place, python_files, tree

Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _public(body: list[ast.stmt]) -> Iterator[Documented]:
    for node in body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body)


def _silent(path: Path) -> list[str]:
    silent = [] if ast.get_docstring(tree(path)) else [place(path)]
    return silent + [f"{place(path, node)} {node.name}" for node in _public(tree(path).body) if not _said(node)]


def _said(node: Documented) -> bool:
    return bool((ast.get_docstring(node) or "").strip(" ."))


def test_every_module_class_and_function_says_what_it_is_for() -> None:
    paths = python_files(*PRODUCT)
    assert len(paths) > 100
    assert [line for path in paths for line in _silent(path)] == []
