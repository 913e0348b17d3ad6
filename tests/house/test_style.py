"""House style that no linter knows: nothing printed, nobody sleeping, no loose ends, every exception with a reason."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import ROOT, calls, files, place, python_files

SLEEPING = {"sleep", "msleep", "usleep", "qWait", "qSleep"}
KILLERS = ROOT / "tests" / "torture"
"""Kills another process at a random moment: the one place where time itself is what is tested."""
LOOSE_ENDS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
EXCEPTIONS = re.compile(r"#\s*(type:\s*ignore|noqa)(\[[\w, -]+\]|:\s*[A-Z0-9, ]+)?(?P<reason>.*)")


def test_nothing_prints() -> None:
    assert _calling(python_files("hall_assistant", "ui"), {"print"}) == []


def test_nobody_sleeps() -> None:
    paths = python_files("hall_assistant", "ui", "tests")
    assert _calling([path for path in paths if KILLERS not in path.parents], SLEEPING) == []


def _calling(paths: list[Path], names: set[str]) -> list[str]:
    return [place(path, call) for path in paths for name, call in calls(path) if name in names]


def test_no_loose_ends() -> None:
    loose = [found for path in python_files("hall_assistant", "ui", "tests", "tools") for found in _loose(path)]
    assert not loose, "\n".join(loose)


def _loose(path: Path) -> Iterator[str]:
    for comment, line in _comments(path):
        if LOOSE_ENDS.search(comment):
            yield f"{place(path)}:{line} {comment}"


def test_an_exception_from_types_or_lint_gives_its_reason() -> None:
    bare = []
    for path in python_files("hall_assistant", "ui"):
        for comment, line in _comments(path):
            found = EXCEPTIONS.match(comment)
            if found and not found["reason"].strip(" #—-:"):
                bare.append(f"{place(path)}:{line} {comment}")
    assert not bare, "\n".join(bare)


def _comments(path: Path) -> Iterator[tuple[str, int]]:
    source = io.StringIO(path.read_text(encoding="utf-8"))
    for token in tokenize.generate_tokens(source.readline):
        if token.type == tokenize.COMMENT:
            yield token.string, token.start[0]


def test_file_names_are_plain() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in files()]
    assert [name for name in names if not re.fullmatch(r"[\w./-]+", name, re.ASCII)] == []
