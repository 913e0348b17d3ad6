"""What the documents say is so: commands exist, options exist, files exist, links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from hall_assistant.__main__ import main
from tests.house.sources import ROOT, files

DOCUMENTS = [path for path in files() if path.suffix == ".md" and path.relative_to(ROOT).parts[0] != "tests"]
TOPS = {path.relative_to(ROOT).parts[0] for path in files()}
MADE = ("build/", "dist/", ".venv", "_content/")
"""Beginnings of names of what is made here and not kept."""


def _texts() -> Iterator[tuple[str, str]]:
    for path in DOCUMENTS:
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def _code(text: str) -> list[str]:
    """What stands as code: the lines of fenced blocks, and what is between single backticks."""
    fenced = re.findall(r"```(?:sh|bat)?\n(.*?)```", text, re.DOTALL)
    rest = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return [line for block in fenced for line in block.splitlines()] + re.findall(r"`([^`\n]+)`", rest)


def test_the_documents_are_there() -> None:
    wanted = {
        "README.md",
        "README.zh-CN.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "docs/glossary.md",
    }
    assert wanted <= {name for name, _ in _texts()}


def test_every_make_command_named_is_a_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {
        (name, word) for name, text in _texts() for code in _code(text) for word in re.findall(r"\bmake ([a-z]+)", code)
    }
    assert {word for _, word in named} >= {"run", "test", "check"}
    wrong = [f"{name}: make {word}" for name, word in sorted(named) if word not in targets]
    assert not wrong, "\n".join(wrong)


def test_every_target_shown_to_people_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(phony[1].split()) == targets


def test_every_command_line_named_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    lines = {code for _, text in _texts() for code in _code(text) if re.search(r"-m hall_assistant [a-z]", code)}
    assert len(lines) >= 6
    wrong = []
    for line in sorted(lines):
        command = re.split(r"-m hall_assistant ", line)[1].split()
        told = _help(command[0], capsys)
        options = [word for word in command[1:] if word.startswith("--")]
        if not told or any(f"{option} " not in f"{told} ".replace("\n", " ").replace("]", " ") for option in options):
            wrong.append(line)
    assert not wrong, "\n".join(wrong)


def _help(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    told = capsys.readouterr().out
    return told if ended.value.code == 0 else ""


def test_every_file_named_exists() -> None:
    wrong = [f"{name}: {code}" for name, text in _texts() for code in _code(text) if not _stands(code)]
    assert not wrong, "\n".join(wrong)


def _stands(code: str) -> bool:
    """Whether a piece of code names no file of ours, or one that is there (`<id>` and `*` stand for any)."""
    if not re.fullmatch(r"[\w./<>*-]+", code) or code.split("/")[0] not in TOPS or "/" not in code:
        return True
    if code.startswith(MADE):
        return True
    return any(ROOT.glob(re.sub(r"<[^>]*>", "*", code.rstrip("/"))))


def test_every_link_leads_to_a_file() -> None:
    wrong = []
    for path in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#\s]+)\)", path.read_text(encoding="utf-8")):
            if not target.startswith("https://") and not (path.parent / target).exists():
                wrong.append(f"{path.relative_to(ROOT)}: {target}")
    assert not wrong, "\n".join(wrong)


def test_the_glossary_names_terms_that_stand_where_it_says() -> None:
    rows = re.findall(
        r"^\| (.+?) \| (.+?) \| (.+?) \|$", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE
    )[1:]
    assert len(rows) > 40
    wrong = []
    for term, _, where in rows:
        for path, name in re.findall(r"`([\w/.]+\.py)` \(`(\w+)`\)", where):
            if not re.search(rf"^(class|def) {name}\b", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE):
                wrong.append(f"{term}: {name} in {path}")
    assert not wrong, "\n".join(wrong)


def test_both_readmes_name_the_same_commands_and_files() -> None:
    english, chinese = (
        set(_fenced((ROOT / name).read_text(encoding="utf-8"))) for name in ("README.md", "README.zh-CN.md")
    )
    assert english == chinese


def _fenced(text: str) -> list[str]:
    return [line for block in re.findall(r"```\w+\n(.*?)```", text, re.DOTALL) for line in block.splitlines() if line]
