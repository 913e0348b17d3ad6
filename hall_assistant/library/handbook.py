"""The handbook (手册) as search and reader see it: its pages, cut at their headings. Nothing is kept in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(```|~~~)")
_HEADING = re.compile(r"^(#{1,6})\s+(.*\S)\s*$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_RULE = re.compile(r"^[\s|:-]+$")
_SIGNS = re.compile(r"[`*|]|^\s*(?:#{1,6}|>|-|\d+\.)\s+")


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading of a page."""

    id: str
    """`reception#2`: the page's name and the place of the heading on it, from 0."""
    page: str
    page_title: str
    title: str
    text: str
    """Markdown, with its heading."""

    @property
    def plain(self) -> str:
        """The text without marks and heading, to be searched and shown in a line."""
        lines = [_bare(line) for line in self.text.splitlines()[1:] if not (_FENCE.match(line) or _RULE.match(line))]
        return "\n".join(line for line in lines if line)


def pages(folder: Path) -> list[str]:
    """Names of the pages: the contents first, then in the order they stand there, then what is not named there."""
    found = sorted(path.stem for path in folder.glob("*.md"))
    first = [name for name in ("README",) if name in found]
    named = re.findall(r"\]\(([\w-]+)\.md\)", _read(folder, "README")) if first else []
    return list(dict.fromkeys(name for name in (*first, *named, *found) if name in found))


def page(folder: Path, name: str) -> str:
    """A page as Markdown; empty where there is none of that name."""
    return _read(folder, name) if re.fullmatch(r"[\w-]+", name) else ""


def sections(folder: Path) -> Iterator[Section]:
    """Every section of every page but the contents."""
    for name in pages(folder):
        if name != "README":
            yield from _cut(name, _read(folder, name))


def _cut(name: str, text: str) -> Iterator[Section]:
    """A page cut at its headings; a sign in a block of code is none."""
    heads: list[tuple[str, list[str]]] = []
    fenced = False
    for line in text.splitlines():
        fenced ^= bool(_FENCE.match(line))
        heading = None if fenced else _HEADING.match(line)
        if heading:
            heads.append((_bare(heading[2]), [line]))
        elif heads:
            heads[-1][1].append(line)
    for place, (title, lines) in enumerate(heads):
        if any(line.strip() for line in lines[1:]):
            yield Section(f"{name}#{place}", name, heads[0][0], title, "\n".join(lines))


def _bare(line: str) -> str:
    return " ".join(_SIGNS.sub(" ", _LINK.sub(r"\1", line)).split())


def _read(folder: Path, name: str) -> str:
    try:
        return (folder / f"{name}.md").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
